"""The webhook: in, HTTP requests that Telegram makes; out, updates, answered with 200 when they are committed.

The answer may hold a call, which Telegram carries out; nobody hears what came of it.
"""

import hmac
from collections.abc import Awaitable, Callable

from surveybot.telegram.decode import BadUpdate, Update, decode
from surveybot.telegram.listening import OK, Answer, Request, Respond

PATH = "/telegram"
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # Bot API, setWebhook
AGAIN_SECONDS = 5  # when an update that was not taken shall be brought again
_SECRET = SECRET_HEADER.lower().encode()
Take = Callable[[Update], Awaitable[bytes | None]]


class Busy(Exception):
    """An update is not taken; it may be brought again later."""


def webhook(secret: str, take: Take, is_ready: Callable[[], Awaitable[bool]]) -> Respond:
    """The endpoint. Only who knows the secret is heard; a bad body is 400, and 503 only if Busy."""

    async def respond(request: Request) -> Answer:
        """One update, or a proxy that asks."""
        match request.method, request.path:
            case "POST", "/telegram":
                return await _receive(request, secret.encode(), take)
            case "GET" | "HEAD", "/healthz":
                return Answer(200, b"ok")
            case "GET" | "HEAD", "/readyz":
                return Answer(200, b"ready") if await is_ready() else Answer(503, b"not ready")
            case _, "/telegram" | "/healthz" | "/readyz":
                return Answer(405)
            case _:
                return Answer(404)

    return respond


async def _receive(request: Request, secret: bytes, take: Take) -> Answer:
    if not hmac.compare_digest(request.headers.get(_SECRET, b""), secret):
        return Answer(401)
    try:
        call = await take(decode(request.body))
    except BadUpdate:
        return Answer(400)
    except Busy:
        return Answer(503, retry_after=AGAIN_SECONDS)
    return (
        OK if call is None else Answer(200, call, "application/json")
    )  # Bot API, Making requests when getting updates
