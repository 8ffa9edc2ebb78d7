"""A method and its raw parameters come in; its result, or `Rejected`, goes out, and the call is in the log."""

from collections.abc import Mapping
from typing import Any

from surveybot.sandbox.calls import Call, record
from surveybot.sandbox.envelope import Json, Rejected, conflict
from surveybot.sandbox.methods import PERFORMED
from surveybot.sandbox.parameters import Upload, conform
from surveybot.sandbox.shapes import METHODS
from surveybot.sandbox.world import World

_WEBHOOK_ACTIVE = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
_NAMES = {name.lower(): name for name in METHODS}


async def perform(
    world: World, method: str, raw: Mapping[str, object], uploads: Mapping[str, Upload], via: str = "http"
) -> Any:
    """What the Bot API would return; method names are taken in any case, as Telegram does."""
    at, shown = world.clock(), dict(raw)
    name = _NAMES.get(method.lower(), method)
    try:
        if name not in METHODS:
            raise Rejected(404, "Not Found")
        shown = conform(name, raw, uploads)
        result = await _result(world, name, shown)
    except Rejected as no:
        record(world.calls, Call(name, shown, at, no.description, via=via))
        raise
    record(world.calls, Call(name, shown, at, "ok", result, via))
    return result


async def carry_out(world: World, reply: Json) -> None:
    """Perform the method that came in a webhook reply; nobody sees what becomes of it, save the log."""
    method = reply["method"]
    raw = {name: value for name, value in reply.items() if name != "method"}
    try:
        await perform(world, method, raw, {}, via="webhook")
    except Rejected:
        return


async def _result(world: World, name: str, params: Json) -> Any:
    if name != "getUpdates":
        return PERFORMED[name](world, params)
    if world.delivery.webhook.url:
        raise conflict(_WEBHOOK_ACTIVE)
    return await world.polling.poll(params)
