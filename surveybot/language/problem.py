"""Something wrong in a survey file: in, a place and plain words; out, a `Problem` for any renderer."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct

from surveybot.language.nodes import Node, Scalar
from surveybot.language.position import Span
from surveybot.language.words import fill


class Severity(StrEnum):
    """An error keeps a survey from being served; a warning and an info do not."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Label(Struct, frozen=True):
    """A second place that a problem points at, with what is to be seen there."""

    span: Span
    template: str
    values: Mapping[str, object] = {}

    @property
    def message(self) -> str:
        """The words in English."""
        return fill(self.template, self.values)


class Replacement(NamedTuple):
    """The piece of a file at `span` gives way to `text`; at an empty span `text` is put in."""

    span: Span
    text: str


Labels = tuple[Label, ...]
Fix = tuple[Replacement, ...]


class Problem(Struct, frozen=True):
    """One complaint about one place; `template` is English and the key of its translations.

    `code` is stable and names the page that explains it, `help` (a template over the same `values`) is the remedy.
    `fix` is what `help` says as replacements, all of them together, where it is certain what the author means:
    `fix=replaced(key, "match")` for a name, `fix=(Replacement(span, text),)` for anything else. It may be wrong about
    the rest of the survey: it is tried on a copy, and dropped if the problem stays or another one comes.
    """

    code: str
    severity: Severity
    span: Span
    template: str
    values: Mapping[str, object] = {}
    help_template: str = ""
    labels: Labels = ()
    fix: Fix = ()

    @property
    def message(self) -> str:
        """What is wrong, in English."""
        return fill(self.template, self.values)

    @property
    def help(self) -> str:
        """What to do about it, in English; empty where no remedy can be known."""
        return fill(self.help_template, self.values)


def error(
    code: str, span: Span, template: str, /, *, help: str = "", labels: Labels = (), fix: Fix = (), **values: object
) -> Problem:
    """A problem that keeps the survey from being served."""
    return Problem(code, Severity.ERROR, span, template, values, help, labels, fix)


def warning(
    code: str, span: Span, template: str, /, *, help: str = "", labels: Labels = (), fix: Fix = (), **values: object
) -> Problem:
    """A problem that is probably a mistake, but harms nobody."""
    return Problem(code, Severity.WARNING, span, template, values, help, labels, fix)


def info(
    code: str, span: Span, template: str, /, *, help: str = "", labels: Labels = (), fix: Fix = (), **values: object
) -> Problem:
    """Something worth knowing, be it right or wrong."""
    return Problem(code, Severity.INFO, span, template, values, help, labels, fix)


def replaced(written: Node, meant: str | None) -> Fix:
    """The fix that writes `meant` for a text of the file, inside the quotes that it has; none if nothing is meant."""
    if not meant or not isinstance(written, Scalar):
        return ()
    return (Replacement(written.source_span(0, len(written)), meant),)
