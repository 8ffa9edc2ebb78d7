"""What helps while a survey is written takes any text: half a line, a hole in the middle, letters of all kinds."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from surveybot.authoring.editing.cursor import cursor_at
from surveybot.authoring.editing.explained import explained_at
from surveybot.authoring.editing.lines import lines_of
from surveybot.authoring.editing.names import Understood, understood
from surveybot.authoring.editing.outline import outline
from surveybot.authoring.editing.proposals import proposals
from surveybot.checks import examine
from surveybot.survey.reader import read_survey

LOBBY = (Path(__file__).parent / "lobby.yaml").read_text(encoding="utf-8")
FILE = "lobby.yaml"
LETTERS = st.text(
    alphabet=st.sampled_from("abж🚪 \t\n\r\u2028-:{}[]\"'#|>&*!%@,.?=") | st.characters(codec="utf-8"), max_size=12
)


def known(text: str) -> Understood | None:
    """What is understood of a text, however broken."""
    survey, _ = read_survey(text, FILE)
    return understood(survey, examine(survey)[0]) if survey is not None else None


@st.composite
def broken(draw: st.DrawFn) -> str:
    """The survey with a piece taken out and letters put in its place."""
    start = draw(st.integers(0, len(LOBBY)))
    end = min(len(LOBBY), start + draw(st.integers(0, 60)))
    return LOBBY[:start] + draw(LETTERS) + LOBBY[end:]


@settings(deadline=None)
@given(broken(), st.floats(0, 1), st.booleans())
def test_nothing_fails(text: str, place: float, is_new: bool) -> None:
    """Wherever the cursor is, with what is understood of this text or of the one before."""
    lines = lines_of(text)
    before = text[: int(place * len(text))]
    line = min(len(lines_of(before)), len(lines)) - 1
    column = min(len(lines_of(before)[-1]), len(lines[line]))
    survey = known(text if is_new else LOBBY)
    for proposal in proposals(cursor_at(lines, line, column), survey, ["map.png", "parts/a.yaml"]):
        assert proposal.word
        assert proposal.replaces <= column
    assert isinstance(explained_at(lines, line, column, FILE, survey), str)
    if survey is not None:
        outline(survey.survey, FILE)
        survey.meant_at(FILE, line + 1, column + 1)
