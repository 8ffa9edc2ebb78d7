"""HTTP requests of the chat page and of tests come in under `/sandbox`; people's deeds are done, their screens go out.

Loopback only: a request from a page of another origin, or under another host name, is refused.
"""

import base64
import binascii
import inspect
import re
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import orjson
from aiohttp import web
from aiohttp.typedefs import Handler

from surveybot.errors import SurveybotError
from surveybot.sandbox.acts import ACTS, Impossible
from surveybot.sandbox.bot_routes import WORLD
from surveybot.sandbox.envelope import Json
from surveybot.sandbox.invitations import offered
from surveybot.sandbox.media import ANY_FILE
from surveybot.sandbox.parameters import Upload
from surveybot.sandbox.people import enter
from surveybot.sandbox.screen import chat_view

PAGE = Path(__file__).with_name("page.html")
MAX_WAIT_SECONDS = 50.0
# What a browser may show by itself: nothing that could run.
_SHOWN = re.compile(r"image/(?:png|jpeg|gif|webp)|(?:audio|video)/[\w.+-]+")
_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'; "
    "img-src 'self' data: blob:; media-src 'self' blob:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
)


def add_page_routes(app: web.Application) -> None:
    """The page and the JSON API behind it."""
    app.router.add_get("/", _page)
    app.router.add_get("/sandbox/state", _state)
    app.router.add_post("/sandbox/people", _enter)
    app.router.add_get("/sandbox/people/{user_id:\\d+}", _look)
    app.router.add_post("/sandbox/people/{user_id:\\d+}/{act}", _act)
    app.router.add_get("/sandbox/files/{file_id}", _file)
    app.router.add_post("/sandbox/invitations", _invite)
    app.router.add_get("/sandbox/calls", _calls)
    app.router.add_delete("/sandbox/calls", _forget_calls)
    app.router.add_post("/sandbox/faults", _add_fault)
    app.router.add_delete("/sandbox/faults", _clear_faults)


@web.middleware
async def own_page_only(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse other origins, other host names (DNS rebinding) and posts that a plain form could make."""
    if request.path.startswith("/sandbox") or request.path == "/":
        host = request.host.rpartition(":")[0] or request.host
        if host not in ("127.0.0.1", "localhost", "[::1]"):
            return _refusal(403, "the sandbox answers on loopback names only")
        if request.headers.get("Origin", f"http://{request.host}") != f"http://{request.host}":
            return _refusal(403, "the sandbox answers its own page only")
        if request.method == "POST" and request.content_type != "application/json":
            return _refusal(415, "the sandbox takes JSON only")
    return await handler(request)


async def _page(request: web.Request) -> web.Response:
    headers = {"Content-Security-Policy": _POLICY, "Cache-Control": "no-store", "Referrer-Policy": "no-referrer"}
    return web.Response(text=PAGE.read_text("utf-8"), content_type="text/html", headers=headers)


async def _state(request: web.Request) -> web.Response:
    """All chats newer than `since`; waits up to `wait` seconds for the first."""
    world = request.app[WORLD]
    since, wait = _number(request, "since"), min(_number(request, "wait"), MAX_WAIT_SECONDS)
    if request.query.get("sandbox") != str(world.born) or since > world.revision:
        since = -1  # the page knows an earlier sandbox, or none
    if since == world.revision and wait > 0 and not world.closing:
        await world.changed.heard(wait)
    chats = [chat_view(world, chat, int(since)) for chat in world.chats.values() if chat.revision > since]
    told = {"sandbox": str(world.born), "revision": world.revision, "bot": world.bot, "reset": since < 0}
    return _json({**told, "chats": chats, "invitations": offered(world.invitations)})


async def _invite(request: web.Request) -> web.Response:
    """A new link to a survey that needs an invitation."""
    invitations = request.app[WORLD].invitations
    try:
        survey = orjson.loads(await request.read()).get("survey")
        if invitations is None or survey not in [known["id"] for known in offered(invitations)]:
            return _refusal(404, "no invitations are made for this survey")
        return _json({"link": await invitations.invite(survey)})
    except (SurveybotError, ValueError, AttributeError) as wrong:
        return _refusal(400, str(wrong))


async def _enter(request: web.Request) -> web.Response:
    world = request.app[WORLD]
    return await _done(request, lambda **details: chat_view(world, enter(world, **details)), enter, world)


async def _look(request: web.Request) -> web.Response:
    """One whole chat; with `since` and `wait` only when it is newer, or the wait is over."""
    world = request.app[WORLD]
    chat = world.chats.get(int(request.match_info["user_id"]))
    if chat is None:
        return _refusal(404, "nobody has this id")
    if chat.revision <= _number(request, "since", -1) and not world.closing:
        await chat.changed.heard(min(_number(request, "wait"), MAX_WAIT_SECONDS))
    return _json(chat_view(world, chat))


async def _act(request: web.Request) -> web.Response:
    world = request.app[WORLD]
    chat = world.chats.get(int(request.match_info["user_id"]))
    act = ACTS.get(request.match_info["act"])
    if chat is None or act is None:
        return _refusal(404, "nobody has this id, or nobody can do this")
    before = world.revision
    return await _done(request, lambda **details: {**act(world, chat, **details), "before": before}, act, world, chat)


async def _done(
    request: web.Request, do: Callable[..., Json], shape: Callable[..., object], *first: object
) -> web.Response:
    """Call `do` with the body's fields, if they fit the arguments of `shape` that follow `first`."""
    try:
        details = orjson.loads(await request.read() or b"{}")
        for holder in (details, *details.get("items", ())):
            if isinstance(holder.get("content"), str):
                holder["content"] = base64.b64decode(holder["content"], validate=True)
        inspect.signature(shape).bind(*first, **details)
        return _json(do(**details))
    except (Impossible, TypeError, ValueError, AttributeError, binascii.Error) as wrong:
        return _refusal(400, str(wrong))


async def _file(request: web.Request) -> web.Response:
    stored = request.app[WORLD].files.known(request.match_info["file_id"])
    if stored is None:
        return _refusal(404, "no such file")
    kind = stored.upload.mime_type if _SHOWN.fullmatch(stored.upload.mime_type) else ANY_FILE
    headers = {"X-Content-Type-Options": "nosniff", "Accept-Ranges": "bytes"}
    content = stored.upload.content
    if "Range" not in request.headers:
        return web.Response(body=content, content_type=kind, headers=headers)
    try:
        first, last, _ = request.http_range.indices(len(content))
    except ValueError:
        first, last = 0, 0
    if first >= last:
        return _refusal(416, "the file has no such part")
    headers["Content-Range"] = f"bytes {first}-{last - 1}/{len(content)}"  # Safari plays nothing without parts
    return web.Response(status=206, body=content[first:last], content_type=kind, headers=headers)


async def _calls(request: web.Request) -> web.Response:
    return _json([asdict(call) for call in request.app[WORLD].calls])


async def _forget_calls(request: web.Request) -> web.Response:
    request.app[WORLD].calls.clear()
    return _json({})


async def _add_fault(request: web.Request) -> web.Response:
    faults = request.app[WORLD].faults
    return await _done(request, lambda **details: asdict(faults.add(**details)), faults.add)


async def _clear_faults(request: web.Request) -> web.Response:
    request.app[WORLD].faults.clear()
    return _json({})


def _number(request: web.Request, name: str, default: float = 0.0) -> float:
    try:
        return float(request.query.get(name, default))
    except ValueError:
        return default


def _json(value: Any, status: int = 200) -> web.Response:
    body = orjson.dumps(value, default=_plain)
    return web.Response(status=status, body=body, content_type="application/json")


def _plain(value: object) -> str:
    if isinstance(value, Upload):
        return value.name
    if isinstance(value, bytes):
        return f"{len(value)} bytes"
    raise TypeError(type(value).__name__)


def _refusal(status: int, reason: str) -> web.Response:
    return _json({"error": reason}, status)
