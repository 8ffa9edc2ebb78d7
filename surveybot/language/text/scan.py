"""A text of the file cut into tokens: in, its characters; out, words, pipes, signs that may be markup, and problems."""

import re
from enum import StrEnum

from msgspec import Struct

from surveybot.language.expression import parse
from surveybot.language.nodes import Scalar
from surveybot.language.problem import Problem, Replacement, error
from surveybot.language.text.logic_of_others import logic_of_others
from surveybot.language.text.parts import Pipe

PIPE_LIMIT = 1000
PROBLEM_LIMIT = 20  # in one text; a file of nothing but `{` gets an answer, not a million of them

_NEXT = re.compile(
    r"(?P<brace>\{\{|\}\}|\{|\})|(?P<sign>\*+|_+|`+|\[|\]\(?)|(?P<paragraph>\n[^\S\n]*\n\s*)"
    # An address in the open is no place for markup; what ends a sentence is not part of it.
    r"|(?P<address>https?://[^\s{}\[\]`]*[^\s{}\[\]`*_.,;:!?)])"
)
_ADDRESS = re.compile(r"((?:[^()\n{}]|\([^()\n{}]*\))*+)\)")
_ADDRESS_WITH_PIPE = re.compile(r"[a-z]+:[^()\s]*\{")
_IN_PIPE = re.compile(r"[{}'\"]")
# What other tools hang on a name to say how it is shown: `{name!r}`, `{day:%d.%m}`, `{name | upper}`.
_FILTER = r"\|\s*(?:capitali[sz]e|date|default|e|escape|first|int|join|lower|raw|round|safe|title|trim|upper)\b"
_SUFFIXED = re.compile(rf"(\s*[^\W\d_]\w*(?:\.\w+)*)\s*([!:][^'\"=]*|[?.,;~$]|{_FILTER}.*)\s*", re.DOTALL)


class Sign(StrEnum):
    """What a token may be to the markup; `WORDS` is never any."""

    WORDS = ""
    BOLD = "**"
    ITALIC = "_"
    CODE = "`"
    LINK = "["
    LINK_END = "]("
    BRACKET_END = "]"
    PARAGRAPH = "\n\n"


class Token(Struct, frozen=True):
    """A piece of a text: `shown` unless it turns out to be markup, or a pipe; start..end in the scalar."""

    shown: str
    start: int
    end: int
    sign: Sign = Sign.WORDS
    pipe: Pipe | None = None
    address: str = ""


class Scan:
    """One walk through the characters start..end of `source`; `tokens` and `problems` are what it found."""

    def __init__(self, source: Scalar, start: int, end: int) -> None:
        """Walks at once."""
        self.source = source
        self.end = end
        self.tokens: list[Token] = []
        self.problems: list[Problem] = []
        while start < end:
            start = self._step(start)

    def _step(self, at: int) -> int:
        """Takes in what comes before the next sign, and the sign; gives where to go on."""
        found = _NEXT.search(self.source, at, self.end)
        if found is None or len(self.problems) >= PROBLEM_LIMIT:
            self._words(at, self.end)
            return self.end
        self._words(at, found.start())
        if found["brace"]:
            return self._brace(found[0], found.start())
        if found["sign"]:
            return self._sign(found[0], found.start(), found.end())
        if found["paragraph"]:
            return self._add(Token(found[0], found.start(), found.end(), Sign.PARAGRAPH))
        return self._words(found.start(), found.end())

    def _add(self, token: Token) -> int:
        self.tokens.append(token)
        return token.end

    def _words(self, start: int, end: int) -> int:
        if start < end:
            self._add(Token(str(self.source[start:end]), start, end))
        return end

    def _sign(self, sign: str, start: int, end: int) -> int:
        if sign == "](":
            return self._link_end(start, end)
        if sign not in ("**", "_", "`", "[", "]"):
            return self._words(start, end)
        return self._add(Token(sign, start, end, Sign(sign)))

    def _link_end(self, start: int, end: int) -> int:
        """`](address)`; with a placeholder, or blanks and no `:` as in `[sic](what he said)`, it is none."""
        found = _ADDRESS.match(self.source, end, self.end)
        if found is not None and (":" in found[1] or not re.search(r"\s", found[1])):
            token = Token(str(self.source[start : found.end()]), start, found.end(), Sign.LINK_END, address=found[1])
            return self._add(token)
        if _ADDRESS_WITH_PIPE.match(self.source, end, self.end):
            help = "write the whole address, for example [our rules](https://example.com/rules)"
            self._report("url-invalid", end, end + 1, "the address of a link cannot hold a placeholder", help)
        return self._add(Token("](", start, end, Sign.BRACKET_END))

    def _brace(self, brace: str, at: int) -> int:
        if len(brace) == 2:
            return self._add(Token(brace[0], at, at + 2))
        if brace == "{":
            return self._pipe(at)
        help = "a placeholder is written {{name}}; to show a brace, write it twice: `}}}}`"
        self._report("placeholder-syntax", at, at + 1, "this `}}` closes nothing", help)
        return self._words(at, at + 1)

    def _pipe(self, at: int) -> int:
        """`{expression}`; what cannot be read stays in the text as it stands."""
        foreign = logic_of_others(self.source, at, min(self.end, at + PIPE_LIMIT))
        if foreign is not None:
            self.problems.append(foreign[1])
            return self._words(at, foreign[0])
        end = _closing_brace(self.source, at + 1, min(self.end, at + PIPE_LIMIT))
        if end < 0:
            help = "a placeholder is written {{name}}; to show a brace, write it twice: `{{{{`"
            self._report("placeholder-syntax", at, at + 1, "this `{{` is not closed", help)
            return self._words(at, at + 1)
        if self.source[at + 1 : end].isspace() or end == at + 1:
            help = "write the name of a question, for example {{full_name}}"
            self._report("placeholder-syntax", at, end + 1, "there is no name between the braces", help)
            return self._words(at, end + 1)
        suffixed = _SUFFIXED.fullmatch(self.source, at + 1, end)
        if suffixed is not None:
            self._report_suffix(suffixed[1].strip(), suffixed.start(2), end)
        expression, problems = parse(self.source, at + 1, suffixed.end(1) if suffixed is not None else end)
        self.problems.extend(problems)
        if expression is None:
            return self._words(at, end + 1)
        pipe = Pipe(expression, self.source.source_span(at, end + 1))
        return self._add(Token("", at, end + 1, pipe=pipe))

    def _report_suffix(self, name: str, start: int, end: int) -> None:
        span = self.source.source_span(start, end)
        problem = error(
            "placeholder-syntax",
            span,
            "`{found}` means nothing behind the name in a placeholder",
            found=str(self.source[start:end]).strip(),
            name=name,
            fix=(Replacement(span, ""),),
            help='write `{{{name}}}`, or `{{{name} or "…"}}` with words for those who gave no answer',
        )
        self.problems.append(problem)

    def _report(self, code: str, start: int, end: int, message: str, remedy: str) -> None:
        self.problems.append(error(code, self.source.source_span(start, end), message, help=remedy))


def _closing_brace(source: str, at: int, end: int) -> int:
    """Where the placeholder whose inside begins at `at` is closed, or -1; a quote may hold braces."""
    while found := _IN_PIPE.search(source, at, end):
        sign, at = found[0], found.end()
        if sign in "{}":
            return found.start() if sign == "}" else -1
        closing = source.find(sign, at, end)
        if closing < 0:  # the expression's own complaint about the quote says more than ours
            return source.find("}", at, end)
        at = closing + 1
    return -1
