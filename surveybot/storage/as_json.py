"""How a value lies in a column of text: in, the value; out, JSON."""

import json
from typing import Any


def as_json(value: Any) -> str | None:
    """How a value is stored; None stays None."""
    return None if value is None else json.dumps(value, ensure_ascii=False, separators=(",", ":"))
