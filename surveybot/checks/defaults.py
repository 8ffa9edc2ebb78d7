"""`default-invalid`: a default that the question would refuse as an answer."""

from collections.abc import Iterator
from datetime import UTC, datetime

from surveybot.language.problem import Problem, error
from surveybot.language.words import enumerated
from surveybot.phrases import Tongue
from surveybot.program.instructions import Program
from surveybot.questions.asking import Asking
from surveybot.questions.question import Question
from surveybot.questions.reply import Refusal

_ANY_TIME = datetime(2000, 1, 1, tzinfo=UTC)


def check(program: Program) -> Iterator[Problem]:
    """A default can be read as an answer and meets all rules but conditions, which need other answers."""
    told, tongue = set(), program.survey.tongue(program.survey.source_language)
    for question in program.questions.values():
        default = question.default
        if default is None or not question.choice_list.complete or default.span in told:
            continue
        refusal = _refusal(question, tongue, program.survey.tongues)
        if refusal is not None:
            told.add(default.span)
            codes = question.choice_list.codes or tuple(question.codes())
            is_no_code = refusal.phrase in ("refused_choice", "refused_yes_no", "refused_scale")
            yield error(
                "default-invalid",
                default.span,
                "`{name}` cannot be answered by its own default, `{default}`",
                name=str(question.name),
                default=str(default),
                codes=enumerated(codes),
                words=tongue.phrase(refusal.phrase, **refusal.values),
                help="write one of {codes}" if codes and is_no_code else "the respondent would be told: {words}",
            )


def _refusal(question: Question, tongue: Tongue, tongues: tuple[Tongue, ...]) -> Refusal | None:
    asking = Asking(tongue, _ANY_TIME, question.choice_list, tongues=tongues)
    value = question.read(str(question.default), asking)
    if isinstance(value, Refusal):
        return value
    rules = (rule for rule in question.rules if rule.kind in question.rule_kinds - {"that"})
    return next((refused for refused in (rule.refuses(value) for rule in rules) if refused is not None), None)
