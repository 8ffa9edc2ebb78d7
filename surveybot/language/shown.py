"""Values as people read them: in, a value and a language; out, plain words."""

from datetime import date, datetime, time
from decimal import Decimal

from surveybot.language.expression import Value
from surveybot.language.locale import day_in_words, moment_in_words, time_in_words
from surveybot.phrases import Tongue


def shown(value: Value, tongue: Tongue) -> str:
    """A number with a point, a date with its month in words, a time of day (CLDR), a yes or no in the language."""
    if isinstance(value, bool):
        return tongue.phrase("yes" if value else "no")
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, datetime):  # which is a date too
        return moment_in_words(value, tongue.language)
    if isinstance(value, date):
        return day_in_words(value, tongue.language)
    if isinstance(value, time):
        return time_in_words(value, tongue.language)
    if isinstance(value, tuple):
        return ", ".join(value)
    return str(value)
