"""`surveybot new`: in, the name of a template; out, a survey file to go on with, and what to type next."""

from pathlib import Path
from shlex import quote
from typing import Annotated

from cyclopts import Parameter

from surveybot.authoring.excerpt import cells
from surveybot.authoring.schema import MODELINE, SCHEMA_FILE, schema_text
from surveybot.authoring.templates import Template, copy_of, templates_in
from surveybot.cli.called import called
from surveybot.cli.files import TEMPLATES
from surveybot.cli.formats.summary import counted
from surveybot.cli.output import Output
from surveybot.cli.writing import write_file
from surveybot.language.meant import did_you_mean
from surveybot.language.nodes import Scalar
from surveybot.language.problem import Problem
from surveybot.shipped import shipped
from surveybot.survey.settings import read_id

_NEXT = {
    "validate": "finds every mistake",
    "try": "lets you answer it here",
    "test": "plays the test dialogues at its end",
    "graph": "draws the way through it",
}


def new(
    template: str | None = None,
    *,
    id: str | None = None,
    out: Annotated[Path | None, Parameter(name=["--out", "-o"])] = None,
    force: bool = False,
) -> int:
    """Begin a survey as a copy of a template. Without a name it lists the templates.

    :param template: The name of a template.
    :param id: The id of the new survey: Latin letters, digits and `_`; else the template's name.
    :param out: The file to write; else the id with `.yaml`, in this folder.
    :param force: Replace a file that is there already.
    """
    known = {each.name: each for each in templates_in(shipped("surveys") / TEMPLATES)}
    if template is None:
        _list(list(known.values()))
        return 0
    if template not in known:
        guess = did_you_mean(template, known)
        more = f"Did you mean {guess}?" if guess else f"There are: {', '.join(known)}."
        return _wrong(f"There is no template {template}. {more}")
    problems: list[Problem] = []
    read_id(Scalar.nowhere(id := id or template), problems)
    if problems:
        return _wrong(f"`{id}` is no id: {problems[0].message}.")
    path = out or Path(f"{id}.yaml")
    write_file(path, (MODELINE + copy_of(known[template], id)).encode(), replace=force)
    write_file(path.parent / SCHEMA_FILE, schema_text().encode())
    _tell(path)
    return 0


def _wrong(sentence: str) -> int:
    Output(stderr=True).say(f"surveybot: {sentence}")
    return 2


def _list(templates: list[Template]) -> None:
    output = Output()
    names = max(cells(each.name) for each in templates)
    titles = max(cells(each.title) for each in templates)
    for each in templates:
        title = each.title + " " * (titles - cells(each.title))
        languages = ", ".join(each.survey.languages)
        output.say((f"{each.name:<{names}}", "bold"), f"  {title}  {counted(each.questions, 'question')}, {languages}")
    output.say(f"\nTo begin with one: {called()} new {templates[0].name} --id my_survey")


def _tell(path: Path) -> None:
    output = Output()
    output.say("Here is your survey: ", (str(path), "bold"))
    output.say(
        f"Change its words in any editor; {SCHEMA_FILE} beside it tells many of them what can stand where. Then:"
    )
    for command, does in _NEXT.items():
        output.say(f"  {called()} {command:<8} {quote(str(path))}", (f"   {does}", "dim"))
