"""The settings that speak of time: in, the node of one key; out, days, moments and limits."""

import re
from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from surveybot.language.nodes import Node, Scalar
from surveybot.language.position import Span
from surveybot.language.problem import Problem, error
from surveybot.language.record import wrong_type

_DAY = r"([12]\d{3})-(\d{1,2})-(\d{1,2})"
_MOMENT = re.compile(rf"{_DAY}(?:[T ]+(\d{{1,2}}):(\d{{2}}))?")
_LOCAL_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})(.*)")


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
        local = _LOCAL_DAY.fullmatch(node.strip()) if isinstance(node, Scalar) else None
        meant = f"{local[3]}-{local[2]:0>2}-{local[1]:0>2}{local[4]}" if local else ""
        wanted = "here belongs a day such as `2026-09-01`, or a day with a time: `2026-09-01 18:00`"
        problems.append(wrong_type(node, wanted, help="write `{meant}`" if meant else "", meant=meant))
        return None
    year, month, day, hour, minute = (int(part) if part else None for part in found.groups())
    try:
        at = time(hour, minute or 0) if hour is not None else None
        return Moment(date(year or 0, month or 0, day or 0), at, node.span)
    except ValueError:
        template = "there is no such day or time as `{found}`"
        problems.append(error("date-impossible", node.span, template, found=str(node)))
        return None
