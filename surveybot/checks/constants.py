"""What to say of a condition that is decided in advance: in, the condition; out, a problem that tells why."""

from surveybot.language.expression.assuming import Ground, Subject, subjects
from surveybot.language.expression.domains import Domain, Stretch
from surveybot.language.expression.lexer import shorten
from surveybot.language.expression.nodes import Expression, Logic
from surveybot.language.problem import Problem, Severity

_SHOWN = 8  # values of a set that are named
_BOTH_ENDS = "`{about}` lies between {low} and {high}"
_LOW = "`{about}` is at least {low}"
_HIGH = "`{about}` is at most {high}"
_VALUES = "`{about}` is one of {values}"


def never(condition: Expression, ground: Ground) -> Problem:
    """A condition that never holds."""
    reason, values = _reason(condition, ground)
    if not reason:
        reason = "its sides exclude each other" if isinstance(condition, Logic) else "no answer can make it true"
    help = "mend the condition, or take out what hangs on it"
    if isinstance(condition, Logic) and condition.operator == "and":
        help = "if one of them is enough, write `or` in the place of `and`"
    return _constant(condition, "`{found}` never holds: " + reason, help, values)


def always(condition: Expression, ground: Ground) -> Problem:
    """A condition that always holds."""
    reason, values = _reason(condition, ground)
    help = "mend the condition, or leave it out"
    if isinstance(condition, Logic) and condition.operator == "or":
        help = "if all of it must hold, write `and` in the place of `or`"
    return _constant(condition, "`{found}` always holds: " + (reason or "no answer can make it false"), help, values)


def no_answer(rule: Expression) -> Problem:
    """A rule that no answer can meet."""
    help = "mend one of the rules; as it is, nobody can get past this question"
    return _constant(rule, "no answer can meet `{found}` together with what else is demanded", help, {})


def _constant(condition: Expression, template: str, help: str, values: dict[str, object]) -> Problem:
    told = {"found": shorten(condition.source), **values}
    return Problem("cond-constant", Severity.WARNING, condition.span, template, told, help)


def _reason(condition: Expression, ground: Ground) -> tuple[str, dict[str, object]]:
    """Why it is decided, if that lies in the values of one thing alone."""
    about = subjects(condition, ground)
    if len(about) != 1 or isinstance(condition, Logic):
        return "", {}
    (subject,) = about
    values: dict[str, object] = {"about": _written(subject)}
    return _in_words(ground.usual(subject), values), values


def _in_words(domain: Domain, values: dict[str, object]) -> str:
    if not isinstance(domain, Stretch):
        if set(domain) == {True, False}:
            return ""
        shown = sorted(domain)
        values["values"] = ", ".join(map(str, shown[:_SHOWN])) + (", …" if len(shown) > _SHOWN else "")
        if all(isinstance(each, int) for each in domain):
            values |= {"low": shown[0], "high": shown[-1]}
            return _BOTH_ENDS
        return _VALUES
    values |= {"low": domain.low, "high": domain.high}
    if domain.low is not None and domain.high is not None:
        return _BOTH_ENDS
    return _LOW if domain.low is not None else _HIGH if domain.high is not None else ""


def _written(subject: Subject) -> str:
    name = subject.variable.name
    match subject.aspect:
        case "count" | "length":
            return f"{subject.aspect}({name})"
        case "rank":
            return f'rank({name}, "{subject.detail}")'
        case _:
            return name
