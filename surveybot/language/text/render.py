"""A template becomes a message: in, a `Template` and what fills its pipes; out, a `Rendered`, or how long one gets."""

from collections.abc import Callable

from surveybot.language.text.parts import Literal, Pipe, Template
from surveybot.language.text.rendered import Rendered, assemble
from surveybot.language.text.units import utf16_length


def render(template: Template, fill: Callable[[Pipe], str]) -> Rendered:
    """The text with every pipe filled; what `fill` gives is shown as it is and never read as markup.

    `fill` passes what a respondent wrote through `literal` first.
    """
    return assemble((part.text if isinstance(part, Literal) else fill(part), part.marks) for part in template)


def longest(template: Template, longest_of: Callable[[Pipe], int]) -> int:
    """The length in UTF-16 units if every pipe brings as many units as `longest_of` says."""
    return sum(utf16_length(part.text) if isinstance(part, Literal) else longest_of(part) for part in template)
