"""Journals that any version has recorded are replayed by this build: a new version breaks no open interview (P9)."""

import json
from pathlib import Path
from typing import Any

import pytest

from surveybot import __version__
from surveybot.dialog.run import JournalMismatch
from tests.journals.replay import Json, ended, header_of, program_of, standing

HERE = Path(__file__).parent
FILES = [pytest.param(path, id=f"{path.parent.name}: {path.stem}") for path in sorted(HERE.glob("*/*.json"))]


@pytest.mark.parametrize("path", FILES)
def test_a_journal_leads_where_it_led_when_it_was_recorded(path: Path) -> None:
    """At each wait the same bookmark, question and answers; at the end the same response."""
    recorded = _read(path)
    program = program_of(recorded)
    for journal in recorded["journals"]:
        header, entries = header_of(journal["header"]), journal["entries"]
        for stand in journal["stands"]:
            found = standing(program, header, entries[: stand["taken"]], stand["draft"])
            assert _plain(found) == {name: stand[name] for name in found}
        if "ended" in journal:
            assert _plain(ended(program, header, entries)) == journal["ended"]


def test_this_version_has_recorded_its_own() -> None:
    """A new version records journals with `python -m tests.journals.record`; the old ones stay."""
    assert list((HERE / __version__).glob("*.json"))


def test_a_build_that_takes_another_way_is_noticed() -> None:
    """The same journal in a program that asks something else first: it is refused, as `serve` would park it."""
    recorded = _read(HERE / "0.1.0" / "adder.json")
    recorded["survey"] = recorded["survey"].replace("ask: first", "ask: firstly").replace("{first}", "{firstly}")
    journal = recorded["journals"][0]
    stand = journal["stands"][-1]
    with pytest.raises(JournalMismatch, match="its record leads to firstly"):
        standing(program_of(recorded), header_of(journal["header"]), journal["entries"], stand["draft"])


def _read(path: Path) -> Json:
    recorded: Json = json.loads(path.read_text("utf-8"))
    return recorded


def _plain(found: Any) -> Any:
    return json.loads(json.dumps(found, default=str))
