"""Write-ins: in, a choice with `write_in:`; out, the question for the respondent's own words."""

from typing import NamedTuple

from surveybot.language.expression import Value
from surveybot.language.nodes import Scalar
from surveybot.questions.choice import ChoiceQuestion
from surveybot.questions.multi import MultiQuestion
from surveybot.questions.phrase_text import phrase_text
from surveybot.questions.question import Question
from surveybot.questions.text import TextQuestion

_ASKING = phrase_text("write_in_ask")


class WriteIn(NamedTuple):
    """The question that follows when the answer is (or holds) `answer`; its name is the first one's and `_text`."""

    answer: Value
    question: TextQuestion


def write_in_of(question: Question) -> WriteIn | None:
    """The write-in of a question; None if it has none."""
    if not isinstance(question, ChoiceQuestion | MultiQuestion) or question.write_in is None:
        return None
    name = Scalar(f"{question.name}_text", question.write_in.span)
    follow_up = TextQuestion(ask=name, type="text", text=_ASKING).placed(question.span)
    return WriteIn(str(question.write_in), follow_up)
