"""A drawing for Graphviz: in, a drawing; out, DOT (https://graphviz.org/doc/info/lang.html)."""

import re
from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from surveybot.authoring.drawing import Arrow, Box, Drawing
from surveybot.authoring.excerpt import lines

_FONT = "Helvetica,Arial,sans-serif"
_INK, _SOFT, _FAINT, _BACK = "#1f2933", "#5f6b7a", "#a3acb8", "#b3400f"
_WIDTH, _SMALL_WIDTH, _CONDITION_WIDTH, _ARROW_WIDTH = 46, 54, 24, 24  # cells of a line
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # https://www.w3.org/TR/xml/#charsets

_HEAD = f"""\
digraph survey {{
  graph [rankdir=TB, nodesep=0.3, ranksep=0.24, pad=0.3, fontname="{_FONT}", bgcolor=white]
  node [fontname="{_FONT}", fontsize=11, fontcolor="{_INK}", color="{_SOFT}", shape=box, margin="0.1,0.05", height=0.1]
  edge [fontname="{_FONT}", fontsize=10, fontcolor="{_INK}", color="{_SOFT}", arrowsize=0.6]
"""
_LOOKS = {
    "start": f'style="rounded,filled", fillcolor="{_INK}", fontcolor=white, penwidth=0, margin="0.2,0.08"',
    "question": 'style="rounded,filled", fillcolor=white, penwidth=1.3',
    "notice": f'style=filled, fillcolor="#eef1f4", penwidth=0, fontsize=10, fontcolor="{_SOFT}"',
    "condition": 'shape=diamond, style=filled, fillcolor="#fff0c9", margin="0,0", fontsize=10',
    "end": 'style="rounded,filled", fillcolor="#d5dde6", penwidth=1.3',
    "review": 'style="rounded,filled", fillcolor=white, penwidth=1.3, peripheries=2',
    "repeat": 'shape=hexagon, style=filled, fillcolor="#fff0c9", margin="0,0", fontsize=10',
}

_FRAME = f'style="rounded,filled", fillcolor="#f7f8fa", color="{_FAINT}", fontsize=10, fontcolor="{_SOFT}", labeljust=l'
_UNREACHABLE = f'style=dashed, color="{_FAINT}", fontcolor="{_FAINT}"'


def dot(drawing: Drawing) -> str:
    """The drawing as a DOT file."""
    return "".join([_HEAD, *_nodes(drawing.boxes), *map(_edge, drawing.arrows), "}\n"])


def _nodes(boxes: Iterable[Box], depth: int = 0) -> Iterator[str]:
    """The boxes, those of a repeat in a frame."""
    for repeat, group in groupby(boxes, lambda box: box.inside[depth] if len(box.inside) > depth else ""):
        if not repeat:
            yield from map(_node, group)
        else:
            yield f'  subgraph "cluster {repeat}" {{\n  graph [label=<<b>{_text(repeat)}</b>>, {_FRAME}]\n'
            yield from _nodes(group, depth + 1)
            yield "  }\n"


def _node(box: Box) -> str:
    look = _LOOKS[box.kind] if box.reachable else _UNREACHABLE
    return f"  {_name(box.at)} [label=<{_label(box)}>, {look}]\n"


def _name(at: int) -> str:
    return f"n{at}" if at >= 0 else "start"


def _label(box: Box) -> str:
    match box.kind:
        case "question" | "review":
            return _table(_card(box))
        case "end":
            words = _small("<br/>".join(map(_text, lines(box.words, _WIDTH, 2))), box)
            head = f"<b>{_text(box.head)}</b>" + (_small(f"  {_text(box.remark)}", box) if box.remark else "")
            return _table([f"<td>{head}</td>", f"<td>{words}</td>"])
        case "condition" | "repeat":
            return "<br/>".join(map(_text, lines(box.words, _CONDITION_WIDTH, 3)))
        case "notice":
            return "<br/>".join(f"<i>{_text(line)}</i>" for line in lines(box.words, _WIDTH, 2))
    return "<br/>".join(f"<b>{_text(line)}</b>" for line in lines(box.words or box.head, _WIDTH, 2))


def _card(box: Box) -> Iterator[str]:
    """The rows of a question: name and type, then its text, then what can be chosen."""
    cell = '<td align="left" balign="left" colspan="2">'
    yield (
        f'<td align="left"><b>{_text(box.head)}</b></td><td align="right">{_small(f"  {_text(box.remark)}", box)}</td>'
    )
    yield f"{cell}{'<br/>'.join(map(_text, lines(box.words, _WIDTH, 2)))}</td>"
    if box.choices:
        yield f"{cell}{_small('<br/>'.join(map(_text, lines(box.choices, _SMALL_WIDTH, 2))), box)}</td>"


def _table(rows: Iterable[str]) -> str:
    inside = "".join(f"<tr>{row}</tr>" for row in rows)
    return f'<table border="0" cellborder="0" cellspacing="0" cellpadding="1">{inside}</table>'


def _small(inside: str, box: Box) -> str:
    return f'<font point-size="9" color="{_SOFT if box.reachable else _FAINT}">{inside}</font>'


def _text(words: str) -> str:
    return escape(_NO_XML.sub("", words))


def _edge(arrow: Arrow) -> str:
    look = []
    if arrow.words:
        # A space on both sides keeps the words off the line.
        look.append(f"label=<{'<br/>'.join(f' {_text(line)} ' for line in lines(arrow.words, _ARROW_WIDTH, 3))}>")
    start, end = _name(arrow.start), _name(arrow.end)
    if arrow.leads_back:
        # Drawn from below upwards, so that it changes nothing in the order of the boxes.
        start, end = end, start
        look.append(f'dir=back, style=dashed, color="{_BACK}", fontcolor="{_BACK}", penwidth=1.5, weight=0, tailport=e')
    elif arrow.goes_straight:
        look.append("weight=9")
    if not arrow.reachable:
        look.append(_UNREACHABLE)
    return f"  {start} -> {end} [{', '.join(look)}]\n" if look else f"  {start} -> {end}\n"
