"""A message on a terminal: in, a text with entities; out, the same words in bold, italic and with links."""

from rich.style import Style
from rich.text import Text

from surveybot.console.cells import visible
from surveybot.language.text import Entity, Rendered
from surveybot.language.text.units import utf16_slice

_STYLES = {"bold": Style(bold=True), "italic": Style(italic=True), "code": Style(color="cyan")}


def styled(rendered: Rendered) -> Text:
    """The text; a link goes where it goes if the terminal can do that, and is underlined anyway."""
    text = Text(visible(rendered.text, keep="\n\t"))
    for entity in rendered.entities:
        start = len(utf16_slice(rendered.text, 0, entity.offset))
        end = start + len(utf16_slice(rendered.text, entity.offset, entity.length))
        text.stylize(_style(entity), start, end)
    return text


def _style(entity: Entity) -> Style:
    if entity.kind == "text_link":
        return Style(underline=True, link=entity.url)
    return _STYLES[entity.kind]
