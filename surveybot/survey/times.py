"""The settings that speak of time: in, the node of one key; out, days, moments, nights and reminders."""

import re
from datetime import date, datetime, time, timedelta
from typing import Annotated, NamedTuple
from zoneinfo import ZoneInfo

from surveybot.language.fields import Count, Duration, TextField, Whole
from surveybot.language.nodes import Node, Scalar
from surveybot.language.position import Span
from surveybot.language.problem import Problem, error
from surveybot.language.record import Record, read_record, reads, wrong_type
from surveybot.language.shapes import matching
from surveybot.language.words import Worded
from surveybot.language.written_otherwise import day_meant, night_meant
from surveybot.questions.limits import may_be_read

_DAY = r"([12]\d{3})-(\d{1,2})-(\d{1,2})"
_MOMENT = re.compile(rf"{_DAY}(?:[T ]+(\d{{1,2}}):(\d{{2}}))?")
MOMENT = matching(_MOMENT, "2026-09-01", "2026-09-01 18:00")
_CALENDAR = "look it up in a calendar; hours go from 00 to 23"


class Moment(NamedTuple):
    """A day, or a day with a time, in the survey's time zone."""

    day: date
    time: time | None
    span: Span

    def begins(self, zone: ZoneInfo) -> datetime:
        """Its first instant."""
        return datetime.combine(self.day, self.time or time(), zone)

    def ends(self, zone: ZoneInfo) -> datetime:
        """The instant at which it is over: a day includes the day."""
        day = self.day if self.time is not None else self.day + timedelta(days=1)
        return datetime.combine(day, self.time or time(), zone)


def read_moment(node: Node, problems: list[Problem]) -> Moment | None:
    """The day or moment in a node."""
    found = _MOMENT.fullmatch(node.strip()) if isinstance(node, Scalar) else None
    if found is None:
        wanted = "here belongs a day such as `2026-09-01`, or a day with a time: `2026-09-01 18:00`"
        problems.append(wrong_type(node, wanted, meant=day_meant(node)))
        return None
    year, month, day, hour, minute = (int(part) if part else None for part in found.groups())
    try:
        at = time(hour, minute or 0) if hour is not None else None
        return Moment(date(year or 0, month or 0, day or 0), at, node.span)
    except ValueError:
        template = "there is no such day or time as `{found}`"
        problems.append(error("date-impossible", node.span, template, help=_CALENDAR, found=str(node)))
        return None


class Night(NamedTuple):
    """From `start` to `end` of each day, over midnight if `end` is the earlier one; `end` itself is outside."""

    start: time
    end: time

    def over(self, moment: datetime) -> datetime:
        """The moment itself, or the end of the night that it lies in; aware, and in the zone of the night."""
        at = moment.time()
        is_evening, is_morning = at >= self.start, at < self.end
        wraps = self.end < self.start
        if not (is_evening or is_morning if wraps else is_evening and is_morning):
            return moment
        day = moment.date() + timedelta(days=1) if wraps and is_evening else moment.date()
        return datetime.combine(day, self.end, moment.tzinfo)


_NIGHT = re.compile(r"(\d{1,2}):(\d{2})\s*\.\.\s*(\d{1,2}):(\d{2})")


def _night(node: Node, problems: list[Problem]) -> Night | None:
    found = _NIGHT.fullmatch(node.strip()) if isinstance(node, Scalar) else None
    wanted = "`quiet` is a time of day such as `21:00..08:00`, in which no reminder is sent"
    if found is None:
        problems.append(wrong_type(node, wanted, meant=night_meant(node)))
        return None
    hour, minute, end_hour, end_minute = (int(part) for part in found.groups())
    try:
        night = Night(time(hour, minute), time(end_hour, end_minute))
    except ValueError:
        template = "there is no such day or time as `{found}`"
        problems.append(error("date-impossible", node.span, template, help=_CALENDAR, found=str(node)))
        return None
    if night.start == night.end:
        problems.append(wrong_type(node, wanted))
    return night


class Reminder(Record):
    """`remind:` – after how much silence the bot writes again, how often, and what it says."""

    after: Duration
    """After how long a silence the bot writes again."""
    times: Count = Whole(1)
    """How often it does so in one silence."""
    text: TextField | None = None
    """What it says; `say` is another word for it."""
    quiet: Annotated[Night | None, reads(_night, matching(_NIGHT, "21:00..08:00"))] = None
    """The hours in which it does not."""

    also = {"say": "text"}


def read_reminder(node: Node, problems: list[Problem]) -> Reminder | None:
    """The reminders of a survey."""
    return read_record(Reminder, node, problems, Worded("`remind`")) if may_be_read(node, "remind", problems) else None
