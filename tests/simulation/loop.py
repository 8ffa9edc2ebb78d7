"""An event loop in which time jumps: in, coroutines; out, the same run for the same seed, and crashes where wished.

Nothing waits for the world: threads' work is done in the loop, one piece at a time, after a drawn delay, and the clock
goes on to whatever is scheduled next. Whoever crashes does nothing any more, neither to the database nor to Telegram.
"""

import asyncio
import selectors
from collections.abc import Callable, Coroutine
from contextvars import ContextVar
from random import Random
from typing import Any

MOST_TURNS = 100_000  # without any time between them: somebody works in a circle
EPOCH = 1_790_035_170.0  # when the simulated world begins, in Unix seconds: just before midnight in Greenwich


class Crashed(BaseException):
    """The process that wanted to do this is dead."""


class Life:
    """One process, from its start to its crash; `crash_at` is the number of the effect that it dies at."""

    def __init__(self, crash_at: int | None = None) -> None:
        self.tasks: list[asyncio.Task[Any]] = []
        self.is_dead = False
        self.ended = asyncio.Event()
        self._left = crash_at

    def effect(self) -> None:
        """Something is about to happen, or has just happened, in the world outside; Crashed if this life is over."""
        if self.is_dead:
            raise Crashed
        if self._left is not None:
            self._left -= 1
            if self._left <= 0:
                self.die()
                raise Crashed

    def spare(self) -> None:
        """It will not crash any more."""
        self._left = None

    def die(self) -> None:
        """As after kill -9: nothing that it was about to do is done."""
        if not self.is_dead:
            self.is_dead = True
            self.ended.set()
            for task in self.tasks:
                task.cancel()


LIFE: ContextVar[Life | None] = ContextVar("life", default=None)


class _Jumping(selectors.DefaultSelector):
    """Waits for nobody."""

    loop: "VirtualLoop"
    turns = 0

    def select(self, timeout: float | None = None) -> list[Any]:
        """Time goes on instead; AssertionError if nothing will ever happen."""
        assert timeout is not None, "everybody waits for something that never comes"
        self.turns = self.turns + 1 if timeout <= 0 else 0
        assert self.turns < MOST_TURNS, "time stands still"
        self.loop.elapsed += max(timeout, 0.0)
        return []


class VirtualLoop(asyncio.SelectorEventLoop):
    """Its time has no relation to ours."""

    def __init__(self, random: Random) -> None:
        selector = _Jumping()
        super().__init__(selector)
        selector.loop = self
        self.elapsed = 0.0
        self._random = random
        self._busy: dict[object, float] = {}
        self.set_task_factory(_task_of_its_life)

    def time(self) -> float:
        """Seconds since the world began."""
        return self.elapsed

    def run_in_executor(self, executor: Any, func: Callable[..., Any], *args: Any) -> Any:
        """Done as a whole at some later moment, in the order asked for; before or after it, the process may crash."""
        life, future = LIFE.get(), self.create_future()

        def work() -> None:
            try:
                if life is not None:
                    life.effect()
                result = func(*args)
                if life is not None:
                    life.effect()
            except BaseException as failed:  # noqa: BLE001 – it goes to whoever waits
                self._settle(future, None, failed)
            else:
                self._settle(future, result, None)

        begins = max(self.elapsed + self._delay(), self._busy.get(executor, 0.0) + 1e-6)
        self._busy[executor] = begins
        self.call_at(begins, work)
        return future

    def _settle(self, future: "asyncio.Future[Any]", result: Any, failed: BaseException | None) -> None:
        def settle() -> None:
            if future.done():
                return
            if failed is None:
                future.set_result(result)
            else:
                future.set_exception(failed)

        self.call_later(self._delay(), settle)

    def _delay(self) -> float:
        return self._random.expovariate(1 / 0.003)


def _task_of_its_life(loop: asyncio.AbstractEventLoop, coroutine: Coroutine[Any, Any, Any]) -> "asyncio.Task[Any]":
    task = asyncio.Task(coroutine, loop=loop)
    life = LIFE.get()
    if life is not None:
        life.tasks.append(task)
        task.add_done_callback(lambda ended: ended.cancelled() or ended.exception())
    return task
