"""What is asked in rounds, as tables: each file of `rounds` has a survey, people, and all that is exported of them."""

import csv
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import yaml

from surveybot.export.loops import LoopTables
from surveybot.export.wide import WideTable, count_rounds
from surveybot.program.columns import METADATA, read_written, written_in
from surveybot.program.instructions import Program
from tests.export.test_csv import Response, answered
from tests.transcripts.conversation import program_of

HERE = Path(__file__).parent / "rounds"


def tables(program: Program, people: list[list[str]]) -> dict[str, list[list[str]]]:
    """The wide table without the metadata, and the tables of all loops."""
    responses: list[Response] = []
    most: dict[str, int] = {}
    for number, words in enumerate(people, 1):
        responses.append(answered(program, *(None if word == "(silence)" else word for word in words), id=number))
        count_rounds(responses[-1].content, most)
    wide, loops = WideTable([program], most), LoopTables([program])
    made = {"wide": [wide.header()[len(METADATA) :], *(wide.row(response)[len(METADATA) :] for response in responses)]}
    made |= {name: [table.header()] for name, table in loops.tables.items()}
    for response in responses:
        for table, row in loops.rows(response):
            made[table.name].append(row)
    return made


def read(text: str) -> list[list[str]]:
    """A table as it stands in a file."""
    return list(csv.reader(StringIO(text)))


@pytest.mark.parametrize("path", sorted(HERE.glob("*.yaml")), ids=lambda path: path.stem)
def test_rounds(path: Path) -> None:
    """Every cell of every table is as the file says."""
    document: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
    made = tables(program_of(document["survey"]), list(document["people"].values()))
    assert made == {name: read(text) for name, text in document["tables"].items()}


@pytest.mark.parametrize(
    ("name", "rounds", "written"),
    [
        ("age", (), "age"),
        ("child.age", (12,), "child[12].age"),
        ("a.b.c", (1, "x_2"), 'a[1].b["x_2"].c'),
        ("child.toy", (3,), "child[3].toy"),
        ("курс.польза", ("2",), 'курс["2"].польза'),
    ],
)
def test_names_of_rounds_can_be_read_again(name: str, rounds: tuple[int | str, ...], written: str) -> None:
    """What a response calls a question in a round says which question, and which round."""
    assert written_in(name, rounds) == written
    assert read_written(written) == (name, tuple(map(str, rounds)))
