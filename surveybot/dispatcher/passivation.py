"""Coroutines that begin and cease to wait come in; too many live ones, and those that wait for long, are closed."""

import asyncio
import math
from collections import OrderedDict
from typing import Protocol


class Closable(Protocol):
    """What is closed to make room: one coroutine's end of its mailbox."""

    def passivate(self) -> None:
        """Close the coroutine, unless a message has come for it."""


class Passivation:
    """Keeps the number of live coroutines at `live`, as far as enough of them only wait; none waits for ever."""

    def __init__(self, live: int, longest_wait_seconds: float) -> None:
        self._limit = live
        self._live = 0
        self._longest_wait = longest_wait_seconds
        self._waiting: OrderedDict[Closable, float] = OrderedDict()  # since when; the least recently used first
        self._timer: asyncio.TimerHandle | None = None

    def begin(self) -> None:
        """One more coroutine lives."""
        self._live += 1
        self._make_room()

    def end(self, coroutine: Closable) -> None:
        """One coroutine less: it has ended, or was closed and is on its way out."""
        self._live -= 1
        self.resume(coroutine)

    def wait(self, coroutine: Closable, silent_since: float) -> None:
        """It has nothing to read; it may be closed within this call."""
        self._waiting[coroutine] = silent_since
        if self._timer is None:
            self._look_again_at(silent_since + self._longest_wait)
        self._make_room()

    def resume(self, coroutine: Closable) -> None:
        """It is at work and must not be closed."""
        self._waiting.pop(coroutine, None)

    def _make_room(self) -> None:
        while self._live > self._limit and self._waiting:
            self._waiting.popitem(last=False)[0].passivate()

    def _look_again_at(self, then: float) -> None:
        """One timer for all of them: a timer for each wait would cost more than the rest of it."""
        if self._longest_wait != math.inf:
            self._timer = asyncio.get_running_loop().call_at(then, self._close_old)

    def _close_old(self) -> None:
        self._timer = None
        now = asyncio.get_running_loop().time()
        while self._waiting:
            since = next(iter(self._waiting.values()))
            if since + self._longest_wait > now:
                self._look_again_at(since + self._longest_wait)
                return
            self._waiting.popitem(last=False)[0].passivate()
