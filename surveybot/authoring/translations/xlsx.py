"""Excel files: in, rows; out, the bytes of a workbook; and back, whatever Excel has made of the cells."""

import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import ParseError

from surveybot.authoring.translations.notes import GENERAL
from surveybot.authoring.translations.rows import Mark, Remark, Row, Sheet
from surveybot.errors import CannotRead

if TYPE_CHECKING:
    from openpyxl.cell import Cell, MergedCell

# Column, its width in characters, and whether the translator writes in it.
_COLUMNS = {"id": 40, "source": 55, "translation": 55, "state": 10, "notes": 45, "place": 24, "hash": 14}
_TITLE = re.compile(r"(id|source|translation|state|notes|place|hash)(?:\s*\(([\w-]+)\))?", re.IGNORECASE)
_MARKS: Mapping[str, Mark] = {"stale": "stale", "fuzzy": "fuzzy"}
_NEEDED = ("id", "translation")
_MOST_ROWS = 100_000
_MOST_BYTES = 50 << 20  # of the unpacked parts: a small file can hold a big one
_CONTROL = re.compile(r"_x005F_(?=x[0-9A-Fa-f]{4}_)|_x000D_")


def to_xlsx(sheet: Sheet) -> bytes:
    """The workbook for a translator: one row a text, and a page with what to know."""
    from xlsxwriter import Workbook  # type: ignore[import-untyped]

    buffer = io.BytesIO()
    options = {
        "constant_memory": True,
        "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False,
    }  # fmt: skip
    with Workbook(buffer, options) as book:
        book.set_properties({"title": sheet.survey, "subject": f"{sheet.source_language} - {sheet.language}"})
        # A text format keeps Excel from making numbers, dates and formulas of what is typed.
        fixed = {"text_wrap": True, "valign": "top", "num_format": "@"}
        formats = {title: book.add_format(fixed) for title in _COLUMNS}
        formats["translation"] = book.add_format({**fixed, "bg_color": "#FFF9E0"})
        _write_texts(book.add_worksheet("Texts"), sheet, formats, book.add_format({"bold": True}))
        notes = book.add_worksheet("Notes")
        notes.set_column(0, 0, 100)
        first = f"{sheet.name}, from {sheet.source_language} into {sheet.language}. Write in the yellow column."
        for line, note in enumerate((first, *GENERAL)):
            notes.write_string(line, 0, note, formats["notes"])
    return buffer.getvalue()


def _write_texts(page: Any, sheet: Sheet, formats: Mapping[str, Any], bold: Any) -> None:
    languages = {"source": f" ({sheet.source_language})", "translation": f" ({sheet.language})"}
    for column, (title, width) in enumerate(_COLUMNS.items()):
        page.set_column(column, column, width, formats[title])
        page.write_string(0, column, title + languages.get(title, ""), bold)
    page.freeze_panes(1, 1)
    for line, row in enumerate(sheet.rows, 1):
        cells = _cells(row)
        page.set_row(line, _height(cells))
        for column, (cell, format) in enumerate(zip(cells, formats.values(), strict=True)):
            page.write_string(line, column, _guarded(cell), format)


def _height(cells: Sequence[str]) -> int:
    """Points for a row in which every text is seen whole; Excel allows 409."""
    widths = zip(cells, _COLUMNS.values(), strict=True)
    lines = max(sum(1 + len(line) // width for line in cell.split("\n")) for cell, width in widths)
    return min(409, 15 * lines)


def _cells(row: Row) -> list[str]:
    return [row.id, row.source, row.translation, row.mark, "\n".join(row.notes), row.place, row.hash]


def _guarded(cell: str) -> str:
    """Xlsxwriter takes `<r>…</r>` for its own markup; a line break at the end does no harm, and is cut off again."""
    return f"{cell}\n" if cell.startswith("<r>") and cell.endswith("</r>") else cell


def from_xlsx(source: bytes, name: str) -> Sheet:
    """The rows of a workbook that has come back; cells that cannot be read are left out, each with a remark."""
    lines = iter(_lines(source, name))
    for titles in lines:
        found = [_TITLE.fullmatch(str(cell.value).strip()) if cell.value is not None else None for cell in titles]
        columns = {title[1].lower(): place for place, title in enumerate(found) if title}
        if all(needed in columns for needed in _NEEDED):
            break
    else:
        raise CannotRead(f"{name} has no columns `id` and `translation (…)`: leave the first row as it was exported.")
    languages = {title[1].lower(): title[2] or "" for title in found if title}
    remarks: list[Remark] = []
    rows = [row for line in lines for row in _row(line, columns, name, remarks)]
    survey = rows[0].id.partition("/")[0] if rows else ""
    return Sheet(
        name, survey, languages.get("source", ""), languages["translation"], tuple(rows), tuple(remarks)
    )  # fmt: skip


def _lines(source: bytes, name: str) -> list[Sequence["Cell | MergedCell"]]:
    """The rows of all pages, one after another."""
    import openpyxl

    try:
        with zipfile.ZipFile(io.BytesIO(source)) as archive, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of every extra of Excel that it does not know
            if sum(part.file_size for part in archive.infolist()) > _MOST_BYTES:
                raise CannotRead(f"{name} is too big: take out what does not belong to the translation.")
            book = openpyxl.load_workbook(io.BytesIO(source), read_only=True)
            return [line for page in book.worksheets for line in page.iter_rows(max_row=_MOST_ROWS)]
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError, ParseError, EOFError, OSError):
        raise CannotRead(
            f"{name} is no Excel workbook (.xlsx), or it is damaged: open it in Excel and save it anew as .xlsx."
        ) from None


def _row(
    line: Sequence["Cell | MergedCell"], columns: Mapping[str, int], name: str, remarks: list[Remark]
) -> Iterator[Row]:
    cells = {title: line[place] for title, place in columns.items() if place < len(line)}
    words = {title: _text(cell.value) for title, cell in cells.items() if title != "translation"}
    cell = cells.get("translation")
    if not words.get("id") or cell is None:
        return
    source = words.get("source", "")
    translation, wrong = _translation(cell, source)
    if wrong:
        remarks.append(Remark(f"{name}, cell {cell.coordinate}", wrong, words["id"]))
        return
    yield Row(
        words["id"].strip(), source, translation, words.get("hash", "").strip(), f"{name}, row {cells['id'].row}",
        _MARKS.get(words.get("state", "").strip().lower(), ""),
    )  # fmt: skip


def _translation(cell: Any, source: str) -> tuple[str, str]:
    """What is written in a cell, or what is wrong with it."""
    value = cell.value
    if cell.data_type == "f" or hasattr(value, "text"):
        return "", "holds a formula: type an apostrophe (') before the text"
    if cell.data_type == "e":
        return "", f"holds the error {value}: type the text again"
    if value is None or isinstance(value, str):
        return _text(value), ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        if _is_number(source, value):
            return source.strip(), ""
        if value == int(value):
            return str(int(value)), ""
    return "", f"holds {value}, of which Excel has made a {_kind(value)}: set the cell to “Text” and type it again"


def _is_number(source: str, value: float) -> bool:
    """Whether the source is the same number, perhaps written `007`."""
    try:
        return float(source) == value
    except ValueError:
        return False


def _kind(value: object) -> str:
    if isinstance(value, bool):
        return "true or false"
    return "number" if isinstance(value, int | float) else "date or a time"


def _text(value: object) -> str:
    """A cell as text; `_x000D_` is Excel's carriage return, and `_x005F_` hides what looks like one."""
    return "" if value is None else _CONTROL.sub(lambda found: "_" if found[0] == "_x005F_" else "\r", str(value))
