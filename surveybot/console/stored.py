"""What an interview left: in, its program and its response; out, one row a question or variable, in plain words."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from surveybot.program.instructions import Program


class Row(NamedTuple):
    """A name with what is stored under it; `remark` says why there is nothing, or that it was computed."""

    name: str
    stored: str
    remark: str


def rows(program: Program, response: Mapping[str, Any]) -> list[Row]:
    """Every question in the order of the file, in each of its rounds, then the computed values, as in an export."""
    answers, missing = response["answers"], response["missing"]
    asked = [
        Row(written, question.cells(answers[written])[0], "")
        if written in answers
        else Row(written, "", f"({missing[written]})")
        for name, question in program.questions.items()
        for written in [*answers, *missing]
        if _without_rounds(written) == name
    ]
    return asked + [Row(name, str(value), "(computed)") for name, value in response["computed"].items()]


def _without_rounds(written: str) -> str:
    """`child.age` of `child[2].age`."""
    return re.sub(r"\[[^]]*\]", "", written)
