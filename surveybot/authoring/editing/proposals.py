"""What could be written at a place: in, the cursor and what is known of the survey; out, proposals that say why."""

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from surveybot.authoring.editing.answers import code_in, codes_of, home_of, named_as
from surveybot.authoring.editing.cursor import Cursor, Level
from surveybot.authoring.editing.expected import Schema, keys_at, schemas_at
from surveybot.authoring.editing.explained import about
from surveybot.authoring.editing.names import Named, Understood
from surveybot.language.expression.functions import EXAMPLES
from surveybot.language.expression.slips import KEYWORDS
from surveybot.language.fields import TEXT
from surveybot.language.shapes import CHOICE, EXPRESSION, FILE, LANGUAGE, LIST, PART, QUESTION, STEP, Shape
from surveybot.program.homes import Names, bare
from surveybot.questions.question import Question

Sort = Literal["key", "value", "name", "function", "file"]
_YAML = (".yaml", ".yml")


class Proposal(NamedTuple):
    """A word that could stand in place of the last `replaces` characters before the cursor."""

    word: str
    sort: Sort
    meaning: str = ""
    written: str = ""
    replaces: int = 0


def proposals(cursor: Cursor, known: Understood | None, files: Iterable[str]) -> list[Proposal]:
    """All that could be written at the cursor; `files` are those beside the survey."""
    expression = _expression(cursor)
    if expression is not None:
        return list(_in_expression(expression, cursor, known)) if known is not None else []
    found = [*_keys(cursor), *_values(cursor), *_named(cursor, known, files)]
    return [each._replace(replaces=len(cursor.written)) for each in {each.word: each for each in found}.values()]


def _expression(cursor: Cursor) -> str | None:
    """The expression that is being written, also in the braces of a text; None if it is something else."""
    titles = _titles(schemas_at(cursor.down, {}))
    if EXPRESSION["title"] in titles:
        return cursor.written
    opened = re.search(r"\{([^{}]*)$", cursor.written)
    return opened[1] if TEXT["title"] in titles and opened is not None else None


def _titles(schemas: Iterable[Schema]) -> set[str]:
    return {schema["title"] for schema in schemas if "title" in schema}


def _keys(cursor: Cursor) -> Iterator[Proposal]:
    """The keys that are not there yet."""
    for key, schema in keys_at(cursor.way, cursor.keys).items() if not cursor.key else ():
        if key not in cursor.keys:
            colon = ":" if schema.get("type") in ("array", "object") else ": "
            yield Proposal(key, "key", schema.get("description", ""), key + colon)


def _values(cursor: Cursor) -> Iterator[Proposal]:
    """The words of a fixed list, and examples of what is not fixed."""
    for schema in schemas_at(cursor.down, {}) if cursor.key else ():
        words = [word for word in schema.get("enum", ()) if isinstance(word, str)]
        meanings = dict(zip(words, schema.get("enumDescriptions", ()), strict=False))
        for word in (*words, *schema.get("examples", ())):
            yield Proposal(word, "value", meanings.get(word, ""))


def _named(cursor: Cursor, known: Understood | None, files: Iterable[str]) -> Iterator[Proposal]:
    """What the survey or its folder has a name for; keys too, where they are the author's."""
    schemas = schemas_at(cursor.down, {} if cursor.key else cursor.keys)
    keys = {schema.get("propertyNames", {}).get("title") for schema in schemas} if not cursor.key else set()
    titles = _titles(schemas)
    if titles & {FILE["title"], PART["title"]}:
        endings = _YAML if PART["title"] in titles else ("",)
        yield from (Proposal(file, "file") for file in files if file.endswith(endings))
    if known is None:
        return
    for shape, found in _sources(cursor, known):
        if shape["title"] in titles | keys:
            ending = ": " if shape["title"] in keys else ""
            yield from (each._replace(written=each.word + ending) for each in found)


def _sources(cursor: Cursor, known: Understood) -> Iterator[tuple[Shape, list[Proposal]]]:
    """What there is for each thing that can be named."""
    yield STEP, [_proposal(named, known) for named in known.targets()]
    questions = (named for named in known.names.values() if isinstance(named.step, Question))
    yield QUESTION, [_proposal(named, known) for named in questions]
    codes = codes_of(_asked(cursor, known))
    yield CHOICE, [Proposal(code, "value", label) for code, label in codes.items()]
    yield LIST, [Proposal(name, "name", "A list of choices.") for name in known.survey.choice_lists]
    yield LANGUAGE, [Proposal(str(language), "value") for language in known.survey.languages]


def _proposal(named: Named, known: Understood) -> Proposal:
    return Proposal(bare(named.full), "name", about(named, known))


def _asked(cursor: Cursor, known: Understood) -> Named | None:
    """The question that the cursor is about: whose step it is in, or whose name is the key."""
    by_name = {str(named.place): named for named in known.names.values() if codes_of(named)}
    levels = reversed((*cursor.way, Level(cursor.key, cursor.keys)))
    words = (word for level in levels for word in (level.key, level.keys.get("ask", "")))
    return next((by_name[word] for word in words if word in by_name), None)


def _in_expression(expression: str, cursor: Cursor, known: Understood) -> Iterator[Proposal]:
    home = home_of(cursor, known)
    code = code_in(expression)
    if code is not None:
        for each, label in codes_of(named_as(code.question, home, known)).items():
            quoted = each if code.is_quoted else f'"{each}"'
            yield Proposal(quoted, "value", label, quoted, len(code.written))
    if (code is not None and code.is_quoted) or expression.count('"') % 2:
        return
    last = re.search(r"[\w.]*$", expression)
    length = len(last[0]) if last is not None else 0
    for name in Names(home):
        named = named_as(name, home, known)
        yield Proposal(name, "name", about(named, known) if named is not None else "", name, length)
    for function, example in EXAMPLES.items():
        yield Proposal(function, "function", f"`{example}`", function, length)
    yield from (Proposal(word, "value", "", word, length) for word in sorted(KEYWORDS))
