"""What the checks say, in Russian: in, nothing; out, what stands for each English template."""

CHECKS = {
    "write it as a condition, `- that: {name} >= …`; dates and times stand there in quotes": (
        "напишите это условием, `- that: {name} >= …`; даты и время в нём берут в кавычки"
    ),
    "to end here, write a step `- end: …`, or jump to a `label` above one": (
        "чтобы закончить здесь, напишите шаг `- end: …` или переходите к `label` перед ним"
    ),
    "name the choice that this is about: its choices are {known}": "назовите вариант, о котором речь: варианты {known}",
    "the points of a scale are whole numbers, and {number} of its codes are none": (
        "точки шкалы — целые числа, а {number} {number:её код|её кода|её кодов} не числа"
    ),
    "give these choices numbers as their codes, or write `type: choice`": (
        "дайте этим вариантам числа вместо кодов или напишите `type: choice`"
    ),
    "there is no question or label called `{name}`": "вопроса или метки `{name}` нет",
    "add `- label: {name}` where it shall go on": "поставьте `- label: {name}` там, где опрос должен продолжиться",
    "did you mean `{guess}` (line {line})?": "может быть, `{guess}` (строка {line})?",
    "`{name}` lies inside an `if` block or a `repeat`, and nobody can jump into one": (
        "`{name}` находится внутри блока `if` или `repeat`, а прыгнуть внутрь нельзя"
    ),
    "jump to a label before the block, or move `{name}` out of it": (
        "переходите к метке перед блоком или вынесите `{name}` из него"
    ),
    "jumps back lie in one another more than {most} deep here": (
        "переходы назад вложены здесь друг в друга глубже чем в {most} уровней"
    ),
    "let them lead back to fewer places; whoever wants to change an answer has `/back` and `review`": (
        "пусть они ведут назад в меньшее число мест; чтобы изменить ответ, есть `/back` и `review`"
    ),
    "`{guess}` is here": "`{guess}` находится здесь",
    "`{name}` is here": "`{name}` находится здесь",
    "`{first}` is here": "`{first}` находится здесь",
    "it is anonymous here": "анонимность указана здесь",
    "an anonymous response cannot be updated: nobody can say any more whose it was": (
        "анонимный ответ нельзя обновить: уже никто не скажет, чей он"
    ),
    "write `respondents: once`": "напишите `respondents: once`",
    "`{name}` identifies a person and must be answered, but this survey is anonymous": (
        "по `{name}` человека можно узнать, ответ обязателен, а опрос анонимный"
    ),
    "add `optional: yes` to the question, or take it out": "добавьте к вопросу `optional: yes` или уберите вопрос",
    "`{name}` has no choice `{code}`": "у `{name}` нет варианта `{code}`",
    "its choices are {known}": "варианты такие: {known}",
    "`{label}` is the label; here stands the code `{right}`": (
        "`{label}` — это текст варианта; здесь пишут код `{right}`"
    ),
    "`pick` lets nobody choose anything": "с таким `pick` никто ничего не выберет",
    "write for example `0..{number}`: none of them, some or all": (
        "напишите, например, `0..{number}`: ни одного, несколько или все"
    ),
    "the points of a scale are whole numbers, and `{code}` is none": "деления шкалы — целые числа, а `{code}` — нет",
    "give this choice a number as its code, or write `type: choice`": (
        "дайте этому варианту числовой код или напишите `type: choice`"
    ),
    "`pick` asks for at least {low} of {number} choices": (
        "`pick` требует не меньше {low}, а вариантов всего {number}"
    ),
    "write a range that ends at {number} or below": "напишите промежуток, который кончается на {number} или раньше",
    "`limit` does not belong to a choice of a ranking question: everybody takes all of them": (
        "у варианта в вопросе типа `ranking` не бывает `limit`: там каждый берёт все варианты"
    ),
    "take the `limit` of `{code}` out": "уберите `limit` у `{code}`",
    "`pick` allows {high} choices, and there are {number}": "`pick` разрешает {high}, а вариантов всего {number}",
    "write a range that ends at {number}, or add the choices that are missing": (
        "напишите промежуток, который кончается на {number}, или добавьте недостающие варианты"
    ),
    "no answer can meet this rule and that of line {line}: here {wanted}, there {rival}": (
        "ни один ответ не подойдёт и под это правило, и под правило строки {line}: здесь {wanted}, там {rival}"
    ),
    "write ranges that have something in common, or take one of the rules out": (
        "напишите промежутки, у которых есть общая часть, или уберите одно из правил"
    ),
    "no answer to `{name}` is {wanted}": "ни один ответ на `{name}` не попадёт в {wanted}",
    "no answer to `{name}` is {wanted} characters long": "ответа на `{name}` длиной {wanted} знаков не бывает",
    "it takes {rival}; write a range within that": "здесь возможно {rival}; напишите промежуток внутри этого",
    "the other rule": "другое правило",
    "no whole number lies in `{written}`": "в `{written}` нет ни одного целого числа",
    "write `type: number`, which takes fractions too, or a wider range": (
        "напишите `type: number`, он принимает и дроби, или промежуток пошире"
    ),
    "`{name}` cannot be answered by its own default, `{default}`": (
        "ответ по умолчанию, `{default}`, для `{name}` не подходит"
    ),
    "write one of {codes}": "напишите один из кодов: {codes}",
    "the respondent would be told: {words}": "респонденту сказали бы: {words}",
    "`{name}` stands for many rounds, and a test names one of them": (
        "`{name}` — это много повторов, а тест называет один из них"
    ),
    "`{name}` is asked in rounds, and a test names one of them": (
        "`{name}` спрашивают в каждом повторе, а тест называет один из них"
    ),
    "write for example `{example}`": "напишите, например, `{example}`",
    "there is no question called `{name}`": "вопроса `{name}` нет",
    "there is no `{name}` in this survey": "в этом опросе нет `{name}`",
    "name a question of this survey": "назовите вопрос этого опроса",
    "this survey does not speak `{language}`": "на языке `{language}` этого опроса нет",
    "its languages are {languages}": "его языки: {languages}",
    "`{name}` cannot be answered by `{code}`": "на `{name}` нельзя ответить `{code}`",
    "its codes are {codes}": "коды такие: {codes}",
    "`{code}` of `{name}` has no `limit`, so it is never full": (
        "у `{code}` в `{name}` нет `limit`, места там не кончаются"
    ),
    "those with a `limit` are {codes}": "`limit` есть у {codes}",
    "give the choice a `limit`, or take this line out": "дайте варианту `limit` или уберите эту строку",
    "from here to `{name}` and back nothing is asked; the bot would go round for ever": (
        "отсюда до `{name}` и обратно ничего не спрашивают; бот ходил бы по кругу вечно"
    ),
    "ask something between `{name}` and this step, or jump elsewhere": (
        "спросите что-нибудь между `{name}` и этим шагом или переходите в другое место"
    ),
    "who has come to `{name}` can never finish: every way leads back to it": (
        "кто дошёл до `{name}`, никогда не закончит: все пути ведут обратно"
    ),
    "ask whether to go on, and jump back only then: `if: more` beside the `goto`": (
        "спросите, продолжать ли, и возвращайтесь только тогда: `if: more` рядом с `goto`"
    ),
    "`{first}` and `{name}` would have the same column `{header}` in an export": (
        "у `{first}` и `{name}` в выгрузке был бы один столбец `{header}`"
    ),
    "every export has a column `{header}` of its own": "в каждой выгрузке есть свой столбец `{header}`",
    "give this one another name, for example `my_{name}`": "дайте этому другое имя, например `my_{name}`",
    "this text is missing in {languages}": "этого текста нет на языках: {languages}",
    "add a line `{first}: …`; until then {languages} respondents read `{fallback}`": (
        "добавьте строку `{first}: …`; пока её нет, на языках {languages} респонденты читают `{fallback}`"
    ),
    "`{language}` is not a language of this survey": "`{language}` — не язык этого опроса",
    "add it at the top: `languages: [{all}]`, or take this line out": (
        "добавьте его в начале файла: `languages: [{all}]` — или уберите эту строку"
    ),
    "this text can grow to {length} characters; a message holds {limit}": (
        "текст может вырасти до {length} {length:знака|знаков|знаков}, а в сообщении помещается {limit}"
    ),
    "split it into two `say` steps": "разделите его на два шага `say`",
    "this label has {length} characters; on a phone {limit} can be read": (
        "в тексте варианта {length} {length:знак|знака|знаков}, а на телефоне видно {limit}"
    ),
    "shorten it, and explain it in the text of the question": "сократите его, а подробности дайте в тексте вопроса",
    "this survey has a `limit` and no `expire`: whoever never finishes holds a place for ever": (
        "в опросе есть `limit`, но нет `expire`: кто не закончит, тот займёт место навсегда"
    ),
    "add a line such as `expire: 14d`": "добавьте строку, например `expire: 14d`",
    "a place belongs to an interview, and `{name}` is asked once in each round of `{repeat}`": (
        "место даётся на один опрос, а `{name}` спрашивают в каждом повторе `{repeat}`"
    ),
    "ask it outside of the `repeat`, or take `limit:` out": "спросите об этом вне `repeat` или уберите `limit:`",
    "{rounds} rounds from here can ask {answers} questions; an interview ends after {most}": (
        "{rounds} {rounds:повтор|повтора|повторов} отсюда — это до {answers} {answers:вопроса|вопросов|вопросов}, "
        "а опрос кончается после {most}"
    ),
    "allow fewer rounds with `at_most`": "разрешите меньше повторов: `at_most`",
    "use a `repeat` with `at_most:` in place of `goto`": "вместо `goto` возьмите `repeat` с `at_most:`",
    "this repeat can go through {steps} steps without asking anything; the bot stops after {most}": (
        "здесь может пройти {steps} {steps:шаг|шага|шагов} подряд без единого вопроса; бот остановится после {most}"
    ),
    "allow fewer rounds with `at_most`, or ask something in each of them": (
        "разрешите меньше повторов с помощью `at_most` или спрашивайте что-нибудь в каждом"
    ),
    "the file `{name}` is empty": "файл `{name}` пуст",
    "write its path from the survey's folder, such as `pictures/map.png`": (
        "напишите путь от папки опроса, например `pictures/map.png`"
    ),
    "put a file with something in it there": "положите туда файл, в котором что-то есть",
    "`{name}` has {size}; Telegram takes at most {largest}": "`{name}` — {size}, а Telegram берёт не больше {largest}",
    "make it smaller": "уменьшите его",
    "`{name}` gets its value at line {line}, never before this point": (
        "`{name}` становится известно только в строке {line}, до этого места — никогда"
    ),
    "move the question up, or use an answer that is given before": (
        "поднимите вопрос выше или возьмите ответ, который уже есть"
    ),
    "`{name}` never has an answer here: each new round begins with its questions unanswered": (
        "на `{name}` здесь ещё нет ответа: каждый повтор начинается с чистого листа"
    ),
    "keep it in a variable that is set above the loop, and again below line {line}": (
        "храните это в переменной: задайте её выше повтора и ещё раз ниже строки {line}"
    ),
    "`{name}` is asked here, later in the round": "`{name}` спрашивают здесь, позже в том же повторе",
    "this survey closes before it opens, so that nobody can begin": (
        "опрос закрывается раньше, чем открывается: начать его не сможет никто"
    ),
    "write a later `close`, or an earlier `open`": "сделайте `close` позже или `open` раньше",
    "it opens here": "открывается он здесь",
    "no reminder will ever come: `{key}` ends the interview before it": (
        "напоминание никогда не придёт: `{key}` закончит опрос раньше"
    ),
    "make `after` of the reminder shorter than `{key}`": "сделайте `after` у напоминания короче, чем `{key}`",
    "take this line out": "уберите эту строку",
    "name one of these: {names}": "назовите что-нибудь из этого: {names}",
    "`{name}` makes no groups: its answers are not one choice of a few": (
        "по `{name}` не разделить на группы: ответ там — не один вариант из нескольких"
    ),
    "name a question of type choice, scale, nps, yes_no or language, outside of all repeats": (
        "назовите вопрос типа `choice`, `scale`, `nps`, `yes_no` или `language` вне всех повторов"
    ),
    "a review stands outside of repeats: it shows all answers, and this one lies in `{repeat}`": (
        "проверку ответов ставят вне повторов: она показывает все ответы, а эта — внутри `{repeat}`"
    ),
    "move it below the `repeat`, and take two spaces out for each `repeat` around it": (
        "перенесите её ниже `repeat` и уберите по два пробела на каждый `repeat` вокруг"
    ),
    "nothing is asked before this review": "до этой проверки ещё ничего не спрашивали",
    "nothing new is asked between the review of line {line} and this one": (
        "между проверкой в строке {line} и этой не спросили ничего нового"
    ),
    "move it below the questions that it shall show, or take it out": (
        "перенесите её ниже вопросов, которые она должна показать, или уберите"
    ),
    "the review before": "прошлая проверка",
    "`{repeat}` has no round for `{code}`: its rounds are the choices of `{over}`": (
        "у `{repeat}` нет повтора `{code}`: повторы там — варианты вопроса `{over}`"
    ),
    'write for example `{repeat}["{guess}"]`; the choices are {known}': (
        'напишите, например, `{repeat}["{guess}"]`; варианты такие: {known}'
    ),
    "the rounds of `{repeat}` have numbers, and `{code}` is none": (
        "повторы `{repeat}` идут по номерам, а `{code}` — не номер"
    ),
    "write `{repeat}[1]` for the first round": "первый повтор пишут `{repeat}[1]`",
    "there is no round {number} of `{repeat}`: it has at most {most}": (
        "повтора {number} у `{repeat}` не бывает: их не больше {most}"
    ),
    "name a round from 1 to {most}, or allow more rounds with `at_most: {number}`": (
        "назовите повтор от 1 до {most} или разрешите больше: `at_most: {number}`"
    ),
    "`{kind}` does not belong to {what}": "`{kind}` здесь не подходит: это {what}",
    "`{kind}` belongs to questions of type {types}": "`{kind}` бывает у вопросов типа {types}",
    "nobody can reach this step: line {line} always goes elsewhere": (
        "до этого шага никто не дойдёт: строка {line} всегда уводит в другое место"
    ),
    "put a `label` here and jump to it, or take the step out": (
        "поставьте здесь `label` и переходите к нему или уберите шаг"
    ),
    "always goes elsewhere": "отсюда всегда уходят в другое место",
    "who updates a response is shown it in a review, and this survey has none": (
        "кто меняет свой ответ, видит его в проверке, а проверки в этом опросе нет"
    ),
    "add a step `- review: Is everything right?` below the questions, or write `respondents: once`": (
        "добавьте ниже вопросов шаг `- review: Всё верно?` или напишите `respondents: once`"
    ),
    "`{name}` comes with the invitation, and `set` changes nothing of that": (
        "`{name}` приходит с приглашением, и `set` этого не меняет"
    ),
    "give the variable a name of its own": "дайте переменной своё имя",
    "it is given here": "оно задано здесь",
    "`{name}` may tell who somebody is, but this survey is anonymous": (
        "по `{name}` можно узнать человека, а опрос анонимный"
    ),
    "give it by a choice list, which makes groups, or take it out": (
        "задайте это списком вариантов, который даёт группы, или уберите"
    ),
    "nothing called `{name}` comes with an invitation": "с приглашением не приходит ничего с именем `{name}`",
    "`{code}` cannot be given as `{name}`": "`{code}` не может быть значением `{name}`",
    "write it under `given:` at the top, or take this line out": "впишите это в `given:` вверху или уберите строку",
    "here belongs {wanted}": "здесь должно быть: {wanted}",
    "this survey has {count} {count:wave|waves}": "в этом опросе {count} {count:волна|волны|волн}",
    "this survey has no `waves`": "в этом опросе нет `waves`",
    "name one of them, the first is 1": "назовите одну из них, первая — 1",
    "what is `given` comes with an invitation, and this survey needs none": (
        "то, что стоит в `given`, приходит с приглашением, а этому опросу они не нужны"
    ),
    "add a line `invite: tokens`": "добавьте строку `invite: tokens`",
    "`{name}` is no date that comes with the invitation": "`{name}` — не дата, которая приходит с приглашением",
    "write `given: {{ {name}: date }}` at the top": "напишите вверху `given: {{ {name}: date }}`",
    "a group of {number} is too small to hide anybody": "группа из {number} слишком мала: в ней никого не скрыть",
    "write `min_group: 5` or more": "напишите `min_group: 5` или больше",
    "there is no command `{command}`": "команды `{command}` нет",
    "`{found}` wants a backslash in the answer, and then the letter `{letter}`": (
        "`{found}` требует в ответе обратную косую черту, а за ней букву `{letter}`"
    ),
    "in single quotes one backslash is enough: `{right}`": ("в одинарных кавычках хватит одной косой черты: `{right}`"),
    "no question takes its choices from `{name}`": "ни один вопрос не берёт варианты из `{name}`",
    "write `choices: {name}` in a question, or take the list out": (
        "напишите в вопросе `choices: {name}` или уберите список"
    ),
}
