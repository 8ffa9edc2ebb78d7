"""Updates: in, the raw JSON of one; out, the few fields that a dialog needs, as an `Event`.

The types are Bot API's Update, Message, CallbackQuery and ChatMemberUpdated, cut down (https://core.telegram.org/bots/api).
"""

import re
from typing import Annotated, Any

import msgspec

from surveybot.questions.reply import Attachment, Contact, Place

ALLOWED_UPDATES = ["message", "edited_message", "callback_query", "my_chat_member"]
Id = Annotated[int, msgspec.Meta(ge=-(2**63), le=2**63 - 1)]  # what a BIGINT holds; Telegram's have up to 52 bits


class _User(msgspec.Struct):
    id: Id
    language_code: str | None = None


class _Chat(msgspec.Struct):
    id: Id
    type: str


class _Contact(msgspec.Struct):
    phone_number: str
    user_id: int | None = None


class _Location(msgspec.Struct):
    latitude: float
    longitude: float


class _File(msgspec.Struct):
    """What Document, Voice, Video, Audio, Animation and PhotoSize have in common."""

    file_id: str
    file_size: int | None = None
    file_name: str = ""
    mime_type: str = ""
    duration: int | None = None
    width: int = 0
    height: int = 0


class _Message(msgspec.Struct):
    message_id: Id
    date: int
    chat: _Chat
    from_: _User | None = msgspec.field(default=None, name="from")
    text: str | None = None
    sticker: Any = None
    photo: list[_File] | None = None
    voice: _File | None = None
    video: _File | None = None
    audio: _File | None = None
    animation: _File | None = None
    document: _File | None = None
    media_group_id: str | None = None
    contact: _Contact | None = None
    location: _Location | None = None


class _Callback(msgspec.Struct):
    id: str
    from_: _User = msgspec.field(name="from")
    data: str | None = None
    message: _Message | None = None


class _Member(msgspec.Struct):
    status: str


class _MemberUpdated(msgspec.Struct):
    chat: _Chat
    from_: _User = msgspec.field(name="from")
    new_chat_member: _Member


class _Update(msgspec.Struct):
    update_id: Id
    message: _Message | None = None
    edited_message: _Message | None = None
    callback_query: _Callback | None = None
    my_chat_member: _MemberUpdated | None = None


class Text(msgspec.Struct, frozen=True):
    """A typed message."""

    text: str


class Command(msgspec.Struct, frozen=True):
    """A message that begins with `/`; `name` is without it, `argument` what follows."""

    name: str
    argument: str
    text: str


class Tap(msgspec.Struct, frozen=True):
    """A button; `message` is the message that it stands under."""

    data: str
    callback: str
    message: int | None

    @property
    def interview(self) -> int | None:
        """Whose button it is; None if it is no interview's."""
        found = _INTERVIEW.match(self.data)
        return int(found[1], 16) if found else None

    @property
    def prompt(self) -> str:
        """The reference of the prompt that it stands under."""
        return ".".join(self.data.split(".", 2)[:2])


class Other(msgspec.Struct, frozen=True):
    """A message without text: a sticker, a photo …; `content` is a card, a place or a file."""

    kind: str
    content: Contact | Place | Attachment | None = None


class Edited(msgspec.Struct, frozen=True):
    """A message of the respondent's was changed afterwards."""


class Membership(msgspec.Struct, frozen=True):
    """The respondent has blocked the bot, or is back."""

    blocked: bool


Event = Text | Command | Tap | Other | Edited | Membership


class Update(msgspec.Struct, frozen=True):
    """Who did what; `event` is None for what we ignore (groups, channels, other kinds)."""

    id: int
    user: int
    chat: int
    language: str | None
    event: Event | None
    raw: bytes


_INTERVIEW = re.compile(r"([0-9a-f]{1,12})\.")
_decoder = msgspec.json.Decoder(_Update)
_FILES = ("voice", "video", "audio", "animation", "document")  # an animation is a document as well
_KINDS = ("sticker", "photo", *_FILES, "contact", "location")


class BadUpdate(ValueError):
    """A body that is no update of the Bot API."""


def decode(raw: bytes) -> Update:
    """The update in a raw JSON object; BadUpdate if it is none."""
    try:
        update = _decoder.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as failed:
        raise BadUpdate(str(failed)) from None
    member, callback = update.my_chat_member, update.callback_query
    message = update.message or update.edited_message
    if message is not None and message.from_ is not None and message.chat.type == "private":
        event = _event(message) if update.message else Edited()
        return Update(update.update_id, message.from_.id, message.chat.id, message.from_.language_code, event, raw)
    if callback is not None and callback.data is not None and (callback.message is None or _private(callback.message)):
        place = callback.message.message_id if callback.message else None
        chat = callback.message.chat.id if callback.message else callback.from_.id
        tap = Tap(callback.data, callback.id, place)
        return Update(update.update_id, callback.from_.id, chat, callback.from_.language_code, tap, raw)
    if member is not None and member.chat.type == "private":
        event = Membership(member.new_chat_member.status == "kicked")
        return Update(update.update_id, member.from_.id, member.chat.id, member.from_.language_code, event, raw)
    return Update(update.update_id, 0, 0, None, None, raw)


def _private(message: _Message) -> bool:
    return message.chat.type == "private"


def _content(message: _Message) -> Contact | Place | Attachment | None:
    if message.contact is not None:  # Telegram vouches for a card with its owner's id (Bot API, Contact)
        owner = message.from_.id if message.from_ is not None else None
        return Contact(message.contact.phone_number, message.contact.user_id == owner)
    if message.location is not None:
        return Place(message.location.latitude, message.location.longitude)
    if message.photo:  # the same picture in several sizes
        return _attachment("photo", max(message.photo, key=lambda size: size.width * size.height), message)
    for kind in _FILES:
        file = getattr(message, kind)
        if file is not None:
            return _attachment(kind, file, message)
    return None


def _attachment(kind: str, file: _File, message: _Message) -> Attachment:
    """It has no name of ours yet."""
    seconds = file.duration if kind == "voice" else None
    album = message.media_group_id
    return Attachment(kind, file.file_id, "", file.file_size, file.file_name, file.mime_type, seconds, album)


def _event(message: _Message) -> Event:
    if message.text is None:
        kind = next((kind for kind in _KINDS if getattr(message, kind) is not None), "message")
        return Other(kind, _content(message))
    if message.text.startswith("/"):
        name, _, argument = message.text[1:].partition(" ")
        return Command(name.partition("@")[0].lower(), argument.strip(), message.text)
    return Text(message.text)
