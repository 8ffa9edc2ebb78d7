"""A drawing as text that GitHub, GitLab and many wikis show as a picture: in, a drawing; out, Mermaid.

Its syntax: https://mermaid.js.org/syntax/flowchart.html
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

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
    "review": ("[[", "]]"),
    "repeat": ("{{", "}}"),
}
_COLOURS = {
    "start": "fill:#1f2933,stroke:#1f2933,color:#fff",
    "question": "fill:#fff,stroke:#5f6b7a,color:#1f2933",
    "review": "fill:#fff,stroke:#5f6b7a,color:#1f2933",
    "notice": "fill:#eef1f4,stroke:#eef1f4,color:#5f6b7a",
    "condition": "fill:#fff0c9,stroke:#5f6b7a,color:#1f2933",
    "repeat": "fill:#fff0c9,stroke:#5f6b7a,color:#1f2933",
    "finish": "fill:#d5dde6,stroke:#5f6b7a,color:#1f2933",
    "unreachable": "fill:#fff,stroke:#a3acb8,color:#a3acb8,stroke-dasharray:4",
}
_FRAME = "fill:#f7f8fa,stroke:#a3acb8,color:#5f6b7a"
# Mermaid looks for its own signs inside of quoted texts too, as its parser and src/utils.ts show: quotes and tags,
# `#…;` codes, `%%{` directives, backticks, lists, some words. What it could take for one becomes a code.
_CODED = re.compile(r'["#;&<>`%\\*~^$]|d(?=irection\s)|s(?=tyle)|c(?=lassDef)')
# Some it finds once more when the codes are read: formulas, line breaks, icons, and the signs that stand for codes.
_FOUND_AGAIN = re.compile(r"\$(?=\$)|\\(?=n)|:(?=fa-)|ﬂ(?=°)|¶(?=ß)")
_NOTHING_SEEN = "\u2060"


def mermaid(drawing: Drawing) -> str:
    """The drawing as a Mermaid flowchart."""
    return "".join((_HEAD, *_nodes(drawing.boxes), *map(_edge, drawing.arrows), *_styles(drawing)))


def _nodes(boxes: Iterable[Box], depth: int = 0) -> Iterator[str]:
    """The boxes, those of a repeat in a frame."""
    for repeat, group in groupby(boxes, lambda box: box.inside[depth] if len(box.inside) > depth else ""):
        if not repeat:
            yield from map(_node, group)
        else:
            inside = list(group)
            yield f'    subgraph r{inside[0].at}["<b>{_text(repeat)}</b>"]\n'
            yield from _nodes(inside, depth + 1)
            yield "    end\n"


def _node(box: Box) -> str:
    opening, closing = _SHAPES[box.kind]
    return f'    {_name(box.at)}{opening}"{_label(box)}"{closing}:::{_class(box)}\n'


def _class(box: Box) -> str:
    if not box.reachable:
        return "unreachable"
    return "finish" if box.kind == "end" else box.kind  # `end` is a word of Mermaid's own


def _name(at: int) -> str:
    return f"n{at}" if at >= 0 else "start"


def _label(box: Box) -> str:
    return "<br>".join(_rows(box))


def _rows(box: Box) -> Iterator[str]:
    match box.kind:
        case "question" | "review":
            yield _head(box)
            yield from map(_text, lines(box.words, _WIDTH, 2))
            if box.choices:
                yield from (f"<small>{_text(line)}</small>" for line in lines(box.choices, _SMALL_WIDTH, 2))
        case "condition" | "repeat":
            yield from map(_text, lines(box.words, _NARROW, 3))
        case "notice":
            yield from (f"<i>{_text(line)}</i>" for line in lines(box.words, _WIDTH, 2))
        case _:
            if box.head:
                yield _head(box)
            yield from map(_text, lines(box.words, _WIDTH, 2))


def _head(box: Box) -> str:
    return f"<b>{_text(box.head)}</b>" + (f" <small>{_text(box.remark)}</small>" if box.remark else "")


def _text(words: str) -> str:
    parted = _FOUND_AGAIN.sub(lambda found: found[0] + _NOTHING_SEEN, words)
    return _CODED.sub(lambda found: f"#{ord(found[0])};", parted)


def _edge(arrow: Arrow) -> str:
    line = "-.->" if arrow.leads_back or not arrow.reachable else "-->"
    words = f'|"{"<br>".join(map(_text, lines(arrow.words, _NARROW, 3)))}"|' if arrow.words else ""
    return f"    {_name(arrow.start)} {line}{words} {_name(arrow.end)}\n"


def _styles(drawing: Drawing) -> Iterator[str]:
    used = set(map(_class, drawing.boxes))
    yield from (f"    classDef {name} {colours}\n" for name, colours in _COLOURS.items() if name in used)
    frames = [f"r{box.at}" for box in drawing.boxes if box.kind == "repeat"]
    if frames:
        yield f"    classDef frame {_FRAME}\n    class {','.join(frames)} frame\n"
    back = [str(number) for number, arrow in enumerate(drawing.arrows) if arrow.leads_back]
    if back:
        yield f"    linkStyle {','.join(back)} stroke:#b3400f,stroke-width:2px,color:#b3400f\n"
