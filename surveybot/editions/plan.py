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


def told(fates: Fates) -> str:
    """`37 in progress; 35 can move on, 2 return to `office``."""
    parts = [_told(fate, number) for fate, number in _sorted(fates)]
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


def _told(fate: Fate, number: int) -> str:
    one = number == 1
    match fate.way:
        case Way.MOVES_ON:
            return f"{number} can move on"
        case Way.RETURNS:
            return f"{number} {'returns' if one else 'return'} to {shown(fate.name)}"
        case Way.ENDS:
            return f"{number} {'ends' if one else 'end'} at once"
        case Way.IS_THERE:
            return f"{number} {'is' if one else 'are'} there already"
        case Way.STAYS:
            return f"{number} {'does' if one else 'do'} not fit their record and stay as they are"


def shown(name: str) -> str:
    """A question as it is called in sentences."""
    return "the review" if name.startswith("/review") else f"`{name}`"
