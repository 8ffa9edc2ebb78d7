"""How a value lies in a column of text: in, the value; out, JSON."""

from typing import Any

import orjson


def as_json(value: Any) -> str | None:
    """How a value is stored; None stays None."""
    return None if value is None else orjson.dumps(value).decode()
