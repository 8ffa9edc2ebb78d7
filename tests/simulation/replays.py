"""Whether interviews are what their record says (I3, I4, I8, I9, I10): in, a run at rest; out, what is not."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from surveybot.dialog.chat import Chat
from surveybot.dialog.interview import Header, Interview, Kind, Outcome
from surveybot.dialog.response import response_of
from surveybot.dialog.run import Ended, Halt, Halted, JournalMismatch, Walk
from surveybot.program.instructions import Ask, Program, Review
from tests.simulation.editions import programs
from tests.simulation.run import Run

LABEL = re.compile(r"\[([^\]]+)\]")  # every question of the surveys begins with its name, and the round that it is of
FINISHED = ("complete", "timed_out", "expired")


def misplaced(run: Run, user: int) -> Iterator[str]:
    """All that does not hold of a person's interviews."""
    for row in run.ledger.rows("SELECT * FROM interviews WHERE user_id = ?", user):
        interview, program = _restored(run, row), programs()[row["edition"]]
        responses = run.ledger.rows("SELECT * FROM responses WHERE id = ?", row["id"])
        yield from _pinned(run, row["id"])
        if row["status"] not in (*FINISHED, "in progress", "cancelled"):
            yield f"an interview is {row['status']}"
        elif len(responses) != (row["status"] in FINISHED):
            yield f"{len(responses)} responses of an interview that is {row['status']}"
        elif row["status"] != "cancelled":
            yield from _replayed(run, row, program, interview, responses)


def _pinned(run: Run, number: int) -> Iterator[str]:
    """I9: it goes on with the edition that it began with, in other words at most, unless somebody moves it."""
    for pin in run.ledger.rows("SELECT * FROM pins WHERE interview = ? AND was NOT NULL", number):
        shapes = {programs()[pin[name]].shape for name in ("edition", "was")}
        if len(shapes) > 1 and (number, pin["edition"]) not in run.moved:
            yield "an interview goes on with another survey than it began with"


def _restored(run: Run, row: Any) -> Interview:
    header = Header(datetime.fromtimestamp(row["started_at"], UTC), row["language"], row["id"])
    made = run.ledger.rows("SELECT entries, draft FROM sprints WHERE interview = ? ORDER BY rev", row["id"])
    entries = [entry for sprint in made for entry in json.loads(sprint["entries"] or "[]")]
    drafts = [json.loads(sprint["draft"]) for sprint in made if sprint["draft"]]
    return Interview.restored(header, entries, drafts[-1] if drafts else {"marks": [], "bookmark": None})


def _replayed(run: Run, row: Any, program: Program, interview: Interview, responses: list[Any]) -> Iterator[str]:
    """I3, I8: the record leads to the open wait, or to the response. I4: and each answer to where it was given."""
    bookmark = interview.bookmark
    if row["status"] in FINISHED:
        interview.clear_draft()
    broken_off = interview.outcomes.popitem() if row["status"] == "expired" else None
    walk = _Labelled(program, interview, Halt())
    try:
        ended = walk.to_its_end()
    except (JournalMismatch, AssertionError) as failed:
        yield f"the record of an interview that is {row['status']} does not replay: {failed}"
        return
    if broken_off is not None and ended is None:
        ended = Ended("expired", walk.path, list(walk.path.keys.values())[-1])
        interview.outcomes.update([broken_off])
    if row["status"] == "in progress":
        key = list(walk.path.keys)[-1]
        if ended is not None or bookmark is None or (key, walk.path.digest) != bookmark:
            yield f"the record replays to {key}, the bookmark is {bookmark}"
    elif ended is None:
        yield f"the record of an interview that is {row['status']} leads to an open question"
    else:
        content = json.loads(json.dumps(response_of(ended, interview), default=str))
        if content != json.loads(responses[0]["content"]):
            yield f"the response is {responses[0]['content']}, its record says {content}"
    given = _given(run, row)
    for key, shown in walk.labels.items():
        if key in interview.outcomes and shown is not None and given.get(key, shown) != shown:
            yield f"the answer to [{given[key]}] is taken for one to [{shown}]"


def _given(run: Run, row: Any) -> dict[str, str]:
    """What stood in the brackets of the question that was open when each outcome came, by its key."""
    seen = run.ledger.messages_by_revision(row["user_id"])
    made = run.ledger.rows("SELECT rev, entries FROM sprints WHERE interview = ? ORDER BY rev", row["id"])
    entries = {sprint["rev"]: json.loads(sprint["entries"] or "[]") for sprint in made}
    open_question, given = "", dict[str, str]()
    for rev in sorted({*entries, *seen}):
        for entry in entries.get(rev, ()):
            if entry.get("kind") in (Kind.ANSWERED, Kind.SKIPPED, Kind.TIMED_OUT) and not entry["key"].startswith("/"):
                given[entry["key"]] = open_question
        for item in seen.get(rev, ()):
            if item["kind"] == "prompt" and item["ref"].startswith(f"{row['id']:x}."):
                open_question = label(item["params"]["text"]) or open_question
    return given


def label(text: str) -> str | None:
    """What stands in the brackets of a question; None if it is a refusal or one of the bot's own."""
    found = LABEL.search(text)
    return found[1] if found is not None else None


class _Labelled(Walk):
    """A walk over a record, which notes what every question of its path is called on the screen."""

    def __init__(self, program: Program, interview: Interview, chat: Chat) -> None:
        interview.bookmark = None
        super().__init__(program, interview, chat, muted=True)
        self.labels: dict[str, str | None] = {}

    def to_its_end(self) -> Ended | None:
        """How it ended; None if it is still to go on."""
        try:
            self.run().send(None)
        except StopIteration as stopped:
            ended: Ended = stopped.value
            return ended
        except Halted:
            return None
        raise AssertionError("a walk that only looks does not wait")

    def on_record(self, step: Ask | Review, key: str) -> Outcome | None:
        self.labels[key] = label(step.wording.render(self.path).text)
        return super().on_record(step, key)
