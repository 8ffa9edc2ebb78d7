"""Lengths of time: in, a timedelta; out, `20s` or `1h 30m`, as surveys write them."""

from datetime import timedelta

_UNITS = {"d": 86_400, "h": 3_600, "m": 60, "s": 1}


def spelled(duration: timedelta) -> str:
    """Whole seconds in the units of the language; `0s` for nothing."""
    rest, parts = int(duration.total_seconds()), []
    for unit, seconds in _UNITS.items():
        number, rest = divmod(rest, seconds)
        if number:
            parts.append(f"{number}{unit}")
    return " ".join(parts) or "0s"
