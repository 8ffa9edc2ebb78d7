"""Notes for translators: in, a text and their language; out, what they must know that does not stand in it."""

from collections.abc import Iterator
from decimal import Decimal

from surveybot.authoring.translations.texts import Translatable
from surveybot.language.expression import Expression, names
from surveybot.language.expression.nodes import Call, children
from surveybot.language.expression.plurals import forms_of
from surveybot.language.nodes import Scalar
from surveybot.language.text import Pipe, Template, parse_template

GENERAL = (
    "Translate the text, not what stands between { and }: there the bot puts in what the respondent has answered.",
    "Words in quotes between { and } are translated too, as in {name or \"colleague\"}.",
    "Keep **bold**, _italic_ and [links](https://example.org) as they are marked.",
    "Leave empty what you cannot translate; mark as fuzzy what you are not sure of. Neither is taken over.",
)  # fmt: skip
_LONGEST = 100


def notes_for(text: Translatable, language: str) -> Iterator[str]:
    """What to tell about one text: the question it belongs to, what to keep, how many plural forms to write."""
    if text.about:
        line = " ".join(text.about.split())
        yield f"Belongs to: {line if len(line) <= _LONGEST else line[: _LONGEST - 1] + '…'}"
    kept = [pipe.expression.source for pipe in pipes_of(text.source) if not plurals_in(pipe.expression)]
    if kept:
        yield "Keep " + ", ".join(f"{{{source}}}" for source in dict.fromkeys(kept))
    for call in (call for pipe in pipes_of(text.source) for call in plurals_in(pipe.expression)):
        yield plural_note(call.arguments[0].source if call.arguments else "n", language)


def plural_note(number: str, language: str) -> str:
    """How to write `plural(number, …)` in a language, with numbers that each of its forms is for."""
    forms = forms_of(language)
    quoted = ", ".join('"…"' for _ in forms)
    examples = "; ".join(f"{form} ({', '.join(_numbers(form, language))})" for form in forms)
    count = "one form" if len(forms) == 1 else f"{len(forms)} forms, in this order: {examples}"
    return f"Write {{plural({number}, {quoted})}}: `{language}` has {count}. Write # where the number goes."


def _numbers(form: str, language: str) -> list[str]:
    """The first whole numbers that take a form, and dots if there are more."""
    from babel import Locale, UnknownLocaleError

    try:
        rule = Locale.parse(language, sep="-").plural_form
    except (UnknownLocaleError, ValueError):
        rule = Locale.parse("en").plural_form
    numbers = [str(number) for number in range(101) if rule(Decimal(number)) == form]
    return numbers if len(numbers) <= 4 else [*numbers[:4], "…"]


def template_of(text: str) -> Template:
    """The parts of a text; what cannot be read stays as it is written."""
    return parse_template(Scalar.nowhere(text))[0]


def pipes_of(text: str) -> list[Pipe]:
    """The placeholders of a text."""
    return [part for part in template_of(text) if isinstance(part, Pipe)]


def plurals_in(expression: Expression) -> list[Call]:
    """The calls of `plural` in an expression."""
    found: list[Call] = []
    waiting = [expression]
    for node in waiting:
        if isinstance(node, Call) and node.function == "plural":
            found.append(node)
        waiting.extend(children(node))
    return found


def names_in(text: str) -> set[str]:
    """The answers that the placeholders of a text refer to."""
    return {name.path for pipe in pipes_of(text) for name in names(pipe.expression)}
