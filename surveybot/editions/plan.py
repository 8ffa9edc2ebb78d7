"""What becomes of open interviews: in, how each of them is moved; out, numbers, and one sentence of them."""

from collections import Counter
from enum import StrEnum
from typing import Any, NamedTuple

from surveybot.editions.moving import Moved


class Way(StrEnum):
    """What becomes of one."""

    MOVES_ON = "moves on"
    RETURNS = "returns"
    ENDS = "ends"
    IS_THERE = "is there already"
    STAYS = "does not fit its record"


class Fate(NamedTuple):
    """What becomes of an interview, and the question that it returns to."""

    way: Way
    name: str = ""


Fates = Counter[Fate]


def fate_of(moved: Moved | None) -> Fate:
    """The fate of an interview; None is one that is there already."""
    if moved is None:
        return Fate(Way.IS_THERE)
    if moved.name is None:
        return Fate(Way.ENDS)
    return Fate(Way.RETURNS, moved.name) if moved.returned else Fate(Way.MOVES_ON)


def told(fates: Fates, *, done: bool = False) -> str:
    """`37 in progress; 35 can move on, 2 return to `office``, or what has become of them when it is `done`."""
    parts = [_told(fate, number, done=done) for fate, number in _sorted(fates)]
    return f"{fates.total()} in progress" + (f"; {', '.join(parts)}" if parts else "")


def as_records(fates: Fates) -> list[dict[str, Any]]:
    """The same for programs."""
    return [
        {"way": fate.way.value, **({"question": fate.name} if fate.name else {}), "number": number}
        for fate, number in _sorted(fates)
    ]


def _sorted(fates: Fates) -> list[tuple[Fate, int]]:
    ways = list(Way)
    return sorted(fates.items(), key=lambda item: (ways.index(item[0].way), -item[1], item[0].name))


def _told(fate: Fate, number: int, *, done: bool) -> str:
    one, many, was = _WORDS[fate.way]
    words = was if done else one if number == 1 else many
    return f"{number} {words}" + (f" {shown(fate.name)}" if fate.name else "")


_WORDS = {
    Way.MOVES_ON: ("can move on", "can move on", "moved on"),
    Way.RETURNS: ("returns to", "return to", "returned to"),
    Way.ENDS: ("ends at once", "end at once", "ended"),
    Way.IS_THERE: ("is there already", "are there already", "were there already"),
    Way.STAYS: ("does not fit its record", "do not fit their records", "stayed as they were"),
}


def shown(name: str) -> str:
    """A question as it is called in sentences."""
    return "the review" if name.startswith("/review") else f"`{name}`"
