"""`header-clash`: two columns of the export that would have the same header."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from surveybot.language.expression import Index
from surveybot.language.fields import RESERVED
from surveybot.language.position import Span
from surveybot.language.problem import Label, Problem, error
from surveybot.program.columns import METADATA, Column, columns_of, given_columns
from surveybot.program.instructions import Ask, Assign, Program, Repeat

Header = tuple[str, ...]
_NUMBER = re.compile("#?[0-9]+")


def check(program: Program) -> Iterator[Problem]:
    """No two headers are equal, letter case aside, however many rounds a repeat has."""
    steps = [step for step in reversed(program.instructions) if isinstance(step, Ask | Assign)]
    places = {step.name: _place(step) for step in steps}
    places |= {name: given.span for name, given in program.survey.given.items()}
    told: set[str] = set()
    for header, first, second in _clashes(program):
        if second.name in told:
            continue
        told.add(second.name)
        if first is None:
            if header not in RESERVED:  # else it has been told that this is no name
                yield _taken(second.name, header, places[second.name])
        elif first.name.casefold() != second.name.casefold():  # else two names clash, not only their columns
            yield _clash(header, first.name, second.name, places[first.name], places[second.name])


def _clashes(program: Program) -> Iterator[tuple[str, Column | None, Column]]:
    """Each header with two columns that have it, the first of them None where every export has it."""
    alike: dict[Header, list[tuple[Header, Column | None]]] = defaultdict(list)
    for name in METADATA:
        alike[(name,)].append(((name,), None))
    is_numbered = any(repeat.over is None for repeat in program.repeats.values())
    for column in (*given_columns(program), *columns_of(program, _numbers_left_open)):
        for header in column.headers:
            folded = header.casefold()
            pieces = tuple(folded.split("_")) if is_numbered else (folded,)
            same = tuple("#" if _NUMBER.fullmatch(piece) else piece for piece in pieces) if is_numbered else pieces
            alike[same].append((pieces, column))
    for headers in alike.values():
        if len(headers) > 1:
            yield from _among(headers)


def _among(headers: list[tuple[Header, Column | None]]) -> Iterator[tuple[str, Column | None, Column]]:
    """The clashes among headers that differ in nothing but numbers."""
    open_places = {at for pieces, _ in headers for at, piece in enumerate(pieces) if piece.startswith("#")}
    closed: dict[Header, list[tuple[Header, Column | None]]] = defaultdict(list)
    for pieces, column in headers:
        closed[tuple(piece for at, piece in enumerate(pieces) if at not in open_places)].append((pieces, column))
    for same in closed.values():
        for (one, first), (other, second) in combinations(same, 2):
            shared = [_shared(*pair) for pair in zip(one, other, strict=True)]
            if second is not None and all(shared):
                yield "_".join(shared), first, second


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
