"""Telegram as the simulated bot sees it: in, calls; out, what the strict sandbox makes of them, in bad weather."""

import asyncio
from collections.abc import Callable
from random import Random
from typing import Any

import orjson

from surveybot.sandbox.envelope import Rejected
from surveybot.sandbox.perform import perform
from surveybot.sandbox.world import World
from surveybot.telegram.client import Client, Refused, Unreachable
from tests.simulation.loop import LIFE

LATENCY_SECONDS = 0.08


class Weather:
    """How often a call goes wrong, and how; nothing does when it is `fair`."""

    def __init__(self, random: Random) -> None:
        self.fair = False
        self.lost_answers = 0
        self._random = random

    def fault(self) -> str:
        """What happens to a call: `before`, `after`, `429`, `500`, or nothing."""
        if self.fair:
            return ""
        return self._random.choices(["", "before", "after", "429", "500"], [94, 1.5, 1.5, 1.5, 1.5])[0]


class Wire(Client):
    """A client that talks to the sandbox's world directly; `watch` is told of every call that is about to be done."""

    def __init__(
        self, world: World, random: Random, weather: Weather, watch: Callable[[str, dict[str, Any]], None]
    ) -> None:
        super().__init__("http://127.0.0.1", world.token)
        self._world = world
        self._random = random
        self._weather = weather
        self._watch = watch

    async def call(self, method: str, params: dict[str, Any], *, timeout_seconds: float = 30.0) -> Any:
        """The result of the method, later; Refused or Unreachable as Telegram would have it."""
        life = LIFE.get()
        assert life is not None
        body = orjson.loads(orjson.dumps(params))
        await asyncio.sleep(self._random.expovariate(1 / LATENCY_SECONDS))
        life.effect()
        fault = self._weather.fault()
        if fault == "before":
            raise Unreachable(f"{method}: lost before its effect")
        if fault in ("429", "500"):
            raise Refused(int(fault), "bad weather", 1.0 if fault == "429" else None)
        self._watch(method, body)
        try:
            result = await perform(self._world, method, body, {})
        except Rejected as no:
            raise Refused(no.status, no.description, no.retry_after) from None
        life.effect()
        await asyncio.sleep(self._random.expovariate(1 / LATENCY_SECONDS))
        if fault == "after":
            self._weather.lost_answers += 1
            raise Unreachable(f"{method}: its answer was lost")
        life.effect()
        return orjson.loads(orjson.dumps(result))
