"""The drawing is the flow: golden texts, and what holds for every survey, also for ones made up by chance."""

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from surveybot.authoring.dot import dot
from surveybot.authoring.drawing import Drawing, drawing_of
from surveybot.authoring.mermaid import mermaid
from surveybot.authoring.ways import START, flow_of
from surveybot.checks import examine, has_errors
from surveybot.dialog.chat import Notice
from surveybot.dialog.interview import Header
from surveybot.program.flow import reachable, successors
from surveybot.program.instructions import Ask, Assign, Branch, Enter, Jump, Program
from surveybot.questions.prompt import Prompt
from surveybot.questions.reply import Typed
from surveybot.survey.reader import load_survey, read_survey
from surveybot.trial.rehearsal import Rehearsal, noon

HERE = Path(__file__).parent
SHIPPED = HERE.parents[1] / "surveys"
SURVEYS = [*sorted((HERE / "surveys").glob("*.yaml")), *sorted(SHIPPED.rglob("*.yaml"))]
DRAWINGS = sorted((HERE / "drawings").iterdir())
WRITERS = {".mmd": mermaid, ".dot": dot}
EVERY_SURVEY = pytest.mark.parametrize("path", SURVEYS, ids=lambda path: path.stem)


def program_of(path: Path) -> Program:
    """The program of a survey that has no errors."""
    survey, problems = load_survey(path)
    assert survey is not None
    program, found = examine(survey)
    assert not has_errors([*problems, *found])
    return program


@pytest.mark.parametrize("golden", DRAWINGS, ids=lambda path: path.name)
def test_drawing_is_as_before(golden: Path) -> None:
    """`drawings/adder.ru.mmd` is what `surveybot graph surveys/adder.yaml --language ru` prints, and so on."""
    name, language, _ = golden.name.split(".")
    (path,) = (path for path in SURVEYS if path.stem == name and path.parent.name == "surveys")
    assert WRITERS[golden.suffix](drawing_of(program_of(path), language)) == golden.read_text(encoding="utf-8")


@EVERY_SURVEY
def test_every_question_is_drawn_once(path: Path) -> None:
    """Also one that nobody can reach, which is marked; whatever else is marked cannot be reached either."""
    program = program_of(path)
    boxes = drawing_of(program, program.survey.source_language).boxes
    drawn = [program.instructions[box.at] for box in boxes if box.kind == "question"]
    assert [ask.name for ask in drawn if isinstance(ask, Ask)] == list(program.questions)
    reached = reachable(program)
    assert [box.at for box in boxes if not box.reachable and box.at in reached] == []
    assert [box.at for box in boxes if box.reachable and box.at != START and box.at not in reached] == []


@EVERY_SURVEY
def test_every_way_is_one_of_the_program(path: Path) -> None:
    """From each stop to the next one the program can go over jumps, computations and conditions alone."""
    program = program_of(path)
    for way in flow_of(program).ways:
        assert way.end in silently_reached(program, way.start, way.turn)


def silently_reached(program: Program, start: int, turn: str) -> set[int]:
    """The instructions that come after `start` without anything that a respondent notices in between."""
    waiting = [0] if start == START else list(successors(program.instructions[start], start))
    if turn:
        waiting = [waiting[0] if turn in ("yes", "round") else waiting[1]]
    seen: set[int] = set()
    while waiting:
        at = waiting.pop()
        if at not in seen:
            seen.add(at)
            instruction = program.instructions[at]
            if isinstance(instruction, Jump | Assign | Branch | Enter):
                waiting.extend(successors(instruction, at))
    return seen


@st.composite
def surveys(draw: st.DrawFn) -> str:
    """A survey with conditions, jumps, computations, blocks and repeats, in three parts with a label each."""
    names: list[str] = []
    asked: list[str] = []
    said: list[str] = []

    def condition() -> dict[str, str]:
        # Few different ones, so that most are met again, and must be known or forgotten.
        return {"if": draw(st.sampled_from([asked[0], f"not {asked[0]}", asked[-1], "n == 1", "n == 2"]))}

    def perhaps() -> dict[str, str]:
        return condition() if asked and draw(st.booleans()) else {}

    def question() -> dict[str, Any]:
        more: dict[str, Any] = perhaps()
        if draw(st.booleans()):
            more["next"] = {draw(st.sampled_from(["yes", "no"])): draw(st.sampled_from(["one", "two", "three"]))}
        if draw(st.booleans()):
            more["optional"] = "yes"
        names.append(f"q{len(names)}")
        asked.append(names[-1])
        return {"ask": asked[-1], "type": "yes_no", "text": f"Question {len(names)}?"} | more

    def steps(depth: int) -> list[dict[str, Any]]:
        return [step(depth) for _ in range(draw(st.integers(1, 4)))]

    def step(depth: int) -> dict[str, Any]:
        kind = draw(st.sampled_from(["ask", "say", "say", "say", "set", "goto", "block", "repeat"]))
        if kind == "say":
            said.append(f"Notice {len(said)}.")
            return {"say": said[-1]} | perhaps()
        if kind == "set":
            return {"set": {"n": "(n or 0) + 1"}} | perhaps()
        if kind == "goto" and asked:
            return {"goto": draw(st.sampled_from(["one", "two", "three"]))} | condition()
        if kind == "block" and asked and depth < 2:
            return (
                condition() | {"then": steps(depth + 1)} | ({"else": steps(depth + 1)} if draw(st.booleans()) else {})
            )
        if kind == "repeat" and depth < 2:
            return rounds(depth)
        return question()

    def rounds(depth: int) -> dict[str, Any]:
        number, outside = len(names), len(asked)
        names.append(f"r{number}")
        words = f"Round of {number}?"
        how = draw(st.sampled_from([{"times": "2"}, {"times": "n"}, {"text": words, "again": words, "at_most": "2"}]))
        repeat = {"repeat": names[-1]} | how | {"steps": [question(), *steps(depth + 1)]} | perhaps()
        del asked[outside:]  # nobody outside knows them
        return repeat

    listed: list[dict[str, Any]] = [{"set": {"n": "0"}}]
    for label in ("one", "two", "three"):
        listed += [{"label": label}, {"ask": f"at_{label}", "type": "yes_no", "text": f"At {label}?"}]
        asked.append(f"at_{label}")
        listed += steps(0)
    return json.dumps({"surveybot": "1", "id": "chance", "title": "By chance", "language": "en", "steps": listed})


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much], deadline=None)
@given(source=surveys(), replies=st.lists(st.sampled_from(["yes", "no", "/skip"]), min_size=30, max_size=30))
def test_every_interview_goes_along_the_arrows(source: str, replies: list[str]) -> None:
    """Whatever is answered: what the real dialog says and asks comes in the order of some way through the drawing."""
    survey, problems = read_survey(source, "chance.yaml")
    assert survey is not None
    program, found = examine(survey)
    assume(not has_errors([*problems, *found]))
    drawing = drawing_of(program, "en")
    standing = {START}
    for kind, words in noticed(program, replies):
        standing = {box.at for box in ahead(drawing, standing) if (box.kind, box.words) == (kind, words)}
        assert standing, (kind, words)


def ahead(drawing: Drawing, standing: set[int]) -> list[Any]:
    """The boxes that come next on some way, those behind a condition too."""
    boxes = {box.at: box for box in drawing.boxes}
    waiting, seen = list(standing), set()
    while waiting:
        at = waiting.pop()
        for arrow in drawing.arrows:
            if arrow.start == at and arrow.end not in seen:
                seen.add(arrow.end)
                if boxes[arrow.end].kind in ("condition", "repeat"):
                    waiting.append(arrow.end)
    return [boxes[at] for at in seen]


def noticed(program: Program, replies: list[str]) -> list[tuple[str, str]]:
    """All that a respondent notices: notices, questions and the end."""
    moment = noon(program, datetime(2026, 9, 10))
    rehearsal = Rehearsal(program, Header(moment, "en"))
    heard = rehearsal.begin()
    said: list[tuple[str, str]] = []
    for number in range(len(replies) + 1):
        said += [("notice", words.text.text) for words in heard if isinstance(words, Notice)]
        if rehearsal.ended is not None:
            said[-1] = ("end", said[-1][1])
            break
        texts = [words.text.text for words in heard if isinstance(words, Prompt)]
        said += [("question", text.partition("?")[0] + "?") for text in texts]
        if number < len(replies):
            moment += timedelta(minutes=1)
            optional = program.questions[rehearsal.now_asked or ""].optional
            heard = rehearsal.reply(
                Typed(replies[number] if optional else replies[number].replace("/skip", "no"), moment)
            )
    rehearsal.close()
    return said
