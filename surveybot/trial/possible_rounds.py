"""How often a repeat can be gone through: in, a program and its repeat; out, which of none, one and more can be."""

from surveybot.language.expression.nodes import Expression, Name, NumberLiteral
from surveybot.program.instructions import Enter, Program
from surveybot.questions.multi import MultiQuestion
from surveybot.questions.question import Question
from surveybot.survey.bounds import MOST_ROUNDS
from surveybot.survey.model import RepeatStep


def possible_rounds(program: Program, name: str) -> list[int]:
    """0, 1 and 2 (for two or more), without what no answer can lead to."""
    repeat = program.repeats[name]
    least, most = 0, repeat.at_most
    if repeat.over is not None:
        question = program.questions.get(repeat.over)
        least = 1 if _is_never_empty(question) else 0
        most = min(most, len(repeat.codes), _most_chosen(question))
    elif repeat.times is not None:
        least = _least(program, name)
    return [number for number in (0, 1, 2) if (number > 0 or least == 0) and number <= most]


def _is_never_empty(question: Question | None) -> bool:
    """Whether a multiple choice that is asked always has an answer with something in it."""
    if not isinstance(question, MultiQuestion) or not _must_be_answered(question):
        return False
    return question.pick is None or question.pick.low is None or question.pick.low > 0


def _most_chosen(question: Question | None) -> int:
    pick = question.pick if isinstance(question, MultiQuestion) else None
    return int(pick.high) if pick is not None and pick.high is not None else MOST_ROUNDS


def _must_be_answered(question: Question) -> bool:
    leads_on = any(limit is not None and limit.goto is not None for limit in (question.timeout, question.attempts))
    return not question.optional and question.condition is None and not leads_on


def _least(program: Program, name: str) -> int:
    times = _times(program, name)
    if isinstance(times, NumberLiteral):
        return int(times.value)
    question = program.questions.get(times.path) if isinstance(times, Name) else None
    if question is None or not _must_be_answered(question):
        return 0
    lows = [rule.range.low for rule in question.rules if rule.range is not None and rule.range.low is not None]
    return int(max(lows, default=0))


def _times(program: Program, name: str) -> Expression | None:
    """What stands after `times:`."""
    steps = (step for step in program.steps if isinstance(step, RepeatStep))
    enter = next(step for step in program.instructions if isinstance(step, Enter) and step.repeat == name)
    return next((step.times for step in steps if step.span == enter.span), None)
