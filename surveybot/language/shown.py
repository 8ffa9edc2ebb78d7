"""Values as people read them: in, a value and a language; out, plain words."""

from datetime import date
from decimal import Decimal

from surveybot.language.expression import Value
from surveybot.phrases import Tongue


def shown(value: Value, tongue: Tongue) -> str:
    """A number with a point, a date with its month in words (CLDR), a yes or no in the language."""
    if isinstance(value, bool):
        return tongue.phrase("yes" if value else "no")
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date):
        return _date(value, tongue.language)
    if isinstance(value, tuple):
        return ", ".join(value)
    return str(value)


def _date(day: date, language: str) -> str:
    from babel import Locale, UnknownLocaleError  # costs a tenth of a second: only who shows dates pays
    from babel.dates import format_date

    try:
        return format_date(day, "long", Locale.parse(language, sep="-"))
    except (UnknownLocaleError, ValueError):
        return day.isoformat()
