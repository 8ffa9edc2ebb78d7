"""Conditions and expressions: in, their text; out, nested tuples: `("compare", ">", ("path", …), ("value", 3))`."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import Any

Tree = tuple[Any, ...]

_TOKEN = re.compile(
    r"""\s*(?:(?P<number>\d+(?:\.\d+)?)|(?P<text>"[^"]*"|'[^']*')|(?P<word>[^\W\d]\w*)"""
    r"""|(?P<sign>==|!=|<=|>=|[<>()\[\],.+*/-]))"""
)
_COMPARISONS = ("==", "!=", "<", "<=", ">", ">=", "in", "has")


@cache
def parse(text: str) -> Tree:
    """The tree of an expression that is known to be right."""
    return _Reader(text).whole()


class _Reader:
    """Reads an expression from left to right, the loosest operator first."""

    def __init__(self, text: str) -> None:
        self.tokens: list[tuple[str, str]] = []
        at, text = 0, text.rstrip()
        while at < len(text):
            found = _TOKEN.match(text, at)
            assert found is not None, f"{text!r} at {at}"
            assert found.lastgroup
            self.tokens.append((found.lastgroup, found[found.lastgroup]))
            at = found.end()
        self.tokens.append(("end", ""))

    def whole(self) -> Tree:
        tree = self.choice()
        assert self.tokens[0][0] == "end", self.tokens
        return tree

    def take(self, *wanted: str) -> str | None:
        """The next token, taken, if it is one of those wanted and no text in quotes."""
        kind, word = self.tokens[0]
        if kind in ("word", "sign") and word in wanted:
            self.tokens.pop(0)
            return word
        return None

    def expect(self, wanted: str) -> None:
        assert self.take(wanted), (wanted, self.tokens)

    def choice(self) -> Tree:
        value = self.either()
        if self.take("if"):
            condition = self.either()
            self.expect("else")
            return ("if", condition, value, self.choice())
        return value

    def either(self) -> Tree:
        tree = self.both()
        while self.take("or"):
            tree = ("or", tree, self.both())
        return tree

    def both(self) -> Tree:
        tree = self.negation()
        while self.take("and"):
            tree = ("and", tree, self.negation())
        return tree

    def negation(self) -> Tree:
        return ("not", self.negation()) if self.take("not") else self.comparison()

    def comparison(self) -> Tree:
        left = self.sum()
        sign = self.take(*_COMPARISONS)
        return ("compare", sign, left, self.sum()) if sign else left

    def sum(self) -> Tree:
        tree = self.product()
        while sign := self.take("+", "-"):
            tree = ("compute", sign, tree, self.product())
        return tree

    def product(self) -> Tree:
        tree = self.signed()
        while sign := self.take("*", "/"):
            tree = ("compute", sign, tree, self.signed())
        return tree

    def signed(self) -> Tree:
        if self.take("-"):
            return ("compute", "-", ("value", Decimal(0)), self.signed())
        return self.single()

    def single(self) -> Tree:
        if self.take("("):
            return self.bracket()
        kind, word = self.tokens.pop(0)
        if kind == "number":
            return ("value", Decimal(word))
        if kind == "text":
            return ("value", word[1:-1])
        assert kind == "word", (kind, word)
        if word in ("yes", "no"):
            return ("value", word == "yes")
        return ("call", word, *self.arguments()) if self.take("(") else self.path(word)

    def bracket(self) -> Tree:
        items = [self.choice()]
        while self.take(","):
            items.append(self.choice())
        self.expect(")")
        return items[0] if len(items) == 1 else ("list", *items)

    def arguments(self) -> list[Tree]:
        if self.take(")"):
            return []
        inner = self.bracket()
        return list(inner[1:]) if inner[0] == "list" else [inner]

    def path(self, word: str) -> Tree:
        """`child[1].age` is `("path", ("child", 1), ("age", None))`."""
        parts: list[tuple[str, int | str | None]] = [(word, None)]
        while sign := self.take("[", "."):
            kind, token = self.tokens.pop(0)
            if sign == ".":
                parts.append((token, None))
                continue
            parts[-1] = (parts[-1][0], int(token) if kind == "number" else token[1:-1])
            self.expect("]")
        return ("path", *parts)
