"""`getChat`, `getFile`: what Telegram knows about a chat or a file."""

from surveybot.sandbox.envelope import Json, bad_request
from surveybot.sandbox.files import MAX_DOWNLOAD_BYTES
from surveybot.sandbox.world import World

_NO_GIFTS = {
    "unlimited_gifts": False,
    "limited_gifts": False,
    "unique_gifts": False,
    "premium_subscription": False,
    "gifts_from_channels": False,
}


def get_chat(world: World, params: Json) -> Json:
    """The `ChatFullInfo` of a person."""
    chat = world.chat_to_read(params["chat_id"])
    return {**chat.as_chat(), "accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": _NO_GIFTS}


def get_file(world: World, params: Json) -> Json:
    """Where to download the file; over 20 MB is a 400."""
    stored = world.files.find(params["file_id"])
    if len(stored.upload.content) > MAX_DOWNLOAD_BYTES:
        raise bad_request("file is too big")
    return {**stored.ids(), "file_path": stored.path}
