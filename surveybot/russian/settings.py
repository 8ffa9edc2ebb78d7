"""Settings, repeats and tests, in Russian: in, nothing; out, what stands for each English template."""

SETTINGS = {
    "all of a survey stands at the top of its file, without `{key}:`": (
        "всё в опросе стоит на верхнем уровне файла, без `{key}:`"
    ),
    "take this line out, and move all lines below it to the left edge": (
        "уберите эту строку и сдвиньте всё под ней к левому краю"
    ),
    "write the reply alone, `{reply}`: it answers the question that waits": (
        "напишите один ответ, `{reply}`: он относится к вопросу, который ждёт"
    ),
    "is a step, under `steps:`": "это шаг, его место под `steps:`",
    "`at_most` must be a whole number from 1 to {most}": "`at_most` — это целое число от 1 до {most}",
    "`over` is the name of a `multi` question": "`over` — это имя вопроса типа `multi`",
    "ask for what shall be gone through by a question of type `multi`, and name that question here": (
        "спросите о том, что нужно перебрать, вопросом типа `multi`, а здесь назовите этот вопрос"
    ),
    "`store` can only be `nothing`: what was answered is erased": (
        "`store` может быть только `nothing`: то, что ответили, стирается"
    ),
    "`today` is a day such as `2026-09-10`": "`today` — это день, например `2026-09-10`",
    "`seed` is a whole number such as `7`: with it choices are shuffled": (
        "`seed` — это целое число, например `7`: по нему перемешиваются варианты"
    ),
    "`answers` is written as `question: answer` lines": "в `answers` нужны строки `вопрос: ответ`",
    "`taken` is written as `question: [code, code]` lines": "в `taken` нужны строки `вопрос: [код, код]`",
    "an expected answer is a text or a list of codes": "ожидаемый ответ — это текст или список кодов",
    "here belongs a list of the codes without places left": "здесь нужен список кодов, по которым мест не осталось",
    "`tests` is a list: each test begins with `- name:`": "`tests` — это список: каждый тест начинается с `- name:`",
    "the item `{written}` has no code": "у пункта `{written}` нет кода",
    "write `- {code}: {text}`; the code before the colon is what the column is called by": (
        "напишите `- {code}: {text}`; по коду перед двоеточием назовут столбец"
    ),
    "`grid` needs `items:`": "для `grid` нужен раздел `items:`",
    "add lines such as `- goals: Our goals are clear`": "добавьте строки, например `- goals: Цели нам ясны`",
    "add for example `type: scale` and `choices: 1..5`": "добавьте, например, `type: scale` и `choices: 1..5`",
    "`grid` needs `type:`": "для `grid` нужен `type:`",
    "there are no items here": "здесь нет пунктов",
    "the item `{written}` has no code; in this list it is one of {others}": (
        "у пункта `{written}` нет кода; таких в этом списке {others}"
    ),
    "give every item a code of its own": "дайте каждому пункту свой код",
    "a code is letters, digits or `_`, at most 40": "код — это буквы, цифры или `_`, не больше 40 знаков",
    "`items` is a list: each line begins with `- `, for example `- goals: Our goals are clear`": (
        "`items` — это список: каждая строка начинается с `- `, например `- goals: Цели нам ясны`"
    ),
    "an item is written as `- code: text`": "пункт пишут так: `- код: текст`",
    "this phrase of the bot has other placeholders": "в этой фразе бота другие подстановки",
    "`{values}` can stand in it": "в ней могут стоять `{values}`",
    "no braces can stand in it": "фигурных скобок в ней быть не может",
    "the bot has no phrase called `{key}`": "фразы `{key}` у бота нет",
    "docs/language.md lists the phrases": "все фразы перечислены в docs/language.md",
    "here belongs what the bot shall say": "здесь нужно то, что скажет бот",
    "`messages` is written as `phrase: text` lines": "в `messages` нужны строки `фраза: текст`",
    "`by` is a list of questions, for example `[department, office]`": (
        "`by` — это список вопросов, например `[department, office]`"
    ),
    "`anonymous` is `yes`, or written as `anonymous: {{ min_group: 5 }}`": (
        "`anonymous` — это `yes` или, подробнее, `anonymous: {{ min_group: 5 }}`"
    ),
    "a survey file begins with `surveybot: 1`": "файл опроса начинается с `surveybot: 1`",
    "this survey has no `{key}`": "в опросе нет `{key}`",
    "add a line such as `{example}` at the top of the file": "добавьте в начало файла строку, например `{example}`",
    "there is a choice list called `{name}` already": "список вариантов `{name}` уже есть",
    "give this one another name": "дайте этому другое имя",
    "after `repeat` stands a name, and `{number}` is none": "после `repeat` пишут имя, а `{number}` — не имя",
    "write `repeat: part`, and below it `times: {number}`": "напишите `repeat: part`, а ниже `times: {number}`",
    "`repeat` has only one of {kinds}": "у `repeat` бывает только одно из трёх: {kinds}",
    "`repeat` needs one of {kinds}": "для `repeat` нужно одно из трёх: {kinds}",
    "take it out, or write `text:` to ask before each round": (
        "уберите это или напишите `text:`, чтобы спрашивать перед каждым повтором"
    ),
    "`text:` asks before each round, `times:` counts, `over:` goes through the answers of a `multi` question": (
        "`text:` спрашивает перед каждым повтором, `times:` считает их, `over:` перебирает ответы вопроса `multi`"
    ),
    "add for example `at_most: 5`: how many rounds there can be": (
        "добавьте, например, `at_most: 5` — сколько повторов может быть"
    ),
    "`repeat` needs `steps:`": "для `repeat` нужен раздел `steps:`",
    "add `steps:` with what is asked each time": "добавьте `steps:` с тем, что спрашивают каждый раз",
    "`again` goes with `text:`": "`again` бывает только вместе с `text:`",
    "a `repeat` that asks before each round needs `at_most:`": (
        "если `repeat` спрашивает перед каждым повтором, нужен `at_most:`"
    ),
    "a reply is a text, a list of ticks, `{{wait: 3m}}`, `{{language: ru}}`, something sent such as "
    "`{{file: cv.pdf}}`, or in a review `{{change: question}}`": (
        "ответ — это текст, список галочек, `{{wait: 3m}}`, `{{language: ru}}`, что-то присланное, например "
        "`{{file: cv.pdf}}`, или при проверке ответов `{{change: question}}`"
    ),
    "`round` is the number or the code of a round; of rounds in rounds, a list": (
        "`round` — это номер или код повтора; если повторы вложены, то список"
    ),
    'a place is latitude and longitude in quotes, such as `"56.9, 24.1"`': (
        'место — это широта и долгота в кавычках, например `"56.9, 24.1"`'
    ),
    "here belongs the size of a file, such as `12MB`": "здесь нужен размер файла, например `12MB`",
    "the id of a survey is Latin letters, digits and `_`, at most 40": (
        "id опроса — это латинские буквы, цифры и `_`, не больше 40 знаков"
    ),
    "`respondents` is `once`, `many` or `update`": "`respondents` — это `once`, `many` или `update`",
    "several languages are a list in square brackets": "несколько языков пишут списком в квадратных скобках",
    "write `languages: [{listed}]`": "напишите `languages: [{listed}]`",
    "`invite` is `open`, or `tokens` for links that work once": (
        "`invite` — это `open` или, если ссылки одноразовые, `tokens`"
    ),
    "`choice_lists` is written as `name:` with its choices below": (
        "в `choice_lists` пишут `имя:`, а под ним — его варианты"
    ),
    "there is no time zone `{name}`": "часового пояса `{name}` нет",
    "write one such as `Europe/Riga`": "напишите, например, `Europe/Riga`",
    "here belongs a time zone such as `Europe/Riga`": "здесь нужен часовой пояс, например `Europe/Riga`",
    "there is no choice list called `{name}`": "списка вариантов `{name}` нет",
    "add it under `choice_lists:`, or write the choices here": (
        "добавьте его под `choice_lists:` или напишите варианты здесь"
    ),
    "here belongs a day such as `2026-09-01`, or a day with a time: `2026-09-01 18:00`": (
        "здесь нужен день, например `2026-09-01`, или день со временем: `2026-09-01 18:00`"
    ),
    "`quiet` is a time of day such as `21:00..08:00`, in which no reminder is sent": (
        "`quiet` — это часы, когда напоминаний не шлют, например `21:00..08:00`"
    ),
    "write the number in digits, such as `3`, or name a question that asks for one": (
        "напишите число цифрами, например `3`, или назовите вопрос, в котором его спрашивают"
    ),
    "{found} rounds are more than `at_most: {most}` allows": "{found} — больше, чем позволяет `at_most: {most}`",
    "a repeat has at most {most} rounds, and here are {found}": (
        "повторить можно не больше {most} {most:раза|раз|раз}, а здесь {found}"
    ),
    "`{found}` is no number of rounds": "`{found}` — это не число повторов",
    "write `times: {most}` or less": "напишите `times: {most}` или меньше",
    "take `at_most` out: a number that is written out needs none": (
        "уберите `at_most`: если число указано, он не нужен"
    ),
    "write a whole number; to leave this part out now and then, write `if:` beside `repeat`": (
        "напишите целое число; чтобы иногда пропускать эту часть, поставьте рядом с `repeat` условие `if:`"
    ),
    "`times` is a number of rounds, and `{found}` is none": "`times` — это число повторов, а `{found}` — не число",
    "write a number, or the name of a question that asks for one": (
        "напишите число или имя вопроса, в котором его спрашивают"
    ),
    "name a `multi` question that is asked above": "назовите вопрос типа `multi`, который задан выше",
    "`over` needs a question with several answers, and `{found}` has only one": (
        "для `over` нужен вопрос с несколькими ответами, а у `{found}` только один"
    ),
    "name a question of type `multi`; for a number of rounds write `times:`": (
        "назовите вопрос типа `multi`; если важно число повторов, напишите `times:`"
    ),
    "`default` is an answer as it could be typed, or a list of codes": (
        "`default` — это ответ, каким его набрали бы, или список кодов"
    ),
    "here belongs a text": "здесь нужен текст",
    "here belongs a language of the survey, such as `ru`": "здесь нужен язык опроса, например `ru`",
    "here belongs the name of a question": "здесь нужно имя вопроса",
    "here belongs the name of a picture, such as `me.jpg`; there need not be one": (
        "здесь нужно имя картинки, например `me.jpg`; самой картинки может и не быть"
    ),
    'here belongs a number in quotes, such as `"+37120000000"`': (
        'здесь нужен номер в кавычках, например `"+37120000000"`'
    ),
    "here belongs the name of a file, such as `cv.pdf`; there need not be one": (
        "здесь нужно имя файла, например `cv.pdf`; самого файла может и не быть"
    ),
    "{what}: expected `{expected}`, got `{found}`": "{what}: ожидалось `{expected}`, а вышло `{found}`",
    "mend the survey, or what the test expects": "исправьте опрос или то, чего ждёт тест",
    "name an answer that the review lists, and its `round` if it was asked more than once": (
        "назовите ответ, который виден при проверке, и его `round`, если об этом спрашивали не раз"
    ),
    "the interview has ended ({status}) before this reply": "опрос закончился ({status}) раньше этого ответа",
    "take out this reply and those after it, or look why the survey ended early": (
        "уберите этот ответ и те, что за ним, или посмотрите, почему опрос закончился раньше"
    ),
    "`given` is written as `name: value` lines, for example `department: it`": (
        "`given` пишут строками `имя: значение`, например `department: it`"
    ),
    "here belongs a type such as `text` or `date`, or the name of a choice list": (
        "здесь пишут тип, например `text` или `date`, или имя списка вариантов"
    ),
    "`given` is written as `name: type` lines, for example `first_name: text`": (
        "`given` пишут строками `имя: тип`, например `first_name: text`"
    ),
    "`{name}` needs a type or the name of a choice list": "у `{name}` должен быть тип или имя списка вариантов",
    "write one of these: {known}": "напишите что-то из этого: {known}",
    "a text of at most 1,000 characters": "текст не длиннее 1000 знаков",
    "a whole number such as 12": "целое число, например 12",
    "a number such as 1.5": "число, например 1.5",
    "a day such as 2026-09-30": "день, например 2026-09-30",
    "a time such as 14:30": "время, например 14:30",
    "a day with a time such as 2026-09-30 14:30": "день и время, например 2026-09-30 14:30",
    "an address such as anna@example.org": "адрес, например anna@example.org",
    "a number with the code of its country, such as +37120000000": "номер с кодом страны, например +37120000000",
    "one of {codes}": "что-то из списка: {codes}",
    "`from` is the name of a date under `given`": "`from` — это имя даты из `given`",
    "`waves`": "`waves`",
    "`at` is a list of days, for example `[30d, 60d]`": "`at` — это список дней, например `[30d, 60d]`",
    "waves are counted in whole days, such as `30d`": "волны считают целыми днями, например `30d`",
    "each wave comes later than the one before": "каждая волна позже предыдущей",
    "write `yes`, or take the line out": "напишите `yes` или уберите строку",
    "write a number, or take the line out": "напишите число или уберите строку",
    "write `{one}m` for minutes, `{one}h` for hours or `{one}d` for days": (
        "напишите `{one}m`, если это минуты, `{one}h`, если часы, или `{one}d`, если дни"
    ),
    "`limit` is how many may choose this": "`limit` — сколько человек могут это выбрать",
    "write a whole number such as `10`, or take the line out": (
        "напишите целое число, например `10`, или уберите строку"
    ),
    "`times` is a whole number": "`times` — это целое число",
    "write for example `times: 3`": "напишите, например, `times: 3`",
    "write for example `at_most: 5`": "напишите, например, `at_most: 5`",
    "write `store: nothing`, or take the line out: without it the answers are kept": (
        "напишите `store: nothing` или уберите строку: без неё ответы сохраняются"
    ),
    "write for example `today: 2026-09-10`": "напишите, например, `today: 2026-09-10`",
    "`path` is a list of question names": "`path` — это список имён вопросов",
    "write for example `path: [name, age]`": "напишите, например, `path: [name, age]`",
    "`say` is a list of replies": "`say` — это список ответов",
    "write for example `say: [yes, Anna, 12]`": "напишите, например, `say: [yes, Анна, 12]`",
    "write for example `id: {right}`": "напишите, например, `id: {right}`",
    "write `once` if one answer of each person counts, else `many`": (
        "напишите `once`, если каждый отвечает один раз, иначе `many`"
    ),
    "`surveybot` is the version of the language": "`surveybot` — это версия языка",
    "write `surveybot: 1`; there is no other yet": "напишите `surveybot: 1`; других пока нет",
    "here belongs the code of a language": "здесь нужен код языка",
    "write one of the two": "напишите одно из двух",
    "write for example `status: complete`": "напишите, например, `status: complete`",
    "write `anonymous: yes`": "напишите `anonymous: yes`",
}
