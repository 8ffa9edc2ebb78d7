"""The tables of this folder are kept: in, their entries; out, one test each."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from surveybot.language.nodes import Mapping, Node, Scalar, Sequence
from surveybot.language.position import Span
from surveybot.language.text import Entity, Pipe, Rendered, Text, literal, parse_template, render, split


def cases(name: str) -> list[dict[str, Any]]:
    """All entries of a table."""
    return yaml.safe_load((Path(__file__).parent / name).read_text(encoding="utf-8"))


def node(value: Any) -> Node:
    """A value of a table as the reader would give it, all on the first line."""
    span = Span("survey.yaml", 1, 1, 1, 1 + len(str(value)))
    if isinstance(value, str):
        return Scalar(value, span)
    if isinstance(value, list):
        sequence = Sequence(span)
        sequence.extend(node(entry) for entry in value)
        return sequence
    mapping = Mapping(span)
    for key, entry in value.items():
        mapping.add(Scalar(key, span), node(entry))
    return mapping


def words(source: str, pipe: Pipe) -> str:
    """What stands between the braces."""
    return source[pipe.span.column : pipe.span.end_column - 2]


def written(entity: Entity) -> str:
    """An entity as the tables write it."""
    return " ".join(str(part) for part in (entity.kind, entity.offset, entity.length, entity.url) if part is not None)


def rendered(source: str, answers: dict[str, str]) -> Rendered:
    """The text as it is shown; a placeholder without an answer shows its own words."""

    def fill(pipe: Pipe) -> str:
        name = words(source, pipe)
        return answers.get(name, f"‹{name}›")

    return render(parse_template(node(source))[0], fill)


@pytest.mark.parametrize("case", cases("templates.yaml"), ids=lambda case: case["source"])
def test_template(case: dict[str, Any]) -> None:
    """A text is shown with the entities of its table, and complains at its columns."""
    _, problems = parse_template(node(case["source"]))
    message = rendered(case["source"], case.get("answers", {}))
    assert message.text == case["shown"].strip()
    assert [written(entity) for entity in message.entities] == case.get("entities", [])
    assert [f"{problem.code}@{problem.span.column}" for problem in problems] == case.get("problems", [])


@pytest.mark.parametrize("case", cases("texts.yaml"), ids=lambda case: str(case["text"]))
def test_text(case: dict[str, Any]) -> None:
    """A text in several languages gives each respondent the right one, whatever is wrong with the others."""
    text, problems = Text.read(node(case["text"]))
    assert len(problems) == len(case.get("problems", []))
    for problem, expected in zip(problems, case.get("problems", []), strict=True):
        assert f"{problem.code}: {problem.help}".startswith(expected)
        assert problem.message
        assert problem.help
    assert (text is None) == ("shown" not in case)
    for language, expected in case.get("shown", {}).items():
        assert text is not None
        assert render(text.in_language(language, "en"), lambda pipe: "‹name›").text == expected


@pytest.mark.parametrize("case", cases("answers.yaml"), ids=lambda case: ascii(case["shown"]))
def test_literal(case: dict[str, Any]) -> None:
    """What a respondent wrote is shown in one harmless line of at most 200 characters."""
    expected = (case["shown"] * case.get("shown_times", 1)).rstrip() + ("…" if case.get("cut") else "")
    assert literal(case["reply"] * case.get("times", 1)) == expected


@pytest.mark.parametrize("case", cases("splits.yaml"), ids=lambda case: case["source"])
def test_split(case: dict[str, Any]) -> None:
    """A long text goes out in pieces that keep their styles."""
    pieces = split(rendered(case["source"], {}), case["limit"])
    assert [piece.text for piece in pieces] == case["pieces"]
    entities = [[written(entity) for entity in piece.entities] for piece in pieces]
    assert entities == case.get("entities", [[] for _ in pieces])
