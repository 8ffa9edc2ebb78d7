"""A rehearsal: in, a program and messages; out, what the bot says. The real dialog, with everything in memory."""

import json
from collections.abc import Coroutine, Generator
from datetime import datetime
from types import coroutine
from typing import Any

from surveybot.dialog.chat import Message, Said
from surveybot.dialog.interview import Header, Interview
from surveybot.dialog.keys import name_of
from surveybot.dialog.run import Ended, conduct
from surveybot.program.instructions import Program


@coroutine
def _wait() -> Generator[None, Message, Message]:
    return (yield)


class Rehearsal:
    """One interview; `ended` is set when it is over.

    A forgetful one is closed after each message and comes back from what would be in the database, as JSON.
    """

    def __init__(self, program: Program, header: Header, *, forgetful: bool = False) -> None:
        """Nothing is said before `begin`."""
        self.program = program
        self.interview = Interview(header)
        self.forgetful = forgetful
        self.ended: Ended | None = None
        self._said: list[Said] = []
        self._journal: list[dict[str, Any]] = []
        self._dialog: Coroutine[None, Message, Ended] | None = None

    def say(self, said: Said) -> None:
        """What the dialog says is collected until its next wait."""
        self._said.append(said)

    async def get_message(self) -> Message:
        """The commit point of the dialog: here its entries go to the journal."""
        self._commit()
        return await _wait()

    def begin(self) -> list[Said]:
        """What the bot says first."""
        self._resume()
        return self._heard()

    def reply(self, message: Message) -> list[Said]:
        """What the bot says to a message."""
        assert self.ended is None, "the interview is over"
        if self.forgetful:
            self._forget()
        assert self._dialog is not None
        self._send(message)
        return self._heard()

    def _forget(self) -> None:
        draft = json.loads(json.dumps(self.interview.draft()))
        journal = json.loads(json.dumps(self._journal))
        self.close()
        self.interview = Interview.restored(self.interview.header, journal, draft)
        self._resume()
        assert not self._said, f"said again after a restart: {self._said}"

    def _resume(self) -> None:
        self._dialog = conduct(self.program, self.interview, self)
        self._send(None)

    def _send(self, message: Message | None) -> None:
        assert self._dialog is not None
        try:
            self._dialog.send(message)  # type: ignore[arg-type]  # None starts a coroutine
        except StopIteration as finished:
            self.ended = finished.value
            self._commit()

    def _commit(self) -> None:
        self._journal.extend(entry.to_json() for entry in self.interview.fresh)
        self.interview.fresh.clear()

    def _heard(self) -> list[Said]:
        heard, self._said = self._said, []
        return heard

    def close(self) -> None:
        """Ends the coroutine; what is on record stays."""
        if self._dialog is not None:
            self._dialog.close()

    @property
    def now_asked(self) -> str | None:
        """The question that waits, None when the interview is over."""
        bookmark = self.interview.bookmark
        return name_of(bookmark.key) if bookmark and self.ended is None else None


def noon(program: Program, day: datetime) -> datetime:
    """Noon of a day in the survey's time zone, the time at which tests begin."""
    return day.replace(hour=12, minute=0, second=0, microsecond=0, tzinfo=program.survey.timezone)
