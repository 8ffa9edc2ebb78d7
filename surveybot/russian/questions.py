"""Questions, choices, rules and texts, in Russian: in, nothing; out, what stands for each English template."""

QUESTIONS = {
    "there are no groups of choices: write all of them below each other, each as `- code: label`": (
        "групп у вариантов нет: пишите все друг под другом, каждый как `- код: подпись`"
    ),
    "where an answer leads stands below all choices: `next:`, and under it `code: step`": (
        "куда ведёт ответ, пишут ниже вариантов: `next:`, а под ним `код: шаг`"
    ),
    'what an answer brings is a step of its own below the question, with `if: … == "code"`': (
        'что следует за ответом — отдельный шаг под вопросом, с `if: … == "код"`'
    ),
    "the choice `{written}` has no code; in this list it is one of {others}": (
        "у варианта `{written}` нет кода; таких в этом списке {others}"
    ),
    "the choice `{written}` has no code": "у варианта `{written}` нет кода",
    "write `- {code}: {label}`; the code before the colon is what is stored, in Latin letters or digits": (
        "напишите `- {code}: {label}`; сохраняется код перед двоеточием, из латинских букв или цифр"
    ),
    "unknown key `{key}` in a choice": "неизвестный ключ `{key}` у варианта",
    "each choice begins with `- ` on a line of its own": "каждый вариант начинается с `- ` на своей строке",
    "choices are a list: each line begins with `- `, for example `- it: IT team`": (
        "варианты — это список: каждая строка начинается с `- `, например `- it: Отдел ИТ`"
    ),
    "there are no choices here": "здесь нет вариантов",
    "add lines such as `- it: IT team`": "добавьте строки, например `- it: Отдел ИТ`",
    "the code `{code}` stands in this list already": "код `{code}` в этом списке уже есть",
    "give every choice a code of its own": "дайте каждому варианту свой код",
    "a choice is written as `- code: label`": "вариант пишут так: `- код: текст`",
    "`{code}` cannot be a code": "`{code}` не может быть кодом",
    "a code is letters, digits or `_`, at most 40, for example `{right}`": (
        "код — это буквы, цифры или `_`, не больше 40 знаков, например `{right}`"
    ),
    "the label `{label}` stands in this list already": "вариант с текстом `{label}` в этом списке уже есть",
    "give every choice a label of its own": "дайте каждому варианту свой текст",
    "here belongs a condition": "здесь нужно условие",
    "`kinds` is a list of endings, for example `[pdf, docx]`": (
        "`kinds` — это список окончаний файлов, например `[pdf, docx]`"
    ),
    "`status` is `complete`, `refused`, `screened_out` or a word of your own in small letters": (
        "`status` — это `complete`, `refused`, `screened_out` или ваше слово маленькими латинскими буквами"
    ),
    "`{key}` is written as `key: value` lines": "в `{key}` нужны строки `ключ: значение`",
    "write `{key}: {{ after: {after} }}`": "напишите `{key}: {{ after: {after} }}`",
    "write `{key}: {{ after: {after}m }}` for minutes, `{{ after: {after}h }}` for hours": (
        "напишите `{key}: {{ after: {after}m }}`, если это минуты, `{{ after: {after}h }}`, если часы"
    ),
    "`attempts` is written as `key: value` lines": "в `attempts` нужны строки `ключ: значение`",
    "write `attempts: {{ times: {times} }}`": "напишите `attempts: {{ times: {times} }}`",
    "`columns` is how many buttons stand in a row, from 1 to {most}": (
        "`columns` — сколько кнопок в ряду, от 1 до {most}"
    ),
    "`alone` is the code of a choice, or a list of codes": "`alone` — это код варианта или список кодов",
    "`country` is the code of a country in two letters, such as `LV`": (
        "`country` — это код страны из двух букв, например `LV`"
    ),
    "`next` is written as `answer: step` lines": "в `next` нужны строки `ответ: шаг`",
    "take the dashes out: each line is `answer: step`": "уберите дефисы: каждая строка — `ответ: шаг`",
    "to go there after any answer, write a step of its own below: `- goto: {target}`": (
        "чтобы перейти туда после любого ответа, напишите ниже отдельный шаг: `- goto: {target}`"
    ),
    "a rule has only one of {kinds}; this one has {found}": (
        "в правиле бывает только одно из слов {kinds}, а здесь {found}"
    ),
    "a rule needs one of {kinds}": "в правиле нужно одно из слов {kinds}",
    "write each demand as a rule of its own, beginning with `- `": (
        "пишите каждое требование отдельным правилом, которое начинается с `- `"
    ),
    "this rule does not say what is wrong when it refuses an answer": (
        "правило не говорит, что не так, когда не принимает ответ"
    ),
    "add `error: …` with a sentence for the respondent": "добавьте `error: …` — фразу для респондента",
    "a scale runs between two whole numbers and has at most {most} points": (
        "шкала идёт от одного целого числа до другого, в ней не больше {most} {most:деления|делений|делений}"
    ),
    "write for example `choices: 1..5`": "напишите, например, `choices: 1..5`",
    "`ends` says what the two ends mean: `[not at all, very much]`": (
        "`ends` говорит, что значат края шкалы: `[совсем нет, очень]`"
    ),
    "here belongs a range of sizes such as `..10MB`": "здесь нужны размеры от и до, например `..10MB`",
    "write `..{size}` for at most {size}": "не больше {size} — это `..{size}`",
    "write the smaller size first": "сначала пишут меньший размер",
    "a bot can fetch files of at most {largest}": "бот может получить файл не больше {largest}",
    "write a smaller size": "напишите размер поменьше",
    "`{address}` is no address that a link can lead to": "`{address}` — не адрес, на который может вести ссылка",
    "an address begins with https://, http://, tg:// or mailto:": (
        "адрес начинается с https://, http://, tg:// или mailto:"
    ),
    "this `}}` closes nothing": "`}}` ничего не закрывает",
    "a placeholder is written {{name}}; to show a brace, write it twice: `}}}}`": (
        "подстановку пишут {{name}}; чтобы показать саму скобку, напишите её дважды: `}}}}`"
    ),
    "the address of a link cannot hold a placeholder": "в адресе ссылки не может быть подстановки",
    "write the whole address, for example [our rules](https://example.com/rules)": (
        "напишите адрес целиком, например [наши правила](https://example.com/rules)"
    ),
    "this `{{` is not closed": "`{{` не закрыта",
    "a placeholder is written {{name}}; to show a brace, write it twice: `{{{{`": (
        "подстановку пишут {{name}}; чтобы показать саму скобку, напишите её дважды: `{{{{`"
    ),
    "write the name of a question, for example {{full_name}}": "напишите имя вопроса, например {{full_name}}",
    "there is no name between the braces": "между скобками нет имени",
    "this text has {length} characters; Telegram takes 4096 in one message": (
        "в тексте {length} {length:знак|знака|знаков}; в одном сообщении Telegram — не больше 4096"
    ),
    "make several shorter texts of it": "разделите его на несколько текстов покороче",
    "there is no text here": "здесь нет текста",
    "write what the respondent shall read, or take the line out": (
        "напишите, что прочтёт респондент, или уберите строку"
    ),
    "here belongs a text; found {found}": "здесь нужен текст; сейчас здесь: {found}",
    'write one text for all languages, or one line a language, such as `en: "Hello"`; '
    "a text with `{{`, `[` or `: ` stands in quotes": (
        'напишите один текст для всех языков или по строке на язык, например `ru: "Здравствуйте"`; '
        "текст, где есть `{{`, `[` или `: `, берут в кавычки"
    ),
    "write the words right after the colon; other keys of this step stand below, aligned with the first": (
        "пишите слова сразу после двоеточия; другие ключи этого шага стоят ниже, вровень с первым"
    ),
    "`{key}` is no language": "`{key}` — это не язык",
    "a language is written in its short form, such as `en`, `ru` or `pt-BR`": (
        "язык пишут коротко, например `en`, `ru` или `pt-BR`"
    ),
    'a text that begins with a placeholder stands in quotes: "{{{key}}}"': (
        'текст, который начинается с подстановки, берут в кавычки: "{{{key}}}"'
    ),
    "write `{guess}`": "напишите `{guess}`",
    "write for example `columns: 2`": "напишите, например, `columns: 2`",
    "`rules` is a list: each rule begins with `- `": "`rules` — это список: каждое правило начинается с `- `",
    "write `- {key}: …`, and below it what else belongs to the rule, two spaces further right": (
        "напишите `- {key}: …`, а под ним — всё остальное, что относится к правилу, на два пробела правее"
    ),
    "write for example `- match: '[0-9]{{5}}'`": "напишите, например, `- match: '[0-9]{{5}}'`",
    "write the meaning of the lowest point, then that of the highest one, in square brackets": (
        "напишите в квадратных скобках, что значит самая низкая отметка, а потом — что самая высокая"
    ),
    "a choice is written as `- code: label`, without `{key}:`": "вариант пишут так: `- код: текст`, без `{key}:`",
    "write `- {code}: {label}`": "напишите `- {code}: {label}`",
    "write `- {code}: {label}`, and so all {others} of this list": (
        "напишите `- {code}: {label}`, и так все {others} в этом списке"
    ),
    "write `- {code}: {label}`, and so each one on a line": (
        "напишите `- {code}: {label}`, и так каждый на своей строке"
    ),
    "an answer to `{name}` is a whole number, and this range ends between two of them": (
        "ответ на `{name}` — целое число, а граница промежутка лежит между двумя целыми"
    ),
    "write whole numbers, or `type: number`": "напишите целые числа или `type: number`",
}
