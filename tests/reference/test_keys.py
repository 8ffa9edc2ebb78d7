"""The reference itself: conditions and the keys of questions, on small surveys out of the documentation."""

import pytest

from tests.reference.played import play


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
    assert (play(steps, says).waiting == ("y", ())) is asked


def test_what_a_variable_keeps_of_the_unknown_is_no() -> None:
    """A condition that is unknown is stored as no; a number that is missing stays missing."""
    steps = "[{ask: x, type: number, optional: yes}, {set: {big: x > 3, more: x + 1}}]"
    assert play(steps, "/skip").answers == {"big": "no"}


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
    played = play(KEYS, "Something else")
    assert played.waiting == ("role_text", ())
    played.back()
    assert played.waiting == ("role", ())
    played = play(KEYS, "3", "Nurse")
    assert played.waiting == ("born", ())
    played = play(KEYS, "DEV")
    assert [played.reply(said) for said in ("a", "a, none", "a, b, c", "none")] == [False, False, False, True]
    assert [played.reply(said) for said in ("2", "high", "1")] == [False, False, True]
    assert [played.reply(said) for said in ("11.9.2026", "10/9/2026", "31.2.2020", "1.2.2020")] == [0, 0, 0, 1]
    assert played.answers == {"role": "dev", "tools": ["none"], "grade": "low", "born": "2020-02-01"}
    assert played.path == ["role", "tools", "grade", "born"]


def test_back_takes_the_last_answer_away() -> None:
    """Back leads to the question before, and what was answered there is asked again."""
    played = play(KEYS, "boss", "/skip", "high", "/back", "/back")
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
    played = play(ATTEMPTS)
    assert [played.reply("x"), played.waiting, played.reply("y")] == [False, ("pin", ()), False]
    assert (played.waiting, played.answers) == (("why", ()), {})
    played = play(ATTEMPTS.replace(", goto: help", ""))
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
    played = play(REVIEWED, "1", "2")
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
    played = play(REVIEWED, "51", "52", "/ok", "Because.")
    assert (played.status, played.answers) == ("screened_out", {})


def test_a_grid_asks_one_question_an_item() -> None:
    """The questions of a grid are named after it."""
    grid = "{grid: mood, type: scale, choices: 1..5, items: [work: Work, pay: Pay]}"
    played = play(f"[{grid}, {{set: {{both: mood_work + mood_pay}}}}]", "2", "3")
    assert played.answers == {"mood_work": "2", "mood_pay": "3", "both": "5"}
