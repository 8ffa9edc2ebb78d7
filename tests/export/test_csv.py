"""Exports as spreadsheets see them: in, responses of a real dialog; out, the same cells again."""

import csv
import io
import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from surveybot.dialog.interview import Header
from surveybot.dialog.response import response_of
from surveybot.export.csv_file import BOM, CsvLines, guarded
from surveybot.export.wide import WideTable
from surveybot.program.columns import METADATA
from surveybot.program.compile import compile_survey
from surveybot.program.instructions import Program
from surveybot.questions.reply import Attachment, Place, Sent, Silence, Typed
from surveybot.survey.reader import read_survey
from surveybot.trial.rehearsal import Rehearsal
from tests.transcripts.conversation import program_of

NOW = datetime(2026, 9, 10, 12, tzinfo=UTC)
HERE = Path(__file__).parent
HOSTILE = [
    '=HYPERLINK("https://example.org","click")', "+371 20000000", "@SUM(A1)", "-1+2", "\tx", "a;b,c", 'say "hi"',
    "two\nlines", "Ёж 🦔", "<b>{lang}</b>", "007", "1e5", "TRUE", "2026-09-30", "12:30", "'quoted", "=1+1",
]  # fmt: skip


@dataclass(frozen=True)
class Response:
    """One finished interview, without a database."""

    id: int
    content: dict[str, Any]
    status: str
    user: int = 1001
    edition: str = "0123456789abcdef"
    language: str = "en"
    started_at: datetime = NOW
    ended_at: datetime = NOW


def program(name: str) -> Program:
    """A survey of this folder, compiled."""
    path = HERE / f"{name}.yaml"
    survey, problems = read_survey(path.read_bytes(), path.name)
    assert survey is not None
    assert problems == []
    return compile_survey(survey)[0]


def answered(survey: Program, *words: str | Sent | None, id: int = 7) -> Response:
    """The response of somebody who says or sends this; None is silence."""
    rehearsal = Rehearsal(survey, Header(NOW, "en"))
    rehearsal.begin()
    for word in words:
        typed = Typed(word, NOW) if isinstance(word, str) else word
        rehearsal.reply(Silence(NOW) if typed is None else typed)
    assert rehearsal.ended is not None
    return Response(id, response_of(rehearsal.ended, rehearsal.interview), rehearsal.ended.status)


def cells(table: WideTable, response: Response) -> dict[str, str]:
    """The answers of a row by their headers."""
    return dict(list(zip(table.header(), table.row(response), strict=True))[len(METADATA) :])


def test_every_type_has_its_columns() -> None:
    """Codes, ISO dates and exact numbers; a multiple choice as one column and as 0 and 1; what was computed last."""
    survey = program("all_types")
    table = WideTable([survey])
    photo = Attachment("photo", "AgAC", "c0ffee.jpg", 2_000_000)
    cv = Attachment("document", "BQAC", "decaf.pdf", 120_000, "../../cv.pdf", "application/pdf")
    voice = Attachment("voice", "AwAC", "bad.ogg", 20_000, seconds=12)
    said = ("Ann", "1 500", "1,50", "yes", "other", "Barn", "pay, other", "Noise", "4", "9", "30.9.2026", "two, one",
            "9:05", "30.9.2026 14:30", "Ann@EXAMPLE.org", "+371 20 000 000", Sent("location", NOW, Place(56.9, -24.1)),
            Sent("photo", NOW, photo), Sent("document", NOW, cv), Sent("voice", NOW, voice), "en")  # fmt: skip
    assert cells(table, answered(survey, *said)) == {
        "name": "Ann", "age": "1500", "rate": "1.5", "parking": "yes", "place": "other", "place_text": "Barn",
        "reasons": "pay;other", "reasons_pay": "1", "reasons_boss": "0", "reasons_other": "1",
        "reasons_text": "Noise", "pace": "4", "enps": "9", "start": "2026-09-30", "lang": "en", "total": "1501.5",
        "order": "two;one", "order_one": "2", "order_two": "1", "begin": "09:05", "visit": "2026-09-30 14:30",
        "mail": "Ann@example.org", "mobile": "+37120000000", "home_latitude": "56.9", "home_longitude": "-24.1",
        "portrait_file": "c0ffee.jpg", "portrait_size": "2000000", "cv_file": "decaf.pdf", "cv_name": "../../cv.pdf",
        "cv_size": "120000", "motive_file": "bad.ogg", "motive_seconds": "12", "motive_size": "20000",
    }  # fmt: skip


def test_what_is_given_has_columns_before_the_answers() -> None:
    """As codes and ISO dates; empty where nothing was given; an older edition's come after the newest one's."""
    given = [
        "surveybot: 1\nid: a\ntitle: A\nlanguage: en\ninvite: tokens\nchoice_lists: {teams: [{it: IT}]}\n"
        f"given: {{{columns}}}\nsteps:\n  - {{ask: mood, type: text, text: How?}}\n"
        for columns in ("name: text, begin: date", "name: text, team: teams")
    ]
    old, new = map(program_of, given)
    table = WideTable([new, old])
    assert table.header()[len(METADATA) :] == ["name", "team", "begin", "mood"]
    rehearsal = Rehearsal(old, Header(NOW, "en", given={"name": "=1+1", "begin": "2026-09-30"}))
    rehearsal.begin()
    rehearsal.reply(Typed("Fine", NOW))
    assert rehearsal.ended is not None
    response = Response(7, response_of(rehearsal.ended, rehearsal.interview), "complete")
    assert cells(table, response) == {"name": "=1+1", "team": "", "begin": "2026-09-30", "mood": "Fine"}


def test_waves_have_a_column() -> None:
    """Where there are any, in whatever edition; a response from before has none."""
    plain = "surveybot: 1\nid: a\ntitle: A\nlanguage: en\nsteps:\n  - { ask: mood, type: text, text: How? }\n"
    waves = program_of(plain + "invite: tokens\ngiven: { start: date }\nwaves: { from: start, at: [30d] }\n")
    rehearsal = Rehearsal(waves, Header(NOW, "en", wave=2))
    rehearsal.begin()
    rehearsal.reply(Typed("Fine", NOW))
    assert rehearsal.ended is not None
    response = Response(7, response_of(rehearsal.ended, rehearsal.interview), "complete")
    table = WideTable([program_of(plain), waves])
    assert cells(table, response) == {"wave": "2", "start": "", "mood": "Fine"}
    assert cells(table, answered(program_of(plain), "So"))["wave"] == ""
    assert "wave" not in WideTable([program_of(plain)]).header()


def test_three_reasons_for_no_answer() -> None:
    """Skipped is not answered, another branch is not asked, what might have come after silence is not reached."""
    survey = program("missing")
    found = cells(WideTable([survey]), answered(survey, "/skip", "no", None))
    assert found == {"nickname": "not answered", "car": "no", "plate": "not asked", "city": "not answered",
                     "street": "not reached"}  # fmt: skip


def test_the_last_round_of_a_loop_counts() -> None:
    """Silence in the second round: what the first one has asked is not reached again."""
    path = HERE.parents[1] / "surveys" / "adder.yaml"
    survey, _ = read_survey(path.read_bytes(), path.name)
    assert survey is not None
    adder = compile_survey(survey)[0]
    found = cells(WideTable([adder]), answered(adder, "2", "3", "yes", None))
    assert found == {"first": "not answered", "second": "not reached", "more": "not reached", "total": "5"}


def test_an_older_edition_keeps_its_columns() -> None:
    """What only an older edition asked comes after what the newest one asks."""
    old, new = program("missing"), program("all_types")
    header = WideTable([new, old]).header()
    assert header.index("nickname") > header.index("lang")
    row = cells(WideTable([new, old]), answered(old, "Bo", "no", "Riga", "Main"))
    assert (row["nickname"], row["name"]) == ("Bo", "not asked")


@pytest.mark.parametrize(("cell", "safe"), [("=1+1", "'=1+1"), ("+7", "'+7"), ("@a", "'@a"), ("-2", "-2"),
                                            ("-1+2", "'-1+2"), ("a=b", "a=b"), ("", "")])  # fmt: skip
def test_no_cell_becomes_a_formula(cell: str, safe: str) -> None:
    """Only what a spreadsheet would run is marked; a negative number stays a number."""
    assert guarded(cell) == safe


def lines() -> Iterator[list[str]]:
    """Hostile texts as a table."""
    yield ["number", "text"]
    yield from ([str(number), text] for number, text in enumerate(HOSTILE))


def test_a_csv_reader_gets_the_cells_back() -> None:
    """UTF-8 with a mark for Excel, quoted as RFC 4180 says."""
    writer = CsvLines()
    text = BOM + "".join(writer.line(row) for row in lines())
    assert text.encode().startswith(b"\xef\xbb\xbf")
    read = list(csv.reader(io.StringIO(text.removeprefix(BOM), newline="")))
    assert read == [[guarded(cell) for cell in row] for row in lines()]


def reopened(path: Path, soffice: str) -> list[list[str]]:
    """The cells of a CSV file after LibreOffice has opened it as a spreadsheet and saved it again."""
    folder = path.parent
    # 44: comma, 34: quotes, 76: UTF-8; columns as they come, no special numbers (LibreOffice, CSV filter options).
    way = [
        "--infilter=CSV:44,34,76,1,1/2/2/2,0,false,false",
        "--convert-to",
        "csv:Text - txt - csv (StarCalc):44,34,76",
    ]
    home = f"-env:UserInstallation=file://{folder}/home"
    command = [soffice, home, "--headless", *way, "--outdir", str(folder / "out"), str(path)]
    subprocess.run(command, check=True, capture_output=True, env=os.environ | {"HOME": str(folder)})
    again = (folder / "out" / path.name).read_bytes().decode("utf-8-sig")
    return list(csv.reader(io.StringIO(again, newline="")))


def test_libreoffice_gets_the_cells_back(tmp_path: Path, soffice: str) -> None:
    """Opened as a spreadsheet and saved again, no text has changed and none was run as a formula."""
    writer = CsvLines()
    source = tmp_path / "answers.csv"
    source.write_bytes((BOM + "".join(writer.line(row) for row in lines())).encode())
    assert reopened(source, soffice) == [[guarded(cell) for cell in row] for row in lines()]
