"""A list of people: in, a CSV file as spreadsheets save it; out, its rows with what is given, or all that is wrong."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from surveybot.dialog.reading import clean
from surveybot.errors import CannotRead
from surveybot.language.meant import did_you_mean
from surveybot.questions.question import Question
from surveybot.survey.given import record_of, wanted
from surveybot.survey.model import Survey

LINK = "link"  # the column that is added
DELIMITERS = ",;\t"


class BadList(Exception):
    """A list of which nobody is invited."""

    def __init__(self, wrong: list[str]) -> None:
        """`wrong` has a sentence for each thing that must be mended."""
        super().__init__()
        self.wrong = wrong


@dataclass(frozen=True, slots=True)
class People:
    """The rows of a list as they stand in it, and what is given to each of them."""

    delimiter: str
    header: list[str]
    rows: list[list[str]]
    given: list[dict[str, Any]]


def read_people(path: Path, survey: Survey, most: int) -> People:
    """All people of a list, at most so many; CannotRead if there is no such file, BadList if anything in it is wrong.

    An empty cell gives nothing, which cannot be where waves are counted from.
    """
    given, since = survey.given, survey.waves.since if survey.waves is not None else None
    delimiter, table = _table(path)
    header, *rest = table or [[]]
    rows = [(number, row) for number, row in enumerate(rest, 2) if any(cell.strip() for cell in row)]
    names = [_name(cell, given) for cell in header]
    wrong = list(_wrong_table(names, len(rows), given, most))
    if wrong:
        raise BadList([f"{path}: {words}" for words in wrong])
    found = []
    for number, row in rows:
        if len(row) > len(header):
            wrong.append(f"{path}, row {number}: it has more cells than the first row.")
        cells = [(name, clean(cell)) for name, cell in zip(names, row, strict=False) if name in given]
        if since in given and not dict(cells).get(str(since)):
            wrong.append(f"{path}, row {number}, column {since}: it is empty, and waves are counted from it.")
        records = {name: record_of(given[name], words) for name, words in cells if words}
        wrong += [
            f"{path}, row {number}, column {name}: {_not_possible(words, given[name])}"
            for name, words in cells
            if words and records[name] is None
        ]
        found.append(records)
    if wrong:
        raise BadList(wrong)
    return People(delimiter, header, [row + [""] * (len(header) - len(row)) for _, row in rows], found)


def _table(path: Path) -> tuple[str, list[list[str]]]:
    """The delimiter, which is the one that the first row has most of, and all rows."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as failed:
        raise CannotRead(f"{path} cannot be read: {failed.strerror}.") from None
    except UnicodeDecodeError:
        help = "in a spreadsheet, save it as “CSV UTF-8”"
        raise BadList([f"{path}: its letters cannot be read, for the file is not in UTF-8; {help}."]) from None
    first = text.partition("\n")[0]
    delimiter = max(DELIMITERS, key=first.count)
    return delimiter, list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def _name(cell: str, given: Mapping[str, Question]) -> str:
    """The name of a column, in the letter case of the survey."""
    return next((name for name in given if name.casefold() == cell.strip().casefold()), cell.strip())


def _wrong_table(names: list[str], count: int, given: Mapping[str, Question], most: int) -> Iterator[str]:
    """What is wrong with a list as a whole."""
    for name in given:
        if name not in names:
            guess = did_you_mean(name, [other for other in names if other not in given])
            yield f"there is no column {name}{_or(guess)}"
        elif names.count(name) > 1:
            yield f"there are {names.count(name)} columns {name}."
    if LINK in names:
        yield f"there is a column {LINK} already; take it out, or call it otherwise."
    if not count:
        yield "there is nobody in it, only the names of columns." if names else "it is empty."
    elif count > most:
        yield f"there are {count} people in it; at most {most} can be invited at once."


def _not_possible(words: str, question: Question) -> str:
    guess = did_you_mean(words, question.choice_list.codes)
    shown = words if len(words) <= 40 else f"{words[:39]}…"
    return f"“{shown}” is not possible, here belongs {wanted(question)}{_or(guess)}"


def _or(guess: str) -> str:
    """The end of a sentence, with what was probably meant."""
    return f"; did you mean {guess}?" if guess else "."
