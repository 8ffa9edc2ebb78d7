"""Tokens to a tree: in, a piece of a text in the file; out, an expression and every complaint about its writing."""

from collections.abc import Callable
from typing import Literal

from surveybot.language.expression import misplaced
from surveybot.language.expression.cursor import Cursor
from surveybot.language.expression.formulas import formula
from surveybot.language.expression.lexer import Lexer, Token, TokenKind, Unreadable, number_of, shorten
from surveybot.language.expression.nodes import (
    Broken,
    Call,
    Chain,
    Choose,
    Comparison,
    Expression,
    Flag,
    Has,
    In,
    Logic,
    Minus,
    Name,
    Not,
    NumberLiteral,
    TextLiteral,
)
from surveybot.language.expression.slips import keyword_meant, operator_meant
from surveybot.language.nodes import Scalar
from surveybot.language.problem import Problem, error

LONGEST = 4_000
"""Characters of an expression."""
DEEPEST = 50
"""Brackets, calls and operators inside of one another, so that nobody can exhaust the stack."""

# How tightly an operator binds; `if` least.
IF, OR, AND, NOT, COMPARE, SUM, PRODUCT, MINUS = range(1, 9)
_COMPARISONS = frozenset({"==", "!=", "<", "<=", ">", ">="})
_POWERS = {
    "if": IF,
    "or": OR,
    "and": AND,
    **dict.fromkeys(_COMPARISONS, COMPARE),
    "has": COMPARE,
    "in": COMPARE,
    "not": COMPARE,  # as in `x not in y`, which is reported
    "+": SUM,
    "-": SUM,
    "*": PRODUCT,
    "/": PRODUCT,
}


def parse(source: Scalar, start: int = 0, end: int | None = None) -> tuple[Expression | None, list[Problem]]:
    """Reads characters start..end of `source` (all of it by default).

    The problems are of the code `expr-syntax`. With problems there is still an expression
    wherever the slip could be understood, so that it can be checked too; else None.
    """
    end = len(source) if end is None else end
    if end - start > LONGEST:
        span = source.source_span(start, end)
        return None, [error("expr-syntax", span, "this expression is longer than {most} characters", most=LONGEST)]
    of_spreadsheet = formula(source, start, end)
    if of_spreadsheet is not None:
        return None, [of_spreadsheet]
    lexer = Lexer(source, start, end)
    expression: Expression | None = None
    try:
        parser = Parser(source, lexer.tokens(), lexer.problems)
        expression = parser.whole()
    except Unreadable as unreadable:
        # Of a sign that was mended, and still cannot stand there, it has been told.
        if unreadable.problem.span not in {problem.span for problem in lexer.problems}:
            lexer.problems.append(unreadable.problem)
    return expression, sorted(lexer.problems, key=lambda problem: (problem.span.line, problem.span.column))


class Parser(Cursor):
    """A Pratt parser that stands at one token of one expression."""

    depth = 0

    def whole(self) -> Expression:
        """The expression that all tokens make together; raises `Unreadable`."""
        expression = self.expression()
        if self.token.kind is not TokenKind.END:
            raise self.stop(self.token, misplaced.leftover(self.tokens, self.index))
        return expression

    def expression(self, power: int = 0) -> Expression:
        """What comes next and hangs together by operators that bind at least as tightly as `power`."""
        self.depth += 1
        start = self.token.start
        if self.depth > DEEPEST:
            raise self.stop(self.token, misplaced.too_deep(DEEPEST))
        left = self.prefix()
        while self.operator_power() >= max(power, IF):
            left = self.infix(left, start)
        self.depth -= 1
        return left

    def operator_power(self) -> int:
        """How tightly the operator that comes next binds; 0 where an expression may end; else raises `Unreadable`."""
        token = self.token
        if token.kind is TokenKind.NAME and (meant := operator_meant(token.text)) is not None:
            token = self.mend_word(token, meant)
        if token.kind is TokenKind.END or (token.kind is TokenKind.SIGN and token.text in misplaced.ENDS):
            return 0
        power = _POWERS.get(token.text, 0) if token.kind is TokenKind.SIGN else 0
        if not power or (token.text == "not" and self.tokens[self.index + 1].text not in ("in", "has")):
            raise self.stop(token, misplaced.no_operator(self.tokens, self.index))
        return power

    def mend_word(self, token: Token, meant: str) -> Token:
        """Puts the operator that a word was meant for in its place, and says so."""
        end, following = token.end, self.tokens[self.index + 1]
        if meant == "==" and following.kind is TokenKind.SIGN and following.text == "not":
            meant, end = "!=", following.end
            del self.tokens[self.index + 1]
        found = self.source[token.start : end]
        if following.kind is not TokenKind.BROKEN or not keyword_meant(following.text):  # which is told
            self.problems.append(self.problem(token.start, end, misplaced.foreign(found, meant), meant))
        self.tokens[self.index] = Token(TokenKind.SIGN, meant, token.start, end)
        return self.token

    def infix(self, left: Expression, start: int) -> Expression:
        """Goes on from `left`, which began at character `start`, with the operator that comes next."""
        match self.token.text:
            case "if":
                return self.choose(left, start)
            case "or":
                return self.logic(left, start, "or", AND)
            case "and":
                return self.logic(left, start, "and", NOT)
            case "not":
                return self.not_in(left, start)
            case "in":
                return self.membership(left, start)
            case "has":
                self.take()
                member = self.expression(SUM)
                return Has(*self.place(start), left, member)
            case "+" | "-":
                return self.chain(left, start, ("+", "-"), PRODUCT)
            case "*" | "/":
                return self.chain(left, start, ("*", "/"), MINUS)
            case _:
                return self.comparison(left, start)

    def chain(self, left: Expression, start: int, operators: tuple[str, str], power: int) -> Expression:
        """`left + b - c`."""
        rest = []
        while operator := self.accept(*operators):
            rest.append((operator, self.expression(power)))
        return Chain(*self.place(start), left, tuple(rest))

    def logic(self, left: Expression, start: int, operator: Literal["and", "or"], power: int) -> Expression:
        """`left and b and c`."""
        operands = [left]
        while self.accept(operator):
            operands.append(self.expression(power))
        return Logic(*self.place(start), operator, tuple(operands))

    def choose(self, left: Expression, start: int) -> Expression:
        """`left if x else b if y else c`."""
        branches, value = [], left
        while self.accept("if"):
            condition = self.expression(OR)
            if not self.accept("else"):
                raise self.stop(self.tokens[self.index - 1], misplaced.no_else())
            branches.append((value, condition))
            value = self.expression(OR)
        return Choose(*self.place(start), tuple(branches), value)

    def comparison(self, left: Expression, start: int) -> Expression:
        """`left == b`; of `left < b < c` it complains, and takes it as `left < b and b < c`."""
        compared: list[Comparison] = []
        first = left
        while operator := self.accept(*_COMPARISONS):
            right = self.expression(SUM)
            compared.append(Comparison(*self.place(start), left, operator, right))
            left = right
        if len(compared) == 1:
            return compared[0]
        span, written = self.place(start)
        meant = " and ".join(f"{pair.left.source} {pair.operator} {pair.right.source}" for pair in compared)
        complaint = misplaced.chained(first.source, shorten(meant, 120))
        self.problems.append(self.problem(start, self.tokens[self.index - 1].end, complaint, meant))
        return Logic(span, written, "and", tuple(compared))

    def not_in(self, left: Expression, start: int) -> Expression:
        """`left not in b`, which is reported, and taken as `not left in b`."""
        word = self.take()
        operator = self.token
        inner = self.infix(left, start)
        rest = self.source[operator.start : self.tokens[self.index - 1].end]
        complaint = misplaced.not_before(f"not ({left.source} {rest})")
        self.problems.append(self.problem(word.start, operator.end, complaint))
        return Not(*self.place(start), inner)

    def membership(self, left: Expression, start: int) -> Expression:
        """`left in (a, b)` or `left in b`."""
        self.take()
        opening = self.token
        if opening.kind is TokenKind.SIGN and opening.text == "[":
            self.problems.append(self.problem(opening.start, opening.end, misplaced.square_list()))
        if self.accept("(", "["):
            options = self.listed(opening)
            if not options:
                raise self.stop(opening, misplaced.empty_list())
            return In(*self.place(start), left, options)
        whole = self.expression(SUM)
        return Has(*self.place(start), whole, left)

    def listed(self, opening: Token) -> tuple[Expression, ...]:
        """What stands between the bracket `opening`, which has been taken, and its partner, separated by commas."""
        closing = ")" if opening.text == "(" else "]"
        found: list[Expression] = []
        while not self.accept(closing):
            if found and not self.accept(","):
                raise self.unclosed(opening)
            if self.accept(closing):
                break
            if self.token.kind is TokenKind.END:
                raise self.unclosed(opening)
            found.append(self.expression())
        return tuple(found)

    def unclosed(self, opening: Token) -> Unreadable:
        """The complaint about what stands where a bracket should be closed."""
        if self.token.kind is TokenKind.END:
            return self.stop(opening, misplaced.never_closed(opening.text))
        return self.stop(self.token, misplaced.leftover(self.tokens, self.index))

    def prefix(self) -> Expression:
        """What an expression can begin with."""
        start = self.token.start
        token = self.take()
        match token.kind:
            case TokenKind.NUMBER:
                return NumberLiteral(*self.place(start), number_of(token.text))
            case TokenKind.TEXT:
                return TextLiteral(*self.place(start), token.text)
            case TokenKind.BROKEN:
                return Broken(*self.place(start))
            case TokenKind.NAME:
                return self.name(token)
            case TokenKind.SIGN if token.text in _PREFIXES:
                return _PREFIXES[token.text](self, token)
            case TokenKind.END:
                raise self.stop(self.tokens[max(self.index - 1, 0)], misplaced.no_operand(self.tokens, self.index))
        raise self.stop(token, misplaced.no_operand(self.tokens, self.index - 1))

    def name(self, token: Token) -> Expression:
        """A variable, or the call of a function."""
        opening = self.token
        if not self.accept("("):
            return Name(*self.place(token.start), token.text)
        arguments = self.listed(opening)
        function_span = self.source.source_span(token.start, token.end)
        return Call(*self.place(token.start), token.text, function_span, arguments)

    def bracket(self, opening: Token) -> Expression:
        """`(x)`."""
        inner = self.expression()
        if not self.accept(")"):
            raise self.unclosed(opening)
        return inner

    def negation(self, token: Token) -> Expression:
        """`not x`."""
        operand = self.expression(NOT)
        return Not(*self.place(token.start), operand)

    def minus(self, token: Token) -> Expression:
        """`-x`."""
        operand = self.expression(MINUS)
        return Minus(*self.place(token.start), operand)

    def flag(self, token: Token) -> Expression:
        """`yes` or `no`."""
        return Flag(*self.place(token.start), token.text == "yes")


_PREFIXES: dict[str, Callable[[Parser, Token], Expression]] = {
    "(": Parser.bracket,
    "not": Parser.negation,
    "-": Parser.minus,
    "yes": Parser.flag,
    "no": Parser.flag,
}
