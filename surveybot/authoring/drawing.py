"""A drawing of a survey: in, its program and a language; out, boxes and arrows with the words on them.

How it is laid out and coloured is the business of `mermaid` and `dot`.
"""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from surveybot.authoring.columns import straight_ways
from surveybot.authoring.pen import Pen
from surveybot.authoring.ways import START, Flow, Way, flow_of
from surveybot.program.instructions import Ask, Branch, Finish, Instruction, Program, Review, Round, Say

Kind = Literal["start", "question", "review", "notice", "condition", "repeat", "end"]


@dataclass(frozen=True, slots=True)
class Box:
    """A stop of the flow; `at` is the number of its instruction.

    `head` is the name of a question or a repeat or the status of an end, `remark` a question's type, `choices` what it
    offers, `inside` the repeats around it, outermost first.
    """

    at: int
    kind: Kind
    head: str = ""
    remark: str = ""
    words: str = ""
    choices: str = ""
    inside: tuple[str, ...] = ()
    reachable: bool = True


class Arrow(NamedTuple):
    """A way from one box to another, both by their instructions; those that go straight make a column."""

    start: int
    end: int
    words: str
    leads_back: bool
    goes_straight: bool
    reachable: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """Boxes in the order of the file, the start first, and arrows between them."""

    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]


def drawing_of(program: Program, language: str) -> Drawing:
    """The whole flow of a survey, with its texts in one of its languages."""
    flow = flow_of(program)
    pen = Pen(program, language)
    title = Box(START, "start", words=pen.text(program.survey.title))
    boxes = (_box(program, pen, at, at not in flow.unreachable) for at in flow.stops)
    return Drawing((title, *boxes), tuple(_arrows(flow, pen)))


def _box(program: Program, pen: Pen, at: int, reachable: bool) -> Box:
    inside = tuple(loop.name for loop in program.around[at] if loop.repeat is not None)
    kind, head, remark, words, choices = _content(program.instructions[at], program, pen)
    return Box(at, kind, head, remark, words, choices, inside, reachable)


def _content(stop: Instruction, program: Program, pen: Pen) -> tuple[Kind, str, str, str, str]:
    """What stands in a box: its kind, head, remark, words and choices."""
    match stop:
        case Ask(question=question, wording=wording):
            remark = f"{question.type}, optional" if question.optional else str(question.type)
            return "question", str(question.name), remark, pen.text(wording.text), pen.choices(question)
        case Review(wording=wording):
            return "review", "review", "", pen.text(wording.text), ""
        case Say(wording=wording):
            return "notice", "", "", pen.text(wording.text), ""
        case Branch():
            return "condition", "", "", pen.condition(stop), ""
        case Round(repeat=name):
            return "repeat", name, "", pen.rounds(program.repeats[name]), ""
        case Finish(wording=said, status=status, stores=stores):
            words = pen.text(said.text) if said else pen.tongue.phrase("thanks")
            return "end", status, "" if stores else "store: nothing", words, ""
    raise AssertionError(f"{stop} is passed over")


def _arrows(flow: Flow, pen: Pen) -> list[Arrow]:
    straight = straight_ways(flow)
    beside: dict[int, list[Way]] = {}
    for way in flow.ways:
        beside.setdefault(way.start, []).append(way)
    return [
        Arrow(
            way.start,
            way.end,
            pen.on_arrow(way, beside[way.start]),
            way.leads_back,
            (way.start, way.end) in straight,
            way.start not in flow.unreachable,
        )
        for way in flow.ways
    ]
