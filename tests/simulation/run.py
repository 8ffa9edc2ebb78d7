"""A simulated run: in, what its parts do; out, what they leave behind, and complaints of what must never be."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

from surveybot.sandbox.world import World
from surveybot.serve.catalogue import Publication
from surveybot.serve.worker import Worker
from tests.simulation.ledger import Ledger
from tests.simulation.loop import Life
from tests.simulation.people import Somebody
from tests.simulation.telegram import Weather

MOST_EFFECTS = (15, 60, 400, 1_600)  # a life that crashes does so after at most so many
Slot = tuple[Life, Worker] | None


@dataclass
class Run:
    """What a run leaves behind; `complaints` are about what must never be, seen on the way.

    The `shelf` has the survey files as they are now, `moved` says which interviews somebody has moved to which edition.
    """

    random: Random
    path: Path
    world: World
    weather: Weather
    people: list[Somebody]
    slots: list[Slot]
    ledger: Ledger
    shelf: dict[str, Publication]
    crashes: int = 0
    clock_ahead_seconds: int = 0
    jumps: int = 0
    moved: set[tuple[int, str]] = field(default_factory=set)
    handed_out: set[int] = field(default_factory=set)
    complaints: list[str] = field(default_factory=list)

    def clock(self) -> datetime:
        """The present, as the bot's machine has it."""
        return datetime.fromtimestamp(self.world.clock() + self.clock_ahead_seconds, UTC)

    def set_clock(self, ahead_seconds: int) -> None:
        """The clock of the bot's machine is set to so much more than Telegram's."""
        self.jumps += ahead_seconds != self.clock_ahead_seconds
        self.clock_ahead_seconds = ahead_seconds

    def acknowledged(self, update: int) -> None:
        """Telegram will not bring this update again: it must be durable by now."""
        if not self.ledger.is_handled(update):
            self.complaints.append(f"update {update} is acknowledged and not committed")

    def about_to(self, method: str, params: dict[str, Any]) -> None:
        """The bot is about to do this: nothing is sent that is not committed."""
        if method == "sendMessage" and not any(
            item["params"].get("text") == params["text"] for item in self.ledger.messages(params["chat_id"])
        ):
            self.complaints.append(f"{params['text']!r} is sent and not committed")
