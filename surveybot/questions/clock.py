"""A clock to tap on: in, what is chosen of a time so far; out, buttons for the hours, then for the minutes of one.

The action of an hour is `14`, of a minute `14:05`; before it may stand a day and `T`.
"""

import re
from datetime import time

from surveybot.language.locale import hour_in_words, time_in_words
from surveybot.questions.calendar import AFTER, BEFORE
from surveybot.questions.prompt import Option, Rows
from surveybot.questions.rows import rows_of

STEP_MINUTES = 5  # other minutes can be typed
_HOURS_IN_A_ROW, _MINUTES_IN_A_ROW = 6, 4
_HOUR = re.compile("[01][0-9]|2[0-3]")
_WRITTEN = re.compile(r"([0-9]{1,2})[:.]([0-9]{2})(?:\s*([AaPp])\.?[Mm]\.?)?")


def is_hour(mark: str) -> bool:
    """Whether a mark is an hour, 00 to 23."""
    return _HOUR.fullmatch(mark) is not None


def hour_rows(language: str, prefix: str = "") -> Rows:
    """All hours of a day; on a clock of twelve hours, mornings stand above afternoons."""
    hours = [Option(f"{prefix}{hour:02}", hour_in_words(hour, language)) for hour in range(24)]
    return rows_of(hours, _HOURS_IN_A_ROW)


def minute_rows(hour: int, language: str, up: str, prefix: str = "") -> Rows:
    """The minutes of an hour; above them the hours around it, and between these the way `up` to all hours."""
    at = [time(hour, minute) for minute in range(0, 60, STEP_MINUTES)]
    minutes = [Option(f"{prefix}{moment:%H:%M}", time_in_words(moment, language)) for moment in at]
    title = f"{time_in_words(at[0], language)} – {time_in_words(at[-1], language)}"
    head = [Option(up, title)]
    if hour > 0:
        head.insert(0, Option(f"{prefix}{hour - 1:02}", BEFORE))
    if hour < 23:
        head.append(Option(f"{prefix}{hour + 1:02}", AFTER))
    return (tuple(head), *rows_of(minutes, _MINUTES_IN_A_ROW))


def to_time(text: str) -> time | None:
    """The time in `14:30`, `9:05`, `14.30` or `2:30 PM`; None if it is none."""
    found = _WRITTEN.fullmatch(text)
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2]), (found[3] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def written_time(at: time, language: str) -> str:
    """How a respondent may write a time: as it is shown in his language, if that can be read."""
    shown = time_in_words(at, language)
    return shown if to_time(shown) == at else f"{at:%H:%M}"
