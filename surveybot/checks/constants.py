"""What to say of a condition that is decided in advance: in, the condition; out, a problem that tells why."""

from surveybot.language.expression.assuming import Ground, Subject, subjects
from surveybot.language.expression.domains import Domain, Stretch
from surveybot.language.expression.lexer import shorten
from surveybot.language.expression.nodes import Expression, Logic
from surveybot.language.problem import Problem, Severity
from surveybot.language.words import Worded, enumerated

_SHOWN = 8  # values of a set that are named


def never(condition: Expression, ground: Ground) -> Problem:
    """A condition that never holds."""
    reason = _reason(condition, ground)
    if reason is None:
        is_made_of_sides = isinstance(condition, Logic)
        reason = Worded("its sides exclude each other" if is_made_of_sides else "no answer can make it true")
    help = "mend the condition, or take out what hangs on it"
    if isinstance(condition, Logic) and condition.operator == "and":
        help = "if one of them is enough, write `or` in the place of `and`"
    return _constant(condition, "`{found}` never holds: {reason}", help, reason)


def always(condition: Expression, ground: Ground) -> Problem:
    """A condition that always holds."""
    reason = _reason(condition, ground) or Worded("no answer can make it false")
    help = "mend the condition, or leave it out"
    if isinstance(condition, Logic) and condition.operator == "or":
        help = "if all of it must hold, write `and` in the place of `or`"
    return _constant(condition, "`{found}` always holds: {reason}", help, reason)


def no_answer(rule: Expression) -> Problem:
    """A rule that no answer can meet."""
    help = "mend one of the rules; as it is, nobody can get past this question"
    return _constant(rule, "no answer can meet `{found}` together with what else is demanded", help)


def _constant(condition: Expression, template: str, help: str, reason: Worded | None = None) -> Problem:
    told = {"found": shorten(condition.source), "reason": reason}
    return Problem("cond-constant", Severity.WARNING, condition.span, template, told, help)


def _reason(condition: Expression, ground: Ground) -> Worded | None:
    """Why it is decided, if that lies in the values of one thing alone."""
    about = subjects(condition, ground)
    if len(about) != 1 or isinstance(condition, Logic):
        return None
    (subject,) = about
    return _in_words(ground.usual(subject), _written(subject))


def _in_words(domain: Domain, about: str) -> Worded | None:
    if isinstance(domain, Stretch):
        return _between(about, domain.low, domain.high)
    if set(domain) == {True, False}:
        return None
    shown = sorted(domain)
    if all(isinstance(each, int) for each in domain):
        return _between(about, shown[0], shown[-1])
    values = enumerated(map(str, shown), _SHOWN)
    return Worded("`{about}` is one of {values}", about=about, values=values)


def _between(about: str, low: object, high: object) -> Worded | None:
    if low is not None and high is not None:
        return Worded("`{about}` lies between {low} and {high}", about=about, low=low, high=high)
    if low is not None:
        return Worded("`{about}` is at least {low}", about=about, low=low)
    return Worded("`{about}` is at most {high}", about=about, high=high) if high is not None else None


def _written(subject: Subject) -> str:
    name = subject.variable.name
    match subject.aspect:
        case "count" | "length":
            return f"{subject.aspect}({name})"
        case "rank":
            return f'rank({name}, "{subject.detail}")'
        case _:
            return name
