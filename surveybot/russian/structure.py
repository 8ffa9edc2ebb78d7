"""Keys, names and steps, in Russian: in, nothing; out, what stands for each English template."""

STRUCTURE = {
    "`{name}` is a word of the language and cannot be a name": "`{name}` — служебное слово, именем оно быть не может",
    "choose another name, for example `{name}_1`": "выберите другое имя, например `{name}_1`",
    "`{name}` mixes Latin and Cyrillic letters that look alike": (
        "в `{name}` смешаны похожие латинские и русские буквы"
    ),
    "`{name}` cannot be a name": "`{name}` не может быть именем",
    "type it all in one alphabet": "наберите всё одним алфавитом",
    "a name is a letter, then letters, digits or `_`, at most 40, for example `{right}`": (
        "имя начинается с буквы, дальше буквы, цифры или `_`, всего не больше 40 знаков, например `{right}`"
    ),
    "here belongs a name": "здесь нужно имя",
    "here belongs `yes` or `no`": "здесь нужно `yes` (да) или `no` (нет)",
    "write `{meant}`": "напишите `{meant}`",
    "`set` is written as `variable: computation` lines": "в `set` нужны строки `переменная: вычисление`",
    "write\n- set:\n    {name}: {value}": "напишите\n- set:\n    {name}: {value}",
    "here belongs a range such as `0..60`, `..9` or `3..`": "здесь нужен промежуток, например `0..60`, `..9` или `3..`",
    "write `{one}..` for at least {one}, `..{one}` for at most, `{one}..{one}` for exactly {one}": (
        "`{one}..` — не меньше {one}, `..{one}` — не больше, `{one}..{one}` — ровно {one}"
    ),
    "nothing lies in `{range}`: it starts above its end": "в `{range}` ничего нет: начало больше конца",
    "write the smaller number first: `{high}..{low}`": "сначала пишут меньшее число: `{high}..{low}`",
    "here belongs a whole number, from 1 on": "здесь нужно целое число, от 1",
    "here belongs a duration such as `30s`, `15m`, `2h`, `1d`, `2w`, `6mo` or `1y`": (
        "здесь нужен срок, например `30s`, `15m`, `2h`, `1d`, `2w`, `6mo` или `1y`"
    ),
    "`{name}` is an answer in a round, and `set` changes none": (
        "`{name}` — это ответ внутри повтора, а `set` ответов не меняет"
    ),
    "set a variable with a name of its own": "заведите переменную со своим именем",
    "a {type} question": "вопрос типа {type}",
    "an {type} question": "вопрос типа {type}",
    "unknown key `{key}` in {what}": "неизвестный ключ `{key}`: здесь {what}",
    "put a step `- if: …` of its own into the list under `else:`": (
        "в список под `else:` поставьте отдельный шаг `- if: …`"
    ),
    "`text:` asks before each round; to stop earlier, jump to a label behind the `repeat`": (
        "`text:` спрашивает перед каждым повтором; чтобы закончить раньше, перейдите к метке после `repeat`"
    ),
    "the points of a scale stand in one line, such as `choices: 1..5`": (
        "деления шкалы пишут одной строкой, например `choices: 1..5`"
    ),
    "write it under `rules:`, as `- range: 1..10` for a number and `- length: 2..50` for a text": (
        "напишите это в `rules:`: `- range: 1..10` для числа, `- length: 2..50` для текста"
    ),
    "write both ends in one line: `range: 1..10` for a number, `length: 2..50` for a text": (
        "оба края пишут в одной строке: `range: 1..10` для числа, `length: 2..50` для текста"
    ),
    "did you mean `{guess}`?": "может быть, `{guess}`?",
    "possible here: {known}": "здесь можно: {known}",
    "every question needs an answer unless it has `optional: yes`; take this line out": (
        "на каждый вопрос и так нужен ответ, если у него нет `optional: yes`; уберите эту строку"
    ),
    "{wanted}; found {found}": "{wanted}; сейчас здесь: {found}",
    "`{key}` does not belong to {what}": "`{key}` здесь не подходит: это {what}",
    "`{key}` {place}": "`{key}` {place}",
    "a text": "текст",
    "{what} is written as `key: value` lines": "{what}: здесь нужны строки `ключ: значение`",
    "`key: value` lines": "строки `ключ: значение`",
    "a list": "список",
    "nothing": "ничего",
    "{what} needs `{key}:`": "{what}: не хватает `{key}:`",
    "add a line `{key}: …` here": "добавьте здесь строку `{key}: …`",
    "`{key}` is no {what} of its own; it belongs to the one above": (
        "`{key}` — не отдельный {what}, это часть того, что выше"
    ),
    "step": "шаг",
    "rule": "правило",
    "take the dash before `{key}` out, and align `{key}` with `{first}` of line {line}": (
        "уберите дефис перед `{key}` и выровняйте `{key}` по `{first}` строки {line}"
    ),
    "it belongs here": "это относится сюда",
    "a test": "тест",
    "a rule": "правило",
    "a survey": "настройки опроса",
    "a `{verb}` step": "шаг `{verb}`",
    "an `{verb}` step": "шаг `{verb}`",
    "a `grid` step": "шаг `grid`",
    "a `repeat` step": "шаг `repeat`",
    "an `include` step": "шаг `include`",
    "an `if` block": "блок `if`",
    "`report`": "`report`",
    "`anonymous`": "`anonymous`",
    "`remind`": "`remind`",
    "`attempts`": "`attempts`",
    "`timeout`": "`timeout`",
    "here belongs the name of a label or a question": "здесь нужно имя метки или вопроса",
    'here belongs a condition or a computation, for example `city == "riga"`': (
        'здесь нужно условие или вычисление, например `city == "riga"`'
    ),
    "belongs to a question, under `steps:`, aligned with its `ask`": (
        "относится к вопросу: его место под `steps:`, вровень с `ask`"
    ),
    "belongs to a rule, under `rules:`": "относится к правилу: его место под `rules:`",
    "is a step of its own, beginning with `- goto:`": "— отдельный шаг, он начинается с `- goto:`",
    "belongs under `rules:`, as `- {kind}: …`": "пишут под `rules:`, так: `- {kind}: …`",
    "belongs to questions of type {types}": "бывает у вопросов типа {types}",
    "a question begins with `ask:` and a name for its answer": "вопрос начинается с `ask:` и имени для ответа",
    "write `- ask: name`, and its words under `text:`; words that ask nothing are `- say: …`": (
        "напишите `- ask: имя`, а слова вопроса — в `text:`; слова, на которые не отвечают, пишут как `- say: …`"
    ),
    "a question begins with `ask:`, not with `{key}:`": "вопрос начинается с `ask:`, а не с `{key}:`",
    "write `- ask: {name}`, and its words under `text:`": "напишите `- ask: {name}`, а слова вопроса — в `text:`",
    "this step has no verb": "непонятно, что делает этот шаг",
    "a step begins with one of {known}": "шаг начинается с одного из слов: {known}",
    "there is no question type `{kind}`": "типа вопроса `{kind}` нет",
    "the types are {known}": "типы такие: {known}",
    "this step has two verbs, `{first}` and `{second}`": "в этом шаге два действия, `{first}` и `{second}`",
    "begin a new step with `- {second}: …`": "начните новый шаг: `- {second}: …`",
    "`if` needs `then:`, `goto:` or a verb beside it": "рядом с `if` нужен `then:`, `goto:` или действие",
    "`{key}` needs an `if` beside it": "рядом с `{key}` нужен `if`",
    "begin the step with `- if: …`, and put `{key}:` below it without a dash": (
        "начните шаг с `- if: …`, а `{key}:` поставьте под ним без дефиса"
    ),
    "there is no verb `{key}`": "действия `{key}` нет",
    "the question `{name}` has no type": "у вопроса `{name}` нет типа",
    "add a line such as `type: text` or `type: choice`": "добавьте строку, например `type: text` или `type: choice`",
    "`type` is a word such as `text` or `choice`": "`type` — это слово, например `text` или `choice`",
    "there are no steps here": "здесь нет шагов",
    "add a step, such as `- say: Hello!`": "добавьте шаг, например `- say: Здравствуйте!`",
    "steps are a list: each step begins with `- `": "шаги — это список: каждый начинается с `- `",
    "`if` has either `goto` or `then`, not both": "у `if` бывает либо `goto`, либо `then`, но не оба",
    "put the `goto` into the `then` list as a step of its own": "поставьте `goto` отдельным шагом в список под `then`",
    "write its path from the survey's folder, such as `parts/contact.yaml`": (
        "напишите путь от папки опроса, например `parts/contact.yaml`"
    ),
    "there is no file `{name}` beside this survey": "рядом с опросом нет файла `{name}`",
    "`{name}` does not lie in the survey's folder or below it": "`{name}` лежит не в папке опроса и не внутри неё",
    "an included file needs `steps:`": "во вставляемом файле нужен раздел `steps:`",
    "add `steps:` with what is to be taken in": "добавьте `steps:` с тем, что нужно вставить",
    "take it out; settings and tests belong to the survey that includes this file": (
        "уберите это; настройки и тесты пишут в опросе, который вставляет этот файл"
    ),
    "`{name}` includes itself: {way}": "`{name}` вставляет сам себя: {way}",
    "`{name}` is included already; its answers would overwrite each other": (
        "`{name}` уже вставлен; ответы затёрли бы друг друга"
    ),
    "take one of the `include` steps out": "уберите один из шагов `include`",
    "a file can be included once; put what is asked again and again into a `repeat`": (
        "файл вставляют один раз; то, что спрашивают снова и снова, поставьте в `repeat`"
    ),
    "an included file begins with `steps:`": "вставляемый файл начинается с `steps:`",
    "`{key}` does not belong into an included file, which has `steps:` and `choice_lists:`": (
        "`{key}` во вставляемом файле не нужен: там бывают только `steps:` и `choice_lists:`"
    ),
    "`{name}` and `{first}` (line {line}) differ only in case": (
        "`{name}` и `{first}` (строка {line}) различаются только большими и маленькими буквами"
    ),
    "give one of them another name": "дайте одному из них другое имя",
    "`{name}` is the number of the round, `{repeat}.{name}`, and cannot be a name in a repeat": (
        "`{name}` — это номер повтора, `{repeat}.{name}`, внутри повтора так назвать нельзя"
    ),
    "`{name}` is used at line {line} already; answers would overwrite each other": (
        "имя `{name}` уже занято в строке {line}; ответы затёрли бы друг друга"
    ),
    "`{name}` is {kind}; here it would become {other}": "`{name}` — это {kind}, а здесь стало бы: {other}",
    "give one of the two another name": "дайте одному из двух другое имя",
    "`{name}` is set here first": "`{name}` впервые задано здесь",
    "another survey has the id `{id}` already": "опрос с id `{id}` уже есть",
    "give each survey an id of its own: links lead to it by its id": (
        "дайте каждому опросу свой id: по нему к опросу ведут ссылки"
    ),
    "a step is written as `verb: …`": "шаг пишут так: `действие: …`",
    "write for example `- say: Hello!`": "напишите, например, `- say: Здравствуйте!`",
    "begin the step with a dash: `- {verb}: …`, and its other keys below it, two spaces further right": (
        "начните шаг с дефиса: `- {verb}: …`, а остальные его ключи пишите ниже, на два пробела правее"
    ),
    "the bot's token stands in no survey: the bot is given it as `BOT_TOKEN`": (
        "токену бота в опросе не место: бот получает его через `BOT_TOKEN`"
    ),
    "write it under `rules:`, as `- length: ..50`, and `error: …` in a line below it": (
        "напишите это под `rules:` как `- length: ..50`, а строкой ниже `error: …`"
    ),
    'days and times are compared in a condition, such as `- that: start >= "2026-09-30"`': (
        'дни и время сравнивают в условии, например `- that: start >= "2026-09-30"`'
    ),
    "`ask` names the answer; the words of the question stand under `text:`": (
        "`ask` называет ответ, а слова вопроса пишут под `text:`"
    ),
    "write\n- ask: {right}\n  text: {words}": "напишите\n- ask: {right}\n  text: {words}",
    "write the contrary: `if: not (…)`": "напишите наоборот: `if: not (…)`",
    "`{key}` begins a line of its own": "`{key}` начинает новую строку",
    "if it goes on the text above, write that below `|`: all of its lines further right than their key": (
        "если это продолжение текста выше, пишите его под `|`: все строки правее своего ключа"
    ),
    "the bot waits for answers only: a time limit stands in a question": (
        "бот ждёт только ответов: срок пишут у вопроса"
    ),
    "write what it decides beside it without a dash, such as `goto: name`, or as a list under `then:`": (
        "напишите, что от этого зависит, рядом без дефиса, например `goto: name`, или списком под `then:`"
    ),
    "write `- end:`, and behind the colon the last words, if there are any": (
        "напишите `- end:` и после двоеточия прощальные слова, если они нужны"
    ),
    "write `{verb}:`, and behind the colon what belongs to it": (
        "напишите `{verb}:`, а после двоеточия — то, что к нему относится"
    ),
    "if the bot shall say this, write `- say: {words}`": "если это должен сказать бот, напишите `- say: {words}`",
    "settings stand at the top of the file, each at the left edge": (
        "настройки пишут в начале файла, каждую от левого края"
    ),
    "answers are called by the names after `ask:`; a step `- set:` computes others": (
        "ответы зовут по именам после `ask:`; остальное вычисляет шаг `- set:`"
    ),
    "write it as the last step: `- end: …`": "напишите это последним шагом: `- end: …`",
    "write it as the first step: `- say: …`": "напишите это первым шагом: `- say: …`",
    "what the bot says stands among the steps: `- say: …`, `- ask: …`": (
        "то, что говорит бот, пишут среди шагов: `- say: …`, `- ask: …`"
    ),
    "conditions stand among the steps: `if: …`, with `goto: …` or `then:`": (
        "условия пишут среди шагов: `if: …`, а с ним `goto: …` или `then:`"
    ),
    "a `repeat` ends where its list `steps:` ends": "`repeat` кончается там, где кончается его список `steps:`",
    "what is asked again and again is a step `- repeat: name`": (
        "то, что спрашивают несколько раз, — это шаг `- repeat: имя`"
    ),
    "what asks nothing is a step `- say: …`": "то, что ни о чём не спрашивает, — это шаг `- say: …`",
    "a battery of statements is a step `- grid: name`": "несколько утверждений подряд — это шаг `- grid: имя`",
    "what is computed is a step `- set:`": "вычисление — это шаг `- set:`",
    "there are no groups: write the questions one after another": "групп здесь нет: пишите вопросы один за другим",
    "write `type: {guess}`, and in a line below `choices: {list}`": (
        "напишите `type: {guess}`, а строкой ниже `choices: {list}`"
    ),
    "write `- {verb}: {words}` on the line below, further right": (
        "напишите `- {verb}: {words}` строкой ниже и правее"
    ),
    "write for example `- say: Hello!` on the line below, further right": (
        "напишите, например, `- say: Здравствуйте!` строкой ниже и правее"
    ),
    "write both under `rules:`, as `- that: age >= 16`, and `error: …` in a line below it": (
        "напишите и то и другое под `rules:`: `- that: age >= 16`, а строкой ниже `error: …`"
    ),
    "a label says nothing: write the words in a step of their own below, `- say: …`": (
        "метка ничего не говорит: напишите слова отдельным шагом ниже, `- say: …`"
    ),
    "the keys of a question stand below each other: move what hangs on this one to the left": (
        "ключи вопроса пишут друг под другом: сдвиньте влево то, что стоит под этим"
    ),
    "add `choices:` here, and below it lines such as `- it: IT team`; for a scale `choices: 1..5`": (
        "добавьте здесь `choices:`, а под ним строки, например `- it: Отдел ИТ`; для шкалы — `choices: 1..5`"
    ),
    "the answer itself is called by the name of its question": "сам ответ зовут по имени вопроса",
    "a language stands below its text, further right than `text:`, aligned with the other languages": (
        "язык пишут под его текстом, правее, чем `text:`, вровень с другими языками"
    ),
}
