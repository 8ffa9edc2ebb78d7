"""A place among the tokens of an expression: in, tokens; out, the next one, and problems that point at it."""

from surveybot.language.expression.lexer import Token, TokenKind, Unreadable
from surveybot.language.expression.misplaced import Complaint
from surveybot.language.nodes import Scalar
from surveybot.language.position import Span
from surveybot.language.problem import Problem, Replacement, Severity


class Cursor:
    """Walks along the tokens of one expression."""

    def __init__(self, source: Scalar, tokens: list[Token], problems: list[Problem]) -> None:
        self.source = source
        self.tokens = tokens
        self.problems = problems
        self.index = 0

    @property
    def token(self) -> Token:
        """The token that is read next."""
        return self.tokens[self.index]

    def take(self) -> Token:
        """The next token, which is then behind."""
        token = self.token
        if token.kind is not TokenKind.END:
            self.index += 1
        return token

    def accept(self, *signs: str) -> str | None:
        """Takes the next token if it is one of `signs`, and tells which."""
        if self.token.kind is TokenKind.SIGN and self.token.text in signs:
            return self.take().text
        return None

    def stop(self, token: Token, complaint: Complaint) -> Unreadable:
        """The end of reading, with a complaint at a token."""
        return Unreadable(self.problem(token.start, token.end, complaint))

    def problem(self, start: int, end: int, complaint: Complaint, fix: str = "") -> Problem:
        """A complaint at characters start..end, in the place of which `fix` is meant."""
        template, remedy, values = complaint
        span = self.source.source_span(start, end)
        replacements = (Replacement(span, fix),) if fix else ()
        return Problem("expr-syntax", Severity.ERROR, span, template, values, remedy, fix=replacements)

    def place(self, start: int) -> tuple[Span, str]:
        """Where what began at character `start` and has just been read stands, and how it is written."""
        end = max(start, self.tokens[self.index - 1].end)
        return self.source.source_span(start, end), self.source[start:end]
