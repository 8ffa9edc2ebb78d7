"""Where names live: in, names as an expression writes them; out, their types, and the variables they refer to.

Every survey has a home for its names, and so has every repeat in it. A name is looked for from the inside to the
outside; an inner home is entered by the name of its repeat, as in `child[1].age`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

from msgspec import Struct

from surveybot.language.expression import NUMBER, UNKNOWN, Code, Codes, EachRound, Index, Reference, Rounds, Type
from surveybot.language.nodes import Scalar

NUMBER_OF_ROUND = "number"
_PIECE = re.compile(r'([^.\[\]"]+)(?:\[(?:([0-9]+)|"([^"]*)")\])?(?:\.|$)')


@dataclass(slots=True)
class Home:
    """The names of a survey (`name` is empty) or of one repeat by its full name, with their types.

    What is `built_in` every survey has; it is found, and never proposed. Of what is `unread`, a question or a grid that
    is broken, nobody can tell what other names begin like it: `role_text`, `climate_goals`.
    """

    name: str = ""
    outer: "Home | None" = None
    over: Codes | None = None
    over_name: str | None = None
    types: dict[str, Type] = field(default_factory=dict)
    built_in: dict[str, Type] = field(default_factory=dict)
    places: dict[str, Scalar] = field(default_factory=dict)
    inner: dict[str, "Home"] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)

    def full(self, name: str) -> str:
        """The full name of a name that lives here."""
        return f"{self.name}.{name}" if self.name else name

    @property
    def around(self) -> tuple[str, ...]:
        """The repeats that hold it by their full names, outermost first, itself included."""
        return (*self.outer.around, self.name) if self.outer is not None else ()

    def chain(self) -> Iterator["Home"]:
        """The home itself and those around it, from the inside."""
        here: Home | None = self
        while here is not None:
            yield here
            here = here.outer


class _Found(Struct, frozen=True):
    """What a written name stands for."""

    type: Type
    reference: Reference


class Names(Mapping[str, Type]):
    """All that can be named in a home: types by the name as it is written there."""

    def __init__(self, home: Home) -> None:
        """What is declared later is found too."""
        self.home = home

    def __getitem__(self, written: str) -> Type:
        """The type of what the name stands for; KeyError if there is nothing of that name."""
        found = self._find(written)
        if found is None:
            raise KeyError(written)
        return found.type

    def __contains__(self, written: object) -> bool:
        """Whether there is something of that name."""
        return isinstance(written, str) and self._find(written) is not None

    def __iter__(self) -> Iterator[str]:
        """The names without rounds: those that can be proposed."""
        return chain.from_iterable(chain(home.types, home.inner) for home in self.home.chain())

    def __len__(self) -> int:
        """How many that are."""
        return sum(len(home.types) + len(home.inner) for home in self.home.chain())

    def refer(self, written: str) -> Reference:
        """The variable that a name which has a type refers to."""
        found = self._find(written)
        return found.reference if found is not None else Reference(written)

    def is_label(self, written: str) -> bool:
        """Whether it is the name of a place to jump to, and has no value."""
        places = (home.places.get(written.casefold()) for home in self.home.chain())
        return written not in self and any(place == written for place in places)

    def source(self, written: str) -> Reference | None:
        """The question whose choices a repeat goes over, if the name is the present round of such a one."""
        for home in self.home.chain():
            if home.outer is not None and home.over_name is not None and home.name.rpartition(".")[2] == written:
                return Names(home.outer).refer(home.over_name)
        return None

    def _find(self, written: str) -> _Found | None:
        home: Home | None = self.home
        while home is not None:  # the plain case, without looking into the name
            if written in home.types:
                return _Found(home.types[written], Reference(home.full(written)))
            if written in home.built_in:
                return _Found(home.built_in[written], Reference(written))
            if home.unread and any(written.startswith(f"{name}_") for name in home.unread):
                return _Found(UNKNOWN, Reference(home.full(written)))
            home = home.outer
        pieces = _pieces(written)
        if not pieces:
            return None
        (first, _), *more = pieces
        for home in self.home.chain():
            if first in home.inner:
                return self._inside(home.inner[first], pieces[0][1], more, [PRESENT] * len(home.around))
        return None

    def _inside(
        self, repeat: Home, index: Index | None, more: list[tuple[str, Index | None]], before: list[Index | None]
    ) -> _Found | None:
        indices = [*before, index]
        is_here = repeat in self.home.chain()
        if not more:
            return self._repeat(repeat, index, indices, is_here)
        (name, inner_index), *rest = more
        if name in repeat.inner:
            return self._inside(repeat.inner[name], inner_index, rest, indices)
        if rest or inner_index is not None:
            return None
        if name == NUMBER_OF_ROUND and is_here and index is None:
            return _Found(NUMBER, Reference(repeat.full(name)))
        if name not in repeat.types:
            return None
        of, reference = repeat.types[name], Reference(repeat.full(name), tuple(indices))
        if None in indices:
            of = EachRound(of, name if is_here else _example(repeat, indices, name))
        return _Found(of, reference)

    def _repeat(self, repeat: Home, index: Index | None, indices: list[Index | None], is_here: bool) -> _Found | None:
        if index is not None:
            return None
        if is_here and repeat.over_name is not None:
            over = repeat.over
            return _Found(Code(over.choices, over.labels) if over else UNKNOWN, Reference(repeat.name))
        return _Found(Rounds(tuple(_inside(repeat, indices))), Reference(repeat.name, tuple(indices)))


PRESENT = ""
"""In place of a round: the one that the dialog is in. No code is empty."""


def _inside(repeat: Home, indices: list[Index | None]) -> Iterator[str]:
    """How what is asked in a repeat is written, what is in the repeats inside of it too."""
    yield from (_example(repeat, indices, name) for name in repeat.types)
    for inner in repeat.inner.values():
        yield from _inside(inner, [*indices, None])


def _example(repeat: Home, indices: list[Index | None], name: str) -> str:
    """How a name in a repeat is written, with the first round where none is given, and none where the dialog is in."""
    homes = [home for home in repeat.chain() if home.outer is not None][::-1]
    pieces = []
    for home, index in zip(homes, indices, strict=True):
        if index != PRESENT:
            first: Index = home.over.choices[0] if home.over is not None and home.over.choices else 1
            at = first if index is None else index
            pieces.append(f"{bare(home.name)}[{at}]" if isinstance(at, int) else f'{bare(home.name)}["{at}"]')
    return ".".join((*pieces, name))


def bare(name: str) -> str:
    """A full name as it is written where it lives: `age` of `child.age`."""
    return name.rpartition(".")[2]


def _pieces(written: str) -> list[tuple[str, Index | None]]:
    found: list[tuple[str, Index | None]] = []
    at = 0
    while at < len(written):
        piece = _PIECE.match(written, at)
        if piece is None:
            return []
        name, number, code = piece.groups()
        found.append((name, int(number) if number is not None else code))
        at = piece.end()
    return found
