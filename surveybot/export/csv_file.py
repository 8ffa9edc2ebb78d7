"""CSV for spreadsheets: in, rows of cells; out, lines of UTF-8 in which no cell can become a formula."""

import csv
import io
import re
from collections.abc import Sequence

BOM = "\ufeff"  # without it Excel reads UTF-8 as the Windows code page of the country
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def guarded(cell: str) -> str:
    """The cell, with `'` before it if a spreadsheet would take it for a formula (OWASP, CSV Injection)."""
    if cell.startswith(_FORMULA) and not _NUMBER.fullmatch(cell):
        return f"'{cell}"
    return cell


class CsvLines:
    """Makes one line of each row, quoted as RFC 4180 says."""

    def __init__(self, delimiter: str = ",", *, guards: bool = True) -> None:
        """`delimiter` is a comma, or a semicolon where a decimal comma is used; without guards no cell is changed."""
        self._guards = guards
        self._buffer = io.StringIO(newline="")
        self._writer = csv.writer(self._buffer, delimiter=delimiter, lineterminator="\r\n")

    def line(self, cells: Sequence[str]) -> str:
        """The line of a row, with its end."""
        self._buffer.seek(0)
        self._buffer.truncate()
        self._writer.writerow([guarded(cell) for cell in cells] if self._guards else cells)
        return self._buffer.getvalue()
