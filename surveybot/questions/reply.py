"""What comes of a reply: in, a typed text, a tap or a thing; out, an answer, marks, or the reason of a refusal."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from surveybot.phrases import PhraseKey


@dataclass(frozen=True, slots=True)
class Typed:
    """A text that the respondent typed."""

    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Tapped:
    """A button of the open prompt: `action` is what the prompt gave it."""

    action: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Contact:
    """A contact card; `is_own` says that it is the respondent's own, as Telegram vouches for it."""

    phone: str
    is_own: bool


@dataclass(frozen=True, slots=True)
class Place:
    """A point on the map, in degrees."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Attachment:
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


@dataclass(frozen=True, slots=True)
class Sent:
    """Anything that is no text: `kind` is contact, location, photo, document, voice, sticker …"""

    kind: str
    at: datetime
    content: Contact | Place | Attachment | None = None


@dataclass(frozen=True, slots=True)
class Silence:
    """Nothing came for as long as the survey waits."""

    at: datetime


Reply = Typed | Tapped | Sent | Silence


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a reply is no answer, as a phrase of the bot with its values; a rule's own words go before it."""

    phrase: PhraseKey
    values: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Marked:
    """No answer yet: the open prompt stands with other marks (ticks, the month of a calendar)."""

    marks: list[str]
