"""What a word in a survey means: in, a place; out, a few lines of Markdown for whoever rests the pointer there."""

import re
from collections.abc import Iterator, Sequence

from surveybot.authoring.editing.answers import code_in, codes_of, home_of, named_as
from surveybot.authoring.editing.cursor import Cursor, cursor_at
from surveybot.authoring.editing.expected import keys_at, schemas_at
from surveybot.authoring.editing.lines import read_line
from surveybot.authoring.editing.names import Named, Understood
from surveybot.authoring.excerpt import cut, words_of
from surveybot.language.expression.functions import EXAMPLES
from surveybot.language.expression.types import kind
from surveybot.questions.question import Question
from surveybot.survey.model import GridStep, LabelStep, RepeatStep, SetStep

_MOST_CHOICES, _WIDEST = 12, 200


def explained_at(lines: Sequence[str], line: int, column: int, file: str, known: Understood | None) -> str:
    """What stands at a place, line and column from 0; empty where there is nothing to say."""
    if known is not None:
        named = known.meant_at(file, line + 1, column + 1)
        if named is not None:
            return about(named, known)
    here = read_line(lines[line])
    if here.key and here.column <= column <= here.column + len(here.key):
        own = cursor_at(lines, line, here.value_column)
        return str(keys_at(own.way, own.keys).get(here.key, {}).get("description", ""))
    end = _end_of_word(lines[line], column)
    cursor = cursor_at(lines, line, end)
    return _about_word(cursor, is_called=lines[line].startswith("(", end)) or _about_code(cursor, known)


def _end_of_word(text: str, column: int) -> int:
    found = re.compile(r"\w*").match(text, column)
    return found.end() if found is not None else column


def _about_word(cursor: Cursor, *, is_called: bool) -> str:
    """What a word of a fixed list, or a function, means."""
    word = re.split(r"\W", cursor.written)[-1]
    for schema in schemas_at(cursor.down, {}):
        meanings = dict(zip(schema.get("enum", ()), schema.get("enumDescriptions", ()), strict=False))
        if word in meanings:
            return str(meanings[word])
    return f"A function: `{EXAMPLES[word]}`" if is_called and word in EXAMPLES else ""


def _about_code(cursor: Cursor, known: Understood | None) -> str:
    """The label of a code in an expression."""
    code = code_in(cursor.written)
    if code is None or known is None:
        return ""
    return codes_of(named_as(code.question, home_of(cursor, known), known)).get(code.written, "")


def about(named: Named, known: Understood) -> str:
    """What a name stands for, and where it is given."""
    return "\n\n".join(_lines(named, known))


def _lines(named: Named, known: Understood) -> Iterator[str]:
    step, line = named.step, named.place.span.line
    of = known.program.types.get(named.full)
    value = f", {kind(of)} in conditions" if of is not None else ""
    match step:
        case Question():
            yield f"**{named.full}** – a question of type `{step.type}`{value}"
            yield f"> {cut(words_of(step.text, known.survey.source_language, ''), _WIDEST)}"
            choices = [f"- `{code}` {label}" for code, label in codes_of(named).items()]
            yield "\n".join([*choices[:_MOST_CHOICES], *(["- …"] if len(choices) > _MOST_CHOICES else [])])
            yield f"Asked in line {line}."
        case LabelStep():
            yield f"**{named.full}** – a label in line {line}"
        case SetStep():
            computed = {str(name): expression for name, expression in step.set.items()}[str(named.place)]
            yield f"**{named.full}** – a variable{value}"
            yield f"Set in line {line}: `{computed.source}`" if computed is not None else f"Set in line {line}."
        case RepeatStep():
            yield f"**{named.full}** – asked again and again, from line {line}"
        case GridStep():
            yield f"**{named.full}** – a battery of {len(step.questions)} questions in line {line}"
