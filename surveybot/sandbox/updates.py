"""Things that happened in chats come in; numbered updates wait here until the bot has confirmed them or they expire."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import takewhile

from surveybot.sandbox.bell import Bell
from surveybot.sandbox.envelope import Json

# Telegram keeps what nobody fetches for 24 hours, a tap only for 150 seconds.
LIFE_SECONDS = 24 * 3600.0
CALLBACK_LIFE_SECONDS = 150.0

# Sent only to a bot that asks for them by name.
ON_REQUEST = frozenset(("chat_member", "message_reaction", "message_reaction_count"))

# Ids have 31 bits: at 100 a second they start over every 248 days, which Telegram's do after a quiet week as well.
_IDS_A_SECOND = 100


def first_id(now: float) -> int:
    """Where ids begin for a sandbox started at `now`, so that a restarted one goes on and never repeats.

    Holds as long as a sandbox makes no more than 100 of them a second on average.
    """
    return int(now * _IDS_A_SECOND) % (2**31 - 2**24) + 1


@dataclass(frozen=True, slots=True)
class Update:
    """One update; those of one `lane` reach a webhook one after another."""

    update_id: int
    kind: str
    payload: Json
    lane: str
    expires_at: float

    def as_update(self) -> Json:
        """The Bot API's `Update`."""
        return {"update_id": self.update_id, self.kind: self.payload}


class Updates:
    """The bot's queue; ids grow by one."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._waiting: dict[int, Update] = {}
        self._next_id = first_id(clock())
        self.arrived = Bell()
        self.allowed: tuple[str, ...] = ()

    def add(self, kind: str, payload: Json, lane: str) -> int | None:
        """The new update's id, or None if the bot did not ask for this kind at the time."""
        if kind not in self.allowed if self.allowed else kind in ON_REQUEST:
            return None
        life = CALLBACK_LIFE_SECONDS if kind == "callback_query" else LIFE_SECONDS
        update = Update(self._next_id, kind, payload, lane, self._clock() + life)
        self._next_id += 1
        self._waiting[update.update_id] = update
        self.arrived.ring()
        return update.update_id

    def allow(self, kinds: Iterable[str] | None) -> None:
        """What is recorded from now on; None leaves it as it was, nothing named means the usual kinds."""
        if kinds is not None:
            self.allowed = tuple(kinds)

    def waiting(self) -> list[Update]:
        """All that is neither confirmed nor expired, oldest first."""
        now = self._clock()
        for update in [update for update in self._waiting.values() if update.expires_at <= now]:
            del self._waiting[update.update_id]
        return list(self._waiting.values())

    def after(self, update_id: int) -> list[Update]:
        """All that came after this one and waits, oldest first."""
        newer = takewhile(lambda update: update.update_id > update_id, reversed(self._waiting.values()))
        return list(newer)[::-1]

    def confirm(self, update_id: int) -> None:
        """The bot has taken this one."""
        self._waiting.pop(update_id, None)

    def confirm_below(self, offset: int) -> None:
        """The bot has taken all below `offset`; below zero: all but the newest `-offset`."""
        waiting = list(self._waiting)
        gone = waiting[:offset] if offset < 0 else [update_id for update_id in waiting if update_id < offset]
        for update_id in gone:
            del self._waiting[update_id]

    def clear(self) -> None:
        """Forget everything that waits."""
        self._waiting.clear()
