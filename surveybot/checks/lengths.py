"""`text-too-long`, `label-too-long`, `button-too-wide`: what would not fit into a message or on a button."""

from collections.abc import Iterator

from surveybot.checks.languages import texts_of
from surveybot.language.problem import Problem, error, warning
from surveybot.language.text import LITERAL_LIMIT, MESSAGE_LIMIT, Literal, Template, longest
from surveybot.program.instructions import Program
from surveybot.questions.choices import ChoiceList
from surveybot.questions.listed import Listed
from surveybot.questions.question import lists_of

LABEL_LIMIT = 64  # more is cut on a phone; Telegram itself sets no limit


def check(program: Program) -> Iterator[Problem]:
    """Every text must fit with the longest answers piped in (Bot API, sendMessage: 1-4096 characters)."""
    for text in texts_of(program):
        for language, template in text.templates.items():
            if _signs(template, LITERAL_LIMIT) * 2 <= MESSAGE_LIMIT:
                continue  # a sign has at most two UTF-16 units
            length = longest(template, lambda pipe: LITERAL_LIMIT)
            if length > MESSAGE_LIMIT:
                yield error(
                    "text-too-long",
                    text.places[language],
                    "this text can grow to {length} characters; a message holds {limit}",
                    length=length,
                    limit=MESSAGE_LIMIT,
                    help="split it into two `say` steps",
                )
    for choices in lists_of(program.questions.values()):
        yield from _labels(choices)
    for question in program.questions.values():
        if isinstance(question, Listed) and question.columns is not None:
            yield from _side_by_side(question, question.columns)


def _labels(choices: ChoiceList) -> Iterator[Problem]:
    for choice in choices:
        for language, place in choice.label.places.items():
            if _signs(choice.label.templates[language]) <= LABEL_LIMIT:
                continue
            length = len(choice.shown(language))
            if length > LABEL_LIMIT:
                yield warning(
                    "label-too-long",
                    place,
                    "this label has {length} characters; on a phone {limit} can be read",
                    length=length,
                    limit=LABEL_LIMIT,
                    help="shorten it, and explain it in the text of the question",
                )


def _side_by_side(question: Listed, columns: int) -> Iterator[Problem]:
    """Labels that have no room beside each other."""
    room = LABEL_LIMIT // columns
    for choice in question.choices if columns > 1 else ():
        for language, place in choice.label.places.items():
            label = choice.shown(language)
            if room < len(label) <= LABEL_LIMIT:
                yield warning(
                    "button-too-wide",
                    place,
                    "with {columns} buttons in a row, about {room} characters of this label can be read",
                    columns=columns,
                    room=room,
                    help="shorten it, or write a smaller number for `columns`",
                )
                return


def _signs(template: Template, pipe: int = 0) -> int:
    """How many signs a template has where each placeholder stands for so many; quicker than to render it."""
    return sum(len(part.text) if isinstance(part, Literal) else pipe for part in template)
