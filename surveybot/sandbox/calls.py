"""Every call of the bot comes in; a log for tests goes out."""

from dataclasses import dataclass
from typing import Any

from surveybot.sandbox.envelope import Json

# A long load test keeps the newest calls only.
MAX_CALLS = 200_000


@dataclass(frozen=True, slots=True)
class Call:
    """One call: `outcome` is `ok`, Telegram's description of the refusal, or the fault that it ran into.

    `at` is the sandbox's clock when the call came; `via` is `http` or `webhook` (a method in a webhook reply).
    """

    method: str
    params: Json
    at: float
    outcome: str
    result: Any = None
    via: str = "http"

    @property
    def ok(self) -> bool:
        """Whether it took effect (a connection may have dropped after it)."""
        return self.outcome == "ok"


def record(calls: list[Call], call: Call) -> None:
    """Write `call` at the end of the log; the older half goes when the log is full."""
    if len(calls) >= MAX_CALLS:
        del calls[: MAX_CALLS // 2]
    calls.append(call)
