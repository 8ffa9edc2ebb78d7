"""What is decided in advance, what is not there, what is given: in, nothing; out, Russian for each English template."""

MEANING = {
    "`{found}` always holds here: line {line} has decided it already, and nobody comes to the `else`": (
        "`{found}` здесь всегда верно: это решила уже строка {line}, и до `else` никто не дойдёт"
    ),
    "change one of the two conditions, or take the `else` out": "измените одно из двух условий или уберите `else`",
    "`{found}` never holds: {reason}": "`{found}` не выполнится никогда: {reason}",
    "`{found}` always holds: {reason}": "`{found}` выполняется всегда: {reason}",
    "its sides exclude each other": "его части исключают друг друга",
    "no answer can make it true": "ни один ответ ему не подходит",
    "no answer can make it false": "ему подходит любой ответ",
    "`{about}` lies between {low} and {high}": "`{about}` бывает от {low} до {high}",
    "`{about}` is at least {low}": "`{about}` не бывает меньше {low}",
    "`{about}` is at most {high}": "`{about}` не бывает больше {high}",
    "`{about}` is one of {values}": "`{about}` — это одно из: {values}",
    "mend the condition, or take out what hangs on it": "исправьте условие или уберите то, что от него зависит",
    "if one of them is enough, write `or` in the place of `and`": (
        "если достаточно одного из них, напишите `or` вместо `and`"
    ),
    "mend the condition, or leave it out": "исправьте условие или уберите его",
    "if all of it must hold, write `and` in the place of `or`": (
        "если должно выполняться всё сразу, напишите `and` вместо `or`"
    ),
    "no answer can meet `{found}` together with what else is demanded": (
        "ни один ответ не подойдёт сразу под `{found}` и под остальные требования"
    ),
    "mend one of the rules; as it is, nobody can get past this question": (
        "исправьте одно из правил: сейчас дальше этого вопроса не пройдёт никто"
    ),
    "nothing is done where `{name}` is {codes}: these branches have no last `else`": (
        "если `{name}` — это {codes}, ничего не происходит: после этих веток нет `else`"
    ),
    "add an `else:` or a branch for {codes}, if it was forgotten": (
        "добавьте `else:` или ветку для {codes}, если о ней забыли"
    ),
    "`{found}` never holds here: line {line} has decided it already": (
        "`{found}` здесь не выполнится никогда: всё уже решила строка {line}"
    ),
    "change one of the two conditions, or take this one out": "измените одно из двух условий или уберите это",
    "decided here": "решено здесь",
    "everybody comes to `{name}`, and all interviews end as {statuses}": (
        "до `{name}` доходят все, и каждый опрос кончается как {statuses}"
    ),
    "put an `- end: …` above this label for those who have answered all": (
        "поставьте над меткой `- end: …` для тех, кто ответил на всё"
    ),
    "nothing jumps to the label `{name}`": "к метке `{name}` никто не переходит",
    "is a `goto: {name}` missing? Else take the label out": (
        "может быть, пропущен `goto: {name}`? Если нет, уберите метку"
    ),
    "only these were to come here": "сюда должны были попасть только отсюда",
    "the longest way through this survey asks {asked} questions; few will come to its end": (
        "самый длинный путь — {asked} {asked:вопрос|вопроса|вопросов}; до конца дойдут немногие"
    ),
    "aim at {many} or less: leave out what nobody will act on, or ask it in a survey of its own": (
        "старайтесь, чтобы было не больше {many}: уберите то, по чему никто ничего не сделает, "
        "или спросите об этом в другом опросе"
    ),
    "`{name}` has no value here for some: where `{condition}` holds": (
        "ответа на `{name}` здесь может не быть: когда `{condition}`"
    ),
    "`{name}` has no value here for some: where `{condition}` does not hold": (
        "ответа на `{name}` здесь может не быть: когда неверно, что `{condition}`"
    ),
    "`{name}` has no value here for some: where `{asked}` is `{answer}`": (
        "ответа на `{name}` здесь может не быть: когда на `{asked}` ответили `{answer}`"
    ),
    "`{name}` has no value here for some: where `{asked}` is not `{answer}`": (
        "ответа на `{name}` здесь может не быть: когда на `{asked}` ответили не `{answer}`"
    ),
    'ask it of all, or write `{{{name} or "—"}}`, `if: answered({name})`; a way past it: {way}': (
        'спросите об этом всех или напишите `{{{name} or "—"}}`, `if: answered({name})`; путь в обход: {way}'
    ),
    "start → line {line} → here": "начало → строка {line} → сюда",
    "start → line {line} → {landmarks} → here": "начало → строка {line} → {landmarks} → сюда",
    "here some go past it": "здесь некоторые его обходят",
    "`{found}` compares `{name}` with itself": "`{found}` сравнивает `{name}` с самим собой",
    "one of the two sides is probably another answer": "видимо, с одной из сторон должен быть другой ответ",
    "nothing is divided by 0: `{found}` never has a value": ("на 0 не делят: `{found}` никогда ничему не равно"),
    "divide by another number": "разделите на другое число",
    "nobody can reach this step: every answer of `{name}` leads elsewhere": (
        "до этого шага никто не дойдёт: каждый ответ на `{name}` уводит в другое место"
    ),
    "leave out of `next` the answer that shall go on below, or take the step out": (
        "уберите из `next` ответ, после которого опрос идёт дальше по порядку, или уберите шаг"
    ),
    "the last of them": "последний из них",
}
