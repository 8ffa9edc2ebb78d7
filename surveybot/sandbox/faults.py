"""A test's wish for bad weather comes in; the fault that a call runs into goes out."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Fault:
    """What happens to a call of `method` (None: any; `download`: of a file) about `chat_id` (None: any).

    First `delay_seconds` pass. Then the connection breaks `before` or `after` the call took effect (`drop`), or
    `status` is answered without effect: with `html` as the body, or with Telegram's envelope around `description`.
    """

    method: str | None = None
    chat_id: int | None = None
    status: int | None = None
    description: str | None = None
    retry_after: int | None = None
    html: str | None = None
    drop: Literal["before", "after"] | None = None
    delay_seconds: float = 0.0
    times: int | None = 1

    def meets(self, method: str, chat_id: object) -> bool:
        """Whether this call is meant."""
        return self.method in (None, method) and (self.chat_id is None or str(self.chat_id) == str(chat_id))


class Faults:
    """Faults in the order in which they were wished for; each strikes `times` calls (None: until cleared)."""

    def __init__(self) -> None:
        self._left: list[tuple[Fault, int | None]] = []

    def add(
        self,
        method: str | None = None,
        *,
        chat_id: int | None = None,
        status: int | None = None,
        description: str | None = None,
        retry_after: int | None = None,
        html: str | None = None,
        drop: Literal["before", "after"] | None = None,
        delay_seconds: float = 0.0,
        times: int | None = 1,
    ) -> Fault:
        """Let the next `times` calls that fit run into this fault."""
        if drop not in (None, "before", "after"):
            raise ValueError(f"a connection drops `before` or `after` the effect, not {drop!r}")
        fault = Fault(method, chat_id, status, description, retry_after, html, drop, delay_seconds, times)
        self._left.append((fault, times))
        return fault

    def take(self, method: str, chat_id: object) -> Fault | None:
        """The fault that this call runs into, used up once."""
        for index, (fault, left) in enumerate(self._left):
            if fault.meets(method, chat_id):
                if left == 1:
                    del self._left[index]
                elif left is not None:
                    self._left[index] = (fault, left - 1)
                return fault
        return None

    def clear(self) -> None:
        """Fair weather again."""
        self._left.clear()
