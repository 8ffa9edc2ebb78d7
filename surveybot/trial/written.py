"""A test as YAML: in, what was said and what came of it; out, the lines of one item of `tests:`."""

import re
from collections.abc import Iterator
from collections.abc import Mapping as Keys
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from surveybot.language.nodes import Mapping
from surveybot.language.reader import read_text
from surveybot.trial.recorder import Item

_WIDTH = 110
# Controls, and signs that nobody sees or that turn the direction of what follows.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff]")
_ESCAPED = re.compile(rf"[\\\"]|{_UNSEEN.pattern}")
_SHORT = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}


class Recorded(NamedTuple):
    """A test that was played by hand; `asks` is what waits if it has not ended."""

    name: str
    today: date | None
    say: list[Item]
    path: list[str]
    reply: str
    status: str
    asks: str
    given: Keys[str, str] = MappingProxyType({})


class Layout(NamedTuple):
    """How the author indents: the column of the dash, counted from 0, and how far behind it the keys begin."""

    dash: int
    step: int


def lines_of_test(test: Recorded, layout: Layout) -> Iterator[str]:
    """The lines without their ends."""
    margin = " " * (layout.dash + layout.step)
    keys = [f"name: {scalar(test.name, in_brackets=False)}"]
    if test.today is not None:
        keys.append(f"today: {test.today.isoformat()}")
    if test.given:
        keys += ["given:", *(f"  {name}: {scalar(words, in_brackets=False)}" for name, words in test.given.items())]
    keys += _list("say", list(map(_item, test.say)), margin)
    keys += _list("path", list(map(scalar, test.path)), margin)
    expected = {"reply": test.reply, "asks": test.asks, "status": test.status}
    keys += [f"{key}: {scalar(value, in_brackets=False)}" for key, value in expected.items() if value]
    first, *more = keys
    yield f"{' ' * layout.dash}-{' ' * (layout.step - 1)}{first}"
    yield from (margin + line for line in more)


def _list(key: str, items: list[str], margin: str) -> Iterator[str]:
    """In one line if it fits, else one item a line."""
    line = f"{key}: [{', '.join(items)}]"
    if len(margin + line) <= _WIDTH:
        yield line
        return
    yield f"{key}:"
    yield from (f"  - {item}" for item in items)


def _item(item: Item) -> str:
    if isinstance(item, str):
        return scalar(item)
    if isinstance(item, list):
        return f"[{', '.join(map(scalar, item))}]"
    return f"{{ {', '.join(f'{key}: {_item(value)}' for key, value in item.items())} }}"


def scalar(text: str, *, in_brackets: bool = True) -> str:
    """The text as it is, or where that would be something else in quotes."""
    if text[:1].isalnum() and _reads_back(text, in_brackets=in_brackets):
        return text
    if re.fullmatch(r"/[a-z]+", text):
        return text
    if '"' in text and "'" not in text and not _UNSEEN.search(text):
        return f"'{text}'"
    return f'"{_ESCAPED.sub(_escape, text)}"'


def _escape(found: re.Match[str]) -> str:
    return _SHORT.get(found[0]) or f"\\u{ord(found[0]):04x}"


def _reads_back(text: str, *, in_brackets: bool) -> bool:
    """Whether it is read as what it is, and nobody has to wonder."""
    root, problems = read_text(f"x: [{text}]\n" if in_brackets else f"x: {text}\ny: z\n", "")
    found = root.get("x") if isinstance(root, Mapping) else None
    return not problems and found == ([text] if in_brackets else text) and not _UNSEEN.search(text)
