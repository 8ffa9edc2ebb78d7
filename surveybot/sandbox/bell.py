"""Coroutines that wait for something to happen come in; each is woken when it happens."""

import asyncio


class Bell:
    """A ring wakes everyone who waits at that moment, and nobody who comes later."""

    def __init__(self) -> None:
        self._waiting: dict[asyncio.Future[None], None] = {}  # in the order in which they came

    def ring(self) -> None:
        """Wake all who wait."""
        waiting, self._waiting = self._waiting, {}
        for future in waiting:
            if not future.done():
                future.set_result(None)

    async def heard(self, timeout_seconds: float) -> bool:
        """True at the next ring, False when `timeout_seconds` have passed without one."""
        future = asyncio.get_running_loop().create_future()
        self._waiting[future] = None
        try:
            done, _ = await asyncio.wait({future}, timeout=timeout_seconds)
            return bool(done)
        finally:
            self._waiting.pop(future, None)
