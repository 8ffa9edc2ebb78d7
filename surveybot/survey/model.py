"""The one model of a survey: what a file may hold, as frozen records that know their places."""

from datetime import datetime
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import Field

from surveybot.language.fields import (
    STAND_IN,
    Assignments,
    Count,
    Duration,
    ExpressionField,
    Name,
    Reference,
    TextField,
    YesNo,
)
from surveybot.language.nodes import Scalar
from surveybot.language.record import Record, reads
from surveybot.phrases import Reworded, Tongue
from surveybot.questions.choices import ChoiceList
from surveybot.questions.limits import SilenceLimit, read_silence_limit, read_status
from surveybot.questions.question import Question
from surveybot.survey.bounds import read_at_most, read_over, read_store
from surveybot.survey.dialogues import Dialogue, read_dialogues
from surveybot.survey.messages import read_messages
from surveybot.survey.people import Anonymity, Report, read_anonymous, read_report
from surveybot.survey.settings import (
    read_choice_lists,
    read_id,
    read_invite,
    read_languages,
    read_respondents,
    read_timezone,
    read_version,
)
from surveybot.survey.times import Moment, Reminder, read_moment, read_reminder


class ConditionalStep(Record):
    """A step that `if:` may skip."""

    condition: ExpressionField = Field(None, alias="if")


class SayStep(ConditionalStep):
    """Says something and goes on."""

    say: TextField
    media: Reference | None = None


class GotoStep(ConditionalStep):
    """Jumps to a label or a question."""

    goto: Reference


class LabelStep(Record):
    """A place to jump to."""

    label: Name


class SetStep(ConditionalStep):
    """Computes variables, from top to bottom."""

    set: Assignments


class EndStep(ConditionalStep):
    """Ends the interview; without a text the bot says its own thanks."""

    end: TextField | None = None
    status: Annotated[str, reads(read_status)] = "complete"
    store: Annotated[bool, reads(read_store)] = True


class ReviewStep(ConditionalStep):
    """Shows all answers; any of them can be changed."""

    review: TextField


class RepeatStep(ConditionalStep):
    """Asks its steps again and again: as long as the respondent wants (`text`), so many `times`, or `over` choices."""

    repeat: Name
    text: TextField | None = None
    again: TextField | None = None
    times: ExpressionField = None
    over: Annotated[Scalar | None, reads(read_over)] = None
    at_most: Annotated[int | None, reads(read_at_most)] = None
    steps: tuple["Step", ...] = ()

    @property
    def kind(self) -> str:
        """Which of `text`, `times` and `over` it is."""
        return next((kind for kind in REPEAT_KINDS if kind in self.model_fields_set), "text")


class GridStep(ConditionalStep):
    """A battery of statements: one question for each item, all of one type."""

    grid: Name
    text: TextField | None = None
    questions: tuple[Question, ...] = ()
    shuffle: YesNo = False


class IncludeStep(ConditionalStep):
    """Takes in the steps of a file beside the survey."""

    include: Reference
    steps: tuple["Step", ...] = ()


class IfStep(Record):
    """Takes one of two lists; they join again by themselves."""

    condition: ExpressionField = Field(alias="if")
    then: tuple["Step", ...] = ()
    otherwise: tuple["Step", ...] = Field((), alias="else")


class BrokenStep(Record):
    """A step that could not be read; it keeps its name, so that nobody complains that the name is missing."""

    name: Scalar | None = None
    verb: str = ""


Step = (
    SayStep
    | IncludeStep
    | GotoStep
    | LabelStep
    | SetStep
    | EndStep
    | ReviewStep
    | RepeatStep
    | GridStep
    | IfStep
    | BrokenStep
    | Question
)
REPEAT_KINDS = ("text", "times", "over")


class Survey(Record):
    """One survey file. `languages` begins with the source language, which is the fall-back of all others.

    Every key has a stand-in, so that one missing setting does not keep the rest from being read; the reader
    complains of it.
    """

    version: Annotated[int, reads(read_version)] = Field(1, alias="surveybot")
    id: Annotated[Scalar, reads(read_id)] = Scalar.nowhere("survey")
    title: TextField = STAND_IN
    languages: Annotated[tuple[Scalar, ...], reads(read_languages)] = (Scalar.nowhere("en"),)
    respondents: Annotated[Scalar, reads(read_respondents)] = Scalar.nowhere("once")
    anonymous: Annotated[Anonymity | None, reads(read_anonymous)] = None
    invite: Annotated[Literal["open", "tokens"], reads(read_invite)] = "open"
    open: Annotated[Moment | None, reads(read_moment)] = None
    close: Annotated[Moment | None, reads(read_moment)] = None
    timezone: Annotated[ZoneInfo, reads(read_timezone)] = ZoneInfo("UTC")
    timeout: Annotated[SilenceLimit | None, reads(read_silence_limit)] = None
    remind: Annotated[Reminder | None, reads(read_reminder)] = None
    expire: Duration | None = None
    limit: Count | None = None
    audience: Count | None = None
    keep: Duration | None = None
    report: Annotated[Report | None, reads(read_report)] = None
    messages: Annotated[Reworded, reads(read_messages)] = Field(default_factory=dict)
    choice_lists: Annotated[dict[str, ChoiceList], reads(read_choice_lists)] = Field(default_factory=dict)
    steps: tuple[Step, ...] = ()
    tests: Annotated[tuple[Dialogue, ...], reads(read_dialogues)] = ()

    @property
    def tongues(self) -> tuple[Tongue, ...]:
        """How the bot speaks in each of its languages."""
        return tuple(self.tongue(str(language)) for language in self.languages)

    def tongue(self, language: str) -> Tongue:
        """How the bot speaks in this survey."""
        return Tongue(language, self.messages)

    @property
    def source_language(self) -> str:
        """The language that the author writes first."""
        return str(self.languages[0])

    @property
    def opens_at(self) -> datetime | None:
        """The first instant at which an interview may begin; None: it always could."""
        return self.open.begins(self.timezone) if self.open is not None else None

    @property
    def closes_at(self) -> datetime | None:
        """The instant from which none may begin any more; None: there is none."""
        return self.close.ends(self.timezone) if self.close is not None else None
