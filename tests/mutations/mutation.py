"""Mistakes as authors make them: in, a file for each kind of mistake; out, sound surveys with one mistake each.

The first line of such a file is the kind in words, the second `severity: code`, where `/` and `,` part what is as good.
Then, after an empty line each, come the mistakes: the survey of `bases/` that is spoilt, and which lines (`-`) become
which (`+`), each `▸` a place at which the complaint may stand. A line `also: code` names what rightly follows from the
mistake, `missed: reason` says that it is not seen yet.
"""

import re
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from surveybot.language.problem import Problem
from surveybot.survey.includes import Folder
from tests.problems.examined import examined_text, printed

HERE = Path(__file__).parent
PLACE = "▸"
# Played dialogues show in other words what a mistake does to the survey.
CONSEQUENCES = {"test-failed", "test-reply-left-over"}
# What is said where the message itself is the remedy.
REMEDIES = ("; write", "here belongs", "must be", "; found", "is written together")


@dataclass(frozen=True, slots=True)
class Mistake:
    """One spoilt survey, what is expected of it, and where."""

    name: str
    severities: frozenset[str]
    codes: frozenset[str]
    also: frozenset[str]
    places: frozenset[tuple[int, int]]
    source: bytes
    missed: str


def mistakes(kind: Path) -> list[Mistake]:
    """All mistakes of one kind."""
    head, *blocks = kind.read_text(encoding="utf-8").strip("\n").split("\n\n")
    severities, _, codes = head.splitlines()[1].partition(": ")
    return [_mistake(f"{kind.stem} {number}", severities, codes, block) for number, block in enumerate(blocks, 1)]


def _mistake(name: str, severities: str, codes: str, block: str) -> Mistake:
    base, *rest = block.splitlines()
    notes = dict(line.split(": ", 1) for line in rest if line[0] not in "-+")
    base, _, encoding = base.partition(" as ")
    survey = (HERE / "bases" / f"{base.removesuffix(' without tests')}.yaml").read_text(encoding="utf-8")
    if base.endswith(" without tests"):
        survey = survey[: survey.index("\ntests:") + 1]
    for removed, added in _hunks([line for line in rest if line[0] in "-+"]):
        assert f"\n{survey}".count(f"\n{removed}") == 1, f"{name}: {removed!r} is not there once"
        survey = f"\n{survey}".replace(f"\n{removed}", f"\n{added}")[1:]
    return Mistake(
        name,
        frozenset(severities.split("/")),
        frozenset(codes.split(", ")),
        frozenset(notes.get("also", "").split(", ")),
        frozenset(_places(survey)),
        survey.replace(PLACE, "").encode(encoding or "utf-8"),
        notes.get("missed", ""),
    )


def _hunks(lines: list[str]) -> list[tuple[str, str]]:
    """Which text becomes which, line ends included."""
    runs = ["".join(f"{line[1:]}\n" for line in run) for _, run in groupby(lines, lambda line: line[0])]
    return list(zip(runs[::2], [*runs[1::2], ""], strict=False))


def _places(survey: str) -> set[tuple[int, int]]:
    found = set()
    for number, line in enumerate(survey.splitlines(), 1):
        for nth, mark in enumerate(re.finditer(PLACE, line)):
            found.add((number, mark.start() - nth + 1))
    return found


def complaints(mistake: Mistake) -> list[Problem]:
    """What is said about a spoilt survey."""
    return examined_text(mistake.source, f"{mistake.name}.yaml", Folder(HERE / "bases"))


def shortcoming(mistake: Mistake) -> str:
    """Empty where exactly one problem is named, by its code, at its place and with a remedy; else what is said."""
    problems = complaints(mistake)
    seen = [problem for problem in problems if problem.code not in mistake.also | (CONSEQUENCES - mistake.codes)]
    if len(seen) == 1 and _is_right(seen[0], mistake):
        return ""
    places = " or ".join(f"{line}:{column}" for line, column in sorted(mistake.places))
    wanted = f"{mistake.name}: {'/'.join(sorted(mistake.severities))} {', '.join(sorted(mistake.codes))} at {places}"
    return f"{wanted}, but got:\n{''.join(map(printed, problems)) or 'nothing'}"


def _is_right(problem: Problem, mistake: Mistake) -> bool:
    return (
        problem.code in mistake.codes
        and problem.severity in mistake.severities
        and (problem.span.line, problem.span.column) in mistake.places
        and (problem.help != "" or any(words in problem.message for words in REMEDIES))
    )
