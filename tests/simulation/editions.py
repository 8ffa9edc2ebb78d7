"""The simulated surveys: in, the files of this folder; out, their first editions, and what they are edited to."""

from functools import cache
from pathlib import Path

import yaml

from surveybot.cli.checking import check_source
from surveybot.program.instructions import Program
from surveybot.serve.catalogue import Publication

HERE = Path(__file__).parent


@cache
def first_editions() -> tuple[Publication, ...]:
    """What is on offer when a run begins; compiled once for all runs."""
    return tuple(_published(path.read_bytes(), path) for path in sorted((HERE / "surveys").glob("*.yaml")))


@cache
def edits() -> tuple[Publication, ...]:
    """Every survey as it may be edited to, the first editions among them: an edit may be undone."""
    return first_editions() + tuple(
        _published(_edited(HERE / "surveys" / f"{survey}.yaml", changes), HERE / f"{survey}.{name}.yaml")
        for survey, edits in yaml.safe_load((HERE / "edits.yaml").read_text("utf-8")).items()
        for name, changes in edits.items()
    )


@cache
def programs() -> dict[str, Program]:
    """All of them by the hash of their edition."""
    return {one.text.hash: one.program for one in edits()}


def _edited(path: Path, changes: dict[str, str]) -> bytes:
    text = path.read_text("utf-8")
    for before, after in changes.items():
        assert before in text, f"{before!r} is not in {path.name}"
        text = text.replace(before, after)
    return text.encode()


def _published(source: bytes, path: Path) -> Publication:
    checked = check_source(source, path)
    assert checked.program is not None, checked.problems
    return Publication(checked.text, checked.program)
