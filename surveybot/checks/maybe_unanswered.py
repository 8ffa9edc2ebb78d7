"""`ref-maybe-unanswered`: answers that are needed where some respondents have not been asked for them."""

from collections.abc import Iterator, Mapping

from surveybot.language.expression.assuming import Known, assumed
from surveybot.language.expression.lexer import shorten
from surveybot.language.expression.needing import Need, needs, outcomes
from surveybot.language.problem import Label, Problem, Severity
from surveybot.language.words import Worded
from surveybot.program.facts import facts_of
from surveybot.program.flow import has_else
from surveybot.program.homes import bare
from surveybot.program.instructions import Branch, Enter, Instruction, Program, Role, Written
from surveybot.program.past import Past, Way

_LANDMARKS = 3
_REMEDY = 'ask it of all, or write `{{{name} or "—"}}`, `if: answered({name})`; a way past it: {way}'


def check(program: Program) -> Iterator[Problem]:
    """A text, a computation or a choice between two ways has what it needs, on every way that leads to it."""
    past = Past(program, facts_of(program))
    landmarks = {target.at: f"`{target.name}`" for target in reversed(program.targets)}
    told: set[tuple[int, str]] = set()  # a text names it once in each language
    for written in program.written:
        if written.at < 0 or past.facts.known[written.at] is None or not _matters(program, written):
            continue
        for need in needs(written.expression):
            name, rounds = written.names.refer(need.name.path)
            if (written.at, name) in told or rounds or not _is_surprising(program, written, need):
                continue
            if past.may_be_missed(name, written.at):
                told.add((written.at, name))
                way = past.way(name, written.at, _Check(past, written, need, name).is_needed)
                if way is not None:
                    yield _unanswered(program, need, name, way, _landmarks(landmarks, way))


def _matters(program: Program, written: Written) -> bool:
    """A rule refuses only what is surely false, a choice is then not on offer, and missing rounds are none."""
    return written.role not in (Role.RULE, Role.OFFER) and not isinstance(program.instructions[written.at], Enter)


def _is_surprising(program: Program, written: Written, need: Need) -> bool:
    """Whether a missing answer does more than to leave a step out that asks for it."""
    if written.role is not Role.BRANCH and not need.compared:
        return True
    return need.denied or need.chooses or (written.role is Role.BRANCH and has_else(program, written.at))


class _Check:
    """Whether a need is there on one way, where the name has no value."""

    def __init__(self, past: Past, written: Written, need: Need, name: str) -> None:
        self.ground = past.facts.walk.ground(written.names)
        self.refer = written.names.refer
        self.need = need
        self.name = name

    def is_needed(self, known: Known) -> bool:
        """Whether the conditions around it can be met by what is known."""
        for condition, holds in self.need.context:
            possible = outcomes(condition, lambda written: self.refer(written.path).name == self.name)
            after = assumed(condition, holds, known, self.ground)
            if after is None or not possible & ({True} if holds else {False, None}):
                return False
            known = after
        return True


def _unanswered(program: Program, need: Need, name: str, way: Way, landmarks: list[str]) -> Problem:
    step = program.instructions[way.branch]
    place = program.places[name]
    values = {
        "name": bare(name),
        **_named(step),
        "way": _in_words(step, landmarks),
    }
    return Problem(
        "ref-maybe-unanswered",
        Severity.WARNING,
        need.name.span,
        "`{name}` has no value here for some: " + _why(step, way.holds),
        values,
        _REMEDY,
        (Label(step.span, "here some go past it"), Label(place, "`{name}` is here", {"name": bare(name)})),
    )


def _why(step: Instruction, holds: bool) -> str:
    assert isinstance(step, Branch)
    if step.answer_to:
        return "where `{asked}` is `{answer}`" if holds else "where `{asked}` is not `{answer}`"
    return "where `{condition}` holds" if holds else "where `{condition}` does not hold"


def _named(step: Instruction) -> dict[str, str]:
    assert isinstance(step, Branch)
    if step.answer_to:
        return {"asked": bare(step.answer_to), "answer": step.source}
    return {"condition": shorten(step.source)}


def _in_words(step: Instruction, landmarks: list[str]) -> Worded:
    if not landmarks:
        return Worded("start → line {line} → here", line=step.span.line)
    return Worded("start → line {line} → {landmarks} → here", line=step.span.line, landmarks=" → ".join(landmarks))


def _landmarks(named: Mapping[int, str], way: Way) -> list[str]:
    """The first questions and labels on the way."""
    passed = [named[at] for at in way.over[:-1] if at in named]
    return [*passed[:_LANDMARKS], *(["…"] if len(passed) > _LANDMARKS else [])]
