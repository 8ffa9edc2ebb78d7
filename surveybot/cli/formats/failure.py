"""A test dialogue that failed: in, how it was played; out, what was said, and what was expected instead."""

from rich.text import Text

from surveybot.console.cells import visible
from surveybot.language.problem import Problem
from surveybot.trial.play import Line

_INDENT = " " * 6
_SPEAKERS = {"bot": "bot", "respondent": "you"}
_DIFFERS = "test-failed"


def transcript(lines: list[Line]) -> Text:
    """Who said what; the respondent's lines stand out."""
    rows = []
    for line in lines:
        style = "dim" if line.speaker == "bot" else "cyan"
        first, *more = line.words.splitlines() or [""]
        rows.append(Text.assemble(_INDENT, (f"{_SPEAKERS[line.speaker]}  ", "bold"), (visible(first), style)))
        rows += [Text.assemble(_INDENT, "     ", (visible(words), style)) for words in more]
    return Text("\n").join(rows)


def difference(problem: Problem) -> Text:
    """Where in the file the expectation stands, what it is, and what was got."""
    if problem.code != _DIFFERS:
        return Text.assemble(_INDENT, (f"{problem.span}: ", "bold"), visible(problem.message))
    head = Text.assemble(_INDENT, (f"{problem.span}: ", "bold"), str(problem.values["what"]))
    sides = (("expected", "expected", "green"), ("got", "found", "red"))
    return Text("\n").join([head, *(_side(word, str(problem.values[key]), style) for word, key, style in sides)])


def _side(word: str, value: str, style: str) -> Text:
    first, *more = value.splitlines() or [""]
    rows = [Text.assemble(f"{_INDENT}  {word:<8}  ", (visible(first), style))]
    rows += [Text.assemble(f"{_INDENT}            ", (visible(line), style)) for line in more]
    return Text("\n").join(rows)
