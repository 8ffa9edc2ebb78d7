"""What a question is asked with at one moment: in, the dialog's knowledge; out, one frozen record of it."""

from dataclasses import dataclass
from datetime import datetime

from surveybot.language.expression import Value
from surveybot.phrases import Tongue
from surveybot.questions.choices import ChoiceList


@dataclass(frozen=True, slots=True)
class Asking:
    """`choices` are those on offer, in the order in which they are shown; `full` the codes without places left.

    `marks` is the question's own note about the open prompt; `former` an answer that it had, or its default.
    """

    tongue: Tongue
    now: datetime
    choices: ChoiceList
    full: frozenset[str] = frozenset()
    marks: tuple[str, ...] = ()
    former: Value = None
