"""The address of a sandbox in another process comes in; its people, faults and calls go out, over HTTP."""

import base64
from typing import Any

import aiohttp
import orjson

from surveybot.sandbox.acts import Impossible
from surveybot.sandbox.envelope import Json
from surveybot.sandbox.person import Person
from surveybot.sandbox.screen import Screen, screen_of


class Client:
    """What a `Sandbox` offers to tests, from outside; a person's screen is as new as the last deed, wait or `look`."""

    def __init__(self, page_url: str) -> None:
        self._root = page_url.rstrip("/") + "/sandbox"
        self._session = aiohttp.ClientSession()
        self._screens: dict[int, Screen] = {}

    async def close(self) -> None:
        """Let go of the connections."""
        await self._session.close()

    async def person(self, user_id: int | None = None, **names: str) -> Person:
        """The person with this id, entered now if unknown; without an id the next one from 1001 on."""
        view = await self._ask("POST", "/people", {**names, **({} if user_id is None else {"user_id": user_id})})
        self._screens[view["user"]["id"]] = screen_of(view)
        return Person(self, view["user"]["id"])

    async def act(self, user_id: int, act: str, /, **details: object) -> Json:
        """Do it, and look at the screen."""
        told: Json = await self._ask("POST", f"/people/{user_id}/{act}", _as_text(details))
        await self.look(user_id)
        return told

    async def look(self, user_id: int) -> None:
        """Look at the screen again."""
        self._screens[user_id] = screen_of(await self._ask("GET", f"/people/{user_id}"))

    async def changed(self, user_id: int, since: int, timeout_seconds: float) -> None:
        """Wakes with the next change of this chat, and looks."""
        path = f"/people/{user_id}?since={since}&wait={timeout_seconds}"
        self._screens[user_id] = screen_of(await self._ask("GET", path))

    def screen(self, user_id: int) -> Screen:
        """What was there at the last look."""
        return self._screens[user_id]

    async def add_fault(self, method: str | None = None, **details: object) -> None:
        """As `Faults.add`."""
        await self._ask("POST", "/faults", {"method": method, **details})

    async def clear_faults(self) -> None:
        """Fair weather again."""
        await self._ask("DELETE", "/faults")

    async def calls(self) -> list[Json]:
        """The calls of the bot so far, as `Call` has them."""
        calls: list[Json] = await self._ask("GET", "/calls")
        return calls

    async def _ask(self, verb: str, path: str, body: Json | None = None) -> Any:
        async with self._session.request(verb, self._root + path, json=body) as response:
            told = orjson.loads(await response.read())
            if response.status >= 400:
                raise Impossible(told["error"])
            return told


def _as_text(value: Any) -> Any:
    """Files go as base64, as deep as they may be."""
    match value:
        case bytes():
            return base64.b64encode(value).decode()
        case dict():
            return {name: _as_text(entry) for name, entry in value.items()}
        case list():
            return [_as_text(entry) for entry in value]
    return value
