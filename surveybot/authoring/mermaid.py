"""A drawing as text that GitHub, GitLab and many wikis show as a picture: in, a drawing; out, Mermaid.

Its syntax: https://mermaid.js.org/syntax/flowchart.html
"""

import re
from collections.abc import Iterator

from surveybot.authoring.drawing import Arrow, Box, Drawing
from surveybot.authoring.excerpt import lines

_WIDTH, _SMALL_WIDTH, _NARROW = 42, 50, 24  # cells of a line
_HEAD = """\
---
config:
  flowchart:
    wrappingWidth: 440
---
flowchart TD
"""
_SHAPES = {
    "start": ("([", "])"),
    "question": ("(", ")"),
    "notice": ("[", "]"),
    "condition": ("{{", "}}"),  # a hexagon: a diamond is as high as it is wide
    "end": ("([", "])"),
    "other": ("[[", "]]"),
}
_CLASSES = """\
    classDef start fill:#1f2933,stroke:#1f2933,color:#fff
    classDef question fill:#fff,stroke:#5f6b7a,color:#1f2933
    classDef notice fill:#eef1f4,stroke:#eef1f4,color:#5f6b7a
    classDef condition fill:#fff0c9,stroke:#5f6b7a,color:#1f2933
    classDef finish fill:#d5dde6,stroke:#5f6b7a,color:#1f2933
    classDef other fill:#eef1f4,stroke:#5f6b7a,color:#1f2933
    classDef unreachable fill:#fff,stroke:#a3acb8,color:#a3acb8,stroke-dasharray:4
"""
# Mermaid looks for its own signs inside of quoted texts too, as its parser and src/utils.ts show: quotes and tags,
# `#…;` codes, `%%{` directives, backticks, lists, some words. What it could take for one becomes a code.
_CODED = re.compile(r'["#;&<>`%\\*~^$]|d(?=irection\s)|s(?=tyle)|c(?=lassDef)')
# Some it finds once more when the codes are read: formulas, line breaks, icons, and the signs that stand for codes.
_FOUND_AGAIN = re.compile(r"\$(?=\$)|\\(?=n)|:(?=fa-)|ﬂ(?=°)|¶(?=ß)")
_NOTHING_SEEN = "\u2060"


def mermaid(drawing: Drawing) -> str:
    """The drawing as a Mermaid flowchart."""
    lines_of_it = (_HEAD, *map(_node, drawing.boxes), *map(_edge, drawing.arrows), _CLASSES, *_styles(drawing))
    return "".join(lines_of_it)


def _node(box: Box) -> str:
    opening, closing = _SHAPES[box.kind]
    kind = "finish" if box.kind == "end" else box.kind
    return f'    {_name(box.at)}{opening}"{_label(box)}"{closing}:::{kind if box.reachable else "unreachable"}\n'


def _name(at: int) -> str:
    return f"n{at}" if at >= 0 else "start"


def _label(box: Box) -> str:
    return "<br>".join(_rows(box))


def _rows(box: Box) -> Iterator[str]:
    match box.kind:
        case "question":
            yield f"<b>{_text(box.head)}</b> <small>{_text(box.remark)}</small>"
            yield from map(_text, lines(box.words, _WIDTH, 2))
            if box.choices:
                yield from (f"<small>{_text(line)}</small>" for line in lines(box.choices, _SMALL_WIDTH, 2))
        case "condition":
            yield from map(_text, lines(box.words, _NARROW, 3))
        case "notice":
            yield from (f"<i>{_text(line)}</i>" for line in lines(box.words, _WIDTH, 2))
        case _:
            if box.head:
                yield f"<b>{_text(box.head)}</b>"
            yield from map(_text, lines(box.words, _WIDTH, 2))


def _text(words: str) -> str:
    parted = _FOUND_AGAIN.sub(lambda found: found[0] + _NOTHING_SEEN, words)
    return _CODED.sub(lambda found: f"#{ord(found[0])};", parted)


def _edge(arrow: Arrow) -> str:
    line = "-.->" if arrow.leads_back or not arrow.reachable else "-->"
    words = f'|"{"<br>".join(map(_text, lines(arrow.words, _NARROW, 3)))}"|' if arrow.words else ""
    return f"    {_name(arrow.start)} {line}{words} {_name(arrow.end)}\n"


def _styles(drawing: Drawing) -> Iterator[str]:
    back = [str(number) for number, arrow in enumerate(drawing.arrows) if arrow.leads_back]
    if back:
        yield f"    linkStyle {','.join(back)} stroke:#b3400f,stroke-width:2px,color:#b3400f\n"
