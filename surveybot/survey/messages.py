"""`messages:` – the author's own wording of the bot's phrases: in, a node; out, templates by phrase and language."""

from string import Formatter

from surveybot.language.fields import TEXT
from surveybot.language.meant import did_you_mean, proposal, surely_meant
from surveybot.language.nodes import Mapping, Node, Scalar
from surveybot.language.problem import Problem, error, replaced
from surveybot.language.record import wrong_type
from surveybot.language.shapes import Shape
from surveybot.phrases import KEYS, PhraseKey, Reworded, placeholders
from surveybot.phrases.english import ENGLISH

MESSAGES: Shape = {
    "type": "object",
    "properties": {key: {**TEXT, "description": ENGLISH[key]} for key in KEYS},
    "additionalProperties": False,
}


def read_messages(node: Node, problems: list[Problem]) -> Reworded:
    """Every phrase that is reworded; each template has no other placeholders than the bot's own phrase."""
    if not isinstance(node, Mapping):
        if node:
            problems.append(wrong_type(node, "`messages` is written as `phrase: text` lines"))
        return {}
    reworded: dict[PhraseKey, dict[str, str]] = {}
    for key, words in node.items():
        if key not in KEYS:
            problems.append(_unknown(node.key_of(key)))
            continue
        found = _templates(key, words, problems)
        if found:
            reworded[key] = found
    return reworded


def _templates(key: PhraseKey, words: Node, problems: list[Problem]) -> dict[str, str]:
    by_language = {"": words} if isinstance(words, Scalar) else words if isinstance(words, Mapping) else {}
    found = {}
    for language, text in by_language.items():
        if isinstance(text, Scalar) and text.strip():
            problem = _misused(key, text)
            if problem is None:
                found[language] = str(text)
            else:
                problems.append(problem)
        else:
            problems.append(wrong_type(text, "here belongs what the bot shall say"))
    if not by_language:
        problems.append(wrong_type(words, "here belongs what the bot shall say"))
    return found


def _misused(key: PhraseKey, text: Scalar) -> Problem | None:
    """What is wrong with the placeholders of a template."""
    known = placeholders(key)
    try:
        pieces = list(Formatter().parse(text))
        used = {name for _, name, _, _ in pieces if name is not None}
        is_plain = all(not spec and conversion is None for _, name, spec, conversion in pieces if name is not None)
    except ValueError:
        used, is_plain = set(), False
    if is_plain and used <= known:
        return None
    values = ", ".join(f"{{{name}}}" for name in sorted(known))
    return error(
        "message-placeholder",
        text.span,
        "this phrase of the bot has other placeholders",
        values=values,
        help="`{values}` can stand in it" if values else "no braces can stand in it",
    )


def _unknown(key: Scalar) -> Problem:
    guess = did_you_mean(key, KEYS)
    return error(
        "message-unknown",
        key.span,
        "the bot has no phrase called `{key}`",
        key=str(key),
        guess=guess,
        help=proposal(key, guess, "docs/language.md lists the phrases"),
        fix=replaced(key, surely_meant(key, KEYS)),
    )
