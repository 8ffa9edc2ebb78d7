"""Pictures: every survey is laid out by Graphviz; an SVG can be read as XML, a PNG is one."""

import struct
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from surveybot.authoring.dot import dot
from surveybot.authoring.drawing import drawing_of
from surveybot.authoring.picture import picture
from surveybot.checks import examine
from surveybot.errors import SurveybotError
from surveybot.survey.reader import load_survey

HERE = Path(__file__).parent
SVG = "{http://www.w3.org/2000/svg}"


def drawn(path: Path) -> str:
    """The DOT of a survey, in its first language."""
    survey, _ = load_survey(path)
    assert survey is not None
    return dot(drawing_of(examine(survey)[0], survey.source_language))


@pytest.mark.parametrize("path", sorted((HERE / "surveys").glob("*.yaml")), ids=lambda path: path.stem)
def test_svg_has_every_box_and_arrow(path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """One group each; what the font library remarks is not for the people who draw."""
    source = drawn(path)
    groups = [group.get("class") for group in ElementTree.fromstring(picture(source, "svg")).iter(f"{SVG}g")]
    statements = [
        line for line in source.splitlines() if line.startswith(("  start ", "  n")) and not line.startswith("  node ")
    ]
    arrows = [line for line in statements if "->" in line.partition("[")[0]]
    assert groups.count("node") == len(statements) - len(arrows)
    assert groups.count("edge") == len(arrows)
    assert capfd.readouterr() == ("", "")


def test_a_png_is_sharp_and_as_long_as_the_survey() -> None:
    """Thirty questions one below the other: a picture for a screen to scroll or two sheets of paper."""
    image = picture(drawn(HERE / "surveys" / "first_quarter.yaml"), "png")
    assert image.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", image[16:24])
    assert 1_000 < width < 2_500
    assert 4_000 < height < 8_000


def test_a_drawing_that_graphviz_cannot_read_is_one_sentence() -> None:
    """Not a traceback from beneath it."""
    with pytest.raises(SurveybotError, match=r"^Graphviz cannot draw this survey: "):
        picture("digraph {", "svg")
