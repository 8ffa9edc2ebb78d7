"""`grid:` – a battery of statements: in, its node; out, one question for each item."""

from collections.abc import Callable

from surveybot.language.fields import CODE, TEXT
from surveybot.language.nodes import Mapping, Node, Scalar, Sequence
from surveybot.language.problem import Problem, error, replaced
from surveybot.language.record import read_record, wrong_type
from surveybot.language.shapes import Shape, lines_of, list_of
from surveybot.language.words import Worded
from surveybot.questions.choice_reading import code_and_label
from surveybot.questions.question import Question
from surveybot.survey.model import GridStep, Step

ITEMS: Shape = list_of({**lines_of(TEXT), "minProperties": 1, "maxProperties": 1})
_OWN = ("grid", "items", "text", "if", "shuffle")


def grid_of(node: Mapping, read: Callable[[Mapping], Step], problems: list[Problem]) -> GridStep | None:
    """The battery; each question has the grid's keys, the text of its item, and the name `grid_item`."""
    if "items" not in node:
        node = _with_items(node, problems)
    if "items" not in node:
        place = node.key_of("grid").span
        help = "add lines such as `- goals: Our goals are clear`"
        problems.append(error("missing-key", place, "`grid` needs `items:`", help=help))
        return None
    own = Mapping(node.span)
    for key in node:
        if key in ("grid", "text", "if", "shuffle"):
            own.add(node.key_of(key), node[key])
    grid = read_record(GridStep, own, problems, Worded("a `grid` step"))
    if grid is None:
        return None
    items = _items(node["items"], problems)
    if "type" not in node:
        place, help = node.key_of("grid").span, "add for example `type: scale` and `choices: 1..5`"
        problems.append(error("missing-key", place, "`grid` needs `type:`", help=help))
        return grid
    questions = []
    for code, text in items:
        question = read(_question(node, code, text))
        if isinstance(question, Question):
            questions.append(question)
        else:
            break  # what is wrong with one is wrong with all of them
    return grid.but(questions=tuple(questions))


def _with_items(node: Mapping, problems: list[Problem]) -> Mapping:
    """The grid with its `items`, should they be called otherwise."""
    others = [key for key in node if key not in ("choices", "rules") and _are_statements(node[key])]
    if not others:
        return node
    key = others[0]
    written = node.key_of(key)
    problems.append(
        error(
            "unknown-key",
            written.span,
            "unknown key `{key}` in {what}",
            key=key,
            what=Worded("a `grid` step"),
            guess="items",
            help="did you mean `{guess}`?",
            fix=replaced(written, "items"),
        )
    )
    meant = node.without(key)
    meant.add(Scalar("items", written.span), node[key])
    return meant


def _are_statements(node: Node) -> bool:
    """Whether it is a list of `code: text` lines."""
    return (
        isinstance(node, Sequence) and bool(node) and all(isinstance(item, Mapping) and len(item) == 1 for item in node)
    )


def _question(node: Mapping, code: Scalar, text: Node) -> Mapping:
    question = Mapping(node.span)
    question.add(Scalar("ask", code.span), Scalar(f"{node['grid']}_{code}", code.span))
    question.add(Scalar("text", code.span), text)
    for key, value in node.items():
        if key not in _OWN:
            question.add(node.key_of(key), value)
    return question


def _items(node: Node, problems: list[Problem]) -> list[tuple[Scalar, Node]]:
    if not isinstance(node, Sequence) or not node:
        if not node:
            help = "add lines such as `- goals: Our goals are clear`"
            problems.append(error("empty-section", node.span, "there are no items here", help=help))
        else:
            wanted = "`items` is a list: each line begins with `- `, for example `- goals: Our goals are clear`"
            problems.append(wrong_type(node, wanted))
        return []
    bare = [item for item in node if isinstance(item, Scalar) and item]
    if bare:
        problems.append(_without_code(bare[0], len(bare)))
    found: list[tuple[Scalar, Node]] = []
    seen: dict[str, Scalar] = {}
    for item in node:
        if isinstance(item, Scalar) and item:
            continue
        if not isinstance(item, Mapping) or len(item) != 1:
            problems.append(wrong_type(item, "an item is written as `- code: text`"))
            continue
        (code,) = (item.key_of(key) for key in item)
        if not CODE.fullmatch(code):
            help = "a code is letters, digits or `_`, at most 40"
            problems.append(
                error("choice-code-syntax", code.span, "`{code}` cannot be a code", code=str(code), help=help)
            )
        elif seen.setdefault(code.casefold(), code) is not code:
            help = "give every item a code of its own"
            words = "the code `{code}` stands in this list already"
            problems.append(error("choice-duplicate-code", code.span, words, code=str(code), help=help))
        else:
            found.append((code, item[code]))
    return found


def _without_code(written: Scalar, others: int) -> Problem:
    code, text = code_and_label(written, 1)
    return error(
        "choice-without-code",
        written.span,
        "the item `{written}` has no code; in this list it is one of {others}"
        if others > 1
        else "the item `{written}` has no code",
        written=str(written),
        others=others,
        code=code,
        text=text,
        help="write `- {code}: {text}`; the code before the colon is what the column is called by",
    )
