"""Questions compiled: in, a question; out, the `Ask` with its words, its rules and its limits."""

from surveybot.language.expression import Evaluate
from surveybot.program.expressions import Expressions
from surveybot.program.instructions import Ask, Demand, Patience, Role, Stamina
from surveybot.questions.limits import QuestionSilence, SilenceLimit
from surveybot.questions.question import Question


def ask_of(question: Question, name: str, expressions: Expressions, patience: Patience | None) -> Ask:
    """The instruction that asks a question; `patience` is the survey's, for a question that has none of its own."""
    demands = tuple(
        Demand(
            rule,
            expressions.evaluate(rule.that, Role.RULE) if rule.kind == "that" else None,
            expressions.wording(rule.error) if rule.error else None,
        )
        for rule in question.rules
    )
    attempts = question.attempts
    return Ask(
        question,
        name,
        expressions.wording(question.text),
        expressions.wording(question.hint) if question.hint else None,
        demands,
        question.span,
        _offers(question, expressions),
        silence_of(question.timeout, expressions) if question.timeout else patience,
        Stamina(attempts.times, attempts.goto is not None) if attempts else None,
    )


def _offers(question: Question, expressions: Expressions) -> dict[str, Evaluate]:
    return {
        str(choice.code): expressions.evaluate(choice.condition, Role.OFFER)
        for choice in (question.choice_list if question.choice_list.is_conditional else ())
        if choice.condition is not None
    }


def silence_of(limit: SilenceLimit, expressions: Expressions) -> Patience:
    """How long is waited, and what comes then."""
    goes_on = isinstance(limit, QuestionSilence) and limit.goto is not None
    words = expressions.wording(limit.say) if limit.say else None
    return Patience(limit.after.total_seconds(), words, None if goes_on else limit.status)
