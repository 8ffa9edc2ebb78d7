"""A contact, a place, a sticker or files of a person come in; they stand in the chat, an update goes out for each."""

from collections.abc import Callable, Mapping, Sequence

from surveybot.sandbox.chat import Chat
from surveybot.sandbox.envelope import Json, Rejected
from surveybot.sandbox.media import ANY_FILE, keep
from surveybot.sandbox.parameters import Upload
from surveybot.sandbox.pictures import blank_picture
from surveybot.sandbox.posting import Impossible, check_awake, post, with_entities
from surveybot.sandbox.voices import silence
from surveybot.sandbox.world import World

ALBUM_SIZES = range(2, 11)
# Albums show these together; of others all must be of one kind.
_SEEN = frozenset(("photo", "video"))


def own_number(chat: Chat) -> str:
    """The person's telephone number, without a `+`: Telegram's apps send it so."""
    return f"7999{chat.chat_id % 10**7:07d}"


def share_contact(
    world: World,
    chat: Chat,
    phone_number: str | None = None,
    first_name: str | None = None,
    user_id: int | None = None,
    reply_to: int | None = None,
) -> Json:
    """Share the own contact, or with `first_name` another person's: then `user_id` is theirs, or missing."""
    if first_name is None:
        names: Json = {part: chat.user[part] for part in ("first_name", "last_name") if part in chat.user}
        user_id = chat.chat_id
    else:
        names = {"first_name": first_name}
    contact: Json = {"phone_number": phone_number or own_number(chat), **names}
    if user_id is not None:
        contact["user_id"] = user_id
    return post(world, chat, {"contact": contact}, reply_to)


def send_location(
    world: World, chat: Chat, latitude: float = 55.75, longitude: float = 37.62, reply_to: int | None = None
) -> Json:
    """Send a place, in degrees north and east."""
    latitude, longitude = float(latitude), float(longitude)
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise Impossible("there is no such place on earth")
    return post(world, chat, {"location": {"latitude": latitude, "longitude": longitude}}, reply_to)


def send_sticker(world: World, chat: Chat, emoji: str = "👍") -> Json:
    """Send a sticker."""
    upload = Upload("sticker.webp", "image/webp", f"sticker {emoji}".encode())
    return _send_file(world, chat, "sticker", upload, {"emoji": emoji})


def send_photo(
    world: World,
    chat: Chat,
    name: str = "photo.jpg",
    content: bytes | None = None,
    caption: str = "",
    media_group_id: str | None = None,
) -> Json:
    """Send a PNG or JPEG, else a grey picture; those of one `media_group_id` are an album."""
    upload = Upload(name, "image/jpeg", blank_picture(1280, 960) if content is None else content)
    return _send_file(world, chat, "photo", upload, {}, caption, media_group_id)


def send_document(
    world: World,
    chat: Chat,
    name: str,
    content: bytes,
    mime_type: str = ANY_FILE,
    caption: str = "",
    media_group_id: str | None = None,
) -> Json:
    """Send a file as it is."""
    return _send_file(world, chat, "document", Upload(name, mime_type, content), {}, caption, media_group_id)


def send_voice(world: World, chat: Chat, duration: int = 3, content: bytes | None = None, caption: str = "") -> Json:
    """Say something of `duration` seconds; without `content` it is silence."""
    if duration < 1:
        raise Impossible("a voice message lasts a second at least")
    upload = Upload("voice.oga", "audio/ogg", silence(duration) if content is None else content)
    return _send_file(world, chat, "voice", upload, {"duration": duration}, caption)


def send_audio(
    world: World,
    chat: Chat,
    name: str,
    content: bytes,
    mime_type: str = "audio/mpeg",
    duration: int = 0,
    caption: str = "",
    media_group_id: str | None = None,
) -> Json:
    """Send music."""
    known = {"duration": duration, "title": name.rpartition(".")[0] or name}
    return _send_file(world, chat, "audio", Upload(name, mime_type, content), known, caption, media_group_id)


def send_video(
    world: World,
    chat: Chat,
    name: str,
    content: bytes,
    mime_type: str = "video/mp4",
    duration: int = 0,
    width: int = 0,
    height: int = 0,
    caption: str = "",
    media_group_id: str | None = None,
) -> Json:
    """Send a video."""
    known = {"duration": duration, "width": width, "height": height}
    return _send_file(world, chat, "video", Upload(name, mime_type, content), known, caption, media_group_id)


def send_animation(
    world: World,
    chat: Chat,
    name: str,
    content: bytes,
    mime_type: str = "image/gif",
    width: int = 0,
    height: int = 0,
    caption: str = "",
) -> Json:
    """Send moving pictures without sound; such a message has a `document` as well."""
    known = {"duration": 0, "width": width, "height": height}
    return _send_file(world, chat, "animation", Upload(name, mime_type, content), known, caption)


_IN_ALBUMS: Mapping[str, Callable[..., Json]] = {
    "audio": send_audio,
    "document": send_document,
    "photo": send_photo,
    "video": send_video,
}


def send_album(world: World, chat: Chat, items: Sequence[Json], caption: str = "") -> Json:
    """Send 2 to 10 files at once, each as several messages with one `media_group_id`; the first has the caption.

    An item is the fields of its `send_…` and `kind`: photo, video, document or audio.
    """
    check_awake(chat)
    kinds = {item.get("kind", "photo") for item in items}
    if len(items) not in ALBUM_SIZES or not kinds <= _IN_ALBUMS.keys():
        raise Impossible("an album has 2 to 10 photos, videos, documents or pieces of music")
    if len(kinds) > 1 and not kinds <= _SEEN:
        raise Impossible("an album has files of one kind, or photos and videos")
    group = str(world.next_id())
    told: list[Json] = []
    for item in items:
        known = {name: value for name, value in item.items() if name != "kind"}
        shown = caption if not told else ""
        send = _IN_ALBUMS[item.get("kind", "photo")]
        told.append(send(world, chat, **known, caption=shown, media_group_id=group))
    return {"message_id": told[-1]["message_id"], "message_ids": [one["message_id"] for one in told]}


def _send_file(
    world: World,
    chat: Chat,
    kind: str,
    upload: Upload,
    known: Json,
    caption: str = "",
    media_group_id: str | None = None,
) -> Json:
    check_awake(chat)
    try:
        content = keep(world.files, kind, upload, known)
    except Rejected as no:
        raise Impossible(no.description) from None
    group: Json = {} if media_group_id is None else {"media_group_id": media_group_id}
    return post(world, chat, {**content, **with_entities("caption", caption), **group})
