"""The question types, one module each: in, an `ask` step; out, how it asks, what a reply means, its columns."""

from surveybot.questions.choice import ChoiceQuestion, LanguageQuestion
from surveybot.questions.date import DateQuestion
from surveybot.questions.date_time import DateTimeQuestion
from surveybot.questions.email import EmailQuestion
from surveybot.questions.file import FileQuestion
from surveybot.questions.location import LocationQuestion
from surveybot.questions.multi import MultiQuestion
from surveybot.questions.number import IntegerQuestion, NumberQuestion
from surveybot.questions.phone import PhoneQuestion
from surveybot.questions.photo import PhotoQuestion
from surveybot.questions.question import Question
from surveybot.questions.ranking import RankingQuestion
from surveybot.questions.scale import NpsQuestion, ScaleQuestion
from surveybot.questions.text import TextQuestion
from surveybot.questions.time_of_day import TimeQuestion
from surveybot.questions.voice import VoiceQuestion
from surveybot.questions.yes_no import YesNoQuestion

TYPES: dict[str, type[Question]] = {
    "text": TextQuestion,
    "integer": IntegerQuestion,
    "number": NumberQuestion,
    "yes_no": YesNoQuestion,
    "choice": ChoiceQuestion,
    "multi": MultiQuestion,
    "ranking": RankingQuestion,
    "scale": ScaleQuestion,
    "nps": NpsQuestion,
    "date": DateQuestion,
    "time": TimeQuestion,
    "datetime": DateTimeQuestion,
    "email": EmailQuestion,
    "phone": PhoneQuestion,
    "location": LocationQuestion,
    "photo": PhotoQuestion,
    "file": FileQuestion,
    "voice": VoiceQuestion,
    "language": LanguageQuestion,
}
