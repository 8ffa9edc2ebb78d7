"""Columns: in, a program; out, every question and variable in every round, with its name and the headers of its cells.

What is asked in the rounds of repeats has a column for each round: `child_1_age`, `session_law_useful`.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

from surveybot.language.expression import Index
from surveybot.program.instructions import Program, Repeat
from surveybot.questions.question import Question

METADATA = ("response", "respondent", "status", "language", "started_at", "ended_at", "edition")
"""The columns that every export begins with."""

_PIECE = re.compile(r'([^.\["\]]+)(?:\["?([^"\]]+)"?\])?')

Rounds = tuple[Index, ...]
RoundsOf = Callable[[Repeat, str], Iterable[Index]]
"""The rounds of a repeat that is called so in a response (`child`, `child[1].toy`)."""


class Column(NamedTuple):
    """A question, something given or (`question` is None) a computed variable in one round.

    `written` is what responses call it, such as `child[1].age`; `headers` has one entry a cell.
    """

    name: str
    written: str
    headers: tuple[str, ...]
    question: Question | None


def columns_of(program: Program, rounds_of: RoundsOf) -> Iterator[Column]:
    """All questions in the order of the file, a repeat round by round, then all that is computed.

    What is asked before a round of a repeat has no column: the rounds themselves tell it.
    """
    for name, rounds, question in in_rounds(program, rounds_of):
        header = header_of(name, rounds)
        headers = tuple(header + suffix for suffix in question.suffixes()) if question is not None else (header,)
        yield Column(name, written_in(name, rounds), headers, question)


def in_rounds(program: Program, rounds_of: RoundsOf) -> Iterator[tuple[str, Rounds, Question | None]]:
    """The same as names in rounds, with the question; their headers are not made, of which there may be millions."""
    asked = [name for name in program.questions if name not in program.repeats]
    for name, rounds in _in_rounds(program, asked, rounds_of):
        yield name, rounds, program.questions[name]
    for name, rounds in _in_rounds(program, program.computed(), rounds_of):
        yield name, rounds, None


def given_columns(program: Program) -> Iterator[Column]:
    """All that comes with an invitation, in the order of the file."""
    return (Column(name, name, (name,), question) for name, question in program.survey.given.items())


def _in_rounds(
    program: Program, names: Iterable[str], rounds_of: RoundsOf, rounds: Rounds = ()
) -> Iterator[tuple[str, Rounds]]:
    """The names in their order; those of a repeat together, as often as it has rounds."""

    def repeat_around(name: str) -> str | None:
        homes = program.homes.get(name, ())
        return homes[len(rounds)] if len(homes) > len(rounds) else None

    for repeat, together in groupby(names, repeat_around):
        if repeat is None:
            yield from ((name, rounds) for name in together)
            continue
        inside = list(together)
        for index in rounds_of(program.repeats[repeat], written_in(repeat, rounds)):
            yield from _in_rounds(program, inside, rounds_of, (*rounds, index))


def counted(most: Mapping[str, int]) -> RoundsOf:
    """All codes of a repeat over choices, else as many rounds as `most` says of it, and at least one."""
    return lambda repeat, written: repeat.codes if repeat.over is not None else range(1, most.get(written, 1) + 1)


def written_in(name: str, rounds: Rounds) -> str:
    """`child.toy.name` in rounds 1 and 2 is `child[1].toy[2].name`, `child.toy` in round 1 `child[1].toy`."""
    if not rounds:
        return name
    pieces = name.split(".")
    indices = [f"[{at}]" if isinstance(at, int) else f'["{at}"]' for at in rounds]
    indices += [""] * (len(pieces) - len(indices))
    return ".".join(piece + index for piece, index in zip(pieces, indices, strict=True))


def header_of(name: str, rounds: Rounds) -> str:
    """The header of `child.toy.name` in rounds 1 and 2: `child_1_toy_2_name`."""
    *repeats, last = name.split(".")
    return "_".join((*(f"{repeat}_{at}" for repeat, at in zip(repeats, rounds, strict=True)), last))


def read_written(written: str) -> tuple[str, tuple[str, ...]]:
    """The name and the rounds that `written_in` has put together, the rounds as text."""
    pieces = _PIECE.findall(written)
    return ".".join(name for name, _ in pieces), tuple(index for _, index in pieces if index)
