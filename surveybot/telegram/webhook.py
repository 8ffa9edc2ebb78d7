"""The webhook: in, HTTP requests that Telegram makes; out, updates, answered with 200 when they are committed."""

import asyncio
import hmac
import logging
from collections.abc import Awaitable, Callable

from aiohttp import web

from surveybot.telegram.decode import BadUpdate, Update, decode

log = logging.getLogger(__name__)

PATH = "/telegram"
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # Bot API, setWebhook
LARGEST_BODY = 256 * 1024
BODY_SECONDS = 10
AGAIN_SECONDS = 5  # when an update that was not taken shall be brought again
Take = Callable[[Update], Awaitable[None]]


class Busy(Exception):
    """An update is not taken; it may be brought again later."""


def webhook_app(secret: str, take: Take, is_ready: Callable[[], Awaitable[bool]]) -> web.Application:
    """The endpoint. Only who knows the secret is heard; a bad body is 400, a large one 413, and 503 only if Busy."""

    async def receive(request: web.Request) -> web.Response:
        """One update."""
        given = request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(given.encode(errors="surrogateescape"), secret.encode()):
            return web.Response(status=401)
        try:
            async with asyncio.timeout(BODY_SECONDS):
                update = decode(await request.read())
        except TimeoutError:
            return web.Response(status=408)
        except BadUpdate:
            return web.Response(status=400)
        try:
            await take(update)
        except Busy:
            return web.Response(status=503, headers={"Retry-After": str(AGAIN_SECONDS)})
        return web.Response()

    async def alive(request: web.Request) -> web.Response:
        """For a proxy that asks whether anybody is there."""
        return web.Response(text="ok")

    async def ready(request: web.Request) -> web.Response:
        """For a proxy that asks whether an update would be taken."""
        return web.Response(text="ready") if await is_ready() else web.Response(status=503, text="not ready")

    app = web.Application(client_max_size=LARGEST_BODY)
    app.router.add_post(PATH, receive)
    app.router.add_get("/healthz", alive)
    app.router.add_get("/readyz", ready)
    return app
