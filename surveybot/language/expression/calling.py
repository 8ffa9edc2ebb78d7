"""Calls of functions: in, a name and arguments; out, the type of the result, or what is wrong with the call."""

from typing import Any

from surveybot.language.expression.aggregates import AGGREGATES, aggregate
from surveybot.language.expression.examination import Examination, Rule, Typed, nothing, strict
from surveybot.language.expression.functions import EXAMPLES, SIMPLE
from surveybot.language.expression.naming import as_moment, beside, knows_code, mismatch
from surveybot.language.expression.nodes import Call, Flag, Name, NumberLiteral, TextLiteral
from surveybot.language.expression.plurals import example_of, forms_of, plural
from surveybot.language.expression.slips import nearest
from surveybot.language.expression.types import (
    CONDITION,
    DATE,
    DATETIME,
    NUMBER,
    TEXT,
    UNKNOWN,
    Code,
    Codes,
    Plain,
    Ranking,
    kind,
)
from surveybot.language.expression.values import Evaluate, Scope, Value
from surveybot.language.meant import surely_meant

ARGUMENTS = "func-arguments"
_FEWEST = {"days_between": 2, "months_between": 2, "years_between": 2, "rank": 2, "plural": 2, "today": 0, "now": 0}


def call(examination: Examination, node: Call) -> Typed:
    """`function(a, b)`."""
    if node.function in SIMPLE:
        return _simple(examination, node)
    if node.function in AGGREGATES:
        return aggregate(examination, node) if node.arguments else wrong_count(examination, node)
    if node.function in _SPECIAL:
        return _SPECIAL[node.function](examination, node)
    return _unknown(examination, node)


def _unknown(examination: Examination, node: Call) -> Typed:
    at = Name(node.function_span, node.function, node.function)
    template = "there is no function `{found}`"
    owner, _, last = node.function.rpartition(".")
    near = nearest(node.function, list(EXAMPLES))
    if node.function in examination.types:
        help = "`{found}` is an answer; write it without brackets"
        return examination.refuse(at, "func-unknown", template, help)
    if owner and last in EXAMPLES:
        return examination.refuse(at, "func-unknown", template, "write `{right}`", right=f"{last}({owner})")
    help = "did you mean `{near}`? For example: `{example}`" if near else "the functions are: {functions}"
    return examination.refuse(
        at, "func-unknown", template, help, fix=surely_meant(node.function, EXAMPLES),
        near=near, example=EXAMPLES.get(near or "", ""), functions=", ".join(sorted(EXAMPLES)),
    )  # fmt: skip


def wrong_count(examination: Examination, node: Call) -> Typed:
    """Complains of too many arguments, or too few."""
    few = len(node.arguments) < _FEWEST.get(node.function, 1)
    template = "`{function}` has too many values in its brackets"
    if few:
        template = "`{function}` has too few values in its brackets"
    return examination.refuse(
        node, ARGUMENTS, template, "write it like this: `{example}`",
        function=node.function, example=EXAMPLES[node.function],
    )  # fmt: skip


def _simple(examination: Examination, node: Call) -> Typed:
    function = SIMPLE[node.function]
    most = len(function.parameters)
    if not most - function.optional <= len(node.arguments) <= most:
        return wrong_count(examination, node)
    parts: list[Evaluate] = []
    for argument, wanted in zip(node.arguments, function.parameters, strict=False):
        part = argument_of(examination, node, examination.visit(argument), wanted)
        if part is None:
            return nothing(node)
        parts.append(part)
    return Typed(node, function.result, strict(function.apply, parts))


def argument_of(examination: Examination, node: Call, part: Typed, wanted: Plain) -> Evaluate | None:
    """The value of an argument that is to be of type `wanted`; None if it has complained."""
    if part.type in (wanted, UNKNOWN):
        return part.evaluate
    if wanted is DATE and part.type is DATETIME:
        return part.evaluate
    if wanted is DATE and isinstance(part.node, TextLiteral):
        return as_moment(examination, part, DATE)
    if node.function == "number" and part.type is NUMBER:
        help = "`{found}` is a number already; leave `number` out"
    elif node.function == "length" and isinstance(part.type, Codes):
        help = "write `count({found})` to count them"
    else:
        help = "for example: `{example}`"
    template = "`{found}` is {kind}; `{function}` needs {wanted}"
    examination.complain(
        part.node, ARGUMENTS, template, help,
        kind=kind(part.type), function=node.function, wanted=kind(wanted), example=EXAMPLES[node.function],
    )  # fmt: skip
    return None


def _answered(examination: Examination, node: Call) -> Typed:
    if len(node.arguments) != 1:
        return wrong_count(examination, node)
    argument = node.arguments[0]
    if isinstance(argument, TextLiteral | NumberLiteral | Flag):
        help = "write the question's name, without quotes"
        return examination.refuse(argument, ARGUMENTS, "`{found}` is no question", help)
    inner = examination.visit(argument).evaluate
    return Typed(node, CONDITION, lambda scope: inner(scope) is not None)


def _join(examination: Examination, node: Call) -> Typed:
    if len(node.arguments) != 1:
        return wrong_count(examination, node)
    chosen = examination.visit(node.arguments[0])
    if chosen.type is UNKNOWN:
        return nothing(node)
    if not isinstance(chosen.type, Codes | Ranking):
        template = "`{found}` is {kind}; `join` needs a question with several answers"
        help = "leave `join` out, and write `{found}` alone"
        return examination.refuse(chosen.node, ARGUMENTS, template, help, kind=kind(chosen.type))
    return Typed(node, TEXT, strict(", ".join, (chosen.evaluate,)))


def _rank(examination: Examination, node: Call) -> Typed:
    if len(node.arguments) != 2:
        return wrong_count(examination, node)
    ranking = examination.visit(node.arguments[0])
    if ranking.type is UNKNOWN:
        return nothing(node)
    if not isinstance(ranking.type, Ranking):
        template = "`{found}` is {kind}; `rank` needs a question of the type `ranking`"
        help = "name a `ranking` question, for example: `{example}`"
        return examination.refuse(
            ranking.node, ARGUMENTS, template, help, kind=kind(ranking.type), example=EXAMPLES["rank"]
        )
    code = beside(examination, node.arguments[1], ranking)
    if isinstance(code.node, TextLiteral):
        if not knows_code(examination, ranking.type, ranking.node, code.node):
            return nothing(node)
    elif not isinstance(code.type, Code) and code.type not in (TEXT, UNKNOWN):
        mismatch(examination, code, Code(()))
        return nothing(node)

    def place(order: tuple[str, ...], wanted: str) -> Value:
        return order.index(wanted) + 1 if wanted in order else None

    return Typed(node, NUMBER, strict(place, (ranking.evaluate, code.evaluate)))


def _today(examination: Examination, node: Call) -> Typed:
    if node.arguments:
        return wrong_count(examination, node)
    return Typed(node, DATE, lambda scope: scope.now.date())


def _now(examination: Examination, node: Call) -> Typed:
    if node.arguments:
        return wrong_count(examination, node)
    return Typed(node, DATETIME, lambda scope: scope.now)


def _plural(examination: Examination, node: Call) -> Typed:
    if len(node.arguments) < 2:
        return wrong_count(examination, node)
    number = argument_of(examination, node, examination.visit(node.arguments[0]), NUMBER)
    forms = [argument_of(examination, node, examination.visit(form), TEXT) for form in node.arguments[1:]]
    written = [form for form in forms if form is not None]
    if number is None or len(written) < len(forms):
        return nothing(node)
    _count_forms(examination, node)
    parts = (number, *written)

    def evaluate(scope: Scope) -> Value:
        language = scope.language
        return strict(lambda count, *texts: plural(count, texts, language), parts)(scope)

    return Typed(node, TEXT, evaluate)


def _count_forms(examination: Examination, node: Call) -> None:
    given = len(node.arguments) - 1
    for language in examination.languages:
        wanted = forms_of(language)
        if given == len(wanted):
            continue
        template = "`{language}` has {wanted} plural forms, here are {given}"
        help = "write them in this order: for {forms}"
        forms = ", ".join(str(example_of(form, language)) for form in wanted)
        values: dict[str, Any] = {"language": language, "wanted": len(wanted), "given": given, "forms": forms}
        if given < len(wanted):
            examination.complain(node, "plural-form-missing", template, help, **values)
        else:
            examination.warn(node, "plural-form-extra", template, help, **values)


_SPECIAL: dict[str, Rule] = {
    "answered": _answered,
    "join": _join,
    "rank": _rank,
    "today": _today,
    "now": _now,
    "plural": _plural,
}
