"""What is made once for everybody stays small, however long somebody goes round in a loop."""

from datetime import UTC, datetime

from surveybot.dialog.interview import Header
from surveybot.questions.reply import Typed
from surveybot.trial.rehearsal import Rehearsal
from tests.transcripts.conversation import program_of

NOW = datetime(2026, 9, 10, 12, tzinfo=UTC)
ASKS = "".join(f"  - {{ask: q{number}, type: text, text: Question {number}?}}\n" for number in range(8))
LOOP = "  - {label: again}\n  - {ask: more, type: yes_no, text: More?}\n  - {if: more, goto: again}\n"


def test_rounds_leave_nothing_behind() -> None:
    """Each round has a line of progress of its own."""
    program = program_of(f"surveybot: 1\nid: a\ntitle: A\nlanguage: en\nsteps:\n{ASKS}{LOOP}")
    rehearsal = Rehearsal(program, Header(NOW, "en"))
    rehearsal.begin()
    for _ in range(8):
        rehearsal.reply(Typed("tea", NOW))
    rehearsal.reply(Typed("yes", NOW))
    made, before = len(program.made), rehearsal.prompt
    for _ in range(20):
        rehearsal.reply(Typed("yes", NOW))
    assert rehearsal.prompt is not None
    assert before is not None
    assert rehearsal.prompt.text != before.text
    assert len(program.made) == made
    rehearsal.close()
