"""What tests can take of a survey: in, a program; out, its points, each with its line and what is wrong without it."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from surveybot.language.expression.lexer import shorten
from surveybot.language.position import Span
from surveybot.program.flow import reachable
from surveybot.program.homes import bare
from surveybot.program.instructions import Ask, Branch, Enter, Finish, Jump, Program, Review
from surveybot.questions.choice import ChoiceQuestion
from surveybot.questions.multi import MultiQuestion
from surveybot.questions.question import Question
from surveybot.questions.yes_no import YesNoQuestion
from surveybot.survey.model import ConditionalStep, GotoStep, GridStep, IfStep
from surveybot.trial.possible_rounds import possible_rounds
from surveybot.trial.trace import Deed, Mark

MOST_CHOICES = 12
"""Of a longer list nobody tries every choice: it is one point, as a scale is."""


class Point(NamedTuple):
    """Something that a test can do; `words` say in plain words that none does."""

    span: Span
    words: str


Points = Iterator[tuple[Mark, Point]]


def points_of(program: Program) -> Mapping[Mark, Point]:
    """All points that can be come to, by the mark that a test leaves there."""
    found: dict[Mark, Point] = {}
    places = _places(program)
    for at in sorted(reachable(program)):
        for mark, point in _points(program, at, places):
            found.setdefault(mark, point)
    limit = program.survey.timeout
    if limit is not None and any(_waits_as_the_survey_says(step) for step in program.waits.values()):
        words = "nobody is silent for so long"
        found[Mark(Deed.WAS_SILENT, limit.span)] = Point(limit.span, words)
    return found


def _waits_as_the_survey_says(step: Ask | Review) -> bool:
    return isinstance(step, Review) or step.question.timeout is None


class _Places(NamedTuple):
    """What the program has no need to know: where conditions stand, which jumps are the author's, and the grids."""

    conditions: dict[Span, Span]
    gotos: dict[Span, str]
    grids: dict[Span, str]


def _places(program: Program) -> _Places:
    places = _Places({}, {}, {})
    for step in program.steps:
        if isinstance(step, ConditionalStep | IfStep | Question) and step.condition is not None:
            places.conditions[step.span] = step.condition.span
        elif isinstance(step, GotoStep):
            places.gotos[step.span] = str(step.goto)
        if isinstance(step, GridStep):
            places.grids[step.span] = str(step.grid)
    return places


def _points(program: Program, at: int, places: _Places) -> Points:
    match program.instructions[at]:
        case Branch(source=source, answer_to="", span=step, otherwise=otherwise) if source:
            for target, side in ((at + 1, "true"), (otherwise, "false")):
                words = f"the condition `{shorten(source)}` is never {side}"
                yield Mark(Deed.WENT, at, target), Point(places.conditions[step], words)
        case Jump(span=step) if step in places.gotos:
            yield Mark(Deed.REACHED, at), Point(step, f"no test takes this `goto: {places.gotos[step]}`")
        case Review(name=name, span=step):
            yield Mark(Deed.CONFIRMED, name), Point(step, "nobody confirms this review")
            yield Mark(Deed.CHANGED, name), Point(step, "nobody changes an answer in this review")
        case Enter(repeat=name, span=step):
            for number in possible_rounds(program, name):
                yield Mark(Deed.ROUNDS, name, number), Point(step, _ROUNDS[number].format(name=bare(name)))
        case Finish(span=step):
            yield Mark(Deed.REACHED, at), _end(program, at, step)
        case Ask() as ask if ask.write_in_of is not None:
            words = f"nobody writes anything in at `{bare(ask.write_in_of)}`"
            yield Mark(Deed.WROTE_IN, ask.question.span), Point(ask.question.name.span, words)
        case Ask() as ask if ask.name not in program.repeats:
            yield from _of_question(ask, places.grids.get(ask.question.span))
            yield from _of_limits(ask, places.grids.get(ask.question.span))


_ROUNDS = (
    "`{name}` is never left without a round",
    "`{name}` never has a round",
    "`{name}` never has a second round",
)


def _end(program: Program, at: int, step: Span) -> Point:
    if at < len(program.instructions) - 1:
        return Point(step, "no test ends here")
    last = program.survey.steps[-1].span if program.survey.steps else step
    return Point(last, "no test goes on to the end of the steps")


def _of_question(ask: Ask, grid: str | None) -> Points:
    question, name, place = ask.question, bare(ask.name), ask.question.span
    counted = _counted(question) if grid is None else {}
    for code, span in counted.items():
        yield Mark(Deed.CHOSE, place, code), Point(span, f"nobody chooses `{code}` at `{name}`")
    if not counted:
        words = f"no test answers `{name}`" if grid is None else f"no test answers anything in `{grid}`"
        yield Mark(Deed.ANSWERED, place), Point(place, words)
    for code, target in question.jumps.items():
        if code not in counted:
            words = f"nobody answers `{code}` at `{name}`, which leads to `{target}`"
            yield Mark(Deed.CHOSE, place, str(code)), Point(code.span, words)
    for choice in question.choice_list:
        if choice.condition is not None:
            condition = choice.condition
            for holds in (True, False):
                words = f"the condition `{shorten(condition.source)}` of `{choice.code}` is never {str(holds).lower()}"
                mark = Mark(Deed.OFFERED, place, (str(choice.code), holds))
                yield mark, Point(condition.span, words)


def _of_limits(ask: Ask, grid: str | None) -> Points:
    question = ask.question
    if question.optional:
        words = f"nobody skips `{bare(ask.name)}`" if grid is None else f"nobody skips anything in `{grid}`"
        yield Mark(Deed.SKIPPED, question.span), Point(question.span, words)
    for rule in question.rules:
        yield Mark(Deed.WAS_REFUSED, rule.span), Point(rule.span, "no test is refused by this rule")
    if question.timeout is not None:
        yield Mark(Deed.WAS_SILENT, question.timeout.span), Point(question.timeout.span, "nobody is silent for so long")
    if question.attempts is not None:
        words = "nobody is refused so often"
        yield Mark(Deed.GAVE_UP, question.attempts.span), Point(question.attempts.span, words)


def _counted(question: Question) -> dict[str, Span]:
    """The answers that count one by one, each with its place: of short lists, and yes and no."""
    if isinstance(question, YesNoQuestion):
        return dict.fromkeys(question.codes(), question.span)
    if not isinstance(question, ChoiceQuestion | MultiQuestion) or len(question.choices.codes) > MOST_CHOICES:
        return {}
    return {
        str(choice.code): choice.code.span if _is_within(choice.code.span, question.span) else question.span
        for choice in question.choices
    }


def _is_within(span: Span, outer: Span) -> bool:
    """False for a choice of a list that stands elsewhere."""
    return span.file == outer.file and outer.line <= span.line <= outer.end_line
