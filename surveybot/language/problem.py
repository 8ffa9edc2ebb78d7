"""Something wrong in a survey file: in, a place and plain words; out, a `Problem` for any renderer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from surveybot.language.position import Span


class Severity(StrEnum):
    """An error keeps a survey from being served; a warning and an info do not."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Label:
    """A second place that a problem points at, with what is to be seen there."""

    span: Span
    template: str
    values: Mapping[str, object] = field(default_factory=dict)

    @property
    def message(self) -> str:
        """The words in English."""
        return self.template.format_map(self.values)


@dataclass(frozen=True, slots=True)
class Problem:
    """One complaint about one place; `template` is English and the key of its translations.

    `code` is stable and names the page that explains it, `help` (a template over the same `values`) is the remedy.
    """

    code: str
    severity: Severity
    span: Span
    template: str
    values: Mapping[str, object] = field(default_factory=dict)
    help_template: str = ""
    labels: tuple[Label, ...] = ()

    @property
    def message(self) -> str:
        """What is wrong, in English."""
        return self.template.format_map(self.values)

    @property
    def help(self) -> str:
        """What to do about it, in English; empty where no remedy can be known."""
        return self.help_template.format_map(self.values)


def error(
    code: str, span: Span, template: str, /, *, help: str = "", labels: tuple[Label, ...] = (), **values: object
) -> Problem:
    """A problem that keeps the survey from being served."""
    return Problem(code, Severity.ERROR, span, template, values, help, labels)


def warning(
    code: str, span: Span, template: str, /, *, help: str = "", labels: tuple[Label, ...] = (), **values: object
) -> Problem:
    """A problem that is probably a mistake, but harms nobody."""
    return Problem(code, Severity.WARNING, span, template, values, help, labels)
