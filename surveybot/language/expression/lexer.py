"""Characters to tokens: in, a piece of a text in the file; out, tokens of this language, slips mended and reported."""

import re
from decimal import Decimal
from enum import Enum, auto

from msgspec import Struct

from surveybot.language.expression.slips import KEYWORDS, NO_SIGNS, SIGNS, SMART_QUOTES, keyword_meant
from surveybot.language.nodes import Scalar
from surveybot.language.problem import Problem, Replacement, Severity
from surveybot.language.written_otherwise import day_meant

LONGEST_NUMBER = 28
"""Digits of a number; the arithmetic is exact to as many."""

_TOKEN = re.compile(
    r"""(?P<space>\s+)
    | (?P<text>"[^"]*"|'[^']*')
    | (?P<indexed>[^\W\d_]\w*(?:\.[^\W\d_]\w*)*(?:\[[^\[\]()]*\](?:\.[^\W\d_]\w*)*)+)
    | (?P<name>[^\W\d_]\w*(?:\.[^\W\d_]\w*)*)
    | (?P<clock>(?:[01]?[0-9]|2[0-3]):[0-5][0-9](?![\w:]))
    | (?P<number>[0-9][\w.]*)
    | (?P<apart>[<>!=]\s+=)
    | (?P<sign>===|!==|==|!=|<=|>=|<>|=>|=<|&&|\|\||\*\*|//|.)
    """,
    re.VERBOSE | re.DOTALL,
)
_INDEX = re.compile(r"""\s*(?:[1-9][0-9]{0,4}|"[^\W_]\w*"|'[^\W_]\w*')\s*""")
_PIPED = re.compile(r"[$#]?\{{1,2}\s*(?P<name>[^\W\d_]\w*)\s*\}{1,2}")
_OWN_SIGNS = frozenset({"==", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/", "(", ")", ",", "[", "]"})


class TokenKind(Enum):
    """What a token can be; a `BROKEN` one was complained of, and stands for a value."""

    NUMBER = auto()
    TEXT = auto()
    NAME = auto()
    SIGN = auto()
    BROKEN = auto()
    END = auto()


class Token(Struct, frozen=True):
    """One token at characters start..end of the source; keywords are signs; `text` of a quoted text is its inside."""

    kind: TokenKind
    text: str
    start: int
    end: int


class Unreadable(Exception):
    """The rest of an expression cannot be read; carries the problem that says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


class Lexer:
    """Cuts one expression into tokens; what it mends on the way stands in `problems`."""

    def __init__(self, source: Scalar, start: int, end: int) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.problems: list[Problem] = []

    def tokens(self) -> list[Token]:
        """All tokens and an END; raises `Unreadable` at a character that nothing can be made of."""
        found: list[Token] = []
        position = self.start
        while position < self.end:
            match = _TOKEN.match(self.source, position, self.end)
            assert match is not None, "the last alternative takes any character"
            token = self._token(match)
            if token is not None:
                found.append(token)
            position = match.end() if token is None else token.end
        found.append(Token(TokenKind.END, "", self.end, self.end))
        return found

    def _token(self, match: re.Match[str]) -> Token | None:
        start, end, text = match.start(), match.end(), match.group()
        match match.lastgroup:
            case "space":
                return None
            case "text":
                return Token(TokenKind.TEXT, text[1:-1], start, end)
            case "indexed":
                return self._indexed(text, start, end)
            case "name":
                return self._word(text, start, end)
            case "clock":
                right = text.zfill(5)
                self._complain(
                    start, end, 'a time of day stands in quotes; write `"{right}"`', fix=f'"{right}"', right=right
                )
                return Token(TokenKind.TEXT, right, start, end)
            case "number":
                return self._number(text, start, end)
            case "apart":
                return self._apart(text, start, end)
            case _:
                return self._sign(text, start, end)

    def _indexed(self, text: str, start: int, end: int) -> Token:
        """`child[1].age`, `session["law"].useful`: a name, once its rounds are written out."""
        for index in re.findall(r"\[([^\[\]()]*)\]", text):
            if not _INDEX.fullmatch(index):
                help = 'write its number, `child[1].age`, or its code in quotes, `session["law"].useful`'
                if index.isidentifier():
                    help = "a code stands in quotes, `{right}`; no round can be computed"
                self._complain(
                    start, end, "`{index}` is no round: the round in brackets is written out", help,
                    index=index, right=text.replace(f"[{index}]", f'["{index}"]'),
                )  # fmt: skip
                return Token(TokenKind.BROKEN, text, start, end)
        return Token(TokenKind.NAME, re.sub(r"\s", "", text).replace("'", '"'), start, end)

    def _word(self, text: str, start: int, end: int) -> Token:
        keyword = keyword_meant(text)
        if keyword is None:
            return Token(TokenKind.NAME, text, start, end)
        if text in KEYWORDS:
            return Token(TokenKind.SIGN, text, start, end)
        if keyword in ("yes", "no"):
            before = self.source[self.start : start].rstrip()
            if self.problems and self.problems[-1].values.get("found") == "=" and before.endswith("="):
                self.problems.pop()  # yes and no are not compared at all
            self._complain(
                start, end, "`{found}` is not a word of this language; write `{right}`",
                "a yes/no question stands by itself: `parking`, `not parking`", fix=keyword, found=text, right=keyword,
            )  # fmt: skip
            return Token(TokenKind.BROKEN, text, start, end)
        self._complain(
            start, end, "`{found}` is not a word of this language; write `{right}`", fix=keyword,
            found=text, right=keyword,
        )  # fmt: skip
        return Token(TokenKind.SIGN, keyword, start, end)

    def _number(self, text: str, start: int, end: int) -> Token:
        if re.fullmatch(r"[0-9]+(\.[0-9]+)?", text, re.ASCII):
            if len(text) > LONGEST_NUMBER:
                raise self._stop(start, end, "this number has more than {most} digits", most=LONGEST_NUMBER)
            return Token(TokenKind.NUMBER, text, start, end)
        right = day_meant(text)
        if re.fullmatch(r"[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{2,4}", text, re.ASCII):
            remedy = 'a date is written in quotes, the year first: `"{right}"`'
        elif re.fullmatch(r"[\d.]+", text):
            remedy = "write it with the digits 0 to 9, and at most one point between them"
        else:
            remedy = 'a name begins with a letter; a code or a text stands in quotes: `"{found}"`'
        self._complain(
            start, end, "`{found}` is no number", remedy, fix=f'"{right}"' if right else "",
            found=text, right=right or "2026-09-30",
        )  # fmt: skip
        return Token(TokenKind.BROKEN, text, start, end)

    def _apart(self, text: str, start: int, end: int) -> Token:
        right = text[0] + "="
        self._complain(start, end, "`{found}` is written together: `{right}`", fix=right, found=text, right=right)
        return Token(TokenKind.SIGN, right, start, end)

    def _sign(self, text: str, start: int, end: int) -> Token:
        if text in _OWN_SIGNS:
            return Token(TokenKind.SIGN, text, start, end)
        if text in SIGNS:
            right = SIGNS[text]
            template = "`{found}` is not an operator here; write `{right}`"
            self._complain(start, end, template, fix=self._apart_from_words(right, start, end), found=text, right=right)
            return Token(TokenKind.SIGN, right, start, end)
        if text in SMART_QUOTES:
            return self._smart_quoted(text, start)
        if text == ":" and re.match(r"\w: ", self.source[max(start - 1, 0) : self.end]):
            template = "`{found}` is not an operator here; write `{right}`"
            self._complain(start, end, template, fix=" ==", found=text, right="==")
            return Token(TokenKind.SIGN, "==", start, end)
        before = self.source[self.start : start]
        if text == ";" and before.count("(") > before.count(")"):
            self._complain(
                start, end, "`{found}` separates nothing here; write `{right}`", fix=",", found=text, right=","
            )
            return Token(TokenKind.SIGN, ",", start, end)
        piped = _PIPED.match(self.source, start, self.end)
        if piped is not None:
            template = "inside an expression a name stands by itself; write `{right}`"
            self._complain(start, piped.end(), template, fix=piped["name"], right=piped["name"])
            return Token(TokenKind.NAME, piped["name"], start, piped.end())
        if text in "\"'":
            raise self._stop(
                start, end, "the quote {found} is opened here and never closed",
                "put the same quote at the end of the text", found=text,
            )  # fmt: skip
        remedy = NO_SIGNS.get(text, "")
        if text == "." and re.match(r"\w\.[0-9]", self.source[max(start - 1, 0) : self.end]):
            remedy = "a round stands in brackets, as in `child[1].age`"
        elif text == "." and self.source[end : end + 1] in (" ", ""):
            remedy = "the answer itself is called by the name of its question"
        raise self._stop(start, end, "`{found}` means nothing in an expression", remedy, found=text)

    def _smart_quoted(self, opening: str, start: int) -> Token:
        closing = SMART_QUOTES[opening] + "\"'"
        for position in range(start + 1, self.end):
            if self.source[position] in closing:
                inside = self.source[start + 1 : position]
                self._complain(
                    start, position + 1, "{opening} is not a quote here; write `\"{inside}\"` with straight quotes",
                    fix=f'"{inside}"' if '"' not in inside else "", opening=opening, inside=shorten(inside),
                )  # fmt: skip
                return Token(TokenKind.TEXT, inside, start, position + 1)
        raise self._stop(
            start, start + 1, "{opening} is not a quote here; put texts and codes in straight quotes", opening=opening
        )

    def _apart_from_words(self, right: str, start: int, end: int) -> str:
        """What to write for a sign: `a&&b` becomes `a and b`, with spaces."""
        if not right.isalpha():
            return right
        before, behind = self.source[start - 1 : start], self.source[end : end + 1]
        return ("" if before in ("", " ", "(") else " ") + right + ("" if behind in ("", " ") else " ")

    def _complain(
        self, start: int, end: int, template: str, help: str = "", *, fix: str = "", **values: object
    ) -> None:
        self.problems.append(self._stop(start, end, template, help, fix=fix, **values).problem)

    def _stop(
        self, start: int, end: int, template: str, help: str = "", *, fix: str = "", **values: object
    ) -> Unreadable:
        span = self.source.source_span(start, end)
        replacements = (Replacement(span, fix),) if fix else ()
        return Unreadable(Problem("expr-syntax", Severity.ERROR, span, template, values, help, fix=replacements))


def number_of(text: str) -> int | Decimal:
    """The exact number that digits with at most one point mean: `5.0` is the int 5."""
    number = Decimal(text)
    return int(number) if number == number.to_integral_value() else number.normalize()


def shorten(text: str, most: int = 40) -> str:
    """A quotation for a message: at most `most` characters, without line breaks."""
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1] + "…"
