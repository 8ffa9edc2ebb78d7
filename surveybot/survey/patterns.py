"""Room for patterns: in, questions as they are written; out, the same, unless their patterns are too big together.

A pattern may be as big as its engine lets it be, but not all of a survey: a file has room for thousands of them.
"""

from surveybot.language.nodes import Mapping, Node, Scalar, Sequence
from surveybot.language.problem import Problem
from surveybot.language.regex import too_big
from surveybot.language.regex_shape import wide_signs

MOST_WIDE_SIGNS = 1_000  # each of them takes 60 KB in Rust's `regex` 1, measured


class Room:
    """What is left of it while a survey is read; problems are added to the list given."""

    def __init__(self, problems: list[Problem]) -> None:
        """All of it."""
        self._problems = problems
        self._known: set[str] = set()
        self._left = MOST_WIDE_SIGNS

    def within(self, question: Mapping) -> Mapping:
        """The question without the rules that there is no room for."""
        rules = question.get("rules")
        if not isinstance(rules, Sequence):
            return question
        kept = Sequence(rules.span)
        kept.extend(rule for rule in rules if self._has_room(rule))
        if len(kept) == len(rules):
            return question
        rest = question.without("rules")
        if kept:
            rest.add(question.key_of("rules"), kept)
        return rest

    def _has_room(self, rule: Node) -> bool:
        pattern = rule.get("match") if isinstance(rule, Mapping) else None
        if not isinstance(pattern, Scalar) or pattern in self._known:
            return True
        signs = wide_signs(pattern)
        if self._left < signs <= MOST_WIDE_SIGNS:
            self._problems.append(too_big(pattern, "this pattern and those above are too big together"))
            return False
        if signs <= MOST_WIDE_SIGNS:  # else it is too big by itself, which the engine tells
            self._left -= signs
        self._known.add(str(pattern))
        return True
