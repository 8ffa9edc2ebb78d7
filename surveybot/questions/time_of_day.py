"""`time`: in, an hour and its minutes that are tapped, or a time as people write it; out, a time of day."""

from datetime import time
from typing import Any, ClassVar

from surveybot.language.expression import TIME, Type, Value
from surveybot.questions import clock
from surveybot.questions.asking import Asking
from surveybot.questions.prompt import Rows
from surveybot.questions.question import Question
from surveybot.questions.reply import Marked, Refusal

EXAMPLE = time(14, 30)
_ALL_HOURS = "hours"


class TimeQuestion(Question):
    """A question that takes a time of day."""

    varies: ClassVar[bool] = True

    def value_type(self) -> Type:
        """A time."""
        return TIME

    @property
    def has_rows(self) -> bool:
        """It has a clock."""
        return True

    def rows(self, asking: Asking) -> Rows:
        """All hours, or the minutes of the one that was tapped."""
        language = asking.tongue.language
        mark = asking.marks[0] if asking.marks else ""
        return clock.minute_rows(int(mark), language, _ALL_HOURS) if clock.is_hour(mark) else clock.hour_rows(language)

    def guidance(self, asking: Asking) -> str:
        """That a time can be typed too."""
        return asking.tongue.phrase("time_hint", example=clock.written_time(EXAMPLE, asking.tongue.language))

    def read(self, text: str, asking: Asking) -> Value | Refusal:
        """The time."""
        at = clock.to_time(text)
        example = clock.written_time(EXAMPLE, asking.tongue.language)
        return Refusal("refused_time", {"example": example}) if at is None else at

    def tapped(self, action: str, asking: Asking) -> Value | Refusal | Marked:
        """The time, or the minutes of an hour, or all hours."""
        if action == _ALL_HOURS:
            return Marked([])
        return Marked([action]) if clock.is_hour(action) else clock.to_time(action)

    def to_record(self, value: Value) -> Any:
        """ISO 8601, without seconds."""
        assert isinstance(value, time)
        return f"{value:%H:%M}"

    def from_record(self, record: Any) -> Value:
        """The time."""
        return time.fromisoformat(record)
