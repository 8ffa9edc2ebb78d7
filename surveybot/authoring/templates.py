"""Templates: in, a folder of surveys to begin with; out, what each one is, and a copy of it under another id."""

from pathlib import Path
from typing import NamedTuple

from surveybot.authoring.excerpt import words_of
from surveybot.language.reader import read_bytes
from surveybot.program.names import every_step
from surveybot.questions.question import Question
from surveybot.survey.model import Survey
from surveybot.survey.reader import read_survey


class Template(NamedTuple):
    """A survey to begin with; its name is that of its file."""

    name: str
    source: str
    survey: Survey

    @property
    def title(self) -> str:
        """Its title in its first language."""
        return words_of(self.survey.title, self.survey.source_language, "")

    @property
    def questions(self) -> int:
        """How many questions stand in it."""
        return sum(isinstance(step, Question) for step in every_step(self.survey.steps))


def templates_in(folder: Path) -> list[Template]:
    """All templates by their names; CannotRead if a file cannot be read."""
    return [_read(path) for path in sorted(folder.glob("*.yaml"))]


def _read(path: Path) -> Template:
    source = read_bytes(path)
    survey, problems = read_survey(source, path.name)
    assert survey is not None, problems
    return Template(path.stem, source.decode(), survey)


def copy_of(template: Template, id: str) -> str:
    """The text of a template with another id; every other letter of it stays, comments too."""
    place = template.survey.id.span
    lines = template.source.splitlines(keepends=True)
    line = lines[place.line - 1]
    lines[place.line - 1] = line[: place.column - 1] + id + line[place.end_column - 1 :]
    return "".join(lines)
