"""Tables of loops: in, the editions of a survey and its responses; out, for each loop a table with one row a round."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from surveybot.dialog.response import NOT_ANSWERED, NOT_ASKED
from surveybot.export.wide import Response, cells_of
from surveybot.program.columns import Column, read_written
from surveybot.program.homes import bare
from surveybot.program.instructions import Ask, Loop, Program

Rounds = tuple[tuple[str, str], ...]  # the loops around a question by their own names, each with its round
Rows = dict[Rounds, dict[str, list[str]]]  # cells by the full name of the question


@dataclass(slots=True)
class LoopTable:
    """The table of one loop: what is asked in it, but not in loops inside of it.

    `loops` are all around it and itself by their own names, outermost first; `codes` the rounds of those over choices.
    """

    name: str
    loops: list[str] = field(default_factory=list)
    codes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    columns: dict[str, Column] = field(default_factory=dict)

    def header(self) -> list[str]:
        """The response, the round of each loop around, and the questions by their names inside of the loop."""
        rounds = [f"{loop}.round" for loop in self.loops]
        return ["response", *rounds, *(header for column in self.columns.values() for header in column.headers)]

    def place(self, rounds: Rounds) -> list[int]:
        """Where a row stands among the others of its response."""
        return [_place(number, self.codes.get(loop, ())) for loop, number in rounds]

    def line(self, response: Response, rounds: Rounds, found: Mapping[str, list[str]]) -> list[str]:
        """The cells of one round, under `header`."""
        numbers = dict(rounds)
        line = [f"{response.id:x}", *(numbers.get(loop, "") for loop in self.loops)]
        for name, column in self.columns.items():
            nothing = NOT_ASKED if column.question is not None else ""
            line += found.get(name, [nothing] * len(column.headers))
        return line


class LoopTables:
    """All tables of a survey over all its editions, by the full names of their loops."""

    def __init__(self, editions: Sequence[Program]) -> None:
        """`editions` from the newest to the oldest."""
        self.tables: dict[str, LoopTable] = {}
        self._tables_of: dict[str, LoopTable] = {}
        self._repeats = {bare(name) for program in editions for name in program.repeats}
        for program in editions:
            for at, step in enumerate(program.instructions):
                if isinstance(step, Ask) and program.around[at] and step.name not in program.repeats:
                    self._add(program, step.name, program.around[at])
            for name in program.computed():
                self._compute(program, name)

    def _add(self, program: Program, name: str, around: tuple[Loop, ...]) -> None:
        question, owns = program.questions[name], self._owns(name, [loop.name for loop in around])
        if name not in self._tables_of:
            self._tables_of[name] = self._table(around, owns[-1])
        table = self._tables_of[name]
        headers = tuple(bare(name) + suffix for suffix in question.suffixes())
        table.columns.setdefault(name, Column(name, name, headers, question))
        table.loops += [own for own in owns if own not in table.loops]
        for loop in around:
            if loop.repeat is not None and loop.repeat.over is not None:
                table.codes.setdefault(bare(loop.name), loop.repeat.codes)

    def _owns(self, name: str, loops: Sequence[str]) -> list[str]:
        """The loops around a question by their own names; one that jumps back to a whole repeat has a `+`."""
        owns = []
        for at, loop in enumerate(loops):
            is_repeat = name.startswith(f"{loop}.") and loop not in loops[at + 1 :]
            owns.append(bare(loop) if is_repeat or loop not in self._repeats else f"{loop}+")
        return owns

    def _compute(self, program: Program, name: str) -> None:
        """What is computed in each round of a repeat; what is computed in other loops is known of the last one only."""
        homes = program.homes.get(name, ())
        table = self.tables.get(homes[-1]) if homes else None
        if table is not None and len(table.loops) == len(homes):
            self._tables_of.setdefault(name, table).columns.setdefault(name, Column(name, name, (bare(name),), None))

    def _table(self, around: tuple[Loop, ...], own: str) -> LoopTable:
        """The table of the innermost of some loops; one that is no repeat has its name in the repeat that holds it."""
        *outer, innermost = around
        holding = [loop.name for loop in outer if loop.repeat is not None][-1:]
        name = innermost.name if innermost.repeat is not None else ".".join((*holding, own))
        return self.tables.setdefault(name, LoopTable(name))

    def rows(self, response: Response) -> Iterator[tuple[LoopTable, list[str]]]:
        """The rows of a response, each with its table; its rounds in order."""
        found: dict[str, Rows] = {}
        self._gather_loops(response.content, found)
        in_loops = set(found)
        for part in ("answers", "missing", "computed"):
            for written, record in response.content[part].items():
                self._gather(written, record, part, found, in_loops)
        for name, table in self.tables.items():
            rows = found.get(name, {})
            for rounds in sorted(rows, key=table.place):
                yield table, table.line(response, rounds, rows[rounds])

    def _gather_loops(self, content: Mapping[str, Any], found: dict[str, Rows]) -> None:
        """Takes in every round of the loops that are no repeats."""
        for key, record in content.get("rounds", {}).items():
            name, *tokens = key.split("@")
            table = self._tables_of.get(name)
            if table is not None:
                loops, numbers = zip(*(token.rsplit(".", 1) for token in tokens), strict=True)
                rounds = tuple(zip(self._owns(name, loops), numbers, strict=True))
                column = table.columns[name]
                cells = [NOT_ANSWERED] * len(column.headers) if record is None else cells_of(column, record)
                found.setdefault(table.name, {}).setdefault(rounds, {})[name] = cells

    def _gather(self, written: str, record: Any, part: str, found: dict[str, Rows], in_loops: set[str]) -> None:
        """Takes in what is on record of the rounds of a repeat; of other loops, why something is missing at the end."""
        name, numbers = read_written(written)
        table = self._tables_of.get(name)
        if table is None:
            return
        column, rows = table.columns[name], found.setdefault(table.name, {})
        rounds = tuple(zip(name.split("."), numbers, strict=False))
        cells = cells_of(column, record) if part == "answers" else [str(record)] * len(column.headers)
        if table.name not in in_loops:
            if rounds:
                rows.setdefault(rounds, {})[name] = cells
        elif part == "missing":
            last = next((row for row in reversed(rows) if set(rounds) <= set(row)), None)
            if last is not None:
                rows[last].setdefault(name, cells)


def _place(number: str, codes: Sequence[str]) -> int:
    if codes:
        return codes.index(number) if number in codes else len(codes)
    return int(number) if number.isdecimal() else 0
