"""What comes of a reply: in, a typed text or a tap; out, an answer, a mark, or the reason why it is refused."""

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
    """A button of the open prompt: `action` is what the prompt gave it, `label` what the person saw on it."""

    action: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Sent:
    """Anything that is no text: `kind` is a sticker, a photo, a voice message …"""

    kind: str
    at: datetime


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
