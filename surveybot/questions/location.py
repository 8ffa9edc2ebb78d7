"""`location`: in, a place that is sent; out, its latitude and longitude in degrees."""

from typing import Any, ClassVar

from surveybot.language.expression import OPAQUE, Thing, Type, Value
from surveybot.phrases import Tongue
from surveybot.questions.asking import Asking
from surveybot.questions.prompt import Request
from surveybot.questions.question import Content, Question
from surveybot.questions.reply import Place, Refusal


class LocationQuestion(Question):
    """A question that takes a place on the map."""

    requests: ClassVar[Request | None] = "location"

    def value_type(self) -> Type:
        """Nothing can be calculated with it."""
        return OPAQUE

    def guidance(self, asking: Asking) -> str:
        """That there is a button."""
        return asking.tongue.phrase("location_hint")

    def read(self, text: str, asking: Asking) -> Value | Refusal:
        """No text is a place."""
        return Refusal("refused_location")

    def received(self, content: Content, asking: Asking) -> Value | Refusal:
        """The place."""
        if not isinstance(content, Place):
            return Refusal("refused_location")
        return Thing((("latitude", content.latitude), ("longitude", content.longitude)))

    def show(self, value: Value, tongue: Tongue) -> str:
        """`56.9496, 24.1052`."""
        assert isinstance(value, Thing)
        return self.written(dict(value.record))

    def to_record(self, value: Value) -> Any:
        """Both as numbers."""
        assert isinstance(value, Thing)
        return dict(value.record)

    def from_record(self, record: Any) -> Value:
        """The place."""
        if not isinstance(record, dict) or set(record) != {"latitude", "longitude"}:
            raise ValueError(record)
        return Thing((("latitude", float(record["latitude"])), ("longitude", float(record["longitude"]))))

    def suffixes(self) -> tuple[str, ...]:
        """One column for each number."""
        return ("_latitude", "_longitude")

    def cells(self, record: Any) -> list[str]:
        """The numbers, with a point and six digits after it: a tenth of a metre."""
        return [str(round(record["latitude"], 6)), str(round(record["longitude"], 6))]

    def written(self, record: Any) -> str:
        """Both numbers."""
        return ", ".join(self.cells(record))
