"""Conditions and computations, in Russian: in, nothing; out, what stands for each English template."""

EXPRESSIONS = {
    "only a survey with `waves:` at its top has waves": "волны бывают только у опроса с `waves:` в начале",
    "`lower` has no capital letters, and `{found}` has some": "в `lower` нет заглавных букв, а в `{found}` есть",
    "a list has commas between its codes, not `{word}`": "в списке между кодами запятые, а не `{word}`",
    "`then:` is a key of its own, on the line below `if:`": "`then:` — отдельный ключ, строкой ниже `if:`",
    "what a function is about stands in brackets: `{before}({found})`": (
        "то, к чему относится функция, берут в скобки: `{before}({found})`"
    ),
    "an answer is called by the name of its question; the names here are: {names}": (
        "ответ зовут по имени его вопроса; имена здесь: {names}"
    ),
    "`{found}` separates nothing here; write `{right}`": "`{found}` здесь ничего не разделяет; напишите `{right}`",
    "this is how a spreadsheet computes": "так вычисляют в электронной таблице",
    "leave the `=` out": "уберите `=`",
    'a text stands in quotes: `"{found}"`': 'текст пишут в кавычках: `"{found}"`',
    'a time of day stands in quotes, `"12:30"`': 'время пишут в кавычках, `"12:30"`',
    'a time of day stands in quotes; write `"{right}"`': 'время пишут в кавычках: `"{right}"`',
    'did you mean `"{guess}"`? A code stands in quotes': 'может быть, `"{guess}"`? Код пишут в кавычках',
    'a code or a text stands in quotes: `"{text}"`': 'код или текст пишут в кавычках: `"{text}"`',
    "`{found}` is {kind}; `{function}` needs numbers": "`{found}` — это {kind}, а для `{function}` нужны числа",
    "leave it out of the brackets": "уберите это из скобок",
    "write `count({found})` to count them": "чтобы их сосчитать, напишите `count({found})`",
    "`{found}` is {kind} in each round; `{function}` needs numbers": (
        "`{found}` в каждом повторе — это {kind}, а для `{function}` нужны числа"
    ),
    "a date is not taken from a date": "дату из даты не вычитают",
    "`{left}` is a date, `{right}` is only a number": "`{left}` — это дата, а `{right}` — просто число",
    "`{wrong}` is text; `{sign}` needs numbers": "`{wrong}` — это текст, а для `{sign}` нужны числа",
    "`{sign}` cannot join {kind} and something else than a date": ("`{sign}` связывает {kind} только с датой"),
    "`{wrong}` is {kind}; `{sign}` needs numbers": "`{wrong}` — это {kind}, а для `{sign}` нужны числа",
    "`{left}` is a date, `{right}` is text": "`{left}` — это дата, а `{right}` — текст",
    "write `number({wrong})` if a number is written there": "если там написано число, напишите `number({wrong})`",
    "drop the quotes": "уберите кавычки",
    "write `days_between({right}, {left})`": "напишите `days_between({right}, {left})`",
    "texts are put together in a text: `{{first}} {{second}}`": (
        "тексты соединяют в самом тексте: `{{first}} {{second}}`"
    ),
    "calculate inside of the brackets, `days(2 * 3)`, and add that to a date": (
        "посчитайте внутри скобок, `days(2 * 3)`, и прибавьте это к дате"
    ),
    "write `days({right})`": "напишите `days({right})`",
    "write `count({wrong})` to count them": "чтобы их сосчитать, напишите `count({wrong})`",
    "write `days({bare})`": "напишите `days({bare})`",
    "`{found}` is {kind}; only a number can be negative": (
        "`{found}` — это {kind}, а с минусом может быть только число"
    ),
    "there is no function `{found}`": "функции `{found}` нет",
    "did you mean `{near}`? For example: `{example}`": "может быть, `{near}`? Например: `{example}`",
    "`{found}` is an answer; write it without brackets": "`{found}` — это ответ, скобки после него не нужны",
    "the functions are: {functions}": "функции такие: {functions}",
    "`{function}` has too few values in its brackets": "в скобках у `{function}` чего-то не хватает",
    "`{function}` has too many values in its brackets": "в скобках у `{function}` что-то лишнее",
    "write it like this: `{example}`": "напишите так: `{example}`",
    "`{found}` is {kind}; `{function}` needs {wanted}": "`{found}` — это {kind}, а для `{function}` нужно: {wanted}",
    "`{found}` is a number already; leave `number` out": "`{found}` и так число; `number` не нужно",
    "for example: `{example}`": "например: `{example}`",
    "write `{right}`": "напишите `{right}`",
    "`{found}` is no question": "`{found}` — это не вопрос",
    "write the question's name, without quotes": "напишите имя вопроса, без кавычек",
    "`{found}` is {kind}; `join` needs a question with several answers": (
        "`{found}` — это {kind}, а для `join` нужен вопрос с несколькими ответами"
    ),
    "leave `join` out, and write `{found}` alone": "уберите `join`, оставьте просто `{found}`",
    "`{found}` is {kind}; `rank` needs a question of the type `ranking`": (
        "`{found}` — это {kind}, а для `rank` нужен вопрос типа `ranking`"
    ),
    "name a `ranking` question, for example: `{example}`": "назовите вопрос типа `ranking`, например: `{example}`",
    "`{language}` has {wanted} plural forms, here are {given}": (
        "в языке `{language}` {wanted} {wanted:форма|формы|форм} числа, а здесь {given}"
    ),
    "`{owner}` holds several answers and cannot be compared with `{sign}`": (
        "в `{owner}` несколько ответов, знак `{sign}` здесь не подходит"
    ),
    "to ask how many there are, write `count({owner}) {sign} {other}`": (
        "чтобы спросить, сколько их, напишите `count({owner}) {sign} {other}`"
    ),
    "write `rank({owner}, {other}) == 1`, for example": "напишите, например, `rank({owner}, {other}) == 1`",
    "write `not ({owner} has {other})`": "напишите `not ({owner} has {other})`",
    "write `{owner} has {other}`": "напишите `{owner} has {other}`",
    "`{found}` cannot be compared": "`{found}` ни с чем не сравнить",
    "only `answered({found})` can be asked": "спросить можно только `answered({found})`",
    "`{owner}` is {kind}, `{other}` is a number": "`{owner}` — это {kind}, а `{other}` — число",
    'a day stands in quotes, `"2026-09-30"`; to count days, write `days_between(today(), {owner})`': (
        'день пишут в кавычках: `"2026-09-30"`; чтобы сосчитать дни, напишите `days_between(today(), {owner})`'
    ),
    "texts have no order; they are only compared with `==` and `!=`": (
        "тексты не бывают больше или меньше; их сравнивают только знаками `==` и `!=`"
    ),
    "numbers in a text are compared so: `number(x) > 3`": "число внутри текста сравнивают так: `number(x) > 3`",
    "`{left}` is {left_kind}, `{right}` is {right_kind}": "`{left}` — это {left_kind}, а `{right}` — {right_kind}",
    "`today()` is the date without the time": "`today()` — это дата без времени",
    "lengths of time cannot be compared": "промежутки времени не сравнить",
    "count days as a number: `days_between(a, b) > 3`": "сосчитайте дни: `days_between(a, b) > 3`",
    "`{owner}` is yes or no by itself, and is not compared": (
        "`{owner}` — это уже «да» или «нет», сравнивать его не с чем"
    ),
    "yes and no have no order": "«да» и «нет» не бывают больше или меньше",
    "compare with `==` or `!=`": "сравните знаком `==` или `!=`",
    "`{owner}` is a choice, and choices have no order": (
        "`{owner}` — это выбранный вариант, а варианты не бывают больше или меньше"
    ),
    "`{owner}` and `{other}` have no choice in common": "у `{owner}` и `{other}` нет ни одного общего варианта",
    "`{owner}` is a choice, `{other}` is {kind}": "`{owner}` — это выбранный вариант, а `{other}` — {kind}",
    'compare with `==`, or with `in ("{first}", …)`': 'сравните знаком `==` или через `in ("{first}", …)`',
    "`{owner}` is a number, `{other}` is text": "`{owner}` — это число, а `{other}` — текст",
    "write `number({other})`": "напишите `number({other})`",
    "compare it with a number": "сравните это с числом",
    'compare with a code in quotes: `{owner} == "{first}"`': 'сравните с кодом в кавычках: `{owner} == "{first}"`',
    "`{found}` is not a word of this language; write `{right}`": "слова `{found}` здесь нет; напишите `{right}`",
    "`{found}` is no number": "`{found}` — это не число",
    'a date is written in quotes, the year first: `"{right}"`': ('дату пишут в кавычках, сначала год: `"{right}"`'),
    'a name begins with a letter; a code or a text stands in quotes: `"{found}"`': (
        'имя начинается с буквы; код или текст берут в кавычки: `"{found}"`'
    ),
    "write it with the digits 0 to 9, and at most one point between them": (
        "пишите число цифрами от 0 до 9, точка между ними только одна"
    ),
    "`{found}` is written together: `{right}`": "`{found}` пишется слитно: `{right}`",
    "`{found}` means nothing in an expression": "`{found}` в условии ничего не значит",
    "leave it out: quotes of the other kind can stand inside of quotes": (
        "уберите этот знак: внутри кавычек могут стоять кавычки другого вида"
    ),
    "leave out the braces: inside an expression a name stands by itself": (
        "уберите фигурные скобки: в условии имя пишут само по себе"
    ),
    'put a time in quotes, `"12:30"`; a choice by a condition is written `X if CONDITION else Y`': (
        'время возьмите в кавычки, `"12:30"`; выбор по условию пишут так: `X if УСЛОВИЕ else Y`'
    ),
    "a part is written as a number, `0.2` for 20 %": "долю пишут числом: `0.2` — это 20 %",
    "there are no powers; multiply instead: `x * x`": "степеней нет; умножьте: `x * x`",
    "a number is written `0.5`, with a digit before the point; names are written together": (
        "число пишут `0.5`, с цифрой перед точкой; имена пишут слитно"
    ),
    "a round stands in brackets, as in `child[1].age`": "номер повтора пишут в скобках: `child[1].age`",
    "write `X if CONDITION else Y`": "напишите `X if УСЛОВИЕ else Y`",
    "write one expression only": "здесь может быть только одно условие",
    "leave it out: a name stands by itself": "уберите этот знак: имя пишут само по себе",
    "divide with `/`, and round with `round(x)`": "делите знаком `/`, а округляйте через `round(x)`",
    "{opening} is not a quote here; put texts and codes in straight quotes": (
        "{opening} здесь не кавычка; берите тексты и коды в прямые кавычки"
    ),
    "a yes/no question stands by itself: `parking`, `not parking`": (
        "вопрос «да или нет» пишут сам по себе: `parking`, `not parking`"
    ),
    "`{found}` is not an operator here; write `{right}`": "знак `{found}` здесь не подходит; напишите `{right}`",
    "the quote {found} is opened here and never closed": "кавычка {found} открыта здесь и нигде не закрыта",
    "put the same quote at the end of the text": "поставьте такую же кавычку в конце текста",
    "`{index}` is no round: the round in brackets is written out": (
        "`{index}` — это не повтор: в скобках пишут его номер или код"
    ),
    "a code stands in quotes, `{right}`; no round can be computed": (
        "код берут в кавычки, `{right}`; вычислить номер повтора нельзя"
    ),
    'write its number, `child[1].age`, or its code in quotes, `session["law"].useful`': (
        'напишите номер, `child[1].age`, или код в кавычках, `session["law"].useful`'
    ),
    "this number has more than {most} digits": "в этом числе больше {most} {most:цифры|цифр|цифр}",
    '{opening} is not a quote here; write `"{inside}"` with straight quotes': (
        '{opening} здесь не кавычка; напишите `"{inside}"` с прямыми кавычками'
    ),
    "`{found}` is no condition; each side of `and` and `or` is complete": (
        "`{found}` — это не условие; с каждой стороны от `and` и `or` стоит условие целиком"
    ),
    "`{found}` is {kind}, not a condition": "`{found}` — это {kind}, а не условие",
    "compare something with it: `department == {found}`": "сравните с этим что-нибудь: `department == {found}`",
    "to ask whether there is an answer, write `answered({found})`": (
        "чтобы спросить, есть ли ответ, напишите `answered({found})`"
    ),
    'write `{found} has "{first}"`, for example': 'напишите, например, `{found} has "{first}"`',
    'write `{found} == "{first}"`, for example': 'напишите, например, `{found} == "{first}"`',
    "compare it: `{found} > 0`; or ask whether there is an answer: `answered({found})`": (
        "сравните: `{found} > 0`; или спросите, есть ли ответ: `answered({found})`"
    ),
    "`{found}` is {kind}, `{first}` is {first_kind}; both must be of one kind": (
        "`{found}` — это {kind}, а `{first}` — {first_kind}; нужно, чтобы они были одного рода"
    ),
    "leave one of the two out, or take another answer in its place": "уберите одно из двух или возьмите другой ответ",
    "for a value in the place of a missing one, write `{right}`": (
        "чтобы подставить что-то вместо пропущенного ответа, напишите `{right}`"
    ),
    "`{owner}` is a ranking": "`{owner}` — это места по порядку",
    "what follows `in` is a list in round brackets": "после `in` идёт список в круглых скобках",
    "`{owner}` holds one answer": "в `{owner}` один ответ",
    "`{owner}` is {kind}; only a question with several answers can have one of them": (
        "`{owner}` — это {kind}; `has` подходит только к вопросу с несколькими ответами"
    ),
    "write `{owner} == {member}`": "напишите `{owner} == {member}`",
    "write `{member} in ({owner})`": "напишите `{member} in ({owner})`",
    "write `rank({owner}, {member}) == 1`, for example": "напишите, например, `rank({owner}, {member}) == 1`",
    "compare it, for example `{owner} == {member}`": "сравните, например `{owner} == {member}`",
    "`{owner}` holds several answers": "в `{owner}` несколько ответов",
    "`{found}` holds several answers": "в `{found}` несколько ответов",
    "ask for one code at a time": "спрашивайте по одному коду",
    "name a number in its place": "поставьте вместо этого число",
    "take the minus out": "уберите минус",
    'put the number in quotes: `"{owner}"`': 'возьмите число в кавычки: `"{owner}"`',
    "write them in this order: for {forms}": "напишите их по порядку: для {forms}",
    "inside an expression a name stands by itself; write `{right}`": (
        "в условии имя пишут само по себе; напишите `{right}`"
    ),
    'write `"{example}"`': 'напишите `"{example}"`',
    "`{found}` is a label, a place to jump to, and has no value; name a question or a variable": (
        "`{found}` — метка, к ней переходят, а значения у неё нет; назовите вопрос или переменную"
    ),
    "in `{range}` one letter is Latin and the other one Cyrillic, though they may look alike": (
        "в `{range}` одна буква латинская, а другая русская, хотя они и похожи"
    ),
    "type both letters again without changing the keyboard": "наберите обе буквы заново, не переключая раскладку",
}
