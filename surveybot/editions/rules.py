"""Rules compared: in, one question in two editions; out, whether it takes less or more than before."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from surveybot.editions.change import Change
from surveybot.editions.words import is_same
from surveybot.program.shape import bones
from surveybot.questions.question import Question
from surveybot.questions.rules import Rule


def rule_changes(name: str, old: Question, new: Question) -> Iterator[Change]:
    """Rules that came or went; one of each kind is taken for the same rule, with other bounds."""
    gone, come = _without(old.rules, new.rules), _without(new.rules, old.rules)
    for rule in list(gone):
        twin = next((other for other in come if other.kind == rule.kind), None)
        if twin is not None:
            gone.remove(rule)
            come.remove(twin)
            yield _other_bounds(name, rule, twin)
    for rule in gone:
        yield Change("rule-loosened", f"`{name}` has no rule `{rule.kind}` any more", rule.span, new.name.span)
    for rule in come:
        words = f"`{name}` has a rule `{rule.kind}` more; who does not meet it is asked again"
        yield Change("rule-narrowed", words, old.name.span, rule.span)
    for rule in old.rules:
        twin = next((other for other in new.rules if _demand(other) == _demand(rule)), None)
        if twin is not None and not is_same(rule.error, twin.error):
            words = f"the rule `{rule.kind}` of `{name}` refuses in other words"
            yield Change("text-changed", words, rule.span, twin.span)


def _without(rules: tuple[Rule, ...], others: tuple[Rule, ...]) -> list[Rule]:
    """The rules that are not among the others, whatever their words."""
    known = Counter(_demand(rule) for rule in others)
    left = []
    for rule in rules:
        known[_demand(rule)] -= 1
        if known[_demand(rule)] < 0:
            left.append(rule)
    return left


def _demand(rule: Rule) -> tuple[str, str]:
    return rule.kind, repr(bones(getattr(rule, rule.kind)))


def bounds_changes(name: str, old: Question, new: Question) -> Iterator[Change]:
    """How many may be picked, and how long a text may be; what was answered before stays in any case."""
    places = old.name.span, new.name.span
    pick, new_pick = getattr(old, "pick", None), getattr(new, "pick", None)
    if bones(pick) != bones(new_pick):
        code = "rule-narrowed" if _is_narrower(pick, new_pick) else "rule-loosened"
        yield Change(code, f"`pick` of `{name}` has changed; answers so far stay", *places)
    is_long = getattr(new, "long", False)
    if getattr(old, "long", False) != is_long:
        code, words = ("rule-loosened", "long") if is_long else ("rule-narrowed", "short")
        yield Change(code, f"`{name}` takes {words} texts now; answers so far stay", *places)


def _other_bounds(name: str, old: Rule, new: Rule) -> Change:
    what, kind = f"the rule `{old.kind}` of `{name}`", old.kind
    was, is_now = getattr(old, kind), getattr(new, kind)
    takes_other = kind in ("match", "that") or (kind == "kinds" and not set(was) <= set(is_now))
    if takes_other or (kind not in ("match", "that", "kinds") and _is_narrower(was, is_now)):
        words = f"{what} may refuse what was taken before; who does not meet it is asked again"
        return Change("rule-narrowed", words, old.span, new.span)
    return Change("rule-loosened", f"{what} takes more than before", old.span, new.span)


def _is_narrower(was: Any, is_now: Any) -> bool:
    """Of two ranges, whether the other one leaves something out; None has no ends."""
    low, high = (was.low, was.high) if was is not None else (None, None)
    new_low, new_high = (is_now.low, is_now.high) if is_now is not None else (None, None)
    is_above = new_low is not None and (low is None or new_low > low)
    return is_above or (new_high is not None and (high is None or new_high < high))
