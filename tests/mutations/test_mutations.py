"""Of the mistakes that authors make, how many are named: once, by the right name, at the right place, with a remedy."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.mutations.mutation import HERE, mistakes, shortcoming
from tests.problems.examined import examined, printed

FAMILIES = {
    "Y": "the file and its YAML",
    "S": "structure",
    "F": "flow",
    "D": "names and answers",
    "X": "expressions",
    "R": "rules",
    "O": "choices",
    "I": "languages",
    "T": "Telegram",
    "P": "privacy and craft",
    "K": "test dialogues",
}
BASES = sorted((HERE / "bases").glob("*.yaml"))
FLOOR = 0.95


def _kinds(family: str) -> list[Path]:
    return sorted((HERE / family).glob("*.txt"))


@pytest.mark.parametrize("path", BASES, ids=lambda path: path.stem)
def test_base(path: Path) -> None:
    """What the mistakes are made in is sound."""
    assert "".join(map(printed, examined(path))) == ""


@pytest.mark.parametrize("family", FAMILIES)
def test_family(family: str, figure: Callable[[str], None]) -> None:
    """Every mistake is caught, but for those of which the data say that they are missed, and why."""
    kinds = _kinds(family)
    found = {mistake.name: (mistake, shortcoming(mistake)) for kind in kinds for mistake in mistakes(kind)}
    missed = {name.split()[0] for name, (_, short) in found.items() if short}
    caught = len(kinds) - len(missed)
    figure(f"mistakes {family} {FAMILIES[family]:<21} {caught:>3} of {len(kinds)} kinds  {', '.join(sorted(missed))}")
    assert "\n".join(short for mistake, short in found.values() if short and not mistake.missed) == ""
    assert [name for name, (mistake, short) in found.items() if mistake.missed and not short] == []


def test_floor() -> None:
    """At least this share of all kinds are caught in each of their forms."""
    kinds = [kind for family in FAMILIES for kind in _kinds(family)]
    caught = [kind for kind in kinds if not any(mistake.missed for mistake in mistakes(kind))]
    assert len(kinds) >= 90
    assert len(caught) / len(kinds) >= FLOOR
