"""The reference itself, on small surveys out of the documentation."""

from datetime import date
from typing import Any

import pytest
import yaml

from tests.reference.interpreter import Reference

TODAY = date(2026, 9, 10)


def _play(steps: str, *says: str | list[str]) -> Reference:
    """A reference that has heard all this; nothing of it may be refused."""
    survey: dict[str, Any] = {"surveybot": "1", "steps": yaml.load(steps, Loader=yaml.BaseLoader)}
    reference = Reference(survey, TODAY)
    for said in says:
        before = reference.waiting
        if said == "/back":
            reference.back()
        elif said == "/ok":
            assert reference.confirm(), before
        else:
            assert reference.reply(said), (said, before)
    return reference


ADDER = r"""
- say: I can add.
- label: again
- ask: first
  type: text
  text: First?
  rules:
    - match: '\d+'
- ask: second
  type: integer
  text: Second?
- set: { total: number(first) + second }
- ask: more
  type: yes_no
  text: More?
- if: more
  goto: again
- end: Bye
"""


def test_a_loop_counts_rounds_and_keeps_variables() -> None:
    """The questions of a loop are recorded by round, and the last round is what conditions see."""
    played = _play(ADDER, "2", "3", "yes", "10")
    assert played.waiting == ("second", (("again", 2),))
    assert played.answers == {"total": "5", "first": "10"}
    played.reply("20")
    played.reply("no")
    assert played.path == ["first", "second", "more"] * 2
    assert played.answers == {"first": "10", "second": "20", "total": "30", "more": "no"}
    assert played.status == "complete"


def test_what_is_no_answer_is_refused() -> None:
    """A refused reply changes nothing."""
    played = _play(ADDER)
    assert not played.reply("two")
    assert played.waiting == ("first", (("again", 1),))


CHILDREN = """
- set:
    total: 0
- repeat: child
  text: Another child?
  at_most: 3
  steps:
    - ask: age
      type: integer
      text: How old is no. {child.number}?
    - ask: school
      if: age >= 7 or child.number == 2
      type: yes_no
      text: School?
    - set:
        total: total + age
        double: age * 2
- set:
    ages: sum(child.age)
    many: count(child)
    oldest: max(child.age)
    first: child[1].age
    third: child[3].age
- review: Right?
"""


def test_a_repeat_asks_before_each_round() -> None:
    """The yes/no of a repeat stands in the path under its name; at the most no more is asked."""
    played = _play(CHILDREN, "yes", "8", "no", "yes", "3", "no", "no")
    assert played.waiting == ("review", ())
    assert played.path == ["child", "age", "school", "child", "age", "school", "child"]
    assert played.trail[1] == ("child.age", (("child", 1),))
    assert played.trail[0] == ("child", (("child", 1),))
    assert played.answers == {
        "total": "11", "ages": "11", "many": "2", "oldest": "8", "first": "8",
        "child[1].age": "8", "child[1].school": "no", "child[1].double": "16",
        "child[2].age": "3", "child[2].school": "no", "child[2].double": "6",
    }  # fmt: skip


def test_the_last_round_is_not_followed_by_a_question() -> None:
    """After as many rounds as there may be, the survey goes on."""
    says = ["yes", "1", "yes", "2", "no", "yes", "3"]
    assert _play(CHILDREN, *says).waiting == ("review", ())


def test_correcting_one_round_leaves_the_others_alone() -> None:
    """A change in a review asks one question again, then what follows from it, then the review."""
    played = _play(CHILDREN, "yes", "1", "yes", "2", "no", "no")
    played.change("child.age", (("child", 1),))
    assert played.waiting == ("child.age", (("child", 1),))
    assert played.reply("9")
    assert played.waiting == ("child.school", (("child", 1),))
    assert played.reply("yes")
    assert played.waiting == ("review", ())
    assert played.answers["child[2].age"] == "2"
    assert played.answers["total"] == "11"
    played.change("child.age", (("child", 1),))
    played.reply("1")
    assert "child[1].school" not in played.answers
    played.change("child.age", (("child", 1),))
    played.reply("10")
    assert played.waiting == ("review", ())
    assert played.answers["child[1].school"] == "yes"


def test_a_round_that_is_removed_moves_the_others_up() -> None:
    """Later rounds are renumbered."""
    played = _play(CHILDREN, "yes", "1", "yes", "2", "no", "no")
    played.remove("child", (("child", 1),))
    assert played.waiting == ("review", ())
    assert played.path == ["child", "age", "school", "child"]
    assert (played.answers["child[1].age"], played.answers["many"]) == ("2", "1")


OVER = """
- ask: attended
  type: multi
  text: Which?
  choices: [law: Law, tax: Tax, pay: Pay]
- repeat: session
  over: attended
  steps:
    - ask: useful
      type: scale
      choices: 1..5
      text: '{session}?'
    - ask: why
      if: session == "law" and session.number == 1
      type: text
      text: Why?
- set:
    law: session["law"].useful
    tax: session["tax"].useful
    best: max(session.useful)
    rounds: count(session)
"""


def test_a_repeat_over_answers_goes_in_the_order_of_the_choices() -> None:
    """Rounds are recorded by code; a round that there is not is missing."""
    played = _play(OVER, "pay, law")
    assert played.waiting == ("session.useful", (("session", "law"),))
    played = _play(OVER, ["pay", "law"], "4", "It was.", "5")
    assert played.answers == {
        "attended": ["law", "pay"], "session[\"law\"].useful": "4", "session[\"law\"].why": "It was.",
        "session[\"pay\"].useful": "5", "law": "4", "best": "5", "rounds": "2",
    }  # fmt: skip


NESTED = """
- label: top
- ask: houses
  type: integer
  text: How many?
- repeat: house
  times: houses
  at_most: 3
  steps:
    - repeat: room
      text: A room?
      at_most: 5
      steps:
        - label: look
        - ask: size
          type: integer
          text: Size?
        - if: size == 0
          goto: look
        - if: size > 100
          goto: enough
        - if: size > 90
          goto: next_house
        - if: size > 80
          goto: top
    - ask: garden
      type: yes_no
      text: A garden?
    - label: next_house
- label: enough
"""


def test_rounds_nest() -> None:
    """A goto loop in a repeat in a repeat in a goto loop has the rounds of all four."""
    top = ("top", 1)
    played = _play(NESTED, "2", "yes", "0", "0")
    assert played.waiting == ("house.room.size", (top, ("house", 1), ("room", 1), ("look", 3)))
    played = _play(NESTED, "2", "yes", "0", "1", "yes")
    assert played.waiting == ("house.room.size", (top, ("house", 1), ("room", 2), ("look", 1)))
    played.reply("91")
    assert played.waiting == ("house.room", (top, ("house", 2), ("room", 1)))
    played.reply("yes")
    played.reply("81")
    assert played.waiting == ("houses", (("top", 2),))
    assert played.answers == {}
    played.reply("1")
    played.reply("yes")
    assert played.waiting == ("house.room.size", (("top", 2), ("house", 1), ("room", 1), ("look", 1)))
    played.reply("101")
    assert played.status == "complete"
    assert played.answers == {"houses": "1", "house[1].room[1].size": "101"}


@pytest.mark.parametrize(
    ("condition", "says", "asked"),
    [
        ("x > 3", "/skip", False),
        ("not (x > 3)", "/skip", False),
        ("x > 3 or yes", "/skip", True),
        ("not (x > 3 and no)", "/skip", True),
        ("answered(x)", "/skip", False),
        ("not answered(x)", "/skip", True),
        ("(x or 0) == 0", "/skip", True),
        ("x + 1 > 0", "/skip", False),
        ("not (x / 0 == 1)", "5", False),
        ("count(x) == 0", "/skip", True),
        ("sum(x, 2) == 2", "/skip", True),
        ("max(x, 2) == 5", "5", True),
        ("min(x) == 0 or answered(x)", "/skip", False),
        ('(number("abc") or 7) == 7', "5", True),
        ('("big" if x > 3 else "small") == "small"', "/skip", True),
        ("-x < 0 and 2 + 3 * x == 17", "5", True),
        ("x - 1 - 1 == 3", "5", True),
        ('today() + days(90) > "2026-12-01"', "5", True),
        ("days_between(today(), today() + weeks(2)) == 14", "5", True),
        ("years_between(today(), today() + months(23)) == 1", "5", True),
    ],
)
def test_missing_answers_are_unknown(condition: str, says: str, asked: bool) -> None:
    """A condition with something missing is unknown, and unknown counts as no where it decides."""
    steps = """
- ask: x
  type: number
  optional: yes
  text: X?
- if: CONDITION
  then:
    - ask: y
      type: text
      text: Y?
""".replace("CONDITION", f"'{condition}'")
    assert (_play(steps, says).waiting == ("y", ())) is asked


def test_what_a_variable_keeps_of_the_unknown_is_no() -> None:
    """A condition that is unknown is stored as no; a number that is missing stays missing."""
    steps = "[{ask: x, type: number, optional: yes}, {set: {big: x > 3, more: x + 1}}]"
    assert _play(steps, "/skip").answers == {"big": "no"}


KEYS = """
- ask: role
  type: choice
  text: Role?
  choices:
    - dev: Developer
    - boss: Boss
    - other: Something else
  write_in: other
  next:
    other: end_of_it
- ask: tools
  type: multi
  text: Tools?
  optional: yes
  choices: [a: Axe, b: Broom, none: None]
  pick: 2..2
  alone: none
- ask: grade
  type: choice
  text: Grade?
  choices:
    - low: Low
    - high: High
      if: role == "boss"
- label: end_of_it
- ask: born
  type: date
  text: Born?
  rules:
    - that: born <= today()
"""


def test_the_keys_of_a_question() -> None:
    """Write-ins, `next` after them, `pick`, `alone`, offers with a condition, rules."""
    played = _play(KEYS, "Something else")
    assert played.waiting == ("role_text", ())
    played.back()
    assert played.waiting == ("role", ())
    played = _play(KEYS, "3", "Nurse")
    assert played.waiting == ("born", ())
    played = _play(KEYS, "DEV")
    assert [played.reply(said) for said in ("a", "a, none", "a, b, c", "none")] == [False, False, False, True]
    assert [played.reply(said) for said in ("2", "high", "1")] == [False, False, True]
    assert [played.reply(said) for said in ("11.9.2026", "10/9/2026", "31.2.2020", "1.2.2020")] == [0, 0, 0, 1]
    assert played.answers == {"role": "dev", "tools": ["none"], "grade": "low", "born": "2020-02-01"}
    assert played.path == ["role", "tools", "grade", "born"]


def test_back_takes_the_last_answer_away() -> None:
    """Back leads to the question before, and what was answered there is asked again."""
    played = _play(KEYS, "boss", "/skip", "high", "/back", "/back")
    assert played.waiting == ("tools", ())
    assert played.answers == {"role": "boss"}


ATTEMPTS = """
- ask: pin
  type: integer
  text: Pin?
  attempts: { times: 2, goto: help }
- end: Thanks
- label: help
- ask: why
  type: text
  text: Why?
"""


def test_attempts_lead_on_or_end() -> None:
    """After so many refusals it goes on elsewhere, the answer missing, or the interview ends."""
    played = _play(ATTEMPTS)
    assert [played.reply("x"), played.waiting, played.reply("y")] == [False, ("pin", ()), False]
    assert (played.waiting, played.answers) == (("why", ()), {})
    played = _play(ATTEMPTS.replace(", goto: help", ""))
    assert [played.reply("x"), played.reply("y"), played.status] == [False, False, "gave_up"]


REVIEWED = """
- ask: x
  type: integer
  text: X?
- ask: y
  type: integer
  text: Y?
  rules:
    - that: y > x
- review: Right?
- if: x > 50
  then:
    - ask: why
      type: text
      text: Why?
    - end: Bye.
      status: screened_out
      store: nothing
"""


def test_an_answer_that_no_longer_holds_is_asked_again() -> None:
    """A change sets aside what breaks a rule now; then the review waits again."""
    played = _play(REVIEWED, "1", "2")
    played.change("x")
    played.reply("5")
    assert played.waiting == ("y", ())
    assert not played.reply("4")
    played.reply("6")
    assert (played.waiting, played.status) == (("review", ()), None)
    played.confirm()
    assert (played.status, played.answers) == ("complete", {"x": "5", "y": "6"})


def test_an_end_may_keep_nothing() -> None:
    """`store: nothing` leaves the status alone."""
    played = _play(REVIEWED, "51", "52", "/ok", "Because.")
    assert (played.status, played.answers) == ("screened_out", {})


def test_a_grid_asks_one_question_an_item() -> None:
    """The questions of a grid are named after it."""
    grid = "{grid: mood, type: scale, choices: 1..5, items: [work: Work, pay: Pay]}"
    played = _play(f"[{grid}, {{set: {{both: mood_work + mood_pay}}}}]", "2", "3")
    assert played.answers == {"mood_work": "2", "mood_pay": "3", "both": "5"}


def test_overlapping_loops_are_nested() -> None:
    """The loop that begins first holds the other (ADR 0004)."""
    steps = """
- label: one
- ask: a
  type: yes_no
- label: two
- ask: b
  type: yes_no
- goto: one
  if: b
- ask: c
  type: yes_no
- goto: two
  if: c
- ask: d
  type: yes_no
"""
    played = _play(steps, "yes", "no", "yes")
    assert played.waiting == ("b", (("one", 1), ("two", 2)))
    played.reply("yes")
    assert played.waiting == ("a", (("one", 2),))
    played.reply("yes")
    assert played.waiting == ("b", (("one", 2), ("two", 1)))
    played.reply("no")
    played.reply("no")
    assert played.waiting == ("d", ())
