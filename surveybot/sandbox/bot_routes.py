"""HTTP requests of the bot come in; the Bot API's answers, its files and the faults that were asked for go out."""

from collections.abc import Mapping

import orjson
from aiohttp import BodyPartReader, web

from surveybot.sandbox.calls import Call, record
from surveybot.sandbox.envelope import Json, Rejected, accepted_body, bad_request, flood, rejected_body
from surveybot.sandbox.faults import Fault
from surveybot.sandbox.parameters import Upload
from surveybot.sandbox.perform import perform
from surveybot.sandbox.world import World

WORLD = web.AppKey("world", World)
# Under this name a fault strikes the download of a file.
DOWNLOAD = "download"
MAX_BODY_BYTES = 60 * 2**20
_HTML_502 = "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>"
_PHRASES = {400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 500: "Internal Server Error"}


def add_bot_routes(app: web.Application) -> None:
    """The two addresses that a bot knows."""
    app.router.add_route("*", "/bot{token}/{method}", _call)
    app.router.add_get("/file/bot{token}/{path:.+}", _download)


async def _call(request: web.Request) -> web.StreamResponse:
    world = request.app[WORLD]
    method = request.match_info["method"]
    if request.match_info["token"] != world.token:
        return _rejection(Rejected(401, "Unauthorized"))
    if request.method not in ("GET", "POST"):
        return _rejection(Rejected(405, "Method Not Allowed"))
    try:
        raw, uploads = await _read(request)
    except Rejected as no:
        return _rejection(no)
    except ValueError:  # no boundary, or bytes that are no UTF-8
        return _rejection(bad_request("strings must be encoded in UTF-8"))
    fault = world.faults.take(method, raw.get("chat_id"))
    if fault is not None:
        return await _faulty(request, fault, raw, uploads)
    return await _performed(world, method, raw, uploads)


async def _performed(world: World, method: str, raw: Json, uploads: Mapping[str, Upload]) -> web.Response:
    try:
        result = await perform(world, method, raw, uploads)
    except Rejected as no:
        return _rejection(no)
    return web.Response(body=orjson.dumps(accepted_body(result)), content_type="application/json")


async def _faulty(request: web.Request, fault: Fault, raw: Json, uploads: Mapping[str, Upload]) -> web.StreamResponse:
    world, method = request.app[WORLD], request.match_info["method"]
    if fault.delay_seconds:
        await world.sleep(fault.delay_seconds)
    if fault.status is None and fault.html is None and fault.drop is None:
        return await _performed(world, method, raw, uploads)
    if fault.drop is not None:
        if fault.drop == "after":
            await _performed(world, method, raw, uploads)
        else:
            record(world.calls, Call(method, dict(raw), world.clock(), "dropped before the effect"))
        if request.transport is not None:
            request.transport.abort()
        return web.Response()
    answer = _weather(fault)
    record(world.calls, Call(method, dict(raw), world.clock(), f"fault {answer.status}"))
    return answer


def _weather(fault: Fault) -> web.Response:
    status = fault.status or 502
    if fault.html is not None or (status == 502 and fault.description is None):
        return web.Response(status=status, text=fault.html or _HTML_502, content_type="text/html")
    if status == 429:
        no = flood(1 if fault.retry_after is None else fault.retry_after)
        return _rejection(Rejected(429, fault.description or no.description, no.retry_after))
    return _rejection(Rejected(status, fault.description or _PHRASES.get(status, "Error"), fault.retry_after))


def _rejection(no: Rejected) -> web.Response:
    headers = {"Retry-After": str(no.retry_after)} if no.retry_after is not None else {}
    body = orjson.dumps(rejected_body(no))
    return web.Response(status=no.status, body=body, content_type="application/json", headers=headers)


async def _read(request: web.Request) -> tuple[Json, dict[str, Upload]]:
    """Parameters from the address, and over them those from the body; files by the name of their part."""
    raw: Json = dict(request.query)
    uploads: dict[str, Upload] = {}
    if request.content_type == "application/json":
        if body := await request.read():
            raw.update(_json_object(body))
    elif request.content_type == "application/x-www-form-urlencoded":
        raw.update({name: value for name, value in (await request.post()).items() if isinstance(value, str)})
    elif request.content_type == "multipart/form-data":
        async for part in await request.multipart():
            if not isinstance(part, BodyPartReader) or part.name is None:
                raise bad_request("can't read the multipart body")
            content = bytes(await part.read())
            if part.filename is None:
                raw[part.name] = content.decode()
            else:
                kind = part.headers.get("Content-Type", "application/octet-stream")
                uploads[part.name] = Upload(part.filename, kind, content)
    elif request.can_read_body:
        raise bad_request("unsupported content type of the body")
    return raw, uploads


def _json_object(body: bytes) -> Json:
    try:
        parsed = orjson.loads(body)
    except orjson.JSONDecodeError:
        raise bad_request("can't parse request JSON object") from None
    if not isinstance(parsed, dict):
        raise bad_request("can't parse request JSON object")
    return parsed


async def _download(request: web.Request) -> web.StreamResponse:
    world = request.app[WORLD]
    if request.match_info["token"] != world.token:
        return _rejection(Rejected(401, "Unauthorized"))
    stored = world.files.at_path(request.match_info["path"])
    if stored is None:
        return _rejection(Rejected(404, "Not Found"))
    fault = world.faults.take(DOWNLOAD, None)
    if fault is not None and fault.delay_seconds:
        await world.sleep(fault.delay_seconds)
    if fault is not None and fault.drop is not None and request.transport is not None:
        request.transport.abort()
        return web.Response()
    if fault is not None and (fault.status is not None or fault.html is not None):
        return _weather(fault)
    return web.Response(body=stored.upload.content, content_type="application/octet-stream")
