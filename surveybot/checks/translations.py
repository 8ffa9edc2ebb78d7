"""Translations that say something else than their source: other placeholders, other markup, the same or odd letters."""

import re
from collections.abc import Iterator

from surveybot.checks.languages import texts_of
from surveybot.language.alphabets import writes_cyrillic
from surveybot.language.expression import Name, names
from surveybot.language.expression.nodes import Logic
from surveybot.language.fields import RESERVED
from surveybot.language.problem import Label, Problem, Replacement, error, info, warning
from surveybot.language.text import ANY_LANGUAGE, Pipe, Template, Text, words_of, written
from surveybot.language.words import Worded
from surveybot.program.homes import bare
from surveybot.program.instructions import Program

_LATIN_WORD, _CYRILLIC_WORD = re.compile("[A-Za-z]{2,}"), re.compile("[\u0400-\u04ff]{2,}")
_FEW_WORDS = 3  # names, terms and greetings are the same in many languages
_LATIN_LANGUAGES = frozenset(["cs", "da", "de", "en", "es", "et", "fi", "fr", "it", "lt", "lv", "nb", "pl", "pt", "sv"])
_MARKS = {
    "bold": Worded("bold words"), "italic": Worded("words in italics"), "code": Worded("code"),
    "text_link": Worded("a link"),
}  # fmt: skip


def check(program: Program) -> Iterator[Problem]:
    """Every translation has the placeholders and the markup of its source, and is in its own language."""
    source = program.survey.source_language
    known = {*RESERVED, "number", *map(bare, program.homes), *map(bare, program.repeats)}
    for text in texts_of(program):
        if source not in text.templates:
            continue
        for language in text.templates:
            if language != source:
                yield from _placeholders(text, source, language, known)
                yield from _markup(text, source, language)
                yield from _same(text, source, language)
        yield from _alphabets(text)
    yield from _of_one_language(program)


def _placeholders(text: Text, source: str, language: str, known: set[str]) -> Iterator[Problem]:
    original, translation = text.templates[source], text.templates[language]
    used = _used(original), _used(translation)
    if used == (set(), set()):
        return
    if not {bare(name) for one in used for name in one} <= known:
        return  # it has been told that there is no such name
    missing = {name: pipe for name, pipe in _shown(original).items() if name not in used[1]}
    extra = {name: pipe for name, pipe in _shown(translation).items() if name not in used[0]}
    here, there = next(iter(extra), ""), next(iter(missing), "")
    if not here and not there:
        return
    span = extra[here].expression.span if here else text.places[language]
    labels = (Label(missing[there].span, "`{there}` is here", {"there": there}),) if there else ()
    complain = error if here and there else warning
    yield complain(
        "placeholder-mismatch",
        span,
        "`{source}` shows the answer to `{there}` here, and `{language}` that to `{here}`"
        if here and there
        else "`{source}` shows the answer to `{there}` in this text, and `{language}` does not"
        if there
        else "`{language}` shows the answer to `{here}` here, and `{source}` does not",
        here=here,
        there=there,
        language=language,
        source=source,
        labels=labels,
        fix=(Replacement(span, there),) if here and there else (),
        help="write `{{{there}}}` here"
        if here and there
        else "add `{{{there}}}` to it"
        if there
        else "take it out, or add it to `{source}` too",
    )


def _used(template: Template) -> set[str]:
    """Every name that stands in a placeholder, be it for a condition only."""
    pipes = (part for part in template if isinstance(part, Pipe))
    return {name.path for pipe in pipes for name in names(pipe.expression)}


def _shown(template: Template) -> dict[str, Pipe]:
    """The names of which the answer itself is shown, as it is or with a word for those who gave none."""
    shown: dict[str, Pipe] = {}
    for pipe in (part for part in template if isinstance(part, Pipe)):
        first = pipe.expression.operands[0] if isinstance(pipe.expression, Logic) else pipe.expression
        if isinstance(first, Name):
            shown.setdefault(first.path, pipe)
    return shown


def _markup(text: Text, source: str, language: str) -> Iterator[Problem]:
    marked = {tag: {mark.kind for part in text.templates[tag] for mark in part.marks} for tag in (source, language)}
    for kind, words in _MARKS.items() if marked[source] != marked[language] else ():
        has = [tag for tag in marked if kind in marked[tag]]
        alone = any(kind == "bold" and "**" in words_of(text.templates[tag]) for tag in marked)  # which is told
        if len(has) == 1 and not alone:
            yield warning(
                "markup-mismatch",
                text.places[language],
                "`{has}` has {words} here, and `{other}` has none",
                has=has[0],
                other=language if has[0] == source else source,
                words=words,
                help="mark the same words in both languages, each sign with its partner, as in `**words**`",
            )
            return


def _same(text: Text, source: str, language: str) -> Iterator[Problem]:
    words = written(text.templates[source])
    is_variant = source.partition("-")[0] == language.partition("-")[0]
    if words != written(text.templates[language]) or is_variant:
        return
    if len(re.findall(r"[^\W\d_]{2,}", words)) >= _FEW_WORDS:
        yield info(
            "same-as-source",
            text.places[language],
            "`{language}` says the same as `{source}`, word for word",
            language=language,
            source=source,
            help="translate it, or write one text for all languages",
        )


def _alphabets(text: Text) -> Iterator[Problem]:
    """Sentences in the letters of another language: two translations that changed places."""
    said = {language: words_of(template) for language, template in text.templates.items()}
    for language, words in said.items():
        if list(said.values()).count(words) > 1:
            continue  # it was copied, which is told
        latin, cyrillic = len(_LATIN_WORD.findall(words)), len(_CYRILLIC_WORD.findall(words))
        is_latin = language.partition("-")[0] in _LATIN_LANGUAGES
        if max(latin, cyrillic) >= _FEW_WORDS and (
            (writes_cyrillic(language) and not cyrillic) or (is_latin and not latin)
        ):
            yield warning(
                "translation-alphabet",
                text.places[language],
                "`{language}` is not written in Cyrillic letters"
                if is_latin
                else "`{language}` is not written in Latin letters",
                language=language,
                help="have two translations changed places?",
            )


def _of_one_language(program: Program) -> Iterator[Problem]:
    """Texts in the letters of another language than the survey's: the bot's own words would be in that one."""
    language, *more = program.survey.languages
    texts = [words_of(text.templates[ANY_LANGUAGE]) for text in texts_of(program) if ANY_LANGUAGE in text.templates]
    cyrillic = [bool(_CYRILLIC_WORD.search(words)) for words in texts if len(words.split()) >= _FEW_WORDS]
    is_cyrillic = writes_cyrillic(language)
    if more or len(cyrillic) < _FEW_WORDS or len(set(cyrillic)) > 1 or cyrillic[0] == is_cyrillic:
        return
    if is_cyrillic or language in _LATIN_LANGUAGES:
        yield warning(
            "translation-alphabet",
            language.span if language.span.file else program.survey.title.span,
            "the texts are not in `{language}`, the language in which the bot would say its own words",
            language=str(language),
            right="en" if is_cyrillic else "ru",
            help="write `language: {right}` at the top, or what else it is",
        )
