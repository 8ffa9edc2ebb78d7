"""`given:` – what comes with an invitation: in, names with their types, and words; out, questions nobody is asked."""

from collections.abc import Iterator
from collections.abc import Mapping as Keys
from datetime import UTC, date, datetime
from typing import Any

from msgspec.structs import replace

from surveybot.language.fields import STAND_IN, read_name, read_scalar
from surveybot.language.meant import did_you_mean
from surveybot.language.nodes import Mapping, Node, Scalar
from surveybot.language.problem import Problem, error
from surveybot.language.record import wrong_type
from surveybot.language.words import Worded, enumerated
from surveybot.phrases import Tongue
from surveybot.questions import TYPES
from surveybot.questions.asking import Asking
from surveybot.questions.choice import ChoiceQuestion
from surveybot.questions.choices import ChoiceList
from surveybot.questions.question import Question
from surveybot.questions.reply import Refusal

EXAMPLES = {
    "text": Worded("a text of at most 1,000 characters"),
    "integer": Worded("a whole number such as 12"),
    "number": Worded("a number such as 1.5"),
    "yes_no": Worded("yes or no"),
    "date": Worded("a day such as 2026-09-30"),
    "time": Worded("a time such as 14:30"),
    "datetime": Worded("a day with a time such as 2026-09-30 14:30"),
    "email": Worded("an address such as anna@example.org"),
    "phone": Worded("a number with the code of its country, such as +37120000000"),
}
"""The types that can be given, and what is wanted of a cell."""


def read_given(node: Node, problems: list[Problem]) -> dict[str, Question]:
    """What is given, by its name: a question of that type, or for one choice of the list of that name."""
    if not isinstance(node, Mapping):
        problems.append(wrong_type(node, "`given` is written as `name: type` lines, for example `first_name: text`"))
        return {}
    return {str(name): _question(name, of) for name, of in _lines(node, problems)}


def _lines(node: Mapping, problems: list[Problem]) -> Iterator[tuple[Scalar, Scalar]]:
    for key, of in node.items():
        name = read_name(node.key_of(key), problems)
        word = read_scalar(of, problems, "here belongs a type such as `text` or `date`, or the name of a choice list")
        yield name, word if word is not None else Scalar("text", of.span)


def _question(name: Scalar, of: Scalar) -> Question:
    if of in EXAMPLES:
        return TYPES[of](ask=name, type=str(of), text=STAND_IN).placed(name.span)
    choices = ChoiceList((), of)
    return ChoiceQuestion(ask=name, type="choice", text=STAND_IN, choices=choices).placed(name.span)


def with_lists(
    given: Keys[str, Question], lists: Keys[str, ChoiceList], problems: list[Problem]
) -> dict[str, Question]:
    """The same with the choices of the lists that are named."""
    return {name: _with_list(question, lists, problems) for name, question in given.items()}


def _with_list(question: Question, lists: Keys[str, ChoiceList], problems: list[Problem]) -> Question:
    named = question.choice_list.name
    if named is None:
        return question
    if named not in lists:
        guess = did_you_mean(named, [*lists, *EXAMPLES]) if named not in TYPES else ""
        problems.append(
            error(
                "given-type",
                named.span,
                "`{name}` needs a type or the name of a choice list",
                name=str(question.name),
                guess=guess,
                known=enumerated([*lists, *EXAMPLES]),
                help="did you mean `{guess}`?" if guess else "write one of these: {known}",
            )
        )
    found = lists.get(named, ChoiceList((), complete=False))
    return question.but(choices=replace(found, name=named))


def wanted(question: Question) -> Worded:
    """What a cell must hold, in words that go on after "here belongs"."""
    codes = question.choice_list.codes
    return Worded("one of {codes}", codes=enumerated(codes)) if codes else EXAMPLES[question.type]


def record_of(question: Question, words: str) -> Any:
    """What is given by these words, as JSON; None if it is nothing that this one can be.

    Of a list the code or the label, never the number on the list.
    """
    choices = question.choice_list
    if choices.codes and words.isdecimal() and words not in choices.codes:
        return None
    at = datetime(2026, 1, 1, tzinfo=UTC)  # nothing that can be given is read by the present day
    value = question.read(words, Asking(Tongue("en"), at, choices))
    return None if isinstance(value, Refusal) else question.to_record(value)


def still_given(given: Keys[str, Question], records: Keys[str, Any]) -> dict[str, Any]:
    """What was given when an invitation was made, as far as today's survey knows it."""
    return {name: records[name] for name in given if name in records and _can_be(given[name], records[name])}


def _can_be(question: Question, record: Any) -> bool:
    try:
        question.from_record(record)
    except (ValueError, TypeError):
        return False
    return True


def samples(given: Keys[str, Question], today: date) -> dict[str, Any]:
    """Something for each, where there is no invitation: the first of a list, a text that says what belongs there."""
    words = {
        "integer": "1",
        "number": "1.5",
        "yes_no": "yes",
        "date": today.isoformat(),
        "time": "09:00",
        "datetime": f"{today.isoformat()} 09:00",
        "email": "anna@example.org",
        "phone": "+37120000000",
    }
    found = {}
    for name, question in given.items():
        usual = words.get(question.type, name.replace("_", " ").capitalize())
        found[name] = record_of(question, next(iter(question.choice_list.codes), usual))
    return found
