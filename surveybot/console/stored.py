"""What an interview left: in, its program and its response; out, one row a question or variable, in plain words."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from surveybot.export.wide import count_rounds
from surveybot.program.columns import columns_of, counted, given_columns
from surveybot.program.instructions import Program


class Row(NamedTuple):
    """A name with what is stored under it; `remark` says why there is nothing, or that it was computed."""

    name: str
    stored: str
    remark: str


def rows(program: Program, response: Mapping[str, Any]) -> list[Row]:
    """Every question in the order of the file, then the computed values; answers as they stand in an export."""
    most: dict[str, int] = {}
    count_rounds(response, most)
    found = [
        Row(written, question.written(response["given"][written]), "(given)")
        for _, written, _, question in given_columns(program)
        if question is not None and written in response.get("given", {})
    ]
    for _, written, _, question in columns_of(program, counted(most)):
        if question is None:
            if written in response["computed"]:
                found.append(Row(written, str(response["computed"][written]), "(computed)"))
        elif written in response["answers"]:
            found.append(Row(written, question.written(response["answers"][written]), ""))
        elif written in response["missing"]:  # else there was no such round
            found.append(Row(written, "", f"({response['missing'][written]})"))
    return found
