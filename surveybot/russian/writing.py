"""How expressions and patterns are written, in Russian: in, nothing; out, what stands for each English template."""

WRITING = {
    "a placeholder is no condition around a part of the text": "подстановка — не условие вокруг части текста",
    'write `{{"…" if CONDITION else "…"}}`, or two steps, each with its `if:`': (
        'напишите `{{"…" if УСЛОВИЕ else "…"}}` или два шага, каждый со своим `if:`'
    ),
    "the forms of a number are written otherwise here": "формы числа здесь пишут иначе",
    'write `{{plural({name}, "# year", "# years")}}`, as many forms as the language has': (
        'напишите `{{plural({name}, "# год", "# года", "# лет")}}`, сколько форм есть в языке'
    ),
    "`{found}` means nothing behind the name in a placeholder": "`{found}` после имени в подстановке ничего не значит",
    'write `{{{name}}}`, or `{{{name} or "…"}}` with words for those who gave no answer': (
        'напишите `{{{name}}}` или `{{{name} or "…"}}` со словами для тех, кто не ответил'
    ),
    "brackets and operators stand more than {most} deep inside of one another": (
        "скобки и знаки вложены друг в друга глубже, чем на {most}"
    ),
    "compute a part of it in a `set` step before, and use its name here": (
        "посчитайте часть раньше, в шаге `set`, а здесь напишите её имя"
    ),
    "only two things are compared at a time; write `{right}`": (
        "за один раз сравнивают только две вещи; напишите `{right}`"
    ),
    "`not` stands before what it denies; write `{right}`": ("`not` ставят перед тем, что отрицают; напишите `{right}`"),
    "a list stands in round brackets, not in square ones": "список берут в круглые скобки, а не в квадратные",
    'to allow several, list them after `in`, in round brackets: `department in ("it", "hr")`': (
        'несколько вариантов перечисляют после `in` в круглых скобках: `department in ("it", "hr")`'
    ),
    "this list is empty": "список пуст",
    "this bracket is opened and never closed": "скобка открыта и нигде не закрыта",
    "add `{closing}` where it ends": "добавьте `{closing}` там, где она должна закрыться",
    "`if` inside an expression needs an `else`": "к `if` внутри выражения нужен `else`",
    "write `X if CONDITION else Y`; the condition of a whole step stands beside it, under the key `if`": (
        "напишите `X if УСЛОВИЕ else Y`; условие для целого шага пишут рядом с ним, под ключом `if`"
    ),
    "something is missing before `{found}`": "перед `{found}` чего-то не хватает",
    "put a name there, a number, or a code or a text in quotes": (
        "впишите туда имя, число либо код или текст в кавычках"
    ),
    "something is missing after `{before}`": "после `{before}` чего-то не хватает",
    "`if` cannot stand here": "здесь `if` стоять не может",
    "leave it out, or write `X if CONDITION else Y`": "уберите его или напишите `X if УСЛОВИЕ else Y`",
    "a list in square brackets cannot stand here": "список в квадратных скобках здесь стоять не может",
    "each side of `and` and `or` is complete: `age > 3 and age < 9`": (
        "с каждой стороны от `and` и `or` стоит условие целиком: `age > 3 and age < 9`"
    ),
    "there is nothing between these brackets": "в скобках ничего нет",
    "here an expression is missing": "здесь не хватает условия",
    "an operator is missing before `{found}`": "перед `{found}` не хватает знака",
    "join conditions by `and` or `or`": "условия соединяют словами `and` или `or`",
    "a number is written without spaces: `{before}{found}`": "число пишут без пробелов: `{before}{found}`",
    'for example `{before} == "{found}"`': 'например `{before} == "{found}"`',
    "a name has no spaces, a text stands in quotes; join conditions by `and` or `or`": (
        "в имени нет пробелов, текст берут в кавычки; условия соединяют словами `and` или `or`"
    ),
    "a comma cannot stand here": "запятая здесь стоять не может",
    "`{found}` closes a bracket that was never opened": "`{found}` закрывает скобку, которой не было",
    "take it out, or open the bracket before": "уберите её или откройте скобку раньше",
    "`else` stands here without its `if`": "здесь `else` без своего `if`",
    "a number is written with a point: `{before}.{after}`": "дробь пишут через точку: `{before}.{after}`",
    '`has` asks for one code at a time: `reasons has "pay" or reasons has "other"`': (
        '`has` спрашивает по одному коду: `reasons has "pay" or reasons has "other"`'
    ),
    "this expression is longer than {most} characters": "выражение длиннее {most} {most:знака|знаков|знаков}",
    "there is no question or variable called `{found}`": "вопроса или переменной `{found}` нет",
    "the names here are: {names}": "имена здесь такие: {names}",
    "`{owner}` has no choice `{written}`": "у `{owner}` нет варианта `{written}`",
    "did you mean `{guess}`? The choices are: {choices}": "может быть, `{guess}`? Варианты такие: {choices}",
    "the choices are: {choices}": "варианты такие: {choices}",
    "`{found}` is {kind}; here {wanted} is needed": "`{found}` — это {kind}, а здесь нужно: {wanted}",
    "`{found}` is a part that is asked again and again": "`{found}` — это часть, которую спрашивают снова и снова",
    "how often it was asked tells `count({found})`": "сколько раз её спросили, скажет `count({found})`",
    "name one round, `{one}`, or put them together, for example `count({found})`": (
        "назовите один повтор, `{one}`, или сведите все вместе, например `count({found})`"
    ),
    "the answer of this round is `{one}`; all are put together, for example by `count({found})`": (
        "ответ этого повтора — `{one}`; все вместе сводит, например, `count({found})`"
    ),
    "`{found}` are the answers of all rounds": "`{found}` — это ответы всех повторов",
    "`{found}` is a choice of `{owner}`; a code stands in quotes: `{right}`": (
        "`{found}` — это вариант вопроса `{owner}`; код берут в кавычки: `{right}`"
    ),
    "an export calls it so; here it is `{near}`": "так это называется в выгрузке; здесь пишут `{near}`",
    "this is a whole round; name something in it, such as `{near}`": (
        "это целый повтор; назовите что-нибудь из него, например `{near}`"
    ),
    "did you mean `{near}`?": "может быть, `{near}`?",
    "it is asked in rounds: write `{near}` for one of them, or all together, as in `count({all})`": (
        "это спрашивают несколько раз: напишите `{near}` для одного повтора или сведите все, как в `count({all})`"
    ),
    "ask a question of that name above": "задайте выше вопрос с таким именем",
    "whether there is an answer tells `answered(city)`": "есть ли ответ, скажет `answered(city)`",
    "to use the function, write `{found}()`": "если это функция, напишите `{found}()`",
    "`{written}` is the label; compare with the code `{right}`": (
        "`{written}` — это текст варианта; сравните с его кодом `{right}`"
    ),
    'write `"{right}"`': 'напишите `"{right}"`',
    "`{found}` is not written as {wanted} is written here": "`{found}` написано не так, как здесь пишут: {wanted}",
    'write it like this: `"{example}"`': 'напишите так: `"{example}"`',
    "there is no such day or time as `{found}`": "такого дня или времени нет: `{found}`",
    "look it up in a calendar; hours go from 00 to 23": "сверьтесь с календарём; часы бывают от 00 до 23",
    "a code stands in quotes; the code of `{owner}` that is meant here is `{right}`": (
        "код берут в кавычки; здесь, видимо, нужен код вопроса `{owner}`: `{right}`"
    ),
    "codes stand in quotes": "коды берут в кавычки",
    "`{operator}` compares, and a code stands in quotes": "сравнивают знаком `{operator}`, а код берут в кавычки",
    "a date stands in quotes": "дату берут в кавычки",
    "a number": "число",
    "text": "текст",
    "yes or no": "«да» или «нет»",
    "a date": "дата",
    "a time of day": "время дня",
    "a date with a time": "дата со временем",
    "a length of time": "промежуток времени",
    "no value to calculate with": "то, с чем не считают",
    "unknown": "неизвестно что",
    "one choice from a list": "один вариант из списка",
    "several choices from a list": "несколько вариантов из списка",
    "a ranking": "места по порядку",
    "a part that is asked again and again": "часть, которую спрашивают снова и снова",
    "the answers of all rounds": "ответы всех повторов",
    "this pattern cannot be read: {reason}": "образец не прочитать: {reason}",
    "mend the pattern, or describe the answer by `length:` or `range:` instead": (
        "исправьте образец или опишите ответ иначе: через `length:` или `range:`"
    ),
    "this pattern is too big: it repeats too much too often": "образец слишком большой: слишком много повторений",
    "this pattern and those above are too big together": "этот образец и те, что выше, вместе слишком велики",
    "write `+` or `*` here, and count in a rule of its own: `length: ..{most}`": (
        "напишите здесь `+` или `*`, а длину проверьте отдельным правилом: `length: ..{most}`"
    ),
    "this kind of `(?…)` is not supported in a pattern": "такого `(?…)` в образце быть не может",
    "a reference back such as `\\1` is not supported in a pattern": "ссылок назад вроде `\\1` в образце быть не может",
    "looking ahead or behind is not supported in a pattern": "заглядывать вперёд или назад образец не умеет",
    "write the pattern without it: no pattern here compares two parts of an answer": (
        "обойдитесь без этого: сравнить две части ответа образец не может"
    ),
    "write a rule of its own for each demand, each with its own `error`": (
        "напишите по правилу на каждое требование, каждое со своим `error`"
    ),
    "begin a group with `(` or `(?:`, and write a rule of its own for each demand": (
        "начинайте группу с `(` или `(?:`, а на каждое требование напишите своё правило"
    ),
    "`match` needs a pattern in single quotes, for example '\\d+'": (
        "`match` — это образец в одинарных кавычках, например '\\d+'"
    ),
    "in `{{2,5}}` the first number must be the smaller one": "в `{{2,5}}` первое число должно быть меньше второго",
    "the `(` is never closed with `)`": "скобка `(` нигде не закрыта знаком `)`",
    "this `{{` is never closed with `}}`; as a sign it is written `\\{{`": (
        "скобка `{{` нигде не закрыта знаком `}}`; чтобы она была просто знаком, пишите `\\{{`"
    ),
    "there is a `)` without its `(`": "здесь `)` без своей `(`",
    "`\\x` wants the number of a character, as in `\\x{{41}}`": "после `\\x` идёт номер знака, как в `\\x{{41}}`",
    "the `[` is never closed with `]`": "скобка `[` нигде не закрыта знаком `]`",
    "in `[a-z]` the first letter must come before the second": "в `[a-z]` первая буква должна идти раньше второй",
    "the name of a group is letters and digits; most groups need none and begin with `(` alone": (
        "имя группы — буквы и цифры; обычно имя не нужно, достаточно `(`"
    ),
    "this `\\` does not go with the letter after it": "`\\` с этой буквой ничего не значит",
    "the `-` in `[a-z]` stands between two single letters; as a sign it is written `\\-`": (
        "`-` в `[a-z]` стоит между двумя буквами; чтобы он был просто знаком, пишите `\\-`"
    ),
    "between `{{` and `}}` stand numbers, as in `{{2,5}}` or `{{0,5}}`": (
        "между `{{` и `}}` пишут числа, как в `{{2,5}}` или `{{0,5}}`"
    ),
    "there are no letters of this kind; any letter is `\\p{{L}}`": "таких букв нет; любая буква — `\\p{{L}}`",
    "another group has this name already": "группа с таким именем уже есть",
    "there is nothing before the `*`, `+`, `?` or `{{}}` to repeat": (
        "перед `*`, `+`, `?` или `{{}}` нет того, что повторять"
    ),
    "the `\\` at the end escapes nothing": "`\\` в конце ничего не значит",
    "no answer can ever fit this pattern": "под этот образец не подойдёт ни один ответ",
    "`^` is the beginning of the answer and `$` its end: nothing stands before or behind them": (
        "`^` — это начало ответа, а `$` — его конец: до и после них ничего не бывает"
    ),
    "`[^…]` stands for any sign but those in it, and here none is left over": (
        "`[^…]` — это любой знак, кроме перечисленных, а здесь не осталось ни одного"
    ),
    "the `/` around this pattern are a part of it, and no answer has them": (
        "знаки `/` вокруг образца стали его частью, а в ответах их нет"
    ),
    "write '{right}'": "напишите '{right}'",
    "this pattern takes `Anna` and refuses `Анна`": "образец принимает `Anna`, а `Анна` — нет",
    "write `\\p{{L}}` for a letter of any alphabet, or say in `error` that Latin letters are wanted": (
        "напишите `\\p{{L}}` — это буква любого алфавита — или скажите в `error`, что нужны латинские буквы"
    ),
    "this pattern fits an empty answer too, so that it demands nothing": (
        "образец подходит и к пустому ответу, то есть ничего не требует"
    ),
    "write `+` in place of `*` where there must be something": "напишите `+` вместо `*` там, где что-то должно быть",
    "`A-z` also takes the signs between the two alphabets, such as `[`, `_` and `^`": (
        "в `A-z` входят и знаки между большими и маленькими буквами: `[`, `_`, `^`"
    ),
    "write `A-Za-z`": "напишите `A-Za-z`",
    "an answer with `ё` is refused: that letter does not lie between `а` and `я`": (
        "ответ с буквой `ё` не подойдёт: она не входит в промежуток от `а` до `я`"
    ),
    "write `{wanted}`": "напишите `{wanted}`",
    "`{found}` has no partner, and is shown as it stands": "у `{found}` нет пары, поэтому его так и покажут",
    "write `[words](https://…)`, with a bracket at the end": "напишите `[слова](https://…)`, со скобкой в конце",
    "write `**words**` around what shall be bold, or take the sign out": (
        "возьмите жирное в `**слова**` или уберите знак"
    ),
    "this link is never closed, and is shown as it stands": "ссылка не закрыта, поэтому её так и покажут",
    "the texts are not in `{language}`, the language in which the bot would say its own words": (
        "тексты не на языке `{language}`, а сам бот говорил бы на нём"
    ),
    "write `language: {right}` at the top, or what else it is": (
        "напишите в начале файла `language: {right}` или код другого языка"
    ),
}
