"""`default-invalid`: a default that the question would refuse as an answer."""

from collections.abc import Iterator
from datetime import UTC, datetime

from surveybot.language.problem import Problem, error
from surveybot.program.instructions import Program
from surveybot.questions.asking import Asking
from surveybot.questions.question import Question
from surveybot.questions.reply import Refusal

_ANY_TIME = datetime(2000, 1, 1, tzinfo=UTC)


def check(program: Program) -> Iterator[Problem]:
    """A default can be read as an answer and meets all rules but conditions, which need other answers."""
    told = set()
    for question in program.questions.values():
        default = question.default
        if default is None or not question.choice_list.complete or default.span in told:
            continue
        refusal = _refusal(question, program)
        if refusal is not None:
            told.add(default.span)
            codes = question.choice_list.codes or tuple(question.codes())
            yield error(
                "default-invalid",
                default.span,
                "`{name}` cannot be answered by its own default, `{default}`",
                name=str(question.name),
                default=str(default),
                codes=", ".join(codes),
                words=refusal,
                help="write one of {codes}" if codes else "the respondent would be told: {words}",
            )


def _refusal(question: Question, program: Program) -> str | None:
    """What the bot would say to the default."""
    tongue = program.survey.tongue(program.survey.source_language)
    asking = Asking(tongue, _ANY_TIME, question.choice_list)
    value = question.read(str(question.default), asking)
    if not isinstance(value, Refusal):
        rules = (rule for rule in question.rules if rule.kind in question.rule_kinds - {"that"})
        refused = next((found for found in (rule.refuses(value) for rule in rules) if found is not None), None)
    else:
        refused = value
    return tongue.phrase(refused.phrase, **refused.values) if refused is not None else None
