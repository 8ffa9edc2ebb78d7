"""The wide table: in, the editions of a survey and its responses; out, one row a response, one column a question."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Any, Protocol

from surveybot.dialog.response import NOT_ASKED, NOT_KEPT
from surveybot.dialog.start import tells_ticket
from surveybot.program.columns import METADATA, Column, columns_of, counted, given_columns
from surveybot.program.instructions import Program

TRACES = {"respondent", "started_at", "ended_at"}  # what is not known where nobody is
_NUMBERED = re.compile(r"\[(\d+)\]")


class Response(Protocol):
    """What a row is made of; `content` holds `answers`, `computed` and `missing`, as the dialog wrote them."""

    @property
    def id(self) -> int:
        """The number of the interview."""

    @property
    def user(self) -> int | None:
        """The respondent's Telegram id, where it is kept."""

    @property
    def edition(self) -> str:
        """The hash of the edition."""

    @property
    def language(self) -> str:
        """The language it began in."""

    @property
    def status(self) -> str:
        """How it ended."""

    @property
    def started_at(self) -> datetime | None:
        """When it began, where that is kept."""

    @property
    def ended_at(self) -> datetime | None:
        """When it ended, where that is kept."""

    @property
    def content(self) -> Mapping[str, Any]:
        """All answers."""


class WideTable:
    """The columns of a survey over all its editions: the newest one's first, then what only older ones asked."""

    def __init__(
        self, editions: Sequence[Program], most: Mapping[str, int] = MappingProxyType({}), *, traceless: bool = False
    ) -> None:
        """`editions` from the newest to the oldest; `most` says how many rounds a repeat needs, see `count_rounds`.

        A traceless table has no columns of whom and when.
        """
        self._metadata = [name for name in METADATA if not traceless or name not in TRACES]
        if any(program.survey.waves is not None for program in editions):
            self._metadata.append("wave")
        if any(map(tells_ticket, editions)):
            self._metadata.append("ticket")
        self._given: dict[str, Column] = {}
        self._asked: dict[str, Column] = {}
        self._computed: dict[str, Column] = {}
        for program in editions:
            for column in given_columns(program):
                self._given.setdefault(column.written, column)
            for column in columns_of(program, counted(most)):
                known = self._asked if column.question is not None else self._computed
                known.setdefault(column.written, column)

    def header(self) -> list[str]:
        """The name of every column."""
        columns = (*self._given.values(), *self._asked.values(), *self._computed.values())
        return [*self._metadata, *(header for column in columns for header in column.headers)]

    def row(self, response: Response) -> list[str]:
        """The cells of a response, under `header`."""
        known = _metadata(response)
        return [*(known[name] for name in self._metadata), *self._cells(response.content)]

    def _cells(self, content: Mapping[str, Any]) -> Iterator[str]:
        answers, missing = content["answers"], content["missing"]
        is_erased = not answers and next(iter(missing.values()), "") == NOT_KEPT
        no_round = NOT_KEPT if is_erased else NOT_ASKED
        given = content.get("given", {})
        for written, column in self._given.items():
            yield from cells_of(column, given[written]) if written in given else [""]
        for written, column in self._asked.items():
            if written in answers:
                yield from cells_of(column, answers[written])
            else:
                yield from [missing.get(written, no_round)] * len(column.headers)
        for written in self._computed:
            yield str(content["computed"].get(written, ""))


def has_numbered_rounds(editions: Sequence[Program]) -> bool:
    """Whether the responses must be looked at before it is known how many columns there are."""
    return any(repeat.over is None for program in editions for repeat in program.repeats.values())


def count_rounds(content: Mapping[str, Any], most: dict[str, int]) -> None:
    """Raises in `most` how many rounds each repeat (`child`, `child[1].toy`) has to what this response needs."""
    for part in ("answers", "missing", "computed"):
        for written in content[part]:
            if "[" in written:
                for found in _NUMBERED.finditer(written):
                    repeat = written[: found.start()]
                    most[repeat] = max(most.get(repeat, 1), int(found[1]))


def cells_of(column: Column, record: Any) -> list[str]:
    """An answer as cells; one to an older edition's question of another type still fills its columns."""
    assert column.question is not None
    width = len(column.headers)
    return (column.question.cells(record) + [""] * width)[:width]


def _metadata(response: Response) -> dict[str, str]:
    return {
        "response": f"{response.id:x}",
        "respondent": str(response.user) if response.user is not None else "",
        "status": response.status,
        "language": response.language,
        "started_at": _moment(response.started_at),
        "ended_at": _moment(response.ended_at),
        "edition": response.edition[:12],
        "wave": str(response.content.get("wave", "")),
        "ticket": response.content.get("ticket", ""),
    }


def _moment(at: datetime | None) -> str:
    return at.isoformat(timespec="seconds") if at is not None else ""
