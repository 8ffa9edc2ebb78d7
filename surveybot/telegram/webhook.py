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
Take = Callable[[Update], Awaitable[None]]


def webhook_app(secret: str, take: Take) -> web.Application:
    """The endpoint. Only who knows the secret is heard; a bad body is 400, a large one 413, never 5xx."""

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
        await take(update)
        return web.Response()

    async def alive(request: web.Request) -> web.Response:
        """For a proxy that asks whether anybody is there."""
        return web.Response(text="ok")

    app = web.Application(client_max_size=LARGEST_BODY)
    app.router.add_post(PATH, receive)
    app.router.add_get("/healthz", alive)
    return app
