"""Surveys as long as a file may be, of one thing over and over: in, nothing; out, texts with the code of a mistake."""

from collections.abc import Callable, Mapping

from tests.hostile.files import CLEAN, HEAD

LOST = "  - goto: nowhere\n"
NUMBER = HEAD + "steps:\n  - ask: q\n    type: integer\n    text: How many?\n"


def _each(number: int, text: str) -> str:
    """The text so many times, with `#` for the number of each."""
    return "".join(text.replace("#", str(one)) for one in range(number))


def _asks(number: int, more: str = "") -> str:
    return _each(number, f"  - ask: a#\n    type: integer\n    text: How many no. #?\n{more}")


def _choices(number: int, more: str) -> str:
    return (
        HEAD
        + "steps:\n  - ask: q\n    type: choice\n    text: Which?\n    choices:\n"
        + _each(number, "      - c#: No. #\n")
        + more
    )


def _menu(parts: int) -> str:
    ways = "    next:\n" + _each(parts, "      c#: part#\n")
    return _choices(parts, ways) + _each(
        parts, "  - label: part#\n  - ask: a#\n    type: text\n    text: Why?\n  - goto: q\n"
    )


def _shared(choices: int, questions: str) -> str:
    return HEAD + "choice_lists:\n  all:\n" + _each(choices, "    - c#: No. #\n") + "steps:\n" + questions


def _rounds(towers: int, deep: int) -> str:
    """Towers of repeats in one another, in none of which anything is asked."""
    inside = ["  " + "    " * at for at in range(deep)]
    floors = (f"{i}- repeat: r#_{at}\n{i}  times: 2\n{i}  steps:\n{i}    - say: No. #\n" for at, i in enumerate(inside))
    return HEAD + "steps:\n" + _each(towers, "".join(floors))


def _rules(number: int, rule: str) -> str:
    return NUMBER + "    rules:\n" + _each(number, f"      - {rule}\n        error: No. #\n")


CLEAN_LONG = NUMBER + _asks(6_000)
LOOP = "  - if: a# > #\n    goto: a#\n"
BACK = "  - if: q > #\n    goto: a#\n"
AGAIN = "  - if: a# > #\n    goto: q\n"
WIDE = "    rules:\n      - match: '\\w{1,100}#'\n        error: No.\n"
LISTED = "  - ask: s\n    type: choice\n    text: Which?\n    choices: all\n"
LISTED_EACH = "  - ask: s#\n    type: choice\n    text: Which?\n    choices: all\n    next:\n      c1: s#\n"
MULTI = "  - ask: m#\n    type: multi\n    text: Which?\n    choices: all\n"
OVER = MULTI.replace("#", "") + "  - repeat: r\n    over: m\n    steps:\n"
ROUND = "      - ask: a#\n        type: integer\n        text: How many?\n"
AS_ASKED = "  - repeat: r\n    text: One more?\n    at_most: 5\n    steps:\n" + ROUND.replace("#", "")
WRONG = "  - ask: d#\n    type: choice\n    text: Which?\n    choices: all\n    default: z\n"

LONG: Mapping[str, tuple[str, Callable[[], str]]] = {
    "jumps back out of one another": ("loops-too-deep", lambda: NUMBER + _asks(6_000) + _each(6_000, BACK)),
    "loops side by side": ("goto-unknown", lambda: NUMBER + _asks(6_000, LOOP) + LOST),
    "conditions in one loop": ("goto-unknown", lambda: NUMBER + _asks(6_000, AGAIN) + LOST),
    "a menu": ("goto-unknown", lambda: _menu(3_000) + LOST),
    "ways from one question": (
        "goto-unknown",
        lambda: _choices(15_000, "    next:\n" + _each(15_000, "      c#: e\n")) + "  - label: e\n" + LOST,
    ),
    "names of one place": (
        "goto-unknown",
        lambda: NUMBER + _each(9_000, "  - label: l#\n") + _each(9_000, "  - goto: l#\n") + LOST,
    ),
    "jumps to nowhere": (
        "goto-unknown",
        lambda: CLEAN + _each(7_000, "  - label: here#\n") + _each(7_000, "  - goto: hire#\n"),
    ),
    "choices that there are not": (
        "choice-unknown",
        lambda: _choices(6_000, _each(6_000, '  - say: No.\n    if: q == "d#"\n')),
    ),
    "names that there are not": (
        "placeholder-unknown",
        lambda: NUMBER + _asks(5_000) + _each(5_000, '  - say: "{b#}"\n'),
    ),
    "defaults that are no choice": ("default-invalid", lambda: _shared(3_000, _each(3_000, WRONG))),
    "wide patterns": ("regex-too-big", lambda: HEAD + "steps:\n" + _asks(4_000, WIDE).replace("integer", "text")),
    "wide patterns beside two verbs": (
        "regex-too-big",
        lambda: HEAD + "steps:\n" + _asks(4_000, WIDE).replace("integer", "text\n    say: No"),
    ),
    "rounds in rounds": ("too-many-steps", lambda: _rounds(500, 12)),
    "ranges of one question": ("goto-unknown", lambda: _rules(12_000, "range: #..99999") + LOST),
    "reviews of nothing new": ("goto-unknown", lambda: NUMBER + _each(12_000, "  - review: No. #\n") + LOST),
    "choices that a long list has not": (
        "choice-unknown",
        lambda: _shared(6_000, LISTED + _each(6_000, '  - say: No.\n    if: s == "d#"\n')),
    ),
    "answers that some have not given": (
        "goto-unknown",
        lambda: NUMBER + _asks(5_000, '    if: q > #\n  - say: "{a#}"\n') + LOST,
    ),
    "questions that share a long list": ("goto-unknown", lambda: _shared(5_000, _each(5_000, LISTED_EACH)) + LOST),
    "columns of questions that share a long list": (
        "goto-unknown",
        lambda: _shared(2_500, _each(2_500, MULTI)) + LOST,
    ),
    "columns of rounds over a long list": (
        "goto-unknown",
        lambda: _shared(2_500, OVER + _each(2_500, ROUND)) + LOST,
    ),
    "names such as columns have in rounds": (
        "header-clash",
        lambda: NUMBER + "  - set:\n" + _each(20_000, "      r_#_a: 1\n") + AS_ASKED,
    ),
    "words for steps": ("wrong-type", lambda: HEAD + "steps:\n" + "  - x\n" * 45_000),
}
