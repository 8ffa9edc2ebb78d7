"""The shape of a survey: in, its data as YAML gives them; out, its steps numbered from top to bottom, and its loops.

Nothing is compiled: a step keeps its keys as they were written. What is worked out here is only what a reader of the
paper questionnaire would see by drawing arrows: where a `goto` leads, and which steps lie on the way round.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

VERBS = ("say", "ask", "goto", "label", "set", "repeat", "grid", "review", "end")


@dataclass(eq=False)
class Step:
    """One step; `number` counts all steps in the order of the page, `last` is the number of the last one inside it."""

    verb: str
    keys: dict[str, Any]
    number: int
    repeats: tuple[str, ...]
    around: tuple[list[Step], ...]
    lists: dict[str, list[Step]] = field(default_factory=dict)
    last: int = 0

    @property
    def name(self) -> str:
        """The name of a question, label, repeat or grid."""
        return str(self.keys.get(self.verb, ""))

    @property
    def qualified(self) -> str:
        """The name with the repeats around it: `child.age`."""
        return ".".join((*self.repeats, self.name))


@dataclass(frozen=True)
class Loop:
    """A repeat, or a place that is jumped back to, with the numbers of its first and its last step."""

    name: str
    first: int
    last: int
    is_repeat: bool


class Shape:
    """All steps of a survey, and its loops."""

    def __init__(self, survey: dict[str, Any]) -> None:
        """Numbers the steps and draws the arrows."""
        self.languages = [survey["language"]] if "language" in survey else list(survey.get("languages", ["en"]))
        self.choice_lists: dict[str, Any] = survey.get("choice_lists", {})
        self.all: list[Step] = []
        self.steps = self._list(survey["steps"], (), ())
        self.loops = _nested([*self._repeats(), *self._jumped_back_to()])

    def target(self, step: Step, name: str) -> Step:
        """Where a jump from this step leads: in its own list, or in one around it."""
        for steps in step.around:
            for other in steps:
                if other.verb in ("label", "ask", "repeat") and other.name == name:
                    return other
        raise AssertionError(f"{name} is not around {step.name or step.verb}")

    def loops_around(self, number: int) -> list[Loop]:
        """The loops that a step lies in, outermost first."""
        around = [loop for loop in self.loops if loop.first <= number <= loop.last]
        return sorted(around, key=lambda loop: (loop.first, -loop.last, loop.is_repeat))

    def choices(self, step: Step) -> list[dict[str, Any]]:
        """The choices of a question, each with its `code`, its `label` and perhaps its `if`."""
        kind, given = step.keys["type"], step.keys.get("choices", [])
        if kind == "language":
            return [{"code": code, "label": code} for code in self.languages]
        if kind == "nps":
            given = "0..10"
        if isinstance(given, str) and ".." in given:
            low, _, high = given.partition("..")
            return [{"code": str(point), "label": str(point)} for point in range(int(low), int(high) + 1)]
        return [_choice(entry) for entry in (self.choice_lists[given] if isinstance(given, str) else given)]

    def _list(self, data: list[Any], repeats: tuple[str, ...], around: tuple[list[Step], ...]) -> list[Step]:
        steps: list[Step] = []
        for keys in data:
            self._step(keys, repeats, steps, (steps, *around))
        return steps

    def _step(self, keys: dict[str, Any], repeats: tuple[str, ...], into: list[Step], around: Any) -> None:
        verb = next((verb for verb in VERBS if verb in keys), "if")
        step = Step(verb, keys, len(self.all), repeats, around)
        self.all.append(step)
        into.append(step)
        inner = (*repeats, step.name) if verb == "repeat" else repeats
        for key in ("then", "else", "steps"):
            if key in keys:
                step.lists[key] = self._list(keys[key], inner, around)
        if verb == "grid":
            step.lists["items"] = self._list(list(_items(keys)), repeats, around)
        step.last = self.all[-1].number

    def _repeats(self) -> Iterator[Loop]:
        for step in self.all:
            if step.verb == "repeat":
                yield Loop(step.name, step.number, step.last, is_repeat=True)

    def _jumped_back_to(self) -> Iterator[Loop]:
        """Each place that is jumped back to, with the last step that jumps back there."""
        ends: dict[int, int] = {}
        for step in self.all:
            for name in leads_to(step):
                place = self.target(step, name).number
                if place <= step.number:
                    ends[place] = max(step.number, ends.get(place, place))
        for first, last in ends.items():
            yield Loop(self.all[first].name, first, last, is_repeat=False)


def leads_to(step: Step) -> list[str]:
    """The names that a step may jump to."""
    names = list(step.keys.get("next", {}).values()) if step.verb == "ask" else []
    if step.verb == "goto":
        names.append(step.name)
    if "goto" in step.keys.get("attempts", {}):
        names.append(step.keys["attempts"]["goto"])
    return names


def _nested(loops: list[Loop]) -> list[Loop]:
    """Where two bodies overlap, the one that begins first is made longer until it holds the other (ADR 0004)."""
    changed = True
    while changed:
        changed = False
        for at, outer in enumerate(loops):
            for inner in loops:
                begins_in = outer.first < inner.first <= outer.last
                begins_with = outer.first == inner.first and inner.is_repeat and not outer.is_repeat
                if (begins_in or begins_with) and inner.last > outer.last:
                    outer = loops[at] = Loop(outer.name, outer.first, inner.last, outer.is_repeat)
                    changed = True
    return loops


def _items(keys: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The questions of a grid: its keys, once for each item."""
    shared = {key: value for key, value in keys.items() if key not in ("grid", "items", "text")}
    for item in keys["items"]:
        code = _choice(item)["code"]
        yield {"ask": f"{keys['grid']}_{code}", **shared}


def _choice(entry: dict[str, Any]) -> dict[str, Any]:
    code = next(key for key in entry if key not in ("if", "limit"))
    return {"code": code, "label": entry[code], **({"if": entry["if"]} if "if" in entry else {})}
