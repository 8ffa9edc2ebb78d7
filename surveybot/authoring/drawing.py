"""A drawing of a survey: in, its program and a language; out, boxes and arrows with the words on them.

How it is laid out and coloured is the business of `mermaid` and `dot`.
"""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from surveybot.authoring.columns import straight_ways
from surveybot.authoring.excerpt import ELLIPSIS, cut, words_of
from surveybot.authoring.ways import START, Way, flow_of
from surveybot.language.expression import Value
from surveybot.phrases import phrase
from surveybot.program.instructions import Ask, Branch, Finish, Instruction, Program, Say
from surveybot.questions.choices import ChoiceList
from surveybot.questions.multi import MultiQuestion
from surveybot.questions.question import Question

Kind = Literal["start", "question", "notice", "condition", "end", "other"]

_LONGEST_LABEL = 24  # cells of an answer on an arrow or in a box
_LABELS_ON_ARROW = 3
_LABELS_IN_BOX = 6


@dataclass(frozen=True, slots=True)
class Box:
    """A stop of the flow; `at` is the number of its instruction.

    `head` is the name of a question or the status of an end, `remark` a question's type, `choices` what it offers.
    """

    at: int
    kind: Kind
    head: str = ""
    remark: str = ""
    words: str = ""
    choices: str = ""
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
    pen = _Pen(program, language)
    leaving: dict[int, list[Way]] = {}
    for way in flow.ways:
        leaving.setdefault(way.start, []).append(way)
    straight = straight_ways(flow)
    boxes = (pen.box(at, program.instructions[at], at not in flow.unreachable) for at in flow.stops)
    title = Box(START, "start", words=words_of(program.survey.title, language, program.survey.source_language))
    arrows = (
        Arrow(
            way.start,
            way.end,
            pen.on_arrow(way, leaving[way.start]),
            way.leads_back,
            (way.start, way.end) in straight,
            way.start not in flow.unreachable,
        )
        for way in flow.ways
    )
    return Drawing((title, *boxes), tuple(arrows))


class _Pen:
    """Writes what stands on boxes and arrows."""

    def __init__(self, program: Program, language: str) -> None:
        self.program = program
        self.language = language
        self.fallback = program.survey.source_language

    def box(self, at: int, instruction: Instruction, reachable: bool) -> Box:
        match instruction:
            case Ask(question=question):
                return self.question(at, question, reachable)
            case Say(wording=wording):
                words = words_of(wording.text, self.language, self.fallback)
                return Box(at, "notice", words=words, reachable=reachable)
            case Branch():
                return Box(at, "condition", words=self.condition(instruction), reachable=reachable)
            case Finish(wording=wording, status=status):
                words = (
                    words_of(wording.text, self.language, self.fallback) if wording else phrase("thanks", self.language)
                )
                return Box(at, "end", head=status, words=words, reachable=reachable)
        return Box(at, "other", head=type(instruction).__name__.lower(), reachable=reachable)

    def question(self, at: int, question: Question, reachable: bool) -> Box:
        return Box(
            at,
            "question",
            head=str(question.name),
            remark=f"{question.type}, optional" if question.optional else str(question.type),
            words=words_of(question.text, self.language, self.fallback),
            choices=self.offered(question.choice_list),
            reachable=reachable,
        )

    def offered(self, choices: ChoiceList) -> str:
        """What can be chosen; of a scale its ends."""
        labels = [choice.shown(self.language) for choice in choices]
        if len(labels) > 2 and all(code.lstrip("-").isdigit() for code in choices.codes):
            return f"{cut(labels[0], _LONGEST_LABEL)} {ELLIPSIS} {cut(labels[-1], _LONGEST_LABEL)}"
        return _listed(labels, _LABELS_IN_BOX, " · ")

    def condition(self, branch: Branch) -> str:
        if branch.answer_to:
            return f"{branch.answer_to} = {self.label(branch.answer_to, branch.source)}"
        return " ".join(branch.source.split())

    def on_arrow(self, way: Way, beside: list[Way]) -> str:
        if way.turn:
            return phrase(way.turn, self.language)
        stop = self.program.instructions[way.start] if way.start != START else None
        if not isinstance(stop, Ask):
            return ""
        codes = way.answers or _left_over(stop.question, beside)
        return _listed([self.label(stop.name, code) for code in codes], _LABELS_ON_ARROW, ", ")

    def label(self, name: str, code: str) -> str:
        """An answer as the respondent reads it."""
        question = self.program.questions[name]
        answer: Value = question.codes().get(code)
        if answer is None:
            return question.choice_list.shown(code, self.language)
        return question.show(answer, self.language)


def _left_over(question: Question, ways: list[Way]) -> tuple[str, ...]:
    """The answers that lead the way which no answer is named for, if they are few and nothing else leads there."""
    named = {code for way in ways for code in way.answers}
    left = tuple(code for code in question.codes() if code not in named)
    if not named or question.optional or isinstance(question, MultiQuestion) or len(left) > _LABELS_ON_ARROW - 1:
        return ()
    return left


def _listed(labels: list[str], most: int, separator: str) -> str:
    shown = [cut(label, _LONGEST_LABEL) for label in labels[:most]]
    if len(labels) == most + 1:
        shown.append(cut(labels[most], _LONGEST_LABEL))
    elif len(labels) > most:
        shown.append(f"+{len(labels) - most}")
    return separator.join(shown)
