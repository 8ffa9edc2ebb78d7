"""Coroutines that begin and cease to wait come in; beyond a number of live ones, the longest waiting is closed."""

from collections import OrderedDict
from typing import Protocol


class Closable(Protocol):
    """What is closed to make room: one coroutine's end of its mailbox."""

    def passivate(self) -> None:
        """Close the coroutine, unless a message has come for it."""


class Passivation:
    """Keeps the number of live coroutines at `live`, as far as enough of them only wait."""

    def __init__(self, live: int) -> None:
        self._limit = live
        self._live = 0
        self._waiting: OrderedDict[Closable, None] = OrderedDict()  # the least recently used first

    def begin(self) -> None:
        """One more coroutine lives."""
        self._live += 1
        self._make_room()

    def end(self, coroutine: Closable) -> None:
        """One coroutine less: it has ended, or was closed and is on its way out."""
        self._live -= 1
        self.resume(coroutine)

    def wait(self, coroutine: Closable) -> None:
        """It has nothing to read; it may be closed within this call."""
        self._waiting[coroutine] = None
        self._make_room()

    def resume(self, coroutine: Closable) -> None:
        """It is at work and must not be closed."""
        self._waiting.pop(coroutine, None)

    def _make_room(self) -> None:
        while self._live > self._limit and self._waiting:
            self._waiting.popitem(last=False)[0].passivate()
