"""Whatever a respondent does, written down as a test it goes the same way, typed and tapped."""

from datetime import date, datetime, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from surveybot.dialog.chat import Back, Message, Switch
from surveybot.dialog.interview import Header
from surveybot.dialog.run import patience_seconds, standing
from surveybot.language.expression import Value
from surveybot.program.instructions import Program
from surveybot.questions.reply import Silence, Tapped, Typed
from surveybot.trial.expectations import as_expected, asked_name, walked_names
from surveybot.trial.play import play
from surveybot.trial.recorder import Recorder
from surveybot.trial.rehearsal import Rehearsal, noon
from surveybot.trial.written import Layout, Recorded, lines_of_test, scalar
from tests.transcripts.conversation import program_of

HERE = Path(__file__).parent
TEXTS = [
    path.read_text(encoding="utf-8").partition("\ntests:\n")[0] + "\n"
    for path in [*sorted(HERE.glob("surveys/*.yaml")), HERE.parent / "cli/recordings/stops.yaml"]
]
PROGRAMS = [program_of(text) for text in TEXTS]
DAY = date(2026, 9, 10)
WORDS = [
    "yes",
    "no",
    "3",
    "99",
    "Anna",
    "t1, t2",
    "none, t1",
    "2026-09-11",
    "/skip",
    "/ok",
    "/done",
    "2",
    "law",
    "[]",
    "# x",
]
ACTS = st.one_of(
    st.tuples(st.just("tap"), st.integers(0, 30)),
    st.tuples(st.just("type"), st.sampled_from(WORDS)),
    st.sampled_from([("back", 0), ("wait", 0), ("language", "ru"), ("language", "en")]),
)


def message_for(act: str, detail: object, rehearsal: Rehearsal, moment: datetime) -> Message | None:
    """What an act sends; None if it cannot be done here."""
    program, options = rehearsal.program, rehearsal.prompt.options if rehearsal.prompt else ()
    patience = patience_seconds(program, rehearsal.interview)
    match act:
        case "tap" if options and isinstance(detail, int):
            return Tapped(options[detail % len(options)].action, moment)
        case "type":
            return Typed(str(detail), moment)
        case "back":
            return Back(moment)
        case "wait" if patience is not None:
            return Silence(moment + timedelta(seconds=patience))
        case "language" if detail in program.survey.languages:
            return Switch(str(detail), moment)
    return None


def recorded(program: Program, acts: list[tuple[str, object]]) -> tuple[Recorded, list[str]]:
    """A dialog, written down, and the lines of the answers that it has come to."""
    moment = noon(program, datetime.combine(DAY, datetime.min.time()))
    expires_at = moment + (program.survey.expire or timedelta(days=36_500))
    rehearsal = Rehearsal(program, Header(moment, program.survey.source_language))
    recorder = Recorder(rehearsal)
    rehearsal.begin()
    for act, detail in acts:
        if rehearsal.ended is not None:
            break
        message = message_for(act, detail, rehearsal, moment)
        if message is None or message.at >= expires_at:
            continue
        patience = patience_seconds(program, rehearsal.interview)
        recorder.before()
        rehearsal.reply(message)
        recorder.after(message, timedelta(seconds=patience) if patience is not None else None)
        moment = message.at
    ended = rehearsal.ended
    path = ended.path if ended is not None else standing(program, rehearsal.interview)
    status, asks = ended.status if ended is not None else "", asked_name(rehearsal)
    test = Recorded("it", DAY, recorder.items, walked_names(rehearsal, path), "", status, asks)
    is_kept = ended is None or ended.stores
    return test, [answer_line(name, path.value(name) if is_kept else None) for name in program.types.home.types]


def answer_line(name: str, value: Value) -> str:
    """`name: answer`, as a test has it."""
    expected = as_expected(value)
    written = f"[{', '.join(expected)}]" if isinstance(expected, tuple) else scalar(expected) if expected else ""
    return f"      {name}: {written}"


@settings(deadline=None)
@given(st.integers(0, len(TEXTS) - 1), st.lists(ACTS, max_size=25))
def test_a_recorded_dialog_goes_the_same_way(number: int, acts: list[tuple[str, object]]) -> None:
    """Its path, its answers, its end and what waits at the end are those of the dialog."""
    test, answers = recorded(PROGRAMS[number], acts)
    lines = ["tests:", *lines_of_test(test, Layout(2, 2)), "    answers:", *answers]
    text = TEXTS[number] + "\n".join(lines) + "\n"
    program = program_of(text)
    for taps in (False, True):
        played = play(program, program.survey.tests[0], DAY, forgetful=taps)
        assert [problem.message for problem in played.problems] == [], text
