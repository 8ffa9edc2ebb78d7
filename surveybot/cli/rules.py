"""`surveybot rules`: in, nothing; out, each problem that can be found, in one line with its severity and family."""

import json
from itertools import groupby
from typing import Annotated, Literal

from cyclopts import Parameter
from rich.text import Text

from surveybot.cli.output import Output
from surveybot.cli.pages import Page, pages

_COLOURS = {"error": "red", "warning": "yellow", "info": "blue"}


def rules(*, format: Annotated[Literal["text", "json"], Parameter(name="--format")] = "text") -> int:
    """List every problem that `surveybot validate` can find.

    :param format: `text` for people, `json` for programs.
    """
    found, output = pages(), Output()
    if format == "json":
        output.out(json.dumps([_record(page) for page in found], ensure_ascii=False, indent=2), highlight=False)
        return 0
    width = max(len(page.code) for page in found)
    for family, of_family in groupby(found, key=lambda page: page.family):
        output.say((f"{family.letter}  {family.name}", "bold"), f": {family.about}")
        for page in of_family:
            output.print(_line(page, width))
        output.print()
    return 0


def _line(page: Page, width: int) -> Text:
    colour = _COLOURS[page.severity.partition(" ")[0]]
    return Text.assemble(f"   {page.code:<{width}}  ", (f"{page.severity:<16}", colour), f"  {page.summary}")


def _record(page: Page) -> dict[str, object]:
    return {
        "code": page.code, "severities": page.severity.split(" or "), "family": page.family.name,
        "letter": page.family.letter, "summary": page.summary,
    }  # fmt: skip
