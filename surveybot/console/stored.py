"""What an interview left: in, its program and its response; out, one row a question or variable, in plain words."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from surveybot.program.instructions import Program


class Row(NamedTuple):
    """A name with what is stored under it; `remark` says why there is nothing, or that it was computed."""

    name: str
    stored: str
    remark: str


def rows(program: Program, response: Mapping[str, Any]) -> list[Row]:
    """Every question in the order of the file, then the computed values; answers as they stand in an export."""
    answers, missing = response["answers"], response["missing"]
    asked = [
        Row(name, question.cells(answers[name])[0], "") if name in answers else Row(name, "", f"({missing[name]})")
        for name, question in program.questions.items()
    ]
    return asked + [Row(name, str(value), "(computed)") for name, value in response["computed"].items()]
