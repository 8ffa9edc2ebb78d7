"""The reference itself: loops, repeats and corrections, on small surveys out of the documentation."""

from tests.reference.played import play

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
    played = play(ADDER, "2", "3", "yes", "10")
    assert played.waiting == ("second", (("again", 2),))
    assert played.answers == {"total": "5", "first": "10"}
    played.reply("20")
    played.reply("no")
    assert played.path == ["first", "second", "more"] * 2
    assert played.answers == {"first": "10", "second": "20", "total": "30", "more": "no"}
    assert played.status == "complete"


def test_what_is_no_answer_is_refused() -> None:
    """A refused reply changes nothing."""
    played = play(ADDER)
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
    played = play(CHILDREN, "yes", "8", "no", "yes", "3", "no", "no")
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
    assert play(CHILDREN, *says).waiting == ("review", ())


def test_correcting_one_round_leaves_the_others_alone() -> None:
    """A change in a review asks one question again, then what follows from it, then the review."""
    played = play(CHILDREN, "yes", "1", "yes", "2", "no", "no")
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
    played = play(CHILDREN, "yes", "1", "yes", "2", "no", "no")
    played.change("child", (("child", 1),))
    played.reply("no")
    assert played.waiting == ("review", ())
    assert played.path == ["child", "age", "child"]
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
    played = play(OVER, "pay, law")
    assert played.waiting == ("session.useful", (("session", "law"),))
    played = play(OVER, ["pay", "law"], "4", "It was.", "5")
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
    played = play(NESTED, "2", "yes", "0", "0")
    assert played.waiting == ("house.room.size", (top, ("house", 1), ("room", 1), ("look", 3)))
    played = play(NESTED, "2", "yes", "0", "1", "yes")
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
    played = play(steps, "yes", "no", "yes")
    assert played.waiting == ("b", (("one", 1), ("two", 2)))
    played.reply("yes")
    assert played.waiting == ("a", (("one", 2),))
    played.reply("yes")
    assert played.waiting == ("b", (("one", 2), ("two", 1)))
    played.reply("no")
    played.reply("no")
    assert played.waiting == ("d", ())
