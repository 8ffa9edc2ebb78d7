"""Days and times as a language writes them (CLDR): in, a language tag; out, names, orders and words for moments.

Babel costs a tenth of a second to import: only who shows dates pays for it.
"""

from datetime import date, datetime, time
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale


@lru_cache(maxsize=64)
def locale_of(language: str) -> "Locale | None":
    """What is known of a language; None if nothing is."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return None


@lru_cache(maxsize=64)
def _locale(language: str) -> "Locale":
    """The language itself, else English, as the bot's own phrases fall back."""
    from babel import Locale

    return locale_of(language) or Locale("en")


def day_in_words(day: date, language: str) -> str:
    """`September 30, 2026`; ISO where the language is unknown."""
    from babel.dates import format_date

    locale = locale_of(language)
    return day.isoformat() if locale is None else format_date(day, "long", locale)


def time_in_words(at: time, language: str) -> str:
    """`2:05 PM` or `14:05`."""
    from babel.dates import format_time

    locale = locale_of(language)
    if locale is None:
        return f"{at:%H:%M}"
    # Without the no-break space that CLDR has in `2:05 PM`: on a button it has no use.
    return " ".join(format_time(at.replace(tzinfo=None), "short", locale=locale).split())


def moment_in_words(moment: datetime, language: str) -> str:
    """The day with the time, in the zone that it has."""
    from babel.dates import get_datetime_format

    day, at = day_in_words(moment.date(), language), time_in_words(moment.time(), language)
    return str(get_datetime_format("long", _locale(language))).format(at, day)


def month_name(month: int, language: str) -> str:
    """The name of a month (1 to 12) as it stands alone.

    Babel mixes up the languages that have no such names of their own, so that only those are asked that use them.
    """
    from babel.dates import format_date

    locale = _locale(language)
    pattern = "LLLL" if "LLLL" in locale.datetime_skeletons["yMMMM"].pattern else "MMMM"
    return format_date(date(2026, month, 1), pattern, locale)


def month_title(year: int, month: int, language: str) -> str:
    """`September 2026`."""
    from babel.dates import format_skeleton

    title = format_skeleton("yMMMM", date(year, month, 1), locale=_locale(language))
    return title[:1].upper() + title[1:]


def first_weekday(language: str) -> int:
    """The day that a week begins with: 0 is Monday."""
    return _locale(language).first_week_day


def weekday_names(language: str) -> list[str]:
    """The short names of the days, from the first one of the week."""
    from babel.dates import get_day_names

    names, first = get_day_names("abbreviated", "format", _locale(language)), first_weekday(language)
    return [names[(first + number) % 7] for number in range(7)]


def writes_day_first(language: str) -> bool:
    """Whether the day stands before month and year."""
    return str(_locale(language).date_formats["short"].pattern).startswith("d")


def has_half_days(language: str) -> bool:
    """Whether hours are counted to twelve, twice a day."""
    return "a" in str(_locale(language).time_formats["short"].pattern)


def hour_in_words(hour: int, language: str) -> str:
    """`2 PM` or `14`."""
    from babel.dates import format_time

    pattern = "h a" if has_half_days(language) else "HH"
    return format_time(time(hour), pattern, locale=_locale(language))
