"""`setWebhook`, `deleteWebhook`, `getWebhookInfo`: how the bot wants its updates."""

import re
from urllib.parse import urlsplit

from surveybot.sandbox.envelope import Json, bad_request
from surveybot.sandbox.webhook import Webhook
from surveybot.sandbox.world import World

MAX_CONNECTIONS = 100
_SECRET = re.compile(r"[A-Za-z0-9_-]{0,256}")
# Telegram wants HTTPS; a bot on this machine may do without, as with a Bot API server in local mode.
_LOOPBACK = frozenset(("127.0.0.1", "localhost", "::1"))


def set_webhook(world: World, params: Json) -> bool:
    """Updates go to `url` from now on; a long poll that waits gets 409. An empty `url` removes the webhook."""
    if not params["url"]:
        return delete_webhook(world, params)
    if not _is_reachable(params["url"]):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    secret = params.get("secret_token", "")
    if len(secret) > 256:
        raise bad_request("secret token is too long")
    if not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    connections = min(max(params.get("max_connections", 40), 1), MAX_CONNECTIONS)
    world.updates.allow(params.get("allowed_updates"))
    if params.get("drop_pending_updates"):
        world.updates.clear()
    world.polling.terminate("terminated by setWebhook request")
    world.delivery.set(Webhook(params["url"], secret, connections))
    return True


def _is_reachable(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return bool(parts.hostname) and (
        parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK)
    )


def delete_webhook(world: World, params: Json) -> bool:
    """Updates wait for `getUpdates` again."""
    if params.get("drop_pending_updates"):
        world.updates.clear()
    world.delivery.set(Webhook())
    return True


def get_webhook_info(world: World, params: Json) -> Json:
    """The webhook, how many updates wait, and the last failure."""
    webhook, failure = world.delivery.webhook, world.delivery.failure
    told: Json = {
        "url": webhook.url,
        "has_custom_certificate": False,
        "pending_update_count": len(world.updates.waiting()),
    }
    if webhook.url:
        told["max_connections"] = webhook.max_connections
    if failure is not None:
        told.update(last_error_date=failure.at, last_error_message=failure.message)
    if world.updates.allowed:
        told["allowed_updates"] = list(world.updates.allowed)
    return told
