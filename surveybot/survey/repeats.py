"""`repeat:` – a part that is asked again and again: in, its node; out, the step, and what is wrong with its shape."""

from collections.abc import Callable, Iterator

from surveybot.language.nodes import Mapping, Node, Scalar
from surveybot.language.problem import Problem, error
from surveybot.language.record import read_record
from surveybot.language.words import Worded
from surveybot.survey.model import REPEAT_KINDS, RepeatStep, Step

KEYS = frozenset(RepeatStep.keys) - {"repeat", "if"}
"""What stands below `repeat`."""


def read_repeat(node: Mapping, read: Callable[[Node], tuple[Step, ...]], problems: list[Problem]) -> RepeatStep | None:
    """The step with its steps, which `read` reads."""
    node = _named(node, problems)
    repeat = read_record(RepeatStep, node.without("steps"), problems, Worded("a `repeat` step"))
    steps = read(node["steps"]) if "steps" in node else ()
    if repeat is None:
        return None
    problems.extend(_wrong(repeat, node))
    return repeat.but(steps=steps)


def _named(node: Mapping, problems: list[Problem]) -> Mapping:
    """`repeat: 3` has no name, but says how often; it is read on as if it had one."""
    number = node["repeat"]
    if not isinstance(number, Scalar) or not number.isdecimal() or set(node) & set(REPEAT_KINDS):
        return node
    words, help = (
        "after `repeat` stands a name, and `{number}` is none",
        "write `repeat: part`, and below it `times: {number}`",
    )
    problems.append(error("name-syntax", number.span, words, number=str(number), help=help))
    named = Mapping(node.span)
    for key, value in node.items():
        named.add(node.key_of(key), Scalar("part", number.span) if key == "repeat" else value)
    named.add(Scalar("times", number.span), number)
    return named


def _wrong(repeat: RepeatStep, node: Mapping) -> Iterator[Problem]:
    """A repeat has steps, and exactly one of the three ways in which its rounds come about."""
    kinds = [kind for kind in REPEAT_KINDS if repeat.says(kind)]
    is_misspelt = not set(node) <= {"repeat", "if", *KEYS}  # then it has been told, and nothing may be missing at all
    place, wanted = node.key_of("repeat").span, ", ".join(f"`{kind}:`" for kind in REPEAT_KINDS)
    if len(kinds) > 1 or (not kinds and not is_misspelt):
        words = "`repeat` needs one of {kinds}" if not kinds else "`repeat` has only one of {kinds}"
        help = "`text:` asks before each round, `times:` counts, `over:` goes through the answers of a `multi` question"
        yield error("repeat-kind", place, words, kinds=wanted, help=help)
    elif kinds == ["text"] and repeat.at_most is None and not is_misspelt:
        help = "add for example `at_most: 5`: how many rounds there can be"
        yield error("missing-key", place, "a `repeat` that asks before each round needs `at_most:`", help=help)
    if "steps" not in node and not is_misspelt:
        yield error("missing-key", place, "`repeat` needs `steps:`", help="add `steps:` with what is asked each time")
    if repeat.again is not None and "text" not in kinds:
        help = "take it out, or write `text:` to ask before each round"
        yield error("key-wrong-place", node.key_of("again").span, "`again` goes with `text:`", help=help)
