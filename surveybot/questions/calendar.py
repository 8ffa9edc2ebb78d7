"""A calendar to tap on: in, the page that is open; out, its buttons, and the page or the day that a tap means.

A page is known by its mark, which is also the action that turns to it: `2026-09` shows the days of a month, `2026`
the months of a year, `y2020` the twenty years from 2020 on. The action of a day is the day itself, as ISO 8601.
"""

import re
from calendar import Calendar
from datetime import date

from surveybot.language.locale import first_weekday, month_name, month_title, weekday_names
from surveybot.questions.prompt import Option, Rows
from surveybot.questions.rows import rows_of

EARLIEST, LATEST = 1900, 2199  # years that can be tapped; others can be typed
YEARS_OF_A_PAGE = 20
BEFORE, AFTER = "◀", "▶"
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FAINT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")  # days of the months around: no cell is empty, and none is dead
_MONTH, _YEAR, _YEARS = re.compile("([0-9]{4})-([0-9]{2})"), re.compile("([0-9]{4})"), re.compile("y([0-9]{4})")


def page_of(day: date) -> str:
    """The page of days that shows a day."""
    return _days(min(max(day.year, EARLIEST), LATEST), day.month)


def is_page(mark: str) -> bool:
    """Whether there is a page with this mark."""
    days = _MONTH.fullmatch(mark)
    found = days or _YEAR.fullmatch(mark) or _YEARS.fullmatch(mark)
    return found is not None and _exists(int(found[1])) and (days is None or 1 <= int(days[2]) <= 12)


def page_rows(mark: str, language: str) -> Rows:
    """The buttons of a page: first how to leave it (the middle one leads up), then what there is to choose."""
    if found := _MONTH.fullmatch(mark):
        return _days_of_month(int(found[1]), int(found[2]), language)
    if found := _YEAR.fullmatch(mark):
        return _months_of_year(int(found[1]), language)
    return _years_from(int(mark[1:]))


def page_legend(mark: str, language: str) -> str:
    """What the columns of a page mean."""
    return " · ".join(weekday_names(language)) if _MONTH.fullmatch(mark) else ""


def tapped_day(action: str) -> date | None:
    """The day that a tap means; None if it means none that can be tapped."""
    try:
        day = date.fromisoformat(action) if _DAY.fullmatch(action) else None
    except ValueError:
        return None
    return day if day is not None and _exists(day.year) else None


def _days_of_month(year: int, month: int, language: str) -> Rows:
    before = _days(year - 1, 12) if month == 1 else _days(year, month - 1)
    after = _days(year + 1, 1) if month == 12 else _days(year, month + 1)
    weeks = Calendar(first_weekday(language)).monthdatescalendar(year, month)
    rows = (tuple(_day(day, faint=day.month != month) for day in week) for week in weeks)
    return (head(before, Option(f"{year:04}", month_title(year, month, language)), after), *rows)


def _day(day: date, *, faint: bool) -> Option:
    number = str(day.day)
    return Option(day.isoformat(), number.translate(_FAINT) if faint else number)


def _months_of_year(year: int, language: str) -> Rows:
    names = (month_name(month, language) for month in range(1, 13))
    months = [Option(_days(year, month), name[:1].upper() + name[1:]) for month, name in enumerate(names, 1)]
    up = Option(_years(year), str(year))
    return (head(f"{year - 1:04}", up, f"{year + 1:04}"), *rows_of(months, 3))


def _years_from(first: int) -> Rows:
    years = [Option(f"{year:04}", str(year)) for year in range(first, first + YEARS_OF_A_PAGE) if _exists(year)]
    return (head(_years(first - YEARS_OF_A_PAGE), None, _years(first + YEARS_OF_A_PAGE)), *rows_of(years, 5))


def head(before: str, up: Option | None, after: str) -> tuple[Option, ...]:
    """The row above a page: to the neighbours that there are, and up."""
    options = (
        Option(before, BEFORE) if _year_of(before) else None,
        up,
        Option(after, AFTER) if _year_of(after) else None,
    )
    return tuple(option for option in options if option is not None)


def _year_of(action: str) -> bool:
    return _exists(int(action.removeprefix("y")[:4]))


def _days(year: int, month: int) -> str:
    return f"{year:04}-{month:02}"


def _years(year: int) -> str:
    return f"y{year // YEARS_OF_A_PAGE * YEARS_OF_A_PAGE:04}"


def _exists(year: int) -> bool:
    return EARLIEST <= year <= LATEST
