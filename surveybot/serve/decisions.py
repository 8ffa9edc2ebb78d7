"""What the reception decides on: in, who stands there; out, one of the things that may happen then."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from msgspec import Struct, field

from surveybot.language.folded import folded
from surveybot.phrases import PhraseKey, phrase
from surveybot.questions.prompt import Option
from surveybot.serve.catalogue import Edition
from surveybot.storage.invitations import Invitation
from surveybot.storage.quotas import Place
from surveybot.storage.respondents import InterviewRow


class Visitor(Struct, frozen=True):
    """Who stands at the reception: when, language, surveys on offer, and the latest interviews, newest first.

    `used` says how many places of surveys with a limit are taken, `taken_part` where the visitor has taken
    part though no interview says so; `invitation` came with the link.
    """

    now: datetime
    language: str
    offered: Mapping[str, Edition]
    interviews: Sequence[InterviewRow]
    current: InterviewRow | None
    languages: tuple[str, ...]
    used: Mapping[Place, int] = field(default_factory=dict)
    taken_part: Collection[str] = ()
    invitation: Invitation | None = None


class Open(Struct, frozen=True):
    """Begin an interview, by the `invitation` of that hash; the one that it comes `instead_of` is cancelled.

    It begins with the answers of the one that it `updates`, and with what is `given`.
    """

    edition: Edition
    instead_of: InterviewRow | None = None
    invitation: str | None = None
    updates: InterviewRow | None = None
    given: Mapping[str, Any] = field(default_factory=dict)


class Resume(Struct, frozen=True):
    """Go on with an interview, its open question asked again."""

    interview: int


class Cancel(Struct, frozen=True):
    """End the current interview."""


class Forget(Struct, frozen=True):
    """Erase all interviews of the respondent."""


class Expire(Struct, frozen=True):
    """End an interview whose time is over, be it the current one or not."""

    interview: int


class Remind(Struct, frozen=True):
    """Write again about an interview that nobody has answered in, be it the current one or not."""

    interview: int


class Call(Struct, frozen=True):
    """Call the respondent to the wave that has begun since an interview has ended."""

    interview: int


class Speak(Struct, frozen=True):
    """Go on in another language."""

    language: str


class Tell(Struct, frozen=True):
    """Say one of the bot's phrases, in the survey's own wording if it is `about` one."""

    phrase: PhraseKey
    about: Edition | None = None
    values: Mapping[str, str] = field(default_factory=dict)


class Inquire(Struct, frozen=True):
    """Ask something of the reception's own."""

    words: str
    options: tuple[Option, ...]

    def pending(self) -> dict[str, Any]:
        """What the respondent's row keeps of it until it is answered."""
        return {"words": self.words, "options": [[option.action, option.label] for option in self.options]}

    @classmethod
    def kept(cls, pending: Mapping[str, Any]) -> "Inquire":
        """The question that `pending` wrote."""
        return cls(pending["words"], tuple(Option(*option) for option in pending["options"]))

    def answered(self, text: str) -> str | None:
        """The action that a typed text means: the label of a button, its number, or what its action ends with."""
        said = folded(text.strip())
        for number, option in enumerate(self.options, 1):
            if said in (folded(option.label), str(number), folded(option.action.partition(":")[2])):
                return option.action
        return None

    @property
    def can_be_passed_over(self) -> bool:
        """Whether a text that is no answer to it belongs to the survey: so it is with the question for a language."""
        return all(option.action.startswith("speak:") for option in self.options)

    def settled(self, action: str, language: str) -> str:
        """The question with the answer under it."""
        label = next((option.label for option in self.options if option.action == action), action)
        return f"{self.words}\n{phrase('chosen', language, labels=label)}"


Decision = Open | Resume | Cancel | Forget | Expire | Remind | Call | Speak | Tell | Inquire


def places_in(pending: Mapping[str, Any] | None) -> list[str]:
    """The interviews, or surveys, that the buttons of an open question lead to, as they are written there."""
    return [action.partition(":")[2] for action, _ in pending["options"]] if pending is not None else []
