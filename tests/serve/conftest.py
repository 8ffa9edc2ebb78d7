"""A sandbox, databases of both kinds, and stages on them, for the tests of the service."""

from pathlib import Path

import pytest

from surveybot.sandbox.server import Sandbox
from tests.serve.stage import Stage


@pytest.fixture
def sqlite(tmp_path: Path) -> str:
    """The URL of a new SQLite file."""
    return f"sqlite+aiosqlite:///{tmp_path}/answers.db"


@pytest.fixture
def stage(sandbox: Sandbox, sqlite: str) -> Stage:
    """A stage on SQLite."""
    return Stage(sandbox, sqlite)
