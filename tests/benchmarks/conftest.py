"""How long to measure: SURVEYBOT_BENCH=long measures ten times as much."""

import os

import pytest


@pytest.fixture
def effort() -> int:
    """1, or 10 for `make bench`."""
    return 10 if os.environ.get("SURVEYBOT_BENCH") == "long" else 1
