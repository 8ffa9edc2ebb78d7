"""The one model of a survey: what a file may hold, as frozen records that know their places."""

from datetime import datetime
from functools import cached_property
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from surveybot.language.fields import (
    STAND_IN,
    Assignments,
    Count,
    Duration,
    ExpressionField,
    FileName,
    Name,
    PartName,
    Reference,
    TextField,
    YesNo,
)
from surveybot.language.nodes import Scalar
from surveybot.language.record import Called, Record, reads
from surveybot.language.shapes import QUESTION, WORD, lines_of, list_of, one_of, whole
from surveybot.phrases import Reworded, Tongue
from surveybot.questions.choice_reading import LISTED
from surveybot.questions.choices import ChoiceList
from surveybot.questions.limits import STATUS, SilenceLimit, read_silence_limit, read_status
from surveybot.questions.question import Question
from surveybot.survey.bounds import MOST_ROUNDS, read_at_most, read_over, read_store
from surveybot.survey.dialogues import Dialogue, read_dialogues
from surveybot.survey.given import read_given
from surveybot.survey.messages import MESSAGES, read_messages
from surveybot.survey.people import ANONYMOUS, Anonymity, Report, read_anonymous, read_report
from surveybot.survey.settings import (
    ID,
    LANGUAGES,
    TIMEZONE,
    read_choice_lists,
    read_id,
    read_invite,
    read_languages,
    read_respondents,
    read_timezone,
    read_version,
)
from surveybot.survey.times import MOMENT, Moment, Reminder, read_moment, read_reminder
from surveybot.survey.waves import Waves, read_waves


class ConditionalStep(Record):
    """A step that `if:` may skip."""

    condition: Annotated[ExpressionField, Called("if")] = None
    """Only where this holds."""


class SayStep(ConditionalStep):
    """Says something and goes on."""

    say: TextField
    """Says something and goes on."""
    media: FileName | None = None
    """A file beside the survey that is sent with it, such as `map.png`."""


class GotoStep(ConditionalStep):
    """Jumps to a label or a question."""

    goto: Reference
    """Jumps to a label or a question, forward or back."""


class LabelStep(Record):
    """A place to jump to."""

    label: Name
    """A place to jump to."""


class SetStep(ConditionalStep):
    """Computes variables, from top to bottom."""

    set: Assignments
    """Computes variables, as `variable: computation` lines."""


class EndStep(ConditionalStep):
    """Ends the interview; without a text the bot says its own thanks."""

    end: TextField | None = None
    """Says good-bye and ends the interview; without a text the bot says its own thanks."""
    status: Annotated[str, reads(read_status, STATUS)] = "complete"
    """How it has ended: `complete`, `refused`, `screened_out` or a word of your own."""
    store: Annotated[bool, reads(read_store, one_of("nothing"))] = True
    """With `nothing` the answers are erased, and only how it ended is kept."""


class ReviewStep(ConditionalStep):
    """Shows all answers; any of them can be changed."""

    review: TextField
    """Shows all answers; any of them can be changed."""


class RepeatStep(ConditionalStep):
    """Asks its steps again and again: as long as the respondent wants (`text`), so many `times`, or `over` choices."""

    repeat: Name
    """Asks its steps in rounds. It needs one of `text`, `times` and `over`."""
    text: TextField | None = None
    """Asks yes or no before each round; needs `at_most`."""
    again: TextField | None = None
    """The same from the second round on."""
    times: ExpressionField = None
    """How many rounds there are."""
    over: Annotated[Scalar | None, reads(read_over, QUESTION)] = None
    """One round for each answer of this `multi` question."""
    at_most: Annotated[int | None, reads(read_at_most, whole(1, MOST_ROUNDS))] = None
    """How many rounds there can be."""
    steps: tuple["Step", ...] = ()
    """What is asked in each round."""

    @property
    def kind(self) -> str:
        """Which of `text`, `times` and `over` it is."""
        return next((kind for kind in REPEAT_KINDS if self.says(kind)), "text")


class GridStep(ConditionalStep):
    """A battery of statements: one question for each item, all of one type."""

    grid: Name
    """Asks one question for each of its `items`, all alike."""
    text: TextField | None = None
    """Said once before them."""
    questions: Annotated[tuple[Question, ...], Called("items")] = ()
    """The statements, a list of `code: text`."""
    shuffle: YesNo = False
    """Each respondent sees the items in another order."""


class IncludeStep(ConditionalStep):
    """Takes in the steps of a file beside the survey."""

    include: PartName
    """Takes in the steps of a file in the survey's folder or below it."""
    steps: Annotated[tuple["Step", ...], Called("")] = ()


class IfStep(Record):
    """Takes one of two lists; they join again by themselves."""

    condition: Annotated[ExpressionField, Called("if")]
    """Chooses between two lists of steps, which join again by themselves."""
    then: tuple["Step", ...] = ()
    """The steps where it holds."""
    otherwise: Annotated[tuple["Step", ...], Called("else")] = ()
    """The steps where it does not."""


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

    version: Annotated[int, reads(read_version, {"enum": [1, "1"]}), Called("surveybot")] = 1
    """The version of this language: 1."""
    id: Annotated[Scalar, reads(read_id, ID)] = Scalar.nowhere("survey")
    """What links lead to and what `export` is told: Latin letters, digits and `_`."""
    title: TextField = STAND_IN
    """What menus call the survey."""
    languages: Annotated[tuple[Scalar, ...], reads(read_languages, LANGUAGES)] = (Scalar.nowhere("en"),)
    """One language, or a list; the first is the source, to which the others fall back."""
    respondents: Annotated[Scalar, reads(read_respondents, one_of("once", "many", "update"))] = Scalar.nowhere("once")
    """How often one respondent can take part."""
    anonymous: Annotated[Anonymity | None, reads(read_anonymous, ANONYMOUS)] = None
    """Answers are kept under a random number; nothing is exported before enough people have answered."""
    invite: Annotated[Literal["open", "tokens"], reads(read_invite, one_of("open", "tokens"))] = "open"
    """`open` to whoever finds it, or only by links that work once (`tokens`)."""
    open: Annotated[Moment | None, reads(read_moment, MOMENT)] = None
    """From when on interviews can begin."""
    close: Annotated[Moment | None, reads(read_moment, MOMENT)] = None
    """Until when interviews can begin; a day includes the day."""
    timezone: Annotated[ZoneInfo, reads(read_timezone, TIMEZONE)] = ZoneInfo("UTC")
    """The time zone of all days and times in the survey."""
    timeout: Annotated[SilenceLimit | None, reads(read_silence_limit, SilenceLimit)] = None
    """What follows a long silence."""
    remind: Annotated[Reminder | None, reads(read_reminder, Reminder)] = None
    """Writes again after a silence."""
    expire: Duration | None = None
    """So long after its start an interview that is not finished ends as `expired`."""
    limit: Count | None = None
    """How many places there are; needs `expire`."""
    audience: Count | None = None
    """How many people are asked, for the response rate."""
    keep: Duration | None = None
    """How long answers are kept, from their end."""
    report: Annotated[Report | None, reads(read_report, Report)] = None
    """What reports tell apart."""
    given: Annotated[dict[str, Question], reads(read_given, lines_of(WORD))] = {}
    """What comes with each invitation: columns of the list of people, as `name: type` lines."""
    waves: Annotated[Waves | None, reads(read_waves, Waves)] = None
    """Asks each person again, so many days after a day that is given."""
    messages: Annotated[Reworded, reads(read_messages, MESSAGES)] = {}
    """Your own wording of the bot's phrases."""
    choice_lists: Annotated[dict[str, ChoiceList], reads(read_choice_lists, lines_of(LISTED))] = {}
    """Lists of choices that several questions share, by name."""
    steps: tuple[Step, ...] = ()
    """The survey, from top to bottom."""
    tests: Annotated[tuple[Dialogue, ...], reads(read_dialogues, list_of(Dialogue))] = ()
    """Dialogues that must go as written."""

    also = {"language": "languages"}

    @cached_property
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
