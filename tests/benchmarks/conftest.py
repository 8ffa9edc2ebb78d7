"""How long to measure: SURVEYBOT_BENCH=long measures five times, in turn; and whether there is a baseline."""

import os
import sys

import pytest

from tests.benchmarks.run import BENCH


@pytest.fixture
def effort() -> int:
    """1, or 5 for `make bench`."""
    return 5 if os.environ.get("SURVEYBOT_BENCH") == "long" else 1


@pytest.fixture
def shared() -> None:
    """The baseline lies beside a checkout."""
    if not BENCH.is_dir():
        pytest.skip("the aiogram baseline is not there (../shared/bench)")
    if not sys.platform.startswith("linux"):
        pytest.skip("the CPU time of a running process is read from Linux's /proc")
