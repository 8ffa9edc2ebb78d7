"""A reference that has heard something: in, steps as YAML and what is said; out, the reference."""

from datetime import date
from typing import Any

import yaml

from tests.reference.interpreter import Reference

TODAY = date(2026, 9, 10)


def play(steps: str, *says: str | list[str]) -> Reference:
    """A reference that has heard all this; nothing of it may be refused."""
    survey: dict[str, Any] = {"surveybot": "1", "steps": yaml.load(steps, Loader=yaml.BaseLoader)}
    reference = Reference(survey, TODAY)
    for said in says:
        before = reference.waiting
        if said == "/back":
            reference.back()
        elif said == "/ok":
            assert reference.confirm(), before
        else:
            assert reference.reply(said), (said, before)
    return reference
