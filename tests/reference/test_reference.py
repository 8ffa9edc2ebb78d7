"""The engine against the reference: the same survey and the same respondent must lead both to the same place."""

from __future__ import annotations

import os
from random import Random, SystemRandom

import pytest
import yaml

from tests.reference.compare import TODAY, difference, minimal, take
from tests.reference.engine import BUILT, Engine
from tests.reference.interpreter import Reference
from tests.reference.respondents import Act
from tests.reference.surveys import survey
from tests.transcripts.conversation import program_of

SOAKS = os.environ.get("SURVEYBOT_SOAK") == "1"
SIZES = [5, 8, 12, 20, 40, 80]


@pytest.mark.parametrize("batch", range(60 if SOAKS else 6))
def test_the_engine_goes_where_the_reference_goes(batch: int) -> None:
    """After every message both wait for the same question in the same round; at the end they agree on everything."""
    first = SystemRandom().randrange(10**9) if SOAKS else batch * 12
    for seed in range(first, first + 12):
        text = survey(seed, SIZES[seed % len(SIZES)], BUILT if seed % 3 else frozenset())
        for person in range(3):
            differs = difference(text, seed * 10 + person)
            assert differs is None, minimal(text, seed * 10 + person)


def test_a_survey_of_300_questions_goes_the_same_way() -> None:
    """A survey as long as an HR department could think of, with its branches and loops."""
    for seed in range(4):
        differs = difference(survey(seed, 300, BUILT), seed)
        assert differs is None, differs


QUESTIONS = """
- {ask: x, type: integer, text: X, optional: yes}
- {ask: n, type: number, text: N, optional: yes}
- {ask: t, type: text, text: T, optional: yes}
- {ask: p, type: yes_no, text: P, optional: yes}
- {ask: c, type: choice, text: C, optional: yes, choices: [red: Red, tea: Tea, sea: Sea]}
- {ask: m, type: multi, text: M, optional: yes, pick: 0..3, choices: [red: Red, tea: Tea, sea: Sea]}
- {ask: s, type: scale, choices: 1..5, text: S, optional: yes}
- {ask: d, type: date, text: D, optional: yes}
"""
REPLIES: dict[str, list[str | list[str]]] = {
    "x": ["-3", "0", "1", "2", "3", "4", "5", "7"],
    "n": ["-2.5", "0", "0.5", "1.25", "3", "4", "0.25", "0.35"],
    "t": ["hello", "Hi You", "12", "1,5", "1 500", "-3", "x y", "12.50"],
    "p": ["yes", "no"],
    "c": ["red", "tea", "sea"],
    "m": [["Red"], ["Red", "Tea"], ["Tea", "Sea"], []],
    "s": ["1", "3", "5"],
    "d": ["2026-09-10", "2026-08-31", "2024-02-29", "2026-10-31", "2027-01-30", "2025-09-11", "2026-12-10"],
}
EXPRESSIONS = """
count(m); count(m) + 1; count(x, n); sum(x, n); mean(x, n); min(x, n, 3); max(x); round(x / 2); round(n, 1)
round(-x / 2); x / 3; x / n; x * n; n - x - 1; x - (n - 1); -x + 2; 2 + 3 * x; x / 0; number(t); number(t) or 7
length(t); lower(t); first_word(t); t or "none"; t == "hello"; not (t == "hello"); p; not p; p or x > 3; p and x > 3
not (p and x > 3); p or no; yes if p else no; x if p else n; "a" if x > 3 else "b" if n > 3 else "c"; m has "red"
"red" in m; not (m has "red"); c in ("red", "tea"); not (c in ("red", "tea")); c == "red"; c != "red"; s + 1; s or 3
answered(x) and not answered(n); d + days(30); d + months(1); d - months(1); d + weeks(2) - days(1); d >= "2026-09-10"
d < today(); days_between(d, today()); months_between(d, today()); months_between(today(), d); years_between(d, today())
years_between(today(), d); today() + months(6); (x or 0) + (n or 0); x or n or 5; x > 3 or n > 3; not (x > 3 or n > 3)
count(m) >= 2; not (count(m) >= 2); x == n; x != n; 1.5 + x; c or "none"; m has "red" or m has "tea"; min(d, today())
x * 0.1 + n * 0.2; x == 3.0; max(d, today() + days(1))
"""


def test_expressions_come_to_the_same() -> None:
    """Every kind of expression has the same value in both, whatever is answered and whatever is missing."""
    steps = yaml.load(QUESTIONS, Loader=yaml.BaseLoader)
    steps += [
        {"set": {f"v{at}": text.strip()}} for at, text in enumerate(EXPRESSIONS.replace("\n", ";").split(";")) if text
    ]
    data = {"surveybot": "1", "id": "sums", "title": "Sums", "language": "en", "steps": steps}
    program = program_of(yaml.safe_dump(data, sort_keys=False))
    for seed in range(100):
        random, reference, engine = Random(seed), Reference(data, TODAY), Engine(program, TODAY)
        for replies in REPLIES.values():
            act = Act("skip") if random.random() < 0.25 else Act("reply", random.choice(replies))
            engine.do(act)
            take(reference, act)
        wanted = {
            name: sorted(value) if isinstance(value, list) else value for name, value in reference.answers.items()
        }
        assert engine.answers == wanted
