"""`header-clash`: two columns of the export that would have the same header."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import count, islice, takewhile
from typing import NamedTuple

from surveybot.language.expression import Index
from surveybot.language.fields import RESERVED
from surveybot.language.position import Span
from surveybot.language.problem import Label, Problem, error
from surveybot.program.columns import METADATA, header_of, in_rounds
from surveybot.program.instructions import Ask, Assign, Program, Repeat

Header = tuple[str, ...]
_NUMBER = re.compile("#?[0-9]+")
_ALONE = ("",)
_MOST = 50_000  # names in their rounds: no table program shows so many (Excel 16,384), and no file asks so many by hand


class _Group(NamedTuple):
    """Columns whose headers begin alike: the name in its rounds, in pieces, and what may follow it.

    `number` is their place in the export; `name` is None where every export has the column.
    """

    number: int
    name: str | None
    pieces: Header
    suffixes: tuple[str, ...]


def check(program: Program) -> Iterator[Problem]:
    """No two headers are equal, letter case aside, however many rounds a repeat has."""
    steps = [step for step in reversed(program.instructions) if isinstance(step, Ask | Assign)]
    places = {step.name: _place(step) for step in steps}
    places |= {name: given.span for name, given in program.survey.given.items()}
    told: set[str] = set()
    for header, first, second in _clashes(list(islice(_groups(program), _MOST))):
        if second.name is None or second.name in told:
            continue
        told.add(second.name)
        if first.name is None:
            if header not in RESERVED:  # else it has been told that this is no name
                yield _taken(second.name, header, places[second.name])
        elif first.name.casefold() != second.name.casefold():  # else two names clash, not only their columns
            yield _clash(header, first.name, second.name, places[first.name], places[second.name])


def _groups(program: Program) -> Iterator[_Group]:
    """All columns of the export in their order."""
    number = count()
    for name in METADATA:
        yield _Group(next(number), None, _pieces(name), _ALONE)
    for name in program.survey.given:
        yield _Group(next(number), name, _pieces(name), _ALONE)
    for name, rounds, question in in_rounds(program, _numbers_left_open):
        suffixes = question.suffixes() if question is not None else _ALONE
        yield _Group(next(number), name, _pieces(header_of(name, rounds)), suffixes)


def _clashes(groups: Sequence[_Group]) -> Iterator[tuple[str, _Group, _Group]]:
    """Two groups that share a header, and one that they share."""
    shared = _SharedSuffixes()
    for shorter, longer in _pairs(groups):
        beginning = [_shared(*pair) for pair in zip(shorter.pieces, longer.pieces, strict=False)]
        between = longer.pieces[len(shorter.pieces) :]
        rest = shared.find(shorter.suffixes, between, longer.suffixes)
        if rest is not None:
            first, second = sorted((shorter, longer))
            yield "_".join((*beginning, *rest)), first, second


def _pairs(groups: Sequence[_Group]) -> Iterator[tuple[_Group, _Group]]:
    """Each two of which one can begin as the other: no others share a header, and headers may be millions.

    To begin with, numbers are the same wherever a repeat leaves one open.
    """
    open_after = {
        _without_numbers(group.pieces[:at])
        for group in groups
        for at, piece in enumerate(group.pieces)
        if piece.startswith("#")
    }
    alike: defaultdict[Header, _Alike] = defaultdict(_Alike)
    keys = [_key(group.pieces, open_after) for group in groups]
    for key, group in zip(keys, groups, strict=True):
        alike[key].add(group)
    for key, longer in zip(keys, groups, strict=True):
        for at in range(1, len(key) + 1):
            for shorter in alike[key[:at]].fitting(longer.pieces[:at]) if key[:at] in alike else ():
                if at < len(key) or shorter.number < longer.number:
                    yield shorter, longer


class _Alike:
    """Groups whose pieces differ in nothing but numbers, of each spelling the first; those alone are many."""

    def __init__(self) -> None:
        self._all: dict[Header, _Group] = {}
        self._open: list[_Group] = []
        self._fitting: dict[Header, list[_Group]] = {}

    def add(self, group: _Group) -> None:
        """One more, before anything is looked for."""
        if group.pieces not in self._all:
            self._all[group.pieces] = group
            if _is_open(group.pieces):
                self._open.append(group)

    def fitting(self, pieces: Header) -> list[_Group]:
        """Those that can be spelt as these pieces, in their order."""
        if pieces not in self._fitting:
            same = [self._all[pieces]] if pieces in self._all else []
            possible = self._all.values() if _is_open(pieces) else sorted((*self._open, *same))
            self._fitting[pieces] = [one for one in possible if all(map(_shared, one.pieces, pieces))]
        return self._fitting[pieces]


def _is_open(pieces: Header) -> bool:
    return any(piece.startswith("#") for piece in pieces)


def _key(pieces: Header, open_after: set[Header]) -> Header:
    blind = _without_numbers(pieces)
    return tuple(
        "#" if number == "#" and blind[:at] in open_after else piece
        for at, (number, piece) in enumerate(zip(blind, pieces, strict=True))
    )


def _without_numbers(pieces: Header) -> Header:
    return tuple("#" if _NUMBER.fullmatch(piece) else piece for piece in pieces)


class _SharedSuffixes:
    """Finds what may follow one name and, behind `between`, another one; the same is looked for once."""

    def __init__(self) -> None:
        self._beginnings: dict[int, dict[Header, dict[Header, None]]] = {}
        self._found: dict[tuple[int, Header, int], Header | None] = {}

    def find(self, first: tuple[str, ...], between: Header, second: tuple[str, ...]) -> Header | None:
        """The pieces of one that is among `first`, and without `between` among `second`; None if there is none."""
        key = (id(first), between, id(second))
        if key not in self._found:
            known = tuple(takewhile(lambda piece: not piece.startswith("#"), between))
            possible, behind = self._by_beginning(first).get(known, ()), self._by_beginning(second)[()]
            fitting = (one for one in possible if len(one) >= len(between) and all(map(_shared, one, between)))
            self._found[key] = next((one for one in fitting if one[len(between) :] in behind), None)
        return self._found[key]

    def _by_beginning(self, suffixes: tuple[str, ...]) -> dict[Header, dict[Header, None]]:
        """Each suffix in pieces, under everything that it begins with."""
        if id(suffixes) not in self._beginnings:
            found: defaultdict[Header, dict[Header, None]] = defaultdict(dict)
            for suffix in suffixes:
                pieces = _pieces(suffix)[1:]
                for at in range(len(pieces) + 1):
                    found[pieces[:at]][pieces] = None
            self._beginnings[id(suffixes)] = found
        return self._beginnings[id(suffixes)]


def _pieces(header: str) -> Header:
    return tuple(header.casefold().split("_"))


def _numbers_left_open(repeat: Repeat, written: str) -> tuple[Index, ...]:
    """`#5` stands for every number of a round from 1 to 5."""
    return repeat.codes if repeat.over is not None else (f"#{repeat.at_most}",)


def _shared(one: str, other: str) -> str:
    """The piece of a header that two of them can both be; empty if there is none."""
    if one.startswith("#") and other.startswith("#"):
        return "1"
    if one == other:
        return one
    piece, limit = (other, one) if one.startswith("#") else (one, other)
    is_round = limit.startswith("#") and re.fullmatch("[1-9][0-9]*", piece) and int(piece) <= int(limit[1:])
    return piece if is_round else ""


def _place(step: Ask | Assign) -> Span:
    return step.question.name.span if isinstance(step, Ask) else step.span


def _clash(header: str, first: str, second: str, there: Span, here: Span) -> Problem:
    return error(
        "header-clash",
        here,
        "`{first}` and `{name}` would have the same column `{header}` in an export",
        name=second,
        first=first,
        header=header,
        labels=(Label(there, "`{first}` is here", {"first": first}),),
        help="give one of them another name",
    )


def _taken(name: str, header: str, here: Span) -> Problem:
    return error(
        "header-clash",
        here,
        "every export has a column `{header}` of its own",
        name=name,
        header=header,
        help="give this one another name, for example `my_{name}`",
    )
