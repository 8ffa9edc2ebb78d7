"""`surveybot rules`: in, nothing; out, each problem that can be found, in one line with its severity and family."""

import json
import os
from itertools import groupby
from typing import Annotated, Literal

from cyclopts import Parameter
from rich.text import Text

from surveybot.cli.output import Output
from surveybot.cli.pages import Page, pages, severity_in
from surveybot.cli.speech import Language, spoken

_COLOURS = {"error": "red", "warning": "yellow", "info": "blue"}


def rules(
    *,
    format: Annotated[Literal["text", "json"], Parameter(name="--format")] = "text",
    lang: Language | None = None,
) -> int:
    """List every problem that `surveybot validate` can find.

    :param format: `text` for people, `json` for programs.
    :param lang: In English or in Russian; without it SURVEYBOT_LANG, LC_ALL and LANG decide. JSON is English.
    """
    language = lang or spoken(os.environ)
    found, output = pages("en" if format == "json" else language), Output()
    if format == "json":
        output.out(json.dumps([_record(page) for page in found], ensure_ascii=False, indent=2), highlight=False)
        return 0
    width = max(len(page.code) for page in found)
    severities = {page.code: severity_in(page, language) for page in found}
    wide = max(16, *(len(words) for words in severities.values()))
    for family, of_family in groupby(found, key=lambda page: page.family):
        output.say((f"{family.letter}  {family.name}", "bold"), f": {family.about}")
        for page in of_family:
            output.print(_line(page, width, f"{severities[page.code]:<{wide}}"))
        output.print()
    return 0


def _line(page: Page, width: int, severity: str) -> Text:
    colour = _COLOURS[page.severity.partition(" ")[0]]
    return Text.assemble(f"   {page.code:<{width}}  ", (severity, colour), f"  {page.summary}")


def _record(page: Page) -> dict[str, object]:
    return {
        "code": page.code, "severities": page.severity.split(" or "), "family": page.family.name,
        "letter": page.family.letter, "summary": page.summary,
    }  # fmt: skip
