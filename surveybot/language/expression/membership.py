"""`has` and `in`: in, answers and the codes they are asked for; out, a condition, or what is wrong."""

from collections.abc import Sequence

from surveybot.language.expression.comparing import comparable
from surveybot.language.expression.examination import Examination, Typed, nothing, strict
from surveybot.language.expression.lexer import shorten
from surveybot.language.expression.naming import beside, knows_code, mismatch
from surveybot.language.expression.nodes import Expression, Has, In, Logic, Name, TextLiteral
from surveybot.language.expression.types import CONDITION, TEXT, UNKNOWN, Code, Codes, Ranking, kind
from surveybot.language.expression.values import Evaluate, Scope, Value


def has(examination: Examination, node: Has) -> Typed:
    """`reasons has "pay"`."""
    whole = examination.visit(node.whole)
    if whole.type is UNKNOWN:
        return nothing(node)
    if not isinstance(whole.type, Codes):
        return _not_several(examination, node, whole)
    member = beside(examination, node.member, whole)
    if isinstance(member.node, TextLiteral):
        if not knows_code(examination, whole.type, node.whole, member.node):
            return nothing(node)
    elif isinstance(member.type, Codes):
        help = "ask for one code at a time"
        return examination.refuse(node.member, "expr-type", "`{found}` holds several answers", help)
    elif not isinstance(member.type, Code) and member.type not in (TEXT, UNKNOWN):
        mismatch(examination, member, Code(()))
        return nothing(node)
    return Typed(node, CONDITION, strict(lambda chosen, code: code in chosen, (whole.evaluate, member.evaluate)))


def _not_several(examination: Examination, node: Has, whole: Typed) -> Typed:
    owner, member, fix = shorten(node.whole.source), shorten(node.member.source), ""
    if isinstance(whole.type, Code):
        template, help = "`{owner}` holds one answer", "write `{owner} == {member}`"
        if isinstance(node.member, Name) and node.member.path in whole.type.choices:
            member = f'"{node.member.path}"'
        fix = f"{node.whole.source} == {member}" if member[0] in "\"'" else ""
    elif isinstance(whole.type, Ranking):
        template, help = "`{owner}` is a ranking", "write `rank({owner}, {member}) == 1`, for example"
    elif isinstance(node.whole, TextLiteral):
        template, help = "what follows `in` is a list in round brackets", "write `{member} in ({owner})`"
    else:
        template = "`{owner}` is {kind}; only a question with several answers can have one of them"
        help = "compare it, for example `{owner} == {member}`"
    return examination.refuse(
        node, "expr-type", template, help, fix=fix, owner=owner, member=member, kind=kind(whole.type)
    )  # fmt: skip


def is_in(examination: Examination, node: In) -> Typed:
    """`department in ("it", "hr")`."""
    only = node.options[0]
    if len(node.options) == 1 and isinstance(only, Name) and isinstance(examination.types.get(only.path), Codes):
        return has(examination, Has(node.span, node.source, only, node.value))
    value = examination.visit(node.value)
    if isinstance(value.type, Codes):
        right = " or ".join(f"{value.node.source} has {option.source}" for option in node.options)
        template = "`{owner}` holds several answers"
        return examination.refuse(
            node, "multi-compare", template, "write `{right}`", owner=value.node.source, right=shorten(right, 100)
        )
    joined = next((option for option in node.options if isinstance(option, Logic)), None)
    if joined is not None and all(isinstance(operand, TextLiteral) for operand in joined.operands):
        right = ", ".join(operand.source for operand in joined.operands)
        template = "a list has commas between its codes, not `{word}`"
        return examination.refuse(
            joined, "expr-type", template, "write `{right}`", fix=right, word=joined.operator, right=right
        )
    if isinstance(value.type, Code) and (quoted := _quoted(examination, value.type, node.options)):
        template, help, fix = "codes stand in quotes", "write `{right}`", f"{node.value.source} in ({quoted})"
        return examination.refuse(node, "expr-type", template, help, fix=fix, right=shorten(fix, 100))
    sides = [_option(examination, value, option) for option in node.options]
    return Typed(node, CONDITION, _any_equal([pair for pair in sides if pair is not None]))


def _quoted(examination: Examination, of: Code, options: Sequence[Expression]) -> str:
    """The options of a list in which several codes have no quotes, with them; empty if it is no such list."""
    bare = [option.path for option in options if isinstance(option, Name) and option.path not in examination.types]
    texts = [option for option in options if isinstance(option, TextLiteral)]
    if len(bare) < 2 or len(bare) + len(texts) < len(options) or not set(bare) <= set(of.choices):
        return ""
    return ", ".join(f'"{option.path}"' if isinstance(option, Name) else option.source for option in options)


def _option(examination: Examination, value: Typed, node: Expression) -> tuple[Evaluate, Evaluate] | None:
    option = beside(examination, node, value)
    return comparable(examination, node, value, option, "==")


def _any_equal(pairs: list[tuple[Evaluate, Evaluate]]) -> Evaluate:
    def evaluate(scope: Scope) -> Value:
        found: Value = False
        for value, option in pairs:
            left, right = value(scope), option(scope)
            if left is None or right is None:
                found = None
            elif left == right:
                return True
        return found

    return evaluate
