"""The file and its YAML, in Russian: in, nothing; out, what stands for each English template."""

FILE = {
    "this `{bracket}` closes nothing: there is one too many": "`{bracket}` ничего не закрывает: она лишняя",
    "write `{line}`": "напишите `{line}`",
    "there is a comma too many": "здесь лишняя запятая",
    "this `{opening}` is never closed": "`{opening}` нигде не закрывается",
    "from here on the list or mapping in brackets cannot be read": "дальше этого места скобки не прочитать",
    "put each text between the brackets in quotes, or write one entry a line": (
        "возьмите каждый текст в скобках в кавычки или пишите каждую запись на своей строке"
    ),
    "here is an invisible line separator ({code_point}), read as a space": (
        "здесь невидимый разделитель строк ({code_point}), он прочитан как пробел"
    ),
    "here is an invisible character ({code_point})": "здесь невидимый знак ({code_point})",
    "here is a control character ({code_point}) that no text can hold": (
        "здесь управляющий знак ({code_point}), которого в тексте быть не может"
    ),
    "delete it, and type what stands around it again": "сотрите его и наберите заново то, что стоит рядом",
    "line {line} has a no-break space beside its key, which looks like a space and is none": (
        "в строке {line} рядом с ключом неразрывный пробел: он похож на обычный, но это другой знак"
    ),
    "type the spaces of this line again": "наберите пробелы в этой строке заново",
    "`{key}` is given twice; first at line {line}": "`{key}` указан дважды; первый раз в строке {line}",
    "keep one of the two": "оставьте один из двух",
    "if a new item begins here, write `- {key}: …`, the dash below that of line {line}": (
        "если здесь начинается новый пункт, напишите `- {key}: …`, а дефис поставьте под дефисом строки {line}"
    ),
    "this file has more than {limit} entries": "в этом файле больше {limit} записей",
    "lists and mappings are nested deeper than {limit}": "списки вложены друг в друга глубже, чем на {limit}",
    "a second document begins here": "здесь начинается второй документ",
    "a survey is one document: take the line `---` out, or make two files": (
        "в файле один опрос: уберите строку `---` или сделайте два файла"
    ),
    "are there too many brackets or dashes?": "нет ли здесь лишних скобок или дефисов?",
    "split the survey with `include`": "разделите опрос на файлы с помощью `include`",
    "surveys cannot take in other places with `<<`": "в опросах нельзя вставлять другие места с помощью `<<`",
    "write the lines out, or use `choice_lists` or `include`": (
        "выпишите строки целиком или используйте `choice_lists` или `include`"
    ),
    "first here": "первый раз здесь",
    "only a word can stand before a colon": "перед двоеточием может стоять только слово",
    "line {line} begins a step, and its dash is missing": "со строки {line} начинается шаг, но дефиса перед ним нет",
    "line {line} begins a new item of the list, and its dash is missing": (
        "со строки {line} начинается новый пункт списка, но дефиса перед ним нет"
    ),
    "a space is missing after the dash": "после дефиса пропущен пробел",
    "a text begins on the line below `{sign}`, not beside it": (
        "текст начинается на строке ниже знака `{sign}`, а не рядом с ним"
    ),
    "write\n{fixed}": "напишите\n{fixed}",
    "this file is not UTF-8, the encoding of surveys; it looks like {guess}": (
        "файл не в кодировке UTF-8, а опросы пишутся в ней; похоже, это {guess}"
    ),
    "this file is not UTF-8, the encoding of surveys": "файл не в кодировке UTF-8, а опросы пишутся в ней",
    "save the file as UTF-8: in most editors “Save with encoding” in the menu “File”": (
        "сохраните файл в UTF-8: в большинстве редакторов это «Сохранить в кодировке» в меню «Файл»"
    ),
    "this file is bigger than 1 MiB": "файл больше 1 МиБ",
    "line {line} cannot be read from here on": "строку {line} с этого места не прочитать",
    "look at this line and the one above it: is a colon, a quote or a bracket missing, or a space too many?": (
        "посмотрите на эту строку и на строку выше: нет ли лишнего пробела, не пропущены ли двоеточие, кавычка, скобка?"
    ),
    "this is read as a mapping; put the text in quotes": (
        "фигурные скобки здесь читаются как запись `ключ: значение`; возьмите текст в кавычки"
    ),
    "inside `{{ }}` a text with `{what}` needs quotes": "внутри `{{ }}` текст со знаком `{what}` берут в кавычки",
    "write it in block form:\n{block}": "напишите построчно:\n{block}",
    "put each text between the braces in quotes": "возьмите каждый текст в фигурных скобках в кавычки",
    "a value that begins with `{sign}` is a tag, which surveys do not have": (
        "то, что начинается с `{sign}`, — это тег, а в опросах тегов нет"
    ),
    "a value that begins with `{sign}` is an anchor or an alias, which surveys do not have": (
        "то, что начинается с `{sign}`, — это метка или ссылка на неё, а в опросах их нет"
    ),
    "take it out": "уберите это",
    "use `choice_lists` or `include`": "используйте `choice_lists` или `include`",
    "if it is a text, write `{line}`": "если это текст, напишите `{line}`",
    "use `choice_lists` or `include`; if it is a text, write `{line}`": (
        "используйте `choice_lists` или `include`; если это текст, напишите `{line}`"
    ),
    "line {line} is indented with a tab, as {others:is|are} {others} more; YAML needs spaces": (
        "строка {line} сдвинута табуляцией, и ещё {others} {others:строка|строки|строк} тоже; нужны пробелы"
    ),
    "line {line} is indented with a tab; YAML needs spaces": "строка {line} сдвинута табуляцией; нужны пробелы",
    "write {width} {width:space|spaces} for each tab: `{fixed}`": (
        "вместо каждой табуляции поставьте {width} {width:пробел|пробела|пробелов}: `{fixed}`"
    ),
    "here it would be aligned": "с этим местом её нужно выровнять",
    "line {line} starts {off} {off:space|spaces} too far {side} for the {what} of line {anchor}; "
    "align it with `{name}`": (
        "строка {line} начинается на {off} {off:пробел|пробела|пробелов} {side}, чем нужно: {what} строки {anchor} "
        "стоит не там; выровняйте её по `{name}`"
    ),
    "a text with a colon and a space needs quotes": "текст, в котором есть двоеточие с пробелом, берут в кавычки",
    "line {line} has no key; if it goes on the text of line {before}, it has to start further right": (
        "в строке {line} нет ключа; если она продолжает текст строки {before}, её нужно сдвинуть вправо"
    ),
    "write `{fixed}`": "напишите `{fixed}`",
    "left": "левее",
    "right": "правее",
    "list item": "пункт списка",
    "key": "ключ",
    "the quote that opens here is never closed": "кавычка открыта здесь и нигде не закрыта",
    "line {line} cannot begin with `{sign}`": "строка {line} не может начинаться с `{sign}`",
    "delete it, or put the text that it belongs to in quotes": "сотрите этот знак или возьмите весь текст в кавычки",
    "a text that begins with `{sign}` needs quotes": "текст, который начинается с `{sign}`, берут в кавычки",
    "a text that begins with a backtick needs quotes": "текст, который начинается с обратной кавычки, берут в кавычки",
    "put the text in quotes: `{line}`": "возьмите текст в кавычки: `{line}`",
    "this goes on after the closing `{sign}`; all of it needs quotes": (
        "текст продолжается после закрывающей `{sign}`; в кавычки нужно взять его весь"
    ),
    "the text holds the same `{sign}` that it stands in": "внутри текста та же кавычка `{sign}`, в которую он взят",
    "a colon is missing after `{word}`": "после `{word}` пропущено двоеточие",
    "` #` ends the text here as a comment, but the text goes on below": (
        "` #` обрывает текст: дальше идёт комментарий, а текст продолжается ниже"
    ),
    "everything after ` #` is dropped as a comment": "всё после ` #` — комментарий, никто этого не увидит",
    "put the text in quotes": "возьмите текст в кавычки",
    "if it belongs to the text, write `{line}`": "если это часть текста, напишите `{line}`",
    "`{left}` and `{right}` are letters for YAML, no quotes: they would be shown as a part of the text": (
        "`{left}` и `{right}` здесь не кавычки, а обычные знаки: респондент увидит их в тексте"
    ),
    "write `{text}`, or leave the quotes out": "напишите `{text}` или уберите кавычки",
    "in double quotes `{escape}` is not what it is in a pattern": (
        "в двойных кавычках `{escape}` значит не то же, что в образце"
    ),
    "use single quotes for patterns: `{text}`": "берите образцы в одинарные кавычки: `{text}`",
    "a space is missing after `{key}:`": "после `{key}:` пропущен пробел",
    "behind `{key}:` there is a no-break space, which looks like a space and is none": (
        "после `{key}:` неразрывный пробел: он похож на обычный, но это другой знак"
    ),
    "type the space again: `{line}`": "наберите пробел заново: `{line}`",
    "there is nothing in this file": "файл пуст",
    "there is no problem code `{code}` that could be ignored": "кода `{code}` нет, пропускать нечего",
    "all codes are listed by `surveybot rules`": "все коды покажет `surveybot rules`",
    "there is no `{code}` here that could be ignored": "здесь нет `{code}`, пропускать нечего",
    "take the comment out": "уберите комментарий",
}
