"""The wide table: in, the editions of a survey and its responses; out, one row a response, one column a question."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from surveybot.program.instructions import Program
from surveybot.questions.question import Question

METADATA = ("response", "respondent", "status", "language", "started_at", "ended_at", "edition")
TRACES = {"respondent", "started_at", "ended_at"}  # what is not known where nobody is


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

    def __init__(self, editions: Sequence[Program], *, traceless: bool = False) -> None:
        """`editions` from the newest to the oldest; a traceless table has no columns of whom and when."""
        self._metadata = [name for name in METADATA if not traceless or name not in TRACES]
        self._questions: dict[str, Question] = {}
        self._computed: list[str] = []
        for program in editions:
            for name, question in program.questions.items():
                self._questions.setdefault(name, question)
            self._computed.extend(name for name in program.computed() if name not in self._computed)
        self._widths = {
            name: [name + suffix for suffix in question.suffixes()] for name, question in self._questions.items()
        }

    def header(self) -> list[str]:
        """The name of every column."""
        answered = [column for columns in self._widths.values() for column in columns]
        return [*self._metadata, *answered, *self._computed]

    def row(self, response: Response) -> list[str]:
        """The cells of a response, under `header`."""
        known = _metadata(response)
        return [*(known[name] for name in self._metadata), *self._cells(response.content)]

    def _cells(self, content: Mapping[str, Any]) -> Iterator[str]:
        answers, missing = content["answers"], content["missing"]
        for name, question in self._questions.items():
            if name in answers:
                yield from _fitted(question.cells(answers[name]), len(self._widths[name]))
            else:
                yield from [missing.get(name, "not asked")] * len(self._widths[name])
        for name in self._computed:
            yield str(content["computed"].get(name, ""))


def _fitted(cells: list[str], width: int) -> list[str]:
    """An answer to an older edition's question of another type still fills its columns."""
    return (cells + [""] * width)[:width]


def _metadata(response: Response) -> dict[str, str]:
    return {
        "response": f"{response.id:x}",
        "respondent": str(response.user) if response.user is not None else "",
        "status": response.status,
        "language": response.language,
        "started_at": _moment(response.started_at),
        "ended_at": _moment(response.ended_at),
        "edition": response.edition[:12],
    }


def _moment(at: datetime | None) -> str:
    return at.isoformat(timespec="seconds") if at is not None else ""
