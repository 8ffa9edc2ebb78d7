"""The files of an export: in, a path and rows; out, CSV files that only their owner can read, or standard output."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import TextIO

from surveybot.errors import SurveybotError
from surveybot.export.csv_file import BOM, CsvLines


class Tables:
    """The tables of one export by their names; that without a name goes to `output`, the others beside it."""

    def __init__(self, output: Path | None, lines: CsvLines) -> None:
        """Without an output there is one table, and it goes to standard output."""
        self._output = output
        self._lines = lines
        self._open = ExitStack()
        self._files: dict[str, TextIO] = {}
        self.rows: dict[str, int] = {}

    def __enter__(self) -> "Tables":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._open.close()

    def begin(self, name: str, header: Sequence[str]) -> None:
        """Opens a table; SurveybotError if it cannot be written."""
        self._files[name] = self._opened(self.path(name))
        self.rows[name] = 0
        self._files[name].write(BOM + self._lines.line(header))

    def add(self, name: str, row: Sequence[str]) -> None:
        """One row more of a table that was begun."""
        self._files[name].write(self._lines.line(row))
        self.rows[name] += 1

    def path(self, name: str) -> Path | None:
        """Where a table goes: `answers_child.csv` beside `answers.csv`."""
        if self._output is None or not name:
            return self._output
        return self._output.with_name(f"{self._output.stem}_{name}{self._output.suffix}")

    def beside(self) -> Iterator[tuple[Path, int]]:
        """The files beside the first, each with its number of rows."""
        for name, rows in self.rows.items():
            path = self.path(name)
            if name and path is not None:
                yield path, rows

    def _opened(self, path: Path | None) -> TextIO:
        if path is None:
            sys.stdout.reconfigure(encoding="utf-8", newline="")  # type: ignore[union-attr]
            self._open.callback(sys.stdout.flush)
            return sys.stdout
        try:
            opened = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
        except OSError as failed:
            raise SurveybotError(f"{path} cannot be written: {failed.strerror}.") from None
        return self._open.enter_context(open(opened, "w", encoding="utf-8", newline=""))
