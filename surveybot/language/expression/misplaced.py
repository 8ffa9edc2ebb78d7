"""What to say of a token in a place where it cannot stand: in, tokens and an index; out, words, remedy and values."""

from itertools import takewhile

from surveybot.language.expression.functions import EXAMPLES
from surveybot.language.expression.lexer import Token, TokenKind, shorten

Complaint = tuple[str, str, dict[str, object]]
"""A template in English, a template of the remedy, and the values of both."""

ENDS = frozenset({")", "]", ",", "else"})
"""Signs before which an expression may end."""

_SOMETHING = "put a name there, a number, or a code or a text in quotes"
_SEVERAL = 'to allow several, list them after `in`, in round brackets: `department in ("it", "hr")`'


def foreign(found: str, right: str) -> Complaint:
    """A word of another language in the place of an operator."""
    return "`{found}` is not an operator here; write `{right}`", "", {"found": shorten(found), "right": right}


def too_deep(most: int) -> Complaint:
    """Too many things inside of one another."""
    return (
        "brackets and operators stand more than {most} deep inside of one another",
        "compute a part of it in a `set` step before, and use its name here",
        {"most": most},
    )


def chained(first: str, right: str) -> Complaint:
    """`a < b < c`."""
    return "only two things are compared at a time; write `{right}`", "", {"first": first, "right": right}


def not_before(right: str) -> Complaint:
    """`x not in y`."""
    return "`not` stands before what it denies; write `{right}`", "", {"right": shorten(right, 80)}


def square_list() -> Complaint:
    """`x in [a, b]`."""
    return "a list stands in round brackets, not in square ones", _SEVERAL, {}


def empty_list() -> Complaint:
    """`x in ()`."""
    return "this list is empty", _SEVERAL, {}


def never_closed(opening: str) -> Complaint:
    """A bracket without its partner."""
    closing = ")" if opening == "(" else "]"
    return "this bracket is opened and never closed", "add `{closing}` where it ends", {"closing": closing}


def no_else() -> Complaint:
    """`a if x`."""
    return (
        "`if` inside an expression needs an `else`",
        "write `X if CONDITION else Y`; the condition of a whole step stands beside it, under the key `if`",
        {},
    )


def no_operand(tokens: list[Token], index: int) -> Complaint:
    """A value is missing where token `index` stands."""
    token = tokens[index]
    before = tokens[index - 1] if index else None
    if token.kind is TokenKind.END:
        if before is None:
            return "here an expression is missing", _SOMETHING, {}
        return "something is missing after `{before}`", _SOMETHING, {"before": before.text}
    values: dict[str, object] = {"found": token.text}
    if token.text == "if":
        return "`if` cannot stand here", "leave it out, or write `X if CONDITION else Y`", values
    if token.text == "[":
        return "a list in square brackets cannot stand here", _SEVERAL, values
    if before is not None and before.kind is TokenKind.SIGN and before.text in ("and", "or"):
        help = "each side of `and` and `or` is complete: `age > 3 and age < 9`"
        return "something is missing before `{found}`", help, values
    if before is not None and before.text == "(" and token.text == ")":
        return "there is nothing between these brackets", _SOMETHING, values
    return "something is missing before `{found}`", _SOMETHING, values


def no_operator(tokens: list[Token], index: int) -> Complaint:
    """Token `index` begins a value where a value has just ended."""
    token, before = tokens[index], tokens[index - 1]
    values: dict[str, object] = {"found": shorten(token.text), "before": shorten(before.text)}
    template = "an operator is missing before `{found}`"
    if token.text == "then":
        return template, "`then:` is a key of its own, on the line below `if:`", values
    if before.text in EXAMPLES and before.kind is token.kind is TokenKind.NAME:
        return template, "what a function is about stands in brackets: `{before}({found})`", values
    match before.kind, token.kind:
        case TokenKind.NUMBER, TokenKind.NUMBER:
            return template, "a number is written without spaces: `{before}{found}`", values
        case TokenKind.NAME, TokenKind.TEXT:
            return template, 'for example `{before} == "{found}"`', values
        case TokenKind.NAME, TokenKind.NAME if index > 1 and tokens[index - 2].text in ("==", "!="):
            words = takewhile(lambda word: word.kind is TokenKind.NAME, tokens[index - 1 :])
            values["text"] = " ".join(word.text for word in words)
            return template, 'a code or a text stands in quotes: `"{text}"`', values
        case TokenKind.NAME, TokenKind.NAME:
            return template, "a name has no spaces, a text stands in quotes; join conditions by `and` or `or`", values
        case TokenKind.TEXT, TokenKind.TEXT:
            return template, _SEVERAL, values
    return template, "join conditions by `and` or `or`", values


def leftover(tokens: list[Token], index: int) -> Complaint:
    """Token `index` ends an expression that is not at its end."""
    token = tokens[index]
    before, after = tokens[index - 1], tokens[min(index + 1, len(tokens) - 1)]
    values: dict[str, object] = {"found": token.text, "before": before.text, "after": after.text}
    if token.text in (")", "]"):
        return "`{found}` closes a bracket that was never opened", "take it out, or open the bracket before", values
    if token.text == "else":
        return "`else` stands here without its `if`", "write `X if CONDITION else Y`", values
    if before.kind is after.kind is TokenKind.NUMBER:
        return "a comma cannot stand here", "a number is written with a point: `{before}.{after}`", values
    if any(earlier.text == "has" and earlier.kind is TokenKind.SIGN for earlier in tokens[:index]):
        remedy = '`has` asks for one code at a time: `reasons has "pay" or reasons has "other"`'
        return "a comma cannot stand here", remedy, values
    return "a comma cannot stand here", _SEVERAL, values
