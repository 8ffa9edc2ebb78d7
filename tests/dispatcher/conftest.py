"""The tests of the dispatcher run in virtual time: a loop with nothing to do jumps to its next timer."""

import asyncio
import selectors
from collections.abc import Callable, Mapping
from typing import Any

import pytest


class VirtualTimeLoop(asyncio.SelectorEventLoop):
    """An event loop whose `time()` moves only when it would sleep, and then at once."""

    def __init__(self) -> None:
        """Begin at second 0."""
        super().__init__(selectors.DefaultSelector())
        self._now = 0.0
        select = self._selector.select

        def jump(timeout: float | None = None) -> Any:
            assert timeout is not None, "all wait for each other"
            self._now += timeout
            return select(0)

        self._selector.select = jump

    def time(self) -> float:
        """The virtual time in seconds."""
        return self._now


def pytest_asyncio_loop_factories(
    config: pytest.Config, item: pytest.Item
) -> Mapping[str, Callable[[], asyncio.AbstractEventLoop]]:
    """Every async test of this folder gets the loop above."""
    return {"virtual": VirtualTimeLoop}


@pytest.fixture(autouse=True)
def _no_complaints_of_the_loop(caplog: pytest.LogCaptureFixture):
    """The loop itself had nothing to complain about: no exception unseen, no task lost."""
    yield
    assert not [record for record in caplog.get_records("call") if record.name == "asyncio"]
