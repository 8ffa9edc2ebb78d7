"""`ranking`: in, choices tapped in their order or a typed list; out, all codes, the best one first."""

from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from surveybot.language.expression import UNKNOWN, Ranking, Type, Value
from surveybot.phrases import Tongue
from surveybot.questions import offering
from surveybot.questions.asking import Asking
from surveybot.questions.listed import Listed
from surveybot.questions.prompt import Option, Rows
from surveybot.questions.reply import Marked, Refusal
from surveybot.questions.rows import rows_of, several


class RankingQuestion(Listed):
    """A question that puts all choices of a list in an order."""

    def value_type(self) -> Type:
        """Its codes in an order."""
        if not self.choices.complete:
            return UNKNOWN
        return Ranking(self.choices.codes, self.choices.labels)

    def rows(self, asking: Asking) -> Rows:
        """Each label with its rank; a tap says what shall be, so that a second one changes nothing."""
        ranked = _ranked(asking)
        # Laid out as if all had a rank already, so that no button moves under the finger.
        laid_out = rows_of(
            [replace(option, box="0. ") for option in offering.options(self.choices, asking)], self.columns
        )
        return tuple(tuple(self._ranked_option(option, ranked) for option in row) for row in laid_out)

    def _ranked_option(self, option: Option, ranked: Sequence[str]) -> Option:
        code = self.choices.at(option.action)
        if code not in ranked:
            return replace(option, action=f"+{option.action}", box="")
        return replace(option, action=f"-{option.action}", box=f"{ranked.index(code) + 1}. ")

    def tail(self, asking: Asking) -> tuple[Option, ...]:
        """Done, when all have their rank."""
        is_whole = len(_ranked(asking)) == len(asking.choices.codes)
        return (Option("done", asking.tongue.phrase("done")),) if is_whole else ()

    def guidance(self, asking: Asking) -> str:
        """How an order is tapped."""
        return asking.tongue.phrase("ranking_hint")

    def marks_for(self, value: Value) -> list[str]:
        """A former order is shown."""
        return list(value) if isinstance(value, tuple) else []

    def tapped(self, action: str, asking: Asking) -> Value | Refusal | Marked:
        """The order after a tap on a choice, or the answer after Done."""
        if action == "done":
            return self._whole(_ranked(asking), asking)
        code = offering.tapped(self.choices, action[1:], asking)
        if action[:1] not in ("+", "-") or not isinstance(code, str):
            return None
        kept = [other for other in _ranked(asking) if other != code]
        if action[0] == "-":
            return Marked(kept)
        return Marked(_filled_up([*kept, code], asking) if code not in _ranked(asking) else _ranked(asking))

    def read(self, text: str, asking: Asking) -> Value | Refusal:
        """All of them, separated by commas; one that names no choice refuses the whole."""
        codes = []
        for piece in several(text):
            code = offering.typed(piece, asking)
            if isinstance(code, Refusal):
                return code
            codes.append(code)
        return self._whole(codes, asking)

    def _whole(self, codes: Sequence[str], asking: Asking) -> Value | Refusal:
        """The order, if each choice stands in it once."""
        if sorted(codes) != sorted(asking.choices.codes):
            return Refusal("refused_ranking")
        return tuple(codes)

    def show(self, value: Value, tongue: Tongue) -> str:
        """The labels in their order, separated by commas."""
        assert isinstance(value, tuple)
        return ", ".join(self.choices.shown(code, tongue.language) for code in value)

    def to_record(self, value: Value) -> Any:
        """A list."""
        assert isinstance(value, tuple)
        return list(value)

    def from_record(self, record: Any) -> Value:
        """The codes in their order."""
        if not isinstance(record, list) or len(set(record)) < len(record) or not set(record) <= set(self.choices.codes):
            raise ValueError(record)
        return tuple(record)

    def suffixes(self) -> tuple[str, ...]:
        """One column for the order, then one for the rank of each choice."""
        return self.choices.suffixes

    def cells(self, record: Any) -> list[str]:
        """`pay;other`, then a rank for each choice, empty for what was not on offer."""
        ranks = {code: str(rank) for rank, code in enumerate(record, 1)}
        return [";".join(record), *(ranks.get(code, "") for code in self.choices.codes)]


def _ranked(asking: Asking) -> list[str]:
    """What has a rank so far, of what is on offer."""
    return [code for code in asking.marks if code in asking.choices.codes]


def _filled_up(codes: list[str], asking: Asking) -> list[str]:
    """The same, with the last choice where only one is left."""
    left = [code for code in asking.choices.codes if code not in codes]
    return [*codes, *left] if len(left) == 1 else codes
