"""A rehearsal: in, a program and messages; out, what the bot says. The real dialog, with everything in memory."""

import json
from collections.abc import Callable, Coroutine, Generator, Mapping
from datetime import datetime
from types import MappingProxyType, coroutine
from typing import Any

from surveybot.dialog.break_off import break_off
from surveybot.dialog.chat import Message, Notice, Redrawn, Said
from surveybot.dialog.interview import Entry, Header, Interview
from surveybot.dialog.keys import name_of
from surveybot.dialog.run import Ended, conduct
from surveybot.language.text import Rendered, render
from surveybot.program.instructions import Program
from surveybot.questions.prompt import Prompt

MOST_REPLAYED = 100  # all of them after each reply: without a bound a long dialogue costs the square of its length


@coroutine
def _wait() -> Generator[None, Message, Message]:
    return (yield)


class Rehearsal:
    """One interview; `ended` is set when it is over, `prompt` is the last one, as it looks now.

    A forgetful one is closed after each message and comes back from what would be in the database, as JSON, as long as
    that is no more than `MOST_REPLAYED` entries.
    """

    def __init__(
        self,
        program: Program,
        header: Header,
        *,
        forgetful: bool = False,
        full: Mapping[str, frozenset[str]] = MappingProxyType({}),
        note: Callable[[Entry], None] = lambda entry: None,
    ) -> None:
        """Nothing is said before `begin`.

        `full` are the choices without places left, by question; `note` hears of all that comes on record.
        """
        self.program = program
        self.interview = Interview(header, full=full)
        self.forgetful = forgetful
        self.ended: Ended | None = None
        self.prompt: Prompt | None = None
        self._note = note
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
        if self.forgetful and len(self._journal) <= MOST_REPLAYED:
            self._forget()
        assert self._dialog is not None
        self._send(message)
        return self._heard()

    def expire(self, at: datetime) -> list[Said]:
        """What the bot says when the time is over that the survey gives to an interview."""
        assert self.ended is None, "the interview is over"
        survey = self.program.survey
        self.close()
        self.ended = break_off(self.program, self.interview, "expired", at)
        language = self.ended.path.language
        title = render(survey.title.in_language(language, survey.source_language), lambda pipe: "").text
        return [Notice(Rendered.plain(self.ended.path.tongue.phrase("expired", title=title)))]

    def _forget(self) -> None:
        draft = json.loads(json.dumps(self.interview.draft()))
        journal = json.loads(json.dumps(self._journal))
        self.close()
        full = self.interview.full
        self.interview = Interview.restored(self.interview.header, journal, draft)
        self.interview.full = full
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
        for entry in self.interview.fresh:
            self._journal.append(entry.to_json())
            self._note(entry)
        self.interview.fresh.clear()

    def _heard(self) -> list[Said]:
        heard, self._said = self._said, []
        for words in heard:
            if isinstance(words, Prompt | Redrawn):
                self.prompt = words if isinstance(words, Prompt) else words.prompt
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
