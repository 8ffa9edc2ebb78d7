"""Light markup: in, the tokens of a text; out, its `Template` with bold, italic, code and links, and problems.

A sign counts only with its partner, in the same paragraph, and outside of words; everything else is literal.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from surveybot.language.nodes import Scalar
from surveybot.language.problem import Problem, Replacement, error
from surveybot.language.text.parts import UNMARKED, Literal, Mark, Marks, Part, Template
from surveybot.language.text.scan import Sign, Token

_PAIRED: dict[Sign, Mark] = {Sign.BOLD: Mark("bold"), Sign.ITALIC: Mark("italic")}
_CODE = Mark("code")
_ADDRESS = re.compile(r"https?://[^\s/?#.:@]+[^\s]*|tg://[^\s]+|mailto:[^\s@]+@[^\s@]+")


class Pairing:
    """Signs matched with their partners: `opened` and `closed` say at which tokens marks begin and end."""

    def __init__(self, source: Scalar, tokens: Sequence[Token]) -> None:
        """Matches at once; a partner is the nearest one that does not cross another pair."""
        self.opened: dict[int, Mark | None] = {}
        self.closed: set[int] = set()
        self.problems: list[Problem] = []
        self._source = source
        self._tokens = tokens
        self._waiting: list[int] = []
        self._count: Counter[Sign] = Counter()
        index = 0
        while index < len(tokens):
            index = self._take(index) + 1

    def _take(self, index: int) -> int:
        """Deals with one token; gives the last one dealt with."""
        match self._tokens[index].sign:
            case Sign.WORDS:
                pass
            case Sign.PARAGRAPH:
                self._forget(self._waiting)
                self._waiting = []
            case Sign.CODE:
                return self._code(index)
            case Sign.LINK:
                self._wait(index)
            case Sign.LINK_END:
                self._link(index)
            case Sign.BRACKET_END:
                if self._count[Sign.LINK]:
                    self._drop(Sign.LINK)
            case sign:
                if self._count[sign] and closes(self._tokens, index):
                    self._pair(sign, index, _PAIRED[sign])
                elif opens(self._tokens, index):
                    self._wait(index)
        return index

    def _code(self, index: int) -> int:
        """Between two backticks nothing is markup."""
        for end in range(index + 1, len(self._tokens)):
            sign = self._tokens[end].sign
            if sign is Sign.PARAGRAPH:
                break
            if sign is Sign.CODE:
                self.opened[index] = _CODE
                self.closed.add(end)
                return end
        return index

    def _link(self, index: int) -> None:
        if not self._count[Sign.LINK] or self._tokens[index - 1].sign is Sign.LINK:
            return
        token = self._tokens[index]
        valid = _ADDRESS.fullmatch(token.address) is not None
        if not valid:
            end = token.end - 1
            self.problems.append(_invalid_address(self._source, end - len(token.address), end))
        self._pair(Sign.LINK, index, Mark("text_link", token.address) if valid else None)
        self._waiting = [waiting for waiting in self._waiting if self._tokens[waiting].sign is not Sign.LINK]
        self._count[Sign.LINK] = 0  # no link lies within a link

    def _wait(self, index: int) -> None:
        self._waiting.append(index)
        self._count[self._tokens[index].sign] += 1

    def _pair(self, sign: Sign, index: int, mark: Mark | None) -> None:
        """Matches the token with the last one waiting under this sign."""
        self.opened[self._drop(sign)] = mark
        self.closed.add(index)

    def _drop(self, sign: Sign) -> int:
        """Takes away the last token waiting under this sign, and gives it; those after it stay literal."""
        while True:
            opener = self._waiting.pop()
            self._forget([opener])
            if self._tokens[opener].sign is sign:
                return opener

    def _forget(self, indexes: Sequence[int]) -> None:
        for index in indexes:
            self._count[self._tokens[index].sign] -= 1


def mark_up(source: Scalar, tokens: Sequence[Token]) -> tuple[Template, list[Problem]]:
    """The tokens as parts with their marks; neighbouring words with the same marks become one part."""
    pairing = Pairing(source, tokens)
    parts: list[Part] = []
    stack: list[Mark | None] = []
    marks = UNMARKED
    for index, token in enumerate(tokens):
        if index in pairing.opened:
            stack.append(pairing.opened[index])
            marks = _together(stack)
        elif index in pairing.closed:
            stack.pop()
            marks = _together(stack)
        elif token.pipe is not None:
            parts.append(type(token.pipe)(token.pipe.expression, token.pipe.span, marks))
        elif parts and isinstance(last := parts[-1], Literal) and last.marks == marks:
            parts[-1] = Literal(last.text + token.shown, marks)
        else:
            parts.append(Literal(token.shown, marks))
    return tuple(parts), pairing.problems


def _together(stack: Sequence[Mark | None]) -> Marks:
    """Marks that hold at once; Telegram's code goes with no other, and a link says more than code."""
    marks = frozenset(mark for mark in stack if mark is not None)
    if _CODE not in marks:
        return marks
    return marks - {_CODE} if any(mark.kind == "text_link" for mark in marks) else frozenset((_CODE,))


def opens(tokens: Sequence[Token], index: int) -> bool:
    """Whether a sign can begin something: no word before it, and something after it."""
    return not _in_word(_beside(tokens, index, -1)) and not _beside(tokens, index, 1).isspace()


def closes(tokens: Sequence[Token], index: int) -> bool:
    """Whether a sign can end something: something before it, and no word after it."""
    return not _beside(tokens, index, -1).isspace() and not _in_word(_beside(tokens, index, 1))


def _beside(tokens: Sequence[Token], index: int, step: int) -> str:
    """The character before (-1) or after (1) a sign; the end counts as a blank.

    A pipe counts as a letter for `_`, so that `{first}_{last}` keeps it, and as none for `**`.
    """
    if not 0 <= index + step < len(tokens):
        return " "
    neighbour = tokens[index + step]
    if neighbour.pipe is not None:
        return "a" if tokens[index].sign is Sign.ITALIC else "."
    return neighbour.shown[-1 if step < 0 else 0]


def _in_word(character: str) -> bool:
    return unicodedata.category(character)[0] in "LMN"


def _invalid_address(source: Scalar, start: int, end: int) -> Problem:
    address = str(source[start:end])
    bare = re.fullmatch(r"(?:[\w-]+\.)+\w{2,}(?:[/?#:]\S*)?", address)
    mail = re.fullmatch(r"[^\s@:/]+@[^\s@:/]+", address)
    guess = f"https://{address}" if bare else f"mailto:{address}" if mail else ""
    remedy = "did you mean `{guess}`?" if guess else "an address begins with https://, http://, tg:// or mailto:"
    return error(
        "url-invalid",
        source.source_span(start, end),
        "`{address}` is no address that a link can lead to",
        help=remedy,
        fix=(Replacement(source.source_span(start, end), guess),) if guess else (),
        address=address,
        guess=guess,
    )
