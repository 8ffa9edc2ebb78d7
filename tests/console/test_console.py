"""The pure part of a conversation in the terminal: what a typed line means, and how a message looks."""

from datetime import UTC, datetime, timedelta

import pytest

from surveybot.console.cells import visible
from surveybot.console.line import Unknown, Wish, message_of
from surveybot.console.options import Keys, drawn
from surveybot.console.spelled import spelled
from surveybot.console.styled import styled
from surveybot.dialog.chat import Back, Switch
from surveybot.language.text import Entity, Rendered
from surveybot.questions.prompt import Option, Prompt
from surveybot.questions.reply import Tapped, Typed

NOON = datetime(2026, 9, 10, 12, tzinfo=UTC)
CITIES = Prompt(Rendered.plain("Where?"), 0, ((Option("0", "Riga"), Option("1", "Ķekava")), (Option("skip", "Skip"),)))
POINTS = Prompt(Rendered.plain("How?"), 0, (tuple(Option(str(n), str(n + 5)) for n in range(3)),))


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("1", Tapped("0", NOON)),
        (" 2 ", Tapped("1", NOON)),
        ("3", Typed("3", NOON)),
        ("riga", Typed("riga", NOON)),
        ("/back", Back(NOON)),
        ("/skip", Typed("/skip", NOON)),
        ("/done", Typed("/done", NOON)),
        ("/language ru", Switch("ru", NOON)),
        ("/language de", Wish.LANGUAGES),
        ("/language", Wish.LANGUAGES),
        ("/cancel", Wish.CANCEL),
        ("/wait", Wish.WAIT),
        ("/help", Wish.HELP),
        ("/stat", Unknown("/stat")),
        ("/usr/bin is a path", Typed("/usr/bin is a path", NOON)),
    ],
)
def test_lines(line, message):
    """Numbers tap, commands do what they do in the chat, all else is typed text."""
    found = message_of(line, Keys.of(CITIES, ("riga", "kekava")), ("en", "ru"), NOON)
    assert (type(found), found) == (type(message), message)


def test_numbers_of_options():
    """Options are numbered from 1; those whose codes are numbers keep them, so that 5 means 5."""
    assert drawn(CITIES, Keys.of(CITIES), 80).plain == "  [1] Riga   [2] Ķekava\n  [/skip] Skip"
    assert drawn(POINTS, Keys.of(POINTS, ("5", "6", "7")), 80).plain == "  [5]   [6]   [7]"
    assert Keys.of(POINTS, ("5", "6", "7")).actions["5"] == "0"


def test_a_row_that_is_too_wide_becomes_a_column():
    """So that no button is cut by the edge of the terminal."""
    assert drawn(CITIES, Keys.of(CITIES), 20).plain == "  [1] Riga\n  [2] Ķekava\n  [/skip] Skip"


def test_entities_count_utf16_units():
    """An emoji before a bold word does not shift it."""
    text = styled(Rendered("👋🏽 Hi all", (Entity("bold", 5, 2), Entity("text_link", 8, 3, "https://example.org"))))
    assert [(text.plain[span.start : span.end], str(span.style)) for span in text.spans] == [
        ("Hi", "bold"),
        ("all", "underline link https://example.org"),
    ]


def test_control_characters_are_shown():
    """An escape sequence in a survey or an answer cannot steer the terminal."""
    assert visible("a\x1b[31mb\u202ec\n") == "a␛[31mb\ufffdc␊"


@pytest.mark.parametrize(
    ("seconds", "words"), [(20, "20s"), (90, "1m 30s"), (86_400, "1d"), (5_400, "1h 30m"), (0, "0s")]
)
def test_durations(seconds, words):
    """As surveys write them."""
    assert spelled(timedelta(seconds=seconds)) == words
