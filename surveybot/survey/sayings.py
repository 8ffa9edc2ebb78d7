"""What a respondent does in a test: in, the items of `say:`; out, words, ticks, pauses, changes, languages, files."""

from datetime import timedelta
from typing import NamedTuple

from surveybot.language.fields import DURATION, read_duration, read_scalar
from surveybot.language.nodes import Mapping, Node, Scalar, Sequence
from surveybot.language.problem import Problem
from surveybot.language.record import wrong_type
from surveybot.language.shapes import LANGUAGE, QUESTION, WORD, Shape, list_of, one_or_more
from surveybot.language.written_otherwise import list_meant
from surveybot.survey.sendings import KINDS, Sending, read_sending


class Words(NamedTuple):
    """A text: typed, or tapped where it stands on a button; `/ok`, `/skip` and `/back` among them."""

    at: Node
    words: str


class Ticks(NamedTuple):
    """Exactly these boxes are ticked, then Done."""

    at: Node
    codes: tuple[str, ...]


class Pause(NamedTuple):
    """Nothing is said for a while."""

    at: Node
    silence: timedelta


class Change(NamedTuple):
    """In a review, the answer of `question` shall be another; `rounds` are those of the loops around it."""

    at: Node
    question: Scalar
    rounds: tuple[Scalar, ...]


class Language(NamedTuple):
    """The respondent wants to go on in another language, as by `/language`."""

    at: Node
    language: Scalar


Saying = Words | Ticks | Pause | Change | Language | Sending

SAYING: Shape = {
    "anyOf": [
        WORD,
        list_of(WORD),
        {
            "type": "object",
            "properties": {
                "wait": {**DURATION, "description": "Nothing is said for so long."},
                "language": {**LANGUAGE, "description": "Goes on in this language."},
                "change": {**QUESTION, "description": "In a review: changes this answer."},
                "round": {**one_or_more(WORD), "description": "In which round, by its number or its code."},
                **{kind: {**WORD, "description": f"Sends a {kind}."} for kind in KINDS},
                "size": {**WORD, "description": "How large the file is, such as `2MB`."},
            },
            "additionalProperties": False,
        },
    ]
}
_WANTED = (
    "a reply is a text, a list of ticks, `{{wait: 3m}}`, `{{language: ru}}`, something sent such as "
    "`{{file: cv.pdf}}`, or in a review `{{change: question}}`"
)


def read_say(node: Node, problems: list[Problem]) -> tuple[Saying, ...]:
    """Everything that is said in a test, in order."""
    if not isinstance(node, Sequence):
        wanted, help = "`say` is a list of replies", "write for example `say: [yes, Anna, 12]`"
        problems.append(wrong_type(node, wanted, help=help, meant=list_meant(node)))
        return ()
    sayings = (_saying(item, problems) for item in node)
    return tuple(saying for saying in sayings if saying is not None)


def _saying(node: Node, problems: list[Problem]) -> Saying | None:
    if isinstance(node, Scalar):
        return Words(node, str(node))
    codes = scalars(node)
    if codes is not None:
        return Ticks(node, tuple(map(str, codes)))
    if isinstance(node, Mapping):
        return _deed(node, problems)
    problems.append(wrong_type(node, _WANTED))
    return None


def _deed(node: Mapping, problems: list[Problem]) -> Saying | None:
    keys = set(node)
    if keys == {"wait"}:
        return Pause(node, read_duration(node["wait"], problems))
    if keys == {"language"}:
        language = read_scalar(node["language"], problems, "here belongs a language of the survey, such as `ru`")
        return Language(node, language) if language is not None else None
    if "change" in keys and keys <= {"change", "round"}:
        question = read_scalar(node["change"], problems, "here belongs the name of a question")
        rounds = _rounds(node["round"], problems) if "round" in node else ()
        return Change(node, question, rounds) if question is not None else None
    if len(keys & set(KINDS)) == 1 and keys - set(KINDS) <= {"size"}:
        return read_sending(node, problems)
    answers = [value for value in node.values() if isinstance(value, Scalar) and value]
    help = (
        "write the reply alone, `{reply}`: it answers the question that waits" if len(node) == len(answers) == 1 else ""
    )
    problems.append(wrong_type(node, _WANTED, help=help, reply=str(answers[0]) if answers else ""))
    return None


def _rounds(node: Node, problems: list[Problem]) -> tuple[Scalar, ...]:
    found = (node,) if isinstance(node, Scalar) and node else scalars(node)
    if not found:
        problems.append(wrong_type(node, "`round` is the number or the code of a round; of rounds in rounds, a list"))
    return found or ()


def scalars(node: Node) -> tuple[Scalar, ...] | None:
    """The texts of a list; None if it is none, or has something else in it."""
    if not isinstance(node, Sequence):
        return None
    found = tuple(item for item in node if isinstance(item, Scalar))
    return found if len(found) == len(node) else None
