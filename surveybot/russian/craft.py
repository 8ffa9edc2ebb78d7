"""What is said of texts, labels, translations and craft, in Russian: in, nothing; out, words for each template."""

CRAFT = {
    "type the whole word in Latin letters: `{right}`": "наберите всё слово латинскими буквами: `{right}`",
    "type the whole word in Cyrillic letters: `{right}`": "наберите всё слово кириллицей: `{right}`",
    "that looks like `{guess}` and has letters of another alphabet: type `{guess}` again": (
        "выглядит как `{guess}`, но буквы из другого алфавита: наберите `{guess}` заново"
    ),
    "here stands the token of a bot: whoever reads this file can speak and read in its name": (
        "здесь записан токен бота: кто прочтёт этот файл, сможет писать и читать от его имени"
    ),
    "take it out, ask the BotFather for a new one (`/revoke`), and give it to the bot as `BOT_TOKEN`": (
        "уберите его, получите новый у `@BotFather` (`/revoke`) и передайте боту через `BOT_TOKEN`"
    ),
    "`{found}` means nothing here, and is shown as it stands": (
        "`{found}` здесь ничего не значит, и так это и будет показано"
    ),
    "`{found}` is shown with its brackets, and no answer in their place": (
        "`{found}` будет показано со скобками, а не заменено ответом"
    ),
    "write the lines below each other, under `|`": "напишите строки одну под другой после `|`",
    "write `[words](https://…)`, without a blank in between": "напишите `[слова](https://…)`, без пробела посередине",
    "a placeholder is written `{right}`": "подстановка пишется так: `{right}`",
    "write `[words](https://…)`": "напишите `[слова](https://…)`",
    "the `$` of `{found}` is shown before the answer": "`$` из `{found}` будет показан перед ответом",
    "write the sign itself": "напишите сам знак",
    "write `**words**` for bold and `_words_` for italic": "жирное пишется `**слова**`, курсив — `_слова_`",
    "write `**words**` for bold and `_words_` for italic; a new line is a new line": (
        "жирное пишется `**слова**`, курсив — `_слова_`; новая строка — просто новая строка"
    ),
    "nothing can be struck through here; take the waves out": "зачеркнуть здесь нельзя; уберите волнистые знаки",
    "write `**words**` on a line of its own": "напишите `**слова**` на отдельной строке",
    "`{sign}` is not the colon of the keyboard, which a key ends with": (
        "`{sign}` — не двоеточие с клавиатуры, а ключ кончается им"
    ),
    "write `{line}`, and so {others} {others:line|lines} more": (
        "напишите `{line}` и так же ещё {others} {others:строку|строки|строк}"
    ),
    "`{sign}` begins no list item: the plain dash of the keyboard does": (
        "`{sign}` не начинает пункт списка: нужен простой дефис с клавиатуры"
    ),
    "there is no language `{tag}`": "языка `{tag}` нет",
    "write for example `en`, `ru` or `pt-BR`": "напишите, например, `en`, `ru` или `pt-BR`",
    "`{tag}` is a country; write `{meant}`": "`{tag}` — это страна; напишите `{meant}`",
    "each language stands in this list once": "каждый язык стоит в этом списке один раз",
    "take this one out": "уберите этот",
    "unknown key `{key}` in a question": "неизвестный ключ `{key}` в вопросе",
    "the points of a scale are whole numbers, and the codes of `{list}` are not": (
        "деления шкалы — целые числа, а коды списка `{list}` — нет"
    ),
    "give its choices numbers as their codes, or write `type: choice`": (
        "дайте его вариантам числовые коды или напишите `type: choice`"
    ),
    "`{code}` is here": "`{code}` находится здесь",
    "`{second}` asks the same as `{first}` at line {line}": (
        "`{second}` спрашивает то же, что `{first}` в строке {line}"
    ),
    "say in each text what this question is about": "скажите в каждом тексте, о чём этот вопрос",
    "this asks two things, and takes one answer for both": "здесь спрашивают о двух вещах, а ответ один на обе",
    "make two questions of it": "сделайте из этого два вопроса",
    "no interview of this survey ends as `{status}`": "ни одно интервью этого опроса не кончается как `{status}`",
    "its interviews end as {statuses}": "его интервью кончаются так: {statuses}",
    "another test is called `{name}` too, so that nobody can tell which of them failed": (
        "другая проверка тоже называется `{name}`, и непонятно, какая из них не прошла"
    ),
    "say in each name what the test shows": "скажите в каждом имени, что показывает проверка",
    "did you mean `{meant}`?": "может быть, `{meant}`?",
    "this text is missing in {source}, the language of this survey that comes first": (
        "этого текста нет на языке {source}, который в этом опросе стоит первым"
    ),
    "add a line `{source}: …`; a language without this text falls back to it": (
        "добавьте строку `{source}: …`; её увидят на тех языках, где этого текста нет"
    ),
    "with {columns} buttons in a row, about {room} characters of this label can be read": (
        "если в ряду кнопок {columns}, от этой надписи видно примерно {room} знаков"
    ),
    "shorten it, or write a smaller number for `columns`": "сократите её или напишите в `columns` меньшее число",
    "no answer can stand in a title or on a button: `{{{found}}}` would be left out": (
        "в заголовке и на кнопке ответ стоять не может: `{{{found}}}` пропадёт"
    ),
    "put it into the text of the question, or into a `say` before it": (
        "перенесите это в текст вопроса или в `say` перед ним"
    ),
    "this is the only choice, so that there is nothing to choose": "это единственный вариант: выбирать не из чего",
    "add the other choices, or ask with `type: yes_no`": "добавьте другие варианты или спросите через `type: yes_no`",
    "nothing says whether {low} or {high} is the better end of this scale": (
        "нигде не сказано, какой конец шкалы лучше, {low} или {high}"
    ),
    "add for example `ends: [not at all, very much]`": "добавьте, например, `ends: [совсем нет, очень]`",
    "who chooses `{code}` is told to say more, and is asked nothing": (
        "кто выберет `{code}`, того просят уточнить, но ни о чём не спрашивают"
    ),
    "who chooses `{code}` cannot say what that is": "кто выберет `{code}`, не сможет сказать, что это",
    "add `write_in: {code}` to the question `{name}`; it asks for a text then": (
        "добавьте к вопросу `{name}` строку `write_in: {code}`: тогда он спросит текст"
    ),
    "the label `{label}` has no word, so that it can be neither typed nor read aloud": (
        "в надписи `{label}` нет слов: её не набрать и не прочесть вслух"
    ),
    "write a word behind it": "напишите за ней слово",
    "`{name}` asks for personal data, and nothing before it asks for consent or says what becomes of it": (
        "`{name}` спрашивает личные данные, а до этого никто не просит согласия и не говорит, что с ними будет"
    ),
    "ask above it whether you may keep it, with `type: yes_no`, or say what it is used for": (
        "спросите выше через `type: yes_no`, можно ли их хранить, или скажите, зачем они нужны"
    ),
    "`{name}` asks for personal data, and `{consent}` asks for consent only at line {line}": (
        "`{name}` спрашивает личные данные, а `{consent}` просит согласия только в строке {line}"
    ),
    "move the question `{consent}` above this one": "перенесите вопрос `{consent}` выше этого",
    "consent is asked for here": "согласие спрашивают здесь",
    "`{source}` shows the answer to `{there}` in this text, and `{language}` does not": (
        "`{source}` показывает в этом тексте ответ на `{there}`, а `{language}` — нет"
    ),
    "`{source}` shows the answer to `{there}` here, and `{language}` that to `{here}`": (
        "`{source}` показывает здесь ответ на `{there}`, а `{language}` — на `{here}`"
    ),
    "`{language}` shows the answer to `{here}` here, and `{source}` does not": (
        "`{language}` показывает здесь ответ на `{here}`, а `{source}` — нет"
    ),
    "add `{{{there}}}` to it": "добавьте к нему `{{{there}}}`",
    "write `{{{there}}}` here": "напишите здесь `{{{there}}}`",
    "take it out, or add it to `{source}` too": "уберите это или добавьте и в `{source}`",
    "`{there}` is here": "`{there}` находится здесь",
    "`{language}` says the same as `{source}`, word for word": "`{language}` слово в слово повторяет `{source}`",
    "translate it, or write one text for all languages": "переведите его или напишите один текст для всех языков",
    "bold words": "жирные слова",
    "words in italics": "слова курсивом",
    "code": "код",
    "a link": "ссылка",
    "`{has}` has {words} here, and `{other}` has none": ("в `{has}` здесь есть {words}, а в `{other}` нет"),
    "mark the same words in both languages, each sign with its partner, as in `**words**`": (
        "выделите на обоих языках одни и те же слова; у каждого знака есть пара, как в `**слова**`"
    ),
    "`{language}` is not written in Latin letters": "`{language}` не пишут латинскими буквами",
    "`{language}` is not written in Cyrillic letters": "`{language}` не пишут кириллицей",
    "have two translations changed places?": "может быть, два перевода поменялись местами?",
    "the bot still waits for an answer to `{asked}`, and said last: {said}": (
        "бот ещё ждёт ответа на `{asked}`; последнее, что он сказал: {said}"
    ),
}
