"""Waves: in, what is given of a person, and the time; out, which wave it is, and when he is called to the next one."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from surveybot.survey.model import Survey
from surveybot.survey.times import Night

CALLED_AT = time(10)  # by the clock of the survey's time zone
NIGHT = Night(time(21), time(9))  # in which nobody is called, unless the survey's reminders have a night of their own

Given = Mapping[str, Any]


def wave_at(survey: Survey, given: Given, now: datetime) -> int:
    """The wave of a day; the first one lasts until the second begins."""
    today = now.astimezone(survey.timezone).date()
    return 1 + sum(day <= today for day in _days(survey, given))


def called_at(survey: Survey, given: Given, wave: int) -> float | None:
    """When a person is called to a wave, in Unix seconds; None if there is no such wave, or for the first one."""
    days = _days(survey, given)
    if not 2 <= wave <= len(days) + 1:
        return None
    return by_day(survey, datetime.combine(days[wave - 2], CALLED_AT, survey.timezone)).timestamp()


def by_day(survey: Survey, moment: datetime) -> datetime:
    """The moment itself, or the end of the night that it lies in."""
    night = survey.remind.quiet if survey.remind is not None else None
    return (night or NIGHT).over(moment.astimezone(survey.timezone))


def _days(survey: Survey, given: Given) -> list[date]:
    """The days on which the second wave and those after it begin; none where nobody knows."""
    waves = survey.waves
    if waves is None or waves.since not in given:
        return []
    first = date.fromisoformat(given[waves.since])
    return [first + after for after in waves.at]
