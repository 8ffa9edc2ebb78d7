"""Names and literals: in, a name, a word or something in quotes; out, its type, or what was probably meant."""

from datetime import datetime
from decimal import Decimal
from itertools import islice

from surveybot.language.alphabets import look_alike
from surveybot.language.expression import dates
from surveybot.language.expression.arithmetic import tidy
from surveybot.language.expression.examination import Examination, Typed, constant, nothing
from surveybot.language.expression.functions import EXAMPLES
from surveybot.language.expression.lexer import shorten
from surveybot.language.expression.nodes import (
    Broken,
    Chain,
    Expression,
    Flag,
    Name,
    Node,
    NumberLiteral,
    TextLiteral,
)
from surveybot.language.expression.references import Reference
from surveybot.language.expression.round_names import remedy
from surveybot.language.expression.slips import nearest
from surveybot.language.expression.types import (
    CONDITION,
    DATE,
    DATETIME,
    NUMBER,
    TEXT,
    TIME,
    UNKNOWN,
    Code,
    Codes,
    EachRound,
    Listed,
    Plain,
    Ranking,
    Rounds,
    Type,
    code_for_label,
    kind,
)
from surveybot.language.expression.values import Evaluate, Scope, Value
from surveybot.language.meant import did_you_mean, proposal, surely_meant
from surveybot.language.words import enumerated
from surveybot.language.written_otherwise import day_meant

MOMENTS = (DATETIME, DATE, TIME)
_MOST_SEARCHED = 100  # names; where there are more, one that stands for something else may go without that advice
_NOTHINGS = frozenset({"null", "none", "nil", "empty", "missing", "blank", "undefined"})
_ANSWERS = frozenset({"answer", "input", "reply", "self", "this", "value", "ответ"})
_MOMENT = "look it up in a calendar; hours go from 00 to 23"


def number_literal(examination: Examination, node: NumberLiteral) -> Typed:
    """`3`."""
    return Typed(node, NUMBER, constant(node.value))


def text_literal(examination: Examination, node: TextLiteral) -> Typed:
    """`"it"`."""
    return Typed(node, TEXT, constant(node.value))


def flag(examination: Examination, node: Flag) -> Typed:
    """`yes`."""
    return Typed(node, CONDITION, constant(node.value))


def broken(examination: Examination, node: Broken) -> Typed:
    """What was complained of already."""
    return nothing(node)


def name(examination: Examination, node: Name) -> Typed:
    """A variable; an unknown one is a `ref-unknown`."""
    of = examination.types.get(node.path)
    if of is None:
        return _unknown(examination, node)
    if isinstance(of, Rounds):
        help = "how often it was asked tells `count({found})`"
        return examination.refuse(node, "expr-type", "`{found}` is a part that is asked again and again", help)
    if isinstance(of, EachRound):
        help = "name one round, `{one}`, or put them together, for example `count({found})`"
        if "[" not in of.one:
            help = "the answer of this round is `{one}`; all are put together, for example by `count({found})`"
        return examination.refuse(node, "expr-type", "`{found}` are the answers of all rounds", help, one=of.one)
    evaluate = _getting(examination.resolve(node.path))
    if of is DATETIME:
        return Typed(node, of, aware(evaluate))
    if of is NUMBER:
        return Typed(node, of, lambda scope: _tidied(evaluate(scope)))
    return Typed(node, of, evaluate)


def _getting(reference: Reference) -> Evaluate:
    """The value of a variable in the present round, or in the one that is written out."""
    name = reference.name
    if not reference.indices:
        return lambda scope: scope.value(name)
    return lambda scope: next(iter(scope.rounds(reference)), None)


def _tidied(value: Value) -> Value:
    return tidy(value) if isinstance(value, Decimal) else value


def aware(evaluate: Evaluate) -> Evaluate:
    """A datetime in the zone of the scope where it came without one."""

    def in_zone(scope: Scope) -> Value:
        value = evaluate(scope)
        if isinstance(value, datetime) and value.tzinfo is None:
            return value.replace(tzinfo=scope.now.tzinfo)
        return value

    return in_zone


def _unknown(examination: Examination, node: Name) -> Typed:
    template, path = "there is no question or variable called `{found}`", node.path
    known, some = list(examination.types), dict(islice(examination.types.items(), _MOST_SEARCHED))
    owner = next((key for key, of in some.items() if isinstance(of, Listed) and path in of.choices), "")
    if path in EXAMPLES:
        help = "to use the function, write `{found}()`"
        return examination.refuse(node, "ref-unknown", template, help, fix=f"{path}()")
    if owner:
        help = "`{found}` is a choice of `{owner}`; a code stands in quotes: `{right}`"
        right = f'{owner} {"==" if isinstance(examination.types[owner], Code) else "has"} "{path}"'
        return examination.refuse(node, "ref-unknown", template, help, fix=right, owner=owner, right=right)
    if path == "wave":
        return examination.refuse(node, "ref-unknown", template, "only a survey with `waves:` at its top has waves")
    if path.lower() in _NOTHINGS:
        help = "whether there is an answer tells `answered(city)`"
        return examination.refuse(node, "ref-unknown", template, help)
    if path.lower() in _ANSWERS:
        help = "an answer is called by the name of its question; the names here are: {names}"
        return examination.refuse(node, "ref-unknown", template, help, names=enumerated(known, 8))
    help, values = remedy(some, path)
    if help:
        return examination.refuse(node, "ref-unknown", template, help, **values)
    head = path.partition(".")[0]
    near = nearest(path, known) or (head if head in known else "")
    if near or not known:
        help = proposal(path, near, "ask a question of that name above")
        return examination.refuse(node, "ref-unknown", template, help, fix=surely_meant(path, known), guess=near)
    names = enumerated(known, 8)
    return examination.refuse(node, "ref-unknown", template, "the names here are: {names}", names=names)


def beside(examination: Examination, node: Expression, other: Typed) -> Typed:
    """The type of a node that is compared with `other`, where a code or a date may have lost its quotes."""
    of = other.type
    if isinstance(of, Code | Codes | Ranking) and isinstance(node, Name | Flag | NumberLiteral):
        if (wrong := _without_quotes(examination, node, of, shorten(other.node.source))) is not None:
            return wrong
    elif of is TEXT and isinstance(node, Name) and _may_be_text(examination, node.path):
        template, help = "there is no question or variable called `{found}`", 'a text stands in quotes: `"{found}"`'
        return examination.refuse(node, "ref-unknown", template, help)
    elif isinstance(of, Plain) and of in MOMENTS and isinstance(node, Chain):
        written = _unquoted_date(node)
        if written:
            template, help = "a date stands in quotes", 'write `"{right}"`'
            return examination.refuse(node, "expr-type", template, help, fix=f'"{written}"', right=written)
    return examination.visit(node)


def _may_be_text(examination: Examination, path: str) -> bool:
    """Whether an unknown name is none that was meant."""
    is_meant = "." in path or path.lower() in _NOTHINGS | _ANSWERS
    return not is_meant and not nearest(path, [*examination.types, *EXAMPLES])


def _without_quotes(
    examination: Examination, node: Name | Flag | NumberLiteral, of: Listed, owner: str
) -> Typed | None:
    """Complains of what is compared with a choice of `owner`, and seems to be one; None if it does not."""
    written = node.path if isinstance(node, Name) else node.source
    if written in examination.types:
        return None
    right = written if written in of.choices else code_for_label(of, written)
    if right is not None:
        template = "a code stands in quotes; the code of `{owner}` that is meant here is `{right}`"
        help = 'write `"{right}"`'
        return examination.refuse(node, "expr-type", template, help, fix=f'"{right}"', owner=owner, right=right)
    near = nearest(written, list(of.choices))
    if not isinstance(node, Name) or (near is None and nearest(written, list(examination.types))):
        return None
    sure, template = surely_meant(written, of.choices), "`{owner}` has no choice `{written}`"
    help = 'did you mean `"{guess}"`? A code stands in quotes' if near else "the choices are: {choices}"
    return examination.refuse(
        node, "choice-unknown", template, help, fix=f'"{sure}"' if sure else "",
        owner=owner, written=shorten(written), guess=near, choices=enumerated(of.choices),
    )  # fmt: skip


def _unquoted_date(node: Chain) -> str:
    parts = (node.first, *(part for _, part in node.rest))
    numbers = [part.value for part in parts if isinstance(part, NumberLiteral) and isinstance(part.value, int)]
    if len(parts) != 3 or len(numbers) != 3 or any(operator != "-" for operator, _ in node.rest):
        return ""
    return f"{numbers[0]:04}-{numbers[1]:02}-{numbers[2]:02}"


def is_known(examination: Examination, node: Expression) -> bool:
    """False for a name that there is not."""
    return not isinstance(node, Name) or node.path in examination.types


def knows_code(examination: Examination, listed: Listed, owner: Node, literal: TextLiteral) -> bool:
    """True if a text in quotes is a code of the list that `owner` holds; else it has complained."""
    written = literal.value
    if written in listed.choices:
        return True
    right = code_for_label(listed, written)
    shown = enumerated(listed.choices)
    if right is not None:
        template = "`{written}` is the label; compare with the code `{right}`"
        examination.complain(
            literal, "choice-label-not-code", template, 'write `"{right}"`', fix=in_quotes_of(literal, right),
            written=shorten(written), right=right,
        )  # fmt: skip
        return False
    near = did_you_mean(written, listed.known)
    help = "did you mean `{guess}`? The choices are: {choices}"
    if not near or look_alike(written, near):
        help = proposal(written, near, "the choices are: {choices}")
    examination.complain(
        literal, "choice-unknown", "`{owner}` has no choice `{written}`", help,
        fix=in_quotes_of(literal, surely_meant(written, listed.known)),
        owner=shorten(owner.source), written=shorten(written), guess=near, choices=shown,
    )  # fmt: skip
    return False


def in_quotes_of(literal: TextLiteral, text: str) -> str:
    """`text` in the quotes that a literal has; an empty text stays empty."""
    return literal.source[0] + text + literal.source[-1] if text else ""


def as_moment(examination: Examination, part: Typed, wanted: Plain) -> Evaluate | None:
    """`part` as a DATE, TIME or DATETIME, for which a text in quotes may stand; None if it has complained."""
    if part.type in (wanted, UNKNOWN):
        return part.evaluate
    if not isinstance(part.node, TextLiteral):
        mismatch(examination, part, wanted)
        return None
    if not dates.is_written_like(part.node.value, wanted):
        template = "`{found}` is not written as {wanted} is written here"
        right = day_meant(part.node.value)
        right = right if dates.is_written_like(right, wanted) else ""
        help = 'write `"{example}"`' if right else 'write it like this: `"{example}"`'
        examination.complain(
            part.node, "expr-type", template, help, fix=in_quotes_of(part.node, right),
            wanted=kind(wanted), example=right or dates.example(wanted),
        )  # fmt: skip
        return None
    moment = dates.read_moment(part.node.value, wanted)
    if moment is None:
        examination.complain(part.node, "date-impossible", "there is no such day or time as `{found}`", _MOMENT)
        return None
    return aware(constant(moment))


def mismatch(examination: Examination, part: Typed, wanted: Type) -> None:
    """Complains that `part` is not of the type that is wanted."""
    examination.complain(
        part.node,
        "expr-type",
        "`{found}` is {kind}; here {wanted} is needed",
        kind=kind(part.type),
        wanted=kind(wanted),
    )
