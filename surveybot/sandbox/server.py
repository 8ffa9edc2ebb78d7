"""A host, a port and a clock come in; a running sandbox (Bot API, chat page, people) goes out."""

import asyncio
import time
from collections.abc import Awaitable, Callable

from aiohttp import web

from surveybot.sandbox.bot_routes import MAX_BODY_BYTES, WORLD, add_bot_routes
from surveybot.sandbox.calls import Call
from surveybot.sandbox.faults import Faults
from surveybot.sandbox.invitations import Invitations
from surveybot.sandbox.page_routes import add_page_routes, own_page_only
from surveybot.sandbox.people import enter
from surveybot.sandbox.perform import carry_out
from surveybot.sandbox.person import InProcess, Person
from surveybot.sandbox.world import World

# Has the form of a real token and belongs to nobody.
TOKEN = "123456789:AAsandbox-sandbox-sandbox-sandbox-00"


class Sandbox:
    """A sandbox that listens; several may live in one process."""

    def __init__(self, world: World, runner: web.AppRunner, host: str, port: int) -> None:
        self._runner = runner
        self._host, self._port = host, port
        self.world = world

    @property
    def base_url(self) -> str:
        """The root of the Bot API: methods are at `/bot<token>/<method>`, files at `/file/bot<token>/<path>`."""
        return f"http://{self._host}:{self._port}"

    @property
    def page_url(self) -> str:
        """The chat page."""
        return f"{self.base_url}/"

    @property
    def token(self) -> str:
        """The one token that is taken; any other gets 401."""
        return self.world.token

    @property
    def faults(self) -> Faults:
        """Bad weather, on request."""
        return self.world.faults

    @property
    def calls(self) -> list[Call]:
        """Every call of the bot so far."""
        return self.world.calls

    def offer(self, invitations: Invitations | None) -> None:
        """From now on the chat page has a button that makes these invitations; None takes it away."""
        self.world.offer(invitations)

    def person(
        self,
        user_id: int | None = None,
        *,
        first_name: str = "Anna",
        last_name: str | None = None,
        username: str | None = None,
        language_code: str | None = "en",
    ) -> Person:
        """The person with this id, entered now if unknown; without an id the next one from 1001 on."""
        chat = enter(self.world, user_id, first_name, last_name, username, language_code)
        return Person(InProcess(self.world), chat.chat_id)

    async def close(self) -> None:
        """Stop listening; long polls end at once with what there is."""
        self.world.close()
        await self.world.delivery.close()
        await self._runner.cleanup()


async def start(
    host: str = "127.0.0.1",
    port: int = 0,
    *,
    clock: Callable[[], float] = time.time,
    token: str = TOKEN,
    invitations: Invitations | None = None,
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
) -> Sandbox:
    """A sandbox that listens on `port` (0: a free one), `clock` in Unix seconds.

    `sleep` is what webhook retries and scripted delays wait with; `invitations` may be offered later, too. Raises
    `OSError` if the port is taken.
    """
    world = World(token, clock, sleep, lambda reply: carry_out(world, reply))
    world.invitations = invitations
    app = web.Application(client_max_size=MAX_BODY_BYTES, middlewares=[own_page_only])
    app[WORLD] = world
    add_bot_routes(app)
    add_page_routes(app)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    await web.TCPSite(runner, host, port).start()
    return Sandbox(world, runner, host, runner.addresses[0][1])
