"""What comes of a reply: in, a typed text, a tap or a thing; out, an answer, marks, or the reason of a refusal."""

from datetime import datetime
from typing import Any

from msgspec import Struct, field

from surveybot.phrases import PhraseKey


class Typed(Struct, frozen=True):
    """A text that the respondent typed."""

    text: str
    at: datetime


class Tapped(Struct, frozen=True):
    """A button of the open prompt: `action` is what the prompt gave it."""

    action: str
    at: datetime


class Contact(Struct, frozen=True):
    """A contact card; `is_own` says that it is the respondent's own, as Telegram vouches for it."""

    phone: str
    is_own: bool


class Place(Struct, frozen=True):
    """A point on the map, in degrees."""

    latitude: float
    longitude: float


class Attachment(Struct, frozen=True):
    """Something that lies with Telegram under `file_id`: `kind` is photo, document, voice, video, audio, animation.

    `stored` is the name that we would store it under, `name` what the respondent calls it and only metadata; `size` in
    bytes, `seconds` of what can be heard. `album` is the same for all that were sent as one album.
    """

    kind: str
    file_id: str
    stored: str
    size: int | None = None
    name: str = ""
    mime_type: str = ""
    seconds: int | None = None
    album: str | None = None


class Sent(Struct, frozen=True):
    """Anything that is no text: `kind` is contact, location, photo, document, voice, sticker …"""

    kind: str
    at: datetime
    content: Contact | Place | Attachment | None = None


class Silence(Struct, frozen=True):
    """Nothing came for as long as the survey waits."""

    at: datetime


Reply = Typed | Tapped | Sent | Silence


class Refusal(Struct, frozen=True):
    """Why a reply is no answer, as a phrase of the bot with its values; a rule's own words go before it."""

    phrase: PhraseKey
    values: dict[str, Any] = field(default_factory=dict)


class Marked(Struct, frozen=True):
    """No answer yet: the open prompt stands with other marks (ticks, the month of a calendar)."""

    marks: list[str]
