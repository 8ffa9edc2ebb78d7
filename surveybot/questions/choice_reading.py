"""Choices in a survey file: in, the node under `choices:`; out, a list of them, with problems told in plain words."""

import re
from collections.abc import Iterable, Iterator

from surveybot.language.alphabets import in_one_alphabet, is_mixed, mixed_letters
from surveybot.language.expression import Expression, parse
from surveybot.language.fields import CODE, TEXT, read_scalar
from surveybot.language.folded import folded
from surveybot.language.nodes import Mapping, Node, Scalar
from surveybot.language.nodes import Sequence as NodeSequence
from surveybot.language.problem import Label, Problem, error
from surveybot.language.record import wrong_type
from surveybot.language.shapes import EXPRESSION, LIST, Shape, list_of, whole
from surveybot.language.text import Text
from surveybot.language.written_otherwise import whole_meant
from surveybot.questions.choices import Choice, ChoiceList
from surveybot.questions.choices_of_others import as_here

_KEYS = ("if", "limit")
_SIGN_MISSING = re.compile(r"([a-z][a-z0-9_]{0,39})(?: *[-–—=;,>]+ *| +)([^\W\d_].*)")  # `it IT team`, `it - IT team`
LISTED: Shape = list_of(
    {
        "type": "object",
        "properties": {
            "if": {**EXPRESSION, "description": "On offer only where this holds."},
            "limit": {**whole(1), "description": "How many may choose it."},
        },
        "additionalProperties": TEXT,
        "minProperties": 1,
        "maxProperties": 3,
    }
)
CHOICES: Shape = {"anyOf": [LISTED, LIST]}


def read_choices(node: Node, problems: list[Problem]) -> ChoiceList:
    """The choices under a key, or the name of a list that `choice_lists` has."""
    if isinstance(node, Scalar) and CODE.fullmatch(node):
        return ChoiceList((), node)
    if isinstance(node, NodeSequence) and node:
        choices = list(_choices(node, problems))
        problems.extend(_label_clashes(choices))
        return ChoiceList(tuple(_unique(choices, problems)), complete=len(choices) == len(node))
    if isinstance(node, Mapping) or (isinstance(node, Scalar) and node):
        wanted = "choices are a list: each line begins with `- `, for example `- it: IT team`"
        (code, label), help = _first(node), "write `- {code}: {label}`, and so each one on a line"
        problems.append(wrong_type(node, wanted, help=help, code=code, label=label))
    else:
        problems.append(
            error("empty-section", node.span, "there are no choices here", help="add lines such as `- it: IT team`")
        )
    return ChoiceList((), complete=False)


def _first(node: Mapping | Scalar) -> tuple[str, str]:
    """The code and the label of the first choice, in what is no list."""
    if isinstance(node, Mapping):
        code = next(iter(node), "it")
        label = node.get(code)
        return code, str(label) if isinstance(label, Scalar) and len(label) <= 40 else "…"
    first = Scalar(re.split(r"[,;/|]", node)[0].strip()[:40], node.span)
    return code_and_label(first, 1)


def _choices(node: NodeSequence, problems: list[Problem]) -> Iterator[Choice]:
    items = as_here(node, problems)
    bare = [(place, item) for place, item in enumerate(items, 1) if isinstance(item, Scalar) and item]
    if bare:
        problems.append(_without_code(*bare[0], len(bare)))
    for place, item in enumerate(items, 1):
        if isinstance(item, Scalar) and item:
            continue
        if not isinstance(item, Mapping) or not item:
            problems.append(wrong_type(item, "a choice is written as `- code: label`"))
            continue
        code, *more = sorted((item.key_of(key) for key in item), key=lambda key: key in _KEYS)
        problems.extend(_surplus(key) for key in more if key not in _KEYS)
        written = item[code]
        if not CODE.fullmatch(code):
            problems.append(
                error(
                    "choice-code-syntax",
                    code.span,
                    "`{code}` cannot be a code",
                    code=str(code),
                    right=re.sub(r"\W+", "_", code).strip("_")[:40] or proposed_code(item[code], place),
                    help="a code is letters, digits or `_`, at most 40, for example `{right}`",
                )
            )
        elif is_mixed(code):
            problems.append(mixed_letters("choice-code-syntax", code.span, code))
            code = Scalar(in_one_alphabet(code) or str(code), code.span)
        if isinstance(written, NodeSequence):
            help = "there are no groups of choices: write all of them below each other, each as `- code: label`"
            problems.append(wrong_type(written, "a choice is written as `- code: label`", help=help))
            continue
        label, found = Text.read(written)
        problems.extend(found)
        if label is not None:
            yield Choice(code, label, _condition(item, problems), _limit(item, problems))


def _condition(item: Mapping, problems: list[Problem]) -> Expression | None:
    """When it is on offer."""
    source = read_scalar(item["if"], problems, "here belongs a condition") if "if" in item else None
    if source is None:
        return None
    expression, found = parse(source)
    problems.extend(found)
    return expression


def _limit(item: Mapping, problems: list[Problem]) -> int | None:
    """How many may choose it."""
    limit = item.get("limit")
    if limit is None:
        return None
    if isinstance(limit, Scalar) and re.fullmatch("[1-9][0-9]{0,8}", limit):
        return int(limit)
    wanted, help = "`limit` is how many may choose this", "write a whole number such as `10`, or take the line out"
    problems.append(wrong_type(limit, wanted, help=help, meant=whole_meant(limit)))
    return None


def proposed_code(label: Node, place: int) -> str:
    """A code for a choice that has none, from its label where that is written in Latin letters."""
    words = re.sub(r"\W+", "_", label.casefold()).strip("_") if isinstance(label, Scalar) else ""
    return words[:40].rstrip("_") if words and words.isascii() else f"choice_{place}"


def code_and_label(written: Scalar, place: int) -> tuple[str, str]:
    """How a choice without a colon is meant: all of it is the label, or only what begins with a capital."""
    parts = _SIGN_MISSING.fullmatch(written)
    if parts is not None and parts[2][0].isupper():
        return parts[1], parts[2]
    return proposed_code(written, place), str(written)


def _without_code(place: int, written: Scalar, others: int) -> Problem:
    code, label = code_and_label(written, place)
    return error(
        "choice-without-code",
        written.span,
        "the choice `{written}` has no code; in this list it is one of {others}"
        if others > 1
        else "the choice `{written}` has no code",
        written=str(written),
        others=others,
        code=code,
        label=label,
        help="write `- {code}: {label}`; the code before the colon is what is stored, in Latin letters or digits",
    )


def _surplus(key: Scalar) -> Problem:
    return error(
        "unknown-key",
        key.span,
        "unknown key `{key}` in a choice",
        key=str(key),
        help="where an answer leads stands below all choices: `next:`, and under it `code: step`"
        if key in ("goto", "next", "then", "skip_to", "jump")
        else 'what an answer brings is a step of its own below the question, with `if: … == "code"`'
        if key in ("say", "ask", "set", "end")
        else "each choice begins with `- ` on a line of its own",
    )


def _label_clashes(choices: Iterable[Choice]) -> Iterator[Problem]:
    """Two choices with one label in a language cannot be told apart, neither by the eye nor in what is typed."""
    seen: dict[tuple[str, str], Choice] = {}
    for choice in choices:
        for language, place in choice.label.places.items():
            label = choice.shown(language)
            first = seen.setdefault((language, folded(label)), choice)
            if first is not choice and folded(first.code) != folded(choice.code):
                yield error(
                    "choice-duplicate-label",
                    place,
                    "the label `{label}` stands in this list already",
                    label=label,
                    labels=(Label(first.label.places[language], "first here"),),
                    help="give every choice a label of its own",
                )


def _unique(choices: Iterable[Choice], problems: list[Problem]) -> Iterator[Choice]:
    seen: dict[str, Scalar] = {}
    for choice in choices:
        first = seen.setdefault(folded(choice.code), choice.code)
        if first is choice.code:
            yield choice
            continue
        problems.append(
            error(
                "choice-duplicate-code",
                choice.code.span,
                "the code `{code}` stands in this list already",
                code=str(choice.code),
                help="give every choice a code of its own",
                labels=(Label(first.span, "first here"),),
            )
        )
