"""A silence while an answer is being changed: the question that waited is an old one when the review is put again."""

from datetime import UTC, datetime

from surveybot.dialog.chat import Closed, Said
from surveybot.dialog.interview import Header
from surveybot.questions.prompt import Prompt
from surveybot.questions.reply import Silence, Tapped, Typed
from surveybot.trial.rehearsal import Rehearsal
from tests.transcripts.conversation import program_of

NOW = datetime(2026, 9, 10, 12, tzinfo=UTC)
HEAD = "surveybot: 1\nid: a\ntitle: A\nlanguage: en\ntimeout: {after: 1h, say: Late.}\nsteps:\n"


def after_silence(question: str, answer: str) -> tuple[int, list[Said]]:
    """The number of the question that was being changed, and what is said to the silence."""
    rehearsal = Rehearsal(program_of(f"{HEAD}  - {question}\n  - review: Right?\n"), Header(NOW, "en"), forgetful=True)
    rehearsal.begin()
    rehearsal.reply(Typed(answer, NOW))
    *_, changing = rehearsal.reply(Tapped("c1", NOW))
    assert isinstance(changing, Prompt)
    return changing.number, rehearsal.reply(Silence(NOW))


def test_buttons_of_the_question_do_not_answer_the_review() -> None:
    """Its first button has the action of the review's first line: only their numbers tell them apart."""
    city = "{ask: city, type: choice, text: City?, choices: [{riga: Riga}, {oslo: Oslo}]}"
    number, (closed, review) = after_silence(city, "Oslo")
    assert isinstance(closed, Closed)
    assert isinstance(review, Prompt)
    assert review.text.text.startswith("Right?")
    assert review.number > number


def test_a_button_below_the_chat_goes() -> None:
    """What shares a number is of no use to the review."""
    _, said = after_silence("{ask: number, type: phone, text: Number?}", "+37120000000")
    assert isinstance(said[0], Closed)
    assert said[0].words is not None
    assert isinstance(said[1], Prompt)
