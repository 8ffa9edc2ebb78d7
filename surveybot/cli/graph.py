"""`surveybot graph`: in, a survey file; out, a drawing of its flow, as text or as a picture."""

import sys
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from surveybot.authoring.dot import dot
from surveybot.authoring.drawing import Drawing, drawing_of
from surveybot.authoring.mermaid import mermaid
from surveybot.authoring.picture import picture
from surveybot.cli.one_survey import sound_program
from surveybot.cli.output import Output
from surveybot.cli.writing import write_file

Format = Literal["mermaid", "svg", "png", "dot"]
_ENDINGS: dict[str, Format] = {".svg": "svg", ".png": "png", ".dot": "dot", ".gv": "dot"}


def graph(
    file: Path,
    *,
    language: str | None = None,
    format: Annotated[Format | None, Parameter(name="--format")] = None,
    out: Annotated[Path | None, Parameter(name=["--out", "-o"], allow_leading_hyphen=True)] = None,
) -> int:
    """Draw the way through a survey: questions, conditions, jumps back, ends.

    :param file: A survey file.
    :param language: The language of the texts, if it is not the survey's first one.
    :param format: `mermaid` or `dot` is text, `svg` or `png` a picture; else as --out ends, else mermaid.
    :param out: The file to write; without one, and with `-`, text goes to standard output.
    """
    to_file = out if out is not None and str(out) != "-" else None
    wanted = format or _ENDINGS.get(to_file.suffix.lower() if to_file else "", "mermaid")
    if wanted == "png" and to_file is None:
        Output(stderr=True).say("surveybot: a PNG is no text; name a file, as in --out flow.png")
        return 2
    found = sound_program(file, language)
    if isinstance(found, int):
        return found
    drawn = _drawn(drawing_of(*found), wanted)
    if to_file is not None:
        write_file(to_file, drawn)
        Output(stderr=True).say(f"The flow of {found[0].survey.id} is drawn in {to_file}.")
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(drawn)
    return 0


def _drawn(drawing: Drawing, format: Format) -> bytes:
    if format == "mermaid":
        return mermaid(drawing).encode()
    if format == "dot":
        return dot(drawing).encode()
    with Output(stderr=True).status("Graphviz is drawing …"):
        return picture(dot(drawing), format)
