"""Simulated people: in, what they see on their phones; out, what impatient, clumsy and silent people do."""

import asyncio
from dataclasses import dataclass, field
from random import Random

from surveybot.sandbox.acts import Impossible
from surveybot.sandbox.person import Person
from surveybot.sandbox.screen import Button, Seen
from surveybot.sandbox.world import World

POISON = "13"  # as a size of sheds it is more than the bot can bear
WORDS = ["7", "12", "red", "Blue", "yes", "no", "нет", "saw, axe", "night", "ok", POISON, "+", "/skip", "/done"]
SHEDS = "/start sheds"
SURVEYS = ["/start counter", "/start tools", SHEDS]
COMMANDS = ["/back", *SURVEYS, "/start", "/language ru", "/language en", "/cancel", "/nonsense"]

# How often somebody taps, types, taps an old button, taps twice, writes several things at once, sends a command,
# changes a message, or blocks the bot for a while. Who is steady comes to the end of the longest survey.
Manner = tuple[int, ...]
CLUMSY: Manner = (40, 22, 4, 8, 6, 8, 2, 1)
STEADY: Manner = (84, 2, 1, 8, 1, 2, 0, 0)
_DEEDS = ("tap", "type", "old", "twice", "burst", "command", "edit", "block")


@dataclass(slots=True)
class Somebody:
    """One person; `tapped` has the words above every button that was tapped, by the id of the update.

    Who `misses` something that was to come writes again.
    """

    world: World
    person: Person
    random: Random
    manner: Manner
    tapped: dict[int, str] = field(default_factory=dict)
    misses: asyncio.Event = field(default_factory=asyncio.Event)

    async def live(self, seconds: float) -> None:
        """Does this and that for so long."""
        loop = asyncio.get_running_loop()
        end = loop.time() + seconds
        await self.person.send(SHEDS if self.manner == STEADY else self.random.choice([*SURVEYS, "/start"]))
        while loop.time() < end:
            await asyncio.sleep(self._pause())
            await self.act()

    async def wonder(self) -> None:
        """Writes whenever something is missed, for ever."""
        while True:
            await self.misses.wait()
            await asyncio.sleep(self._pause())
            try:
                await self.person.send("?")
            except Impossible:  # nothing can come as long as the bot is blocked
                continue
            self.misses.clear()

    def _pause(self) -> float:
        return self.random.choices([0.01, 0.6, 5.0, 40.0], [4, 12, 3, 0.4])[0] * self.random.expovariate(1.0)

    async def act(self) -> None:
        """One deed, or several at once."""
        match self.random.choices(_DEEDS, self.manner)[0]:
            case "tap" if self.manner == STEADY and not self.person.messages[-1].buttons:
                is_asked = "[" in self.person.messages[-1].text
                await self.person.send(self.random.choice(["7", "12", POISON]) if is_asked else SHEDS)
            case "tap":
                await self._tap(self._newest())
            case "twice":
                button = self._newest()
                await self._tap(button)
                await self._tap(button)
            case "old":
                await self._tap(self._any())
            case "type":
                await self.person.send(self.random.choice(WORDS))
            case "burst":
                for _ in range(self.random.randint(2, 6)):
                    await self.person.send(self.random.choice(WORDS[:8]))
            case "command":
                await self.person.send(self.random.choice(COMMANDS))
            case "edit":
                own = [seen for seen in self.person.messages if seen.own and seen.kind == "text"]
                if own:
                    await self.person.edit(own[-1], "changed")
            case "block":
                await self.person.block()
                await asyncio.sleep(self._pause())
                await self.person.unblock()

    def _newest(self) -> tuple[Seen, Button] | None:
        return next(iter(reversed(self._buttons())), None) if self.random.random() < 0.2 else self._in_last()

    def _in_last(self) -> tuple[Seen, Button] | None:
        found = self._buttons()
        last = [(seen, button) for seen, button in found if seen.id == found[-1][0].id]
        return self.random.choice(last) if last else None

    def _any(self) -> tuple[Seen, Button] | None:
        found = self._buttons()
        return self.random.choice(found) if found else None

    def _buttons(self) -> list[tuple[Seen, Button]]:
        return [(seen, button) for seen in self.person.messages for row in seen.buttons for button in row]

    async def _tap(self, found: tuple[Seen, Button] | None) -> None:
        if found is None:
            return
        seen, button = found
        try:
            query = await self.person.tap(button.data or "", seen)
        except Impossible:  # it was edited away between two taps
            return
        brought = next(update for update in self.world.updates.waiting() if update.payload.get("id") == query)
        self.tapped[brought.update_id] = seen.text
