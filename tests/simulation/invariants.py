"""What must hold when all is at rest: in, a run; out, everything that does not, in plain words.

The numbers I1 … are those of `docs/reliability.md`. I1 (acknowledged means committed) and I7 (nothing is sent that is
not committed) are watched while it runs.
"""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from surveybot.dialog.interview import Header, Interview, Kind
from surveybot.dialog.keys import name_of
from surveybot.dialog.response import response_of
from surveybot.dialog.run import JournalMismatch, conduct, standing
from surveybot.program.instructions import Program
from tests.simulation.order import rewinds
from tests.simulation.world import Run, publications

_NAMED = re.compile(r"\[(\w+)\]")  # every question of the surveys begins with its name
PATIENCE_SECONDS = {"kinds": 50.0, "teeth": 50.0, "when": 25.0, "review": 50.0}


def broken(run: Run) -> list[str]:
    """All that does not hold."""
    found = list(run.complaints)
    for somebody in run.people:
        user = somebody.person.user_id
        found += (f"{user}: {complaint}" for complaint in _about(run, user, somebody.tapped))
    return found


def _about(run: Run, user: int, tapped: dict[int, str]) -> Iterator[str]:
    yield from _revisions(run, user)
    yield from _under_own_question(run, user, tapped)
    yield from _out(run, user)
    yield from _interviews(run, user)
    yield from _timers(run, user)


def _revisions(run: Run, user: int) -> Iterator[str]:
    """I3: revisions have no gaps, and all messages are out."""
    revs = [row["rev"] for row in run.ledger.rows("SELECT rev FROM sprints WHERE user_id = ? ORDER BY rev", user)]
    if revs != list(range(1, len(revs) + 1)):
        yield f"the revisions are {revs}"
    for row in run.ledger.rows("SELECT rev, sent_rev FROM respondents WHERE user_id = ?", user):
        if (row["rev"], row["sent_rev"]) != (len(revs), len(revs)):
            yield f"at revision {row['rev']} of {len(revs)}, sent up to {row['sent_rev']}"
    if run.ledger.rows("SELECT 1 FROM set_aside WHERE user_id = ?", user):
        yield "an update was set aside"


def _under_own_question(run: Run, user: int, tapped: dict[int, str]) -> Iterator[str]:
    """I4: what was tapped is stored under the question that the button stood under, or not at all."""
    for row in run.ledger.rows("SELECT update_id, entries FROM sprints WHERE user_id = ? AND entries NOT NULL", user):
        shown = _NAMED.search(tapped.get(row["update_id"], ""))
        entries = json.loads(row["entries"])
        names = {
            name_of(entry["key"]).removesuffix("_text").lstrip("/").partition(".")[0]
            for entry in entries
            if "kind" in entry
        }
        if shown is not None and not names <= {shown[1]}:
            yield f"a tap under {shown[1]} is stored under {names}"


def _out(run: Run, user: int) -> Iterator[str]:
    """I5, I6, I10: every message once and in order, but for what crashes and lost answers repeat; the prompt is out."""
    committed = [item for item in run.ledger.messages(user) if item["method"] == "sendMessage"]
    sent = [
        (call.params["text"], _data(call.params))
        for call in run.world.calls
        if call.ok and call.method == "sendMessage" and call.params["chat_id"] == user
    ]
    refused = any(
        call.outcome.startswith("Forbidden") for call in run.world.calls if call.params.get("chat_id") == user
    )
    if refused:
        return  # what meets a block is not sent again; the prompt comes when the person is back
    last = max((index for index, item in enumerate(committed) if item["kind"] == "prompt"), default=-1)
    needed = [item["kind"] != "prompt" or index == last for index, item in enumerate(committed)]
    repeats = rewinds([(item["params"]["text"], _data(item["params"])) for item in committed], needed, sent)
    if repeats is None:
        texts = [item["params"]["text"] for item in committed]
        yield f"messages are lost or out of order: sent {[text for text, _ in sent]}, committed {texts}"
    elif repeats > run.crashes + run.weather.lost_answers:
        yield f"{repeats} repetitions after {run.crashes} crashes and {run.weather.lost_answers} lost answers"


def _question(key: str) -> str:
    """`colour` for `colour_text@again.2`, `review` for `/review.1`."""
    return name_of(key).removesuffix("_text").lstrip("/").partition(".")[0]


def _data(params: dict[str, Any]) -> str:
    return json.dumps(params.get("reply_markup"), sort_keys=True)


def _interviews(run: Run, user: int) -> Iterator[str]:
    """I3, I8, I9, I10: the state is what the record replays to; one response if finished; the edition is pinned."""
    for row in run.ledger.rows("SELECT * FROM interviews WHERE user_id = ?", user):
        program = next(one.program for one in publications() if one.text.hash == row["edition"])
        interview = _restored(run, row)
        responses = run.ledger.rows("SELECT * FROM responses WHERE id = ?", row["id"])
        if row["status"] == "in progress":
            yield from _standing(program, interview)
            if responses:
                yield "a response of an interview in progress"
        elif row["status"] in ("complete", "timed_out"):
            if len(responses) != 1:
                yield f"{len(responses)} responses of an interview that is {row['status']}"
            else:
                yield from _answers(program, interview, json.loads(responses[0]["content"]))
        elif row["status"] != "cancelled":
            yield f"an interview is {row['status']}"


def _restored(run: Run, row: Any) -> Interview:
    header = Header(datetime.fromtimestamp(row["started_at"], UTC), row["language"], row["id"])
    made = run.ledger.rows("SELECT entries, draft FROM sprints WHERE interview = ? ORDER BY rev", row["id"])
    entries = [entry for sprint in made for entry in json.loads(sprint["entries"] or "[]")]
    drafts = [json.loads(sprint["draft"]) for sprint in made if sprint["draft"]]
    return Interview.restored(header, entries, drafts[-1] if drafts else {"marks": [], "bookmark": None})


def _standing(program: Program, interview: Interview) -> Iterator[str]:
    try:
        path = standing(program, interview)
    except (JournalMismatch, AssertionError) as failed:
        yield f"the record does not replay: {failed}"
        return
    keys = list(path.keys)
    if interview.bookmark is None or keys[-1] != interview.bookmark.key or path.digest != interview.bookmark.digest:
        yield f"the record replays to {keys[-1]}, the bookmark is {interview.bookmark}"


class _Silent:
    """A chat in which nobody says anything any more."""

    def say(self, said: object) -> None:
        """Said before."""

    async def get_message(self) -> Any:
        """Never asked for: the record is complete."""
        raise JournalMismatch("it is not finished")


def _answers(program: Program, interview: Interview, content: dict[str, Any]) -> Iterator[str]:
    interview.bookmark = None
    interview.clear_draft()
    walk = conduct(program, interview, _Silent())
    try:
        walk.send(None)
    except StopIteration as stopped:
        if json.loads(json.dumps(response_of(stopped.value, interview), default=str)) != content:
            yield f"the response is {content}, its record says {response_of(stopped.value, interview)}"
    except (JournalMismatch, AssertionError) as failed:
        yield f"the record of a finished interview does not replay: {failed}"


def _timers(run: Run, user: int) -> Iterator[str]:
    """I12: silence ends a wait only after so long a silence."""
    asked_at, seen = 0.0, run.ledger.messages_by_revision(user)
    for row in run.ledger.rows("SELECT * FROM sprints WHERE user_id = ? ORDER BY rev", user):
        for entry in json.loads(row["entries"] or "[]"):
            limit = PATIENCE_SECONDS.get(_question(entry["key"]), 0.0)
            if entry.get("kind") == Kind.TIMED_OUT and row["at"] - asked_at < limit:
                yield f"{entry['key']} timed out after {row['at'] - asked_at:.0f} s"
        if any(item["kind"] == "prompt" and item["ref"][:2] != "r." for item in seen.get(row["rev"], ())):
            asked_at = row["at"]
