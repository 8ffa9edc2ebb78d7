"""The reception: in, what a respondent does outside of an interview; out, what shall happen.

/start, links, the menu, /cancel, /language, "continue or start over?". It decides and writes nothing; its pending
question lies in the respondent's row, and the action of each of its buttons says all that is needed to decide.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from surveybot.phrases import CATALOGUES, PhraseKey, phrase
from surveybot.questions.choice import OWN_NAMES
from surveybot.questions.prompt import Option
from surveybot.serve.catalogue import Edition
from surveybot.storage.respondents import InterviewRow

IN_PROGRESS = "in progress"
TIMED_OUT = "timed_out"
NOT_TAKEN_PART = {IN_PROGRESS, "cancelled", "parked", TIMED_OUT}


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who stands at the reception: language, the surveys on offer, and the interviews so far, newest first."""

    language: str
    offered: Mapping[str, Edition]
    interviews: Sequence[InterviewRow]
    current: InterviewRow | None
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Open:
    """Begin an interview; the one with number `instead_of` is cancelled."""

    edition: Edition
    instead_of: int | None = None


@dataclass(frozen=True, slots=True)
class Resume:
    """Go on with an interview, its open question asked again."""

    interview: int


@dataclass(frozen=True, slots=True)
class Cancel:
    """End the current interview."""


@dataclass(frozen=True, slots=True)
class Speak:
    """Go on in another language."""

    language: str


@dataclass(frozen=True, slots=True)
class Tell:
    """Say one of the bot's phrases."""

    phrase: PhraseKey


@dataclass(frozen=True, slots=True)
class Inquire:
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
        said = text.strip().casefold()
        for number, option in enumerate(self.options, 1):
            if said in (option.label.casefold(), str(number), option.action.partition(":")[2].casefold()):
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


Decision = Open | Resume | Cancel | Speak | Tell | Inquire


def command(name: str, argument: str, visitor: Visitor) -> Decision | None:
    """What a command asks for; None if it is none of ours."""
    match name:
        case "start":
            return start(argument, visitor)
        case "cancel":
            return cancel(visitor)
        case "language":
            return ask_language(visitor)
        case "help":
            return Tell("hint_commands")
        case _:
            return None


def start(survey: str, visitor: Visitor) -> Decision:
    """`/start`, with the id of a survey if a link brought it."""
    if survey:
        edition = visitor.offered.get(survey)
        return begin(edition, visitor) if edition is not None else Tell("survey_not_found")
    if visitor.current is not None:
        edition = visitor.offered.get(visitor.current.survey)
        if edition is not None:
            return _continue_or_restart(edition, visitor.current, visitor)
    return menu(visitor, at_once=True)


def cancel(visitor: Visitor) -> Decision:
    """The current interview ends; if there is none, but another one is open, it is offered first."""
    if visitor.current is not None:
        return Cancel()
    for interview in visitor.interviews:
        if interview.status == IN_PROGRESS and interview.survey in visitor.offered:
            return _continue_or_restart(visitor.offered[interview.survey], interview, visitor)
    return Tell("nothing_to_cancel")


def menu(visitor: Visitor, *, at_once: bool) -> Decision:
    """The surveys that the respondent may take; one alone begins `at_once`, without being chosen."""
    if not visitor.offered:
        return Tell("menu_empty")
    offered = [edition for edition in visitor.offered.values() if not _has_taken_part(edition, visitor)]
    if not offered:
        return Tell("already_done")
    if len(offered) == 1 and at_once:
        return begin(offered[0], visitor)
    options = tuple(Option(f"open:{edition.survey}", edition.title(visitor.language)) for edition in offered)
    return Inquire(phrase("menu", visitor.language), options)


def begin(edition: Edition, visitor: Visitor) -> Decision:
    """The survey from its start, or from where the respondent stopped; not at all if once was enough."""
    mine = [interview for interview in visitor.interviews if interview.survey == edition.survey]
    under_way = next((interview for interview in mine if interview.status == IN_PROGRESS), None)
    if under_way is not None:
        return _continue_or_restart(edition, under_way, visitor)
    if _has_taken_part(edition, visitor):
        return Tell("already_done")
    if edition.program.survey.respondents == "once" and mine and mine[0].status == TIMED_OUT:
        return Resume(mine[0].id)
    return Open(edition)


def _has_taken_part(edition: Edition, visitor: Visitor) -> bool:
    """Whether once was enough."""
    ended = {interview.status for interview in visitor.interviews if interview.survey == edition.survey}
    return edition.program.survey.respondents == "once" and not ended <= NOT_TAKEN_PART


def _continue_or_restart(edition: Edition, interview: InterviewRow, visitor: Visitor) -> Inquire:
    language = visitor.language
    options = (
        Option(f"continue:{interview.id:x}", phrase("continue_", language)),
        Option(f"restart:{interview.id:x}", phrase("start_over", language)),
    )
    return Inquire(phrase("continue_or_restart", language, title=edition.title(language)), options)


def ask_language(visitor: Visitor) -> Decision:
    """Which language to go on in, if there is a choice."""
    if len(visitor.languages) < 2:
        return Tell("one_language")
    options = tuple(Option(f"speak:{tag}", OWN_NAMES.get(tag, tag)) for tag in visitor.languages)
    return Inquire(phrase("language_ask", visitor.language), options)


def act_on(action: str, visitor: Visitor) -> Decision | None:
    """What a button of the reception asks for; None if that is not possible any more."""
    verb, _, what = action.partition(":")
    if verb == "open" and what in visitor.offered:
        return begin(visitor.offered[what], visitor)
    if verb == "speak" and what in visitor.languages:
        return Speak(what)
    if verb in ("continue", "restart"):
        interview = next((row for row in visitor.interviews if f"{row.id:x}" == what), None)
        if interview is None or interview.status != IN_PROGRESS:
            return None
        if verb == "continue":
            return Resume(interview.id)
        edition = visitor.offered.get(interview.survey)
        return Open(edition, interview.id) if edition is not None else Tell("survey_not_found")
    return None


def stale(place: str, visitor: Visitor) -> PhraseKey:
    """What to say of a button that does nothing any more: was its question answered, or left?"""
    interview = next((row for row in visitor.interviews if f"{row.id:x}" == place), None)
    is_left = interview is None or interview.status in ("cancelled", "parked")
    is_aside = interview is not None and interview.status == IN_PROGRESS and interview != visitor.current
    return "old_button" if is_left or is_aside else "already_answered"


def own_languages() -> tuple[str, ...]:
    """The languages of the bot itself."""
    return tuple(CATALOGUES)
