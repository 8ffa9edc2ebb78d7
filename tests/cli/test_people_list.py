"""Lists of people as spreadsheets save them: in, a file; out, what is given to each, or a sentence for each mistake."""

import csv
import io
from pathlib import Path

import pytest

from surveybot.cli.people_list import BadList, read_people
from tests.transcripts.conversation import program_of

SURVEY = """surveybot: 1
id: exit
title: Exit
language: en
invite: tokens
given: { first_name: text, team: teams, start: date, remote: yes_no }
choice_lists:
  teams:
    - it: Computers
    - hr: People
    - "07": Shop 7
steps:
  - say: Hello!
"""
INVITED = program_of(SURVEY).survey


@pytest.mark.parametrize(("mark", "delimiter"), [("", ","), ("\ufeff", ";"), ("\ufeff", "\t")])
def test_a_list_is_read_as_excel_saves_it(tmp_path: Path, mark: str, delimiter: str) -> None:
    """In any country; its own columns stay as they are, empty rows go, cells may be missing or empty."""
    rows = [
        ["Mail", "First_Name", "team", "start", "remote"],
        ["+ann@example.org", f'Ann{delimiter} "A"', "IT", "30.9.2026", "Yes"],
        ["", "", "", "", ""],
        ["bo@example.org", "Бо\nБ", "07", "", "no"],
        ["ed@example.org"],
        ["ev@example.org", "", "People", "2026-10-01", ""],
    ]
    source = io.StringIO(newline="")
    csv.writer(source, delimiter=delimiter).writerows(rows)
    path = tmp_path / "people.csv"
    path.write_bytes((mark + source.getvalue()).encode())
    people = read_people(path, INVITED, 4)
    assert (people.delimiter, people.header) == (delimiter, rows[0])
    assert people.rows == [row + [""] * (5 - len(row)) for row in rows[1:] if any(row)]
    assert people.given == [
        {"first_name": f'Ann{delimiter} "A"', "team": "it", "start": "2026-09-30", "remote": True},
        {"first_name": "Бо\nБ", "team": "07", "remote": False},
        {},
        {"team": "hr", "start": "2026-10-01"},
    ]


def test_the_day_from_which_waves_are_counted_must_be_there(tmp_path: Path) -> None:
    """Of everybody; without it nobody knew when to call them."""
    path = tmp_path / "people.csv"
    path.write_text("start,first_name\n2026-09-01,Ann\n,Bo\n")
    text = SURVEY.replace("steps:", "waves: { from: start, at: [30d] }\nsteps:").replace("team: teams, ", "")
    with pytest.raises(BadList) as bad:
        read_people(path, program_of(text.replace(", remote: yes_no", "")).survey, 9)
    assert bad.value.wrong == [f"{path}, row 3, column start: it is empty, and waves are counted from it."]


HEADER = "first_name,team,start,remote\n"


@pytest.mark.parametrize(
    ("content", "sentences"),
    [
        (f"{HEADER}Ann,Sales,2026-09-30,yes\nBo,it,9/30/2026,no\nEd,2,2026-02-30,maybe\n", [
            "row 2, column team: “Sales” is not possible, here belongs one of it, hr, 07.",
            "row 3, column start: “9/30/2026” is not possible, here belongs a day such as 2026-09-30.",
            "row 4, column team: “2” is not possible, here belongs one of it, hr, 07.",
            "row 4, column start: “2026-02-30” is not possible, here belongs a day such as 2026-09-30.",
            "row 4, column remote: “maybe” is not possible, here belongs yes or no.",
        ]),
        (f"{HEADER}\"two\nlines\",it,,\nAnn,itt,,\n", [
            "row 3, column team: “itt” is not possible, here belongs one of it, hr, 07; did you mean it?"]),
        (f"{HEADER}Ann,it,2026-09-30,yes,more\n", ["row 2: it has more cells than the first row."]),
        ("firstname,team,strat,remote\nAnn,it,2026-09-30,yes\n", [
            "there is no column first_name; did you mean firstname?", "there is no column start; did you mean strat?"]),
        ("first_name,team,start,remote,Team\nAnn,it,,,hr\n", ["there are 2 columns team."]),
        ("first_name,team,start,remote,link\nAnn,it,,,x\n", [
            "there is a column link already; take it out, or call it otherwise."]),
        (HEADER + "Ann,it,,\n" * 4, ["there are 4 people in it; at most 3 can be invited at once."]),
        (HEADER, ["there is nobody in it, only the names of columns."]),
        ("", ["there is no column first_name.", "there is no column team.", "there is no column start.",
              "there is no column remote.", "it is empty."]),
        (f"{HEADER}Анна,it,,\n".encode("cp1251"), [
            "its letters cannot be read, for the file is not in UTF-8; in a spreadsheet, save it as “CSV UTF-8”."]),
    ],
    ids=["cells", "lines", "more cells", "columns", "twice", "link", "many", "nobody", "empty", "letters"],
)  # fmt: skip
def test_every_mistake_is_told(tmp_path: Path, content: str | bytes, sentences: list[str]) -> None:
    """One sentence each, with its row and column, as the spreadsheet counts them."""
    path = tmp_path / "people.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(BadList) as bad:
        read_people(path, INVITED, 3)
    assert [words.removeprefix(str(path)).lstrip(",: ") for words in bad.value.wrong] == sentences
