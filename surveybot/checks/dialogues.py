"""`test-…-unknown` and `test-name-duplicate`: a test dialogue that names what the survey does not have."""

from collections.abc import Collection, Iterator

from surveybot.language.expression import EachRound, Rounds
from surveybot.language.meant import did_you_mean, proposal, surely_meant
from surveybot.language.nodes import Scalar
from surveybot.language.problem import Label, Problem, error, replaced, warning
from surveybot.language.words import enumerated
from surveybot.program.homes import bare
from surveybot.program.instructions import Ask, Finish, Program, Review
from surveybot.questions.question import Question
from surveybot.survey.dialogues import Dialogue, Expected
from surveybot.survey.given import record_of, wanted
from surveybot.survey.model import BrokenStep
from surveybot.survey.sayings import Change, Language, Words

_COMMANDS = ("/skip", "/back", "/ok", "/done", "/help", "/start", "/cancel", "/language", "/forget")


def check(program: Program) -> Iterator[Problem]:
    """Every question, variable, code and language that a test names must exist."""
    if not program.survey.steps:
        return  # of which the reader has told
    asked = [step for step in program.waits.values() if isinstance(step, Ask)]
    unread = {str(step.name) for step in program.steps if isinstance(step, BrokenStep)}
    answered = {bare(step.name) for step in asked if step.write_in_of is None}
    waited = {bare(step.name) for step in asked}
    if any(isinstance(step, Review) for step in program.waits.values()):
        waited.add("review")
    statuses = _statuses(program)
    first: dict[str, Scalar] = {}
    for dialogue in program.survey.tests:
        yield from _named_twice(dialogue.name, first.setdefault(dialogue.name, dialogue.name))
        if dialogue.status is not None and statuses and dialogue.status not in statuses:
            yield _no_status(dialogue.status, statuses)
        for name in dialogue.path or ():
            if not _begins_like(name, unread):
                yield from _known(name, answered)
        if dialogue.asks is not None and not _begins_like(dialogue.asks, unread):
            yield from _known(dialogue.asks, waited)
        yield from _said(dialogue, program)
        for name, expected in dialogue.answers.items():
            yield from _variable(name, program) or _codes(name, _question(name, program), expected)
        for name, codes in dialogue.taken.items():
            yield from _known(name, {*program.questions, *unread})
            yield from _places(name, program.questions.get(name), codes)
        for name, words in dialogue.given.items():
            yield from _given(name, words, program)
        yield from _wave(dialogue, program)


def _begins_like(name: Scalar, unread: Collection[str]) -> bool:
    """Whether it may belong to a question or a grid that could not be read."""
    return any(name == broken or name.startswith(f"{broken}_") for broken in unread)


def _said(dialogue: Dialogue, program: Program) -> Iterator[Problem]:
    names = {name for step in program.questions for name in (step, bare(step))}
    for saying in dialogue.say:
        if isinstance(saying, Words) and (meant := _command_meant(saying.words)):
            yield error(
                "test-answer-unknown",
                saying.at.span,
                "there is no command `{command}`",
                command=saying.words,
                meant=meant,
                help="did you mean `{meant}`?",
                fix=replaced(saying.at, meant),
            )
        if isinstance(saying, Change):
            yield from _known(saying.question, names)
        elif isinstance(saying, Language) and saying.language not in program.survey.languages:
            yield error(
                "test-answer-unknown",
                saying.language.span,
                "this survey does not speak `{language}`",
                language=str(saying.language),
                languages=enumerated(program.survey.languages),
                help="its languages are {languages}",
            )


def _command_meant(words: str) -> str:
    """The command that was misspelt; what is like none may be there to be refused."""
    return surely_meant(words, _COMMANDS) if words.startswith("/") and words not in _COMMANDS else ""


def _statuses(program: Program) -> list[str]:
    """How an interview can end, or be left; none where an end could not be read."""
    survey = program.survey
    if any(isinstance(step, BrokenStep) for step in program.steps):
        return []
    statuses = [step.status for step in program.instructions if isinstance(step, Finish)]
    waits = program.waits.values()
    statuses += [wait.patience.status for wait in waits if wait.patience is not None and wait.patience.status]
    if any(isinstance(wait, Ask) and wait.stamina is not None and not wait.stamina.goes_on for wait in waits):
        statuses.append("gave_up")
    return list(dict.fromkeys([*statuses, *(["expired"] if survey.expire else []), "in progress"]))


def _no_status(status: Scalar, statuses: list[str]) -> Problem:
    guess = did_you_mean(status, statuses)
    return error(
        "test-status-unknown",
        status.span,
        "no interview of this survey ends as `{status}`",
        status=str(status),
        guess=guess,
        statuses=enumerated(statuses),
        help=proposal(status, guess, "its interviews end as {statuses}"),
        fix=replaced(status, surely_meant(status, statuses)),
    )


def _named_twice(name: Scalar, first: Scalar) -> Iterator[Problem]:
    if name is not first and name:
        yield warning(
            "test-name-duplicate",
            name.span,
            "another test is called `{name}` too, so that nobody can tell which of them failed",
            name=str(name),
            labels=(Label(first.span, "first here"),),
            help="say in each name what the test shows",
        )


def _known(name: Scalar, known: Collection[str]) -> Iterator[Problem]:
    if name not in known:
        guess = bare(name) if bare(name) in known else did_you_mean(name, known)
        yield error(
            "test-name-unknown",
            name.span,
            "there is no `{name}` in this survey" if name == "review" else "there is no question called `{name}`",
            name=str(name),
            guess=guess,
            help=proposal(name, guess, "name a question of this survey"),
            fix=replaced(name, bare(name) if bare(name) in known else surely_meant(name, known)),
        )


def _variable(name: Scalar, program: Program) -> list[Problem]:
    """Complains of a name that has no value at the end: unknown, or of many rounds."""
    of = program.types.get(name)
    if of is None:
        inside = [_first_round(full, program) for full in program.questions if bare(full) == name]
        if not inside:
            head, _, _ = name.rpartition(".")
            alike = (f"{head}.{bare(full)}" for full in program.homes)
            return list(_known(name, [*program.types, *(other for other in alike if other in program.types)]))
        template = "`{name}` is asked in rounds, and a test names one of them"
    elif isinstance(of, Rounds | EachRound):
        inside = [_first_round(full, program) for full in program.questions if _is_in(full, name)]
        template = "`{name}` stands for many rounds, and a test names one of them"
    else:
        return []
    help = "write for example `{example}`"
    example = next((full for full in inside if full != name), f"{name}[1].…")
    return [error("test-name-unknown", name.span, template, name=str(name), example=example, help=help)]


def _is_in(full: str, name: str) -> bool:
    return full == name or full.startswith(f"{name}.")


def _first_round(full: str, program: Program) -> str:
    """A name with the first round of every repeat around it."""
    *repeats, last = full.split(".")
    homes = program.homes.get(full, ())
    first = (f'["{codes[0]}"]' if (codes := program.repeats[home].codes) else "[1]" for home in homes)
    return "".join((*(f"{repeat}{index}." for repeat, index in zip(repeats, first, strict=True)), last))


def _question(name: Scalar, program: Program) -> Question | None:
    return program.questions.get(program.types.refer(name).name)


def _codes(name: Scalar, question: Question | None, expected: Expected) -> Iterator[Problem]:
    codes = list(question.choice_list.codes or question.codes()) if question is not None else []
    wanted = expected if isinstance(expected, tuple) else [expected]
    wrong = [code for code in wanted if code and code not in codes]
    if codes and wrong:
        yield _cannot_be_told(name, wrong[0], "`{name}` cannot be answered by `{code}`", codes, "its codes are {codes}")


def _places(name: Scalar, question: Question | None, codes: tuple[Scalar, ...]) -> Iterator[Problem]:
    limited = [str(choice.code) for choice in question.choice_list if choice.limit] if question is not None else []
    help = "those with a `limit` are {codes}" if limited else "give the choice a `limit`, or take this line out"
    for code in codes:
        if question is not None and code not in limited:
            yield _cannot_be_told(name, code, "`{code}` of `{name}` has no `limit`, so it is never full", limited, help)


def _given(name: Scalar, words: Scalar, program: Program) -> Iterator[Problem]:
    given = program.survey.given
    if name not in given:
        guess = did_you_mean(name, given)
        helping = "did you mean `{guess}`?" if guess else "write it under `given:` at the top, or take this line out"
        template = "nothing called `{name}` comes with an invitation"
        fix = replaced(name, surely_meant(name, given))
        yield error("test-name-unknown", name.span, template, help=helping, fix=fix, name=str(name), guess=guess)
        return
    question = given[name]
    is_code = not question.codes() or words in question.codes()
    if question.choice_list.complete and (not is_code or record_of(question, words) is None):
        template, here = "`{code}` cannot be given as `{name}`", wanted(question)
        yield error(
            "test-answer-unknown", words.span, template, help="here belongs {wanted}",
            name=str(name), code=str(words), wanted=here,
        )  # fmt: skip


def _wave(dialogue: Dialogue, program: Program) -> Iterator[Problem]:
    waves, number = program.survey.waves, dialogue.wave
    count = len(waves.at) + 1 if waves is not None else 0
    if number is not None and number > count:
        template = "this survey has {count} {count:wave|waves}" if count else "this survey has no `waves`"
        help = "name one of them, the first is 1" if count else "take this line out"
        yield error("test-answer-unknown", number.span, template, help=help, count=count, number=int(number))


def _cannot_be_told(name: Scalar, code: Scalar, template: str, codes: list[str], help: str) -> Problem:
    return error(
        "test-answer-unknown", code.span, template, help=help,
        name=str(name), code=str(code), codes=enumerated(codes),
    )  # fmt: skip
