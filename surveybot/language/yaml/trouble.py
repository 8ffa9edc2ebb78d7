"""What libyaml says when it gives up: in, its exception; out, the places worth looking at."""

from dataclasses import dataclass
from typing import Any

import yaml

from surveybot.language.yaml.compose import Composition
from surveybot.language.yaml.draft import Draft
from surveybot.language.yaml.line import Line, above, parts


@dataclass(frozen=True)
class Trouble:
    """Lines and columns count from 0; `context` is what libyaml was reading, `quoted` the marks of the last quotes."""

    draft: Draft
    words: str
    line: int
    column: int
    context: str
    context_line: int
    context_column: int
    quoted: tuple[Any, Any] | None

    @property
    def here(self) -> Line:
        """The line where libyaml noticed."""
        return parts(self.draft, self.line)

    @property
    def before(self) -> Line | None:
        """The line above it."""
        return above(self.draft, self.line)

    @property
    def starts_line(self) -> bool:
        """Whether everything on the line up to where libyaml noticed is indentation."""
        return not self.draft.line(self.line)[: self.column].strip()


def trouble(draft: Draft, composition: Composition) -> Trouble:
    """The trouble of a composition that failed."""
    failure = composition.failure
    assert isinstance(failure, yaml.MarkedYAMLError)
    mark = failure.problem_mark or failure.context_mark
    context = failure.context_mark or mark
    last = composition.last_scalar
    quoted = (last.start_mark, last.end_mark) if last is not None and last.style in ("'", '"') else None
    line, column = (mark.line, mark.column) if mark else (0, 0)
    context_line, context_column = (context.line, context.column) if context else (line, column)
    words, within = failure.problem or "", failure.context or ""
    return Trouble(draft, words, line, column, within, context_line, context_column, quoted)
