"""The question types, one module each: in, an `ask` step; out, how it asks, what a reply means, its columns."""

from surveybot.questions.choice import ChoiceQuestion, LanguageQuestion
from surveybot.questions.date import DateQuestion
from surveybot.questions.multi import MultiQuestion
from surveybot.questions.number import IntegerQuestion, NumberQuestion
from surveybot.questions.question import Question
from surveybot.questions.scale import NpsQuestion, ScaleQuestion
from surveybot.questions.text import TextQuestion
from surveybot.questions.yes_no import YesNoQuestion

TYPES: dict[str, type[Question]] = {
    "text": TextQuestion,
    "integer": IntegerQuestion,
    "number": NumberQuestion,
    "yes_no": YesNoQuestion,
    "choice": ChoiceQuestion,
    "multi": MultiQuestion,
    "scale": ScaleQuestion,
    "nps": NpsQuestion,
    "date": DateQuestion,
    "language": LanguageQuestion,
}

UNFINISHED_TYPES = frozenset(["ranking", "time", "datetime", "email", "phone", "location", "photo", "file", "voice"])
