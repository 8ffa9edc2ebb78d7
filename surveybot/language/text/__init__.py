"""Texts of a survey: in, a node of the file; out, a `Text`, its templates, and the messages rendered from them."""

from surveybot.language.text.cleaning import LITERAL_LIMIT, is_blank, literal
from surveybot.language.text.parts import EntityKind, Literal, Mark, Marks, Part, Pipe, Template, words_of, written
from surveybot.language.text.render import longest, render
from surveybot.language.text.rendered import MESSAGE_LIMIT, Entity, Rendered, join, split, styled
from surveybot.language.text.template import parse_template
from surveybot.language.text.translated import ANY_LANGUAGE, Text
from surveybot.language.text.units import utf16_length

__all__ = [
    "ANY_LANGUAGE",
    "LITERAL_LIMIT",
    "MESSAGE_LIMIT",
    "Entity",
    "EntityKind",
    "Literal",
    "Mark",
    "Marks",
    "Part",
    "Pipe",
    "Rendered",
    "Template",
    "Text",
    "is_blank",
    "join",
    "literal",
    "longest",
    "parse_template",
    "render",
    "split",
    "styled",
    "utf16_length",
    "words_of",
    "written",
]
