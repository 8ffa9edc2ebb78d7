"""A simulated run: in, what its parts do; out, what they leave behind, and complaints of what must never be."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

from surveybot.sandbox.calls import Call
from surveybot.sandbox.world import World
from surveybot.serve.catalogue import Publication
from surveybot.telegram.listening import Respond
from tests.simulation.ledger import Ledger
from tests.simulation.loop import Life
from tests.simulation.people import Somebody
from tests.simulation.telegram import Weather

MOST_EFFECTS = (15, 60, 400, 1_600)  # a life that crashes does so after at most so many
Slot = tuple[Life, Respond] | None


@dataclass
class Run:
    """What a run leaves behind; `complaints` are about what must never be, seen on the way.

    The `shelf` has the survey files as they are now, `moved` says which interviews somebody has moved to which edition.
    In a run that `replies` calls go out with the answers to updates: `replied` are the updates that had such answers,
    `unheard` those of which none was carried out; `left_at` says when the bot has given away which of the calls.
    """

    random: Random
    path: Path
    world: World
    weather: Weather
    people: list[Somebody]
    slots: list[Slot]
    ledger: Ledger
    shelf: dict[str, Publication]
    replies: bool
    crashes: int = 0
    clock_ahead_seconds: int = 0
    jumps: int = 0
    moved: set[tuple[int, str]] = field(default_factory=set)
    handed_out: set[int] = field(default_factory=set)
    replied: set[int] = field(default_factory=set)
    unheard: set[int] = field(default_factory=set)
    left_at: dict[int, float] = field(default_factory=dict)
    complaints: list[str] = field(default_factory=list)

    @property
    def polls(self) -> bool:
        """Whether the one worker fetches its updates."""
        return len(self.slots) == 1 and not self.replies

    @property
    def calls(self) -> list[Call]:
        """What was done, in the order in which the bot has given it away: on its way an answer may be overtaken."""
        calls = self.world.calls
        return [calls[one] for one in sorted(range(len(calls)), key=lambda one: self.left_at.get(one, calls[one].at))]

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

    def answered_without_a_call(self, update: int) -> None:
        """What was in an answer that was lost is not said again: only if it is erased, or more was said since."""
        if update not in self.replied:
            return
        self.unheard.add(update)
        if not self.ledger.is_over(update):
            self.complaints.append(f"update {update} has come again and is not answered again")

    def about_to(self, method: str, params: dict[str, Any]) -> None:
        """The bot is about to do this: nothing is sent that is not committed."""
        if method == "sendMessage" and not any(
            item["params"].get("text") == params["text"] for item in self.ledger.messages(params["chat_id"])
        ):
            self.complaints.append(f"{params['text']!r} is sent and not committed")
