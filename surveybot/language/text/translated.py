"""A text in all its languages: in, a scalar or a mapping language → scalar; out, a `Text` and its problems."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from surveybot.language.nodes import Mapping as MappingNode
from surveybot.language.nodes import Node, Scalar
from surveybot.language.position import Span
from surveybot.language.problem import Problem, Severity, error, replaced
from surveybot.language.text.cleaning import is_blank
from surveybot.language.text.habits import foreign_placeholders, habits
from surveybot.language.text.parts import Pipe, Template
from surveybot.language.text.render import render
from surveybot.language.text.rendered import Rendered
from surveybot.language.text.template import parse_template
from surveybot.language.words import Worded

ANY_LANGUAGE = ""
TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?")
_TAG_IN_ANY_CASE = re.compile(r"([a-z]{2,3})(?:[-_]([a-z]{4}))?(?:[-_]([a-z]{2}|\d{3}))?", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True, slots=True)
class Text:
    """A text of the survey, never empty; `templates` has one entry a language, in the file's order.

    A plain string holds for all languages and stands under `""`. `places` says where each one is.
    """

    templates: Mapping[str, Template]
    places: Mapping[str, Span]
    span: Span
    complete: bool = True  # whether all of it could be read; else a language that is missing has been told of
    foreign: tuple[Problem, ...] = ()  # placeholders as other tools write them, wrong where there are such names
    _ready: dict[tuple[str, str], Rendered | None] = field(default_factory=dict, init=False, repr=False, compare=False)

    @classmethod
    def read(cls, node: Node) -> "tuple[Text | None, list[Problem]]":
        """The text that stands in `node`, as far as it can be read; None where nothing of it can.

        Codes: `wrong-type`, `text-empty`, `language-unknown`, and those of `parse_template`.
        """
        if isinstance(node, Scalar):
            return _built({ANY_LANGUAGE: node}, node.span, [])
        if not isinstance(node, MappingNode):
            return None, [_not_a_text(node)]
        if len(node) > 1 and all(value for value in node.values()) and not any(_guess(key) for key in node):
            return None, [_no_language_at_all(node)]
        problems: list[Problem] = []
        sources: dict[str, Scalar] = {}
        for language, value in node.items():
            if not isinstance(value, Scalar):
                problems.append(_not_a_text(value))
            elif not TAG.fullmatch(language):
                problems.append(_no_language(node.key_of(language), value))
            else:
                sources[language] = value
        if not node:
            problems.append(_empty(node.span))
        return _built(sources, node.span, problems)

    def in_language(self, language: str, fallback: str) -> Template:
        """The text in `language`, else in its base (`pt` for `pt-BR`), else in `fallback`, else the first."""
        for wanted in (language, language.partition("-")[0], fallback):
            if (template := self.templates.get(wanted)) is not None:
                return template
        return next(iter(self.templates.values()))

    def ready(self, language: str, fallback: str) -> Rendered | None:
        """What `in_language` finds, rendered once for all; None if it has placeholders."""
        wanted = language, fallback
        if wanted not in self._ready:
            template = self.in_language(language, fallback)
            has_pipes = any(isinstance(part, Pipe) for part in template)
            self._ready[wanted] = None if has_pipes else render(template, lambda pipe: "")
        return self._ready[wanted]

    def pipes(self) -> Iterator[tuple[str, Pipe]]:
        """Every placeholder, with its language (`""` for all)."""
        for language, template in self.templates.items():
            for part in template:
                if isinstance(part, Pipe):
                    yield language, part


def _built(sources: Mapping[str, Scalar], span: Span, problems: list[Problem]) -> tuple[Text | None, list[Problem]]:
    templates: dict[str, Template] = {}
    for language, source in sources.items():
        if is_blank(source):
            problems.append(_empty(source.span))
            continue
        templates[language], found = parse_template(source)
        problems.extend([*found, *habits(source)])
    places = {language: sources[language].span for language in templates}
    is_broken = any(problem.severity is Severity.ERROR for problem in problems)
    foreign = tuple(problem for language in templates for problem in foreign_placeholders(sources[language]))
    return (Text(templates, places, span, not is_broken, foreign) if templates else None), problems


def _empty(span: Span) -> Problem:
    return error(
        "text-empty", span, "there is no text here", help="write what the respondent shall read, or take the line out"
    )


def _not_a_text(node: Node) -> Problem:
    found = Worded("`key: value` lines") if isinstance(node, MappingNode) else Worded("a list")
    return error(
        "wrong-type",
        node.span,
        "here belongs a text; found {found}",
        found=found,
        help='write one text for all languages, or one line a language, such as `en: "Hello"`; '
        "a text with `{{`, `[` or `: ` stands in quotes",
    )


def _no_language_at_all(node: MappingNode) -> Problem:
    return error(
        "wrong-type",
        node.span,
        "here belongs a text; found {found}",
        found=Worded("`key: value` lines"),
        help="write the words right after the colon; other keys of this step stand below, aligned with the first",
    )


def _no_language(key: Scalar, value: Scalar) -> Problem:
    guess = _guess(key)
    if guess:
        remedy = "write `{guess}`"
    elif not value:  # `text: {name}` is a mapping to YAML
        remedy = 'a text that begins with a placeholder stands in quotes: "{{{key}}}"'
    else:
        remedy = "a language is written in its short form, such as `en`, `ru` or `pt-BR`"
    words, fix = "`{key}` is no language", replaced(key, guess)
    return error("language-unknown", key.span, words, help=remedy, fix=fix, key=str(key), guess=guess)


def _guess(key: str) -> str:
    """The tag that was meant where only letter case or the hyphen is wrong."""
    found = _TAG_IN_ANY_CASE.fullmatch(key)
    if found is None:
        return ""
    language, script, region = found.groups()
    parts = language.lower(), script and script.capitalize(), region and region.upper()
    return "-".join(part for part in parts if part)
