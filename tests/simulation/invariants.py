"""What must hold when all is at rest: in, a run; out, everything that does not, in plain words.

The numbers I1 … are those of `docs/reliability.md`. I1 (acknowledged means committed) and I7 (nothing is sent that is
not committed) are watched while it runs.
"""

import json
from collections.abc import Iterator
from typing import Any

from surveybot.dialog.keys import name_of
from tests.simulation.order import rewinds
from tests.simulation.people import POISON
from tests.simulation.replays import label, misplaced
from tests.simulation.run import Run
from tests.simulation.timeliness import untimely

BOXES = ("☑", "☐")


def broken(run: Run) -> list[str]:
    """All that does not hold."""
    found = list(run.complaints)
    if waiting := run.world.updates.waiting():
        found.append(f"nobody has handled {[update.payload for update in waiting]}")
    for somebody in run.people:
        user = somebody.person.user_id
        found += (f"{user}: {complaint}" for complaint in _about(run, user, somebody.tapped))
    return found


def _about(run: Run, user: int, tapped: dict[int, str]) -> Iterator[str]:
    yield from _revisions(run, user)
    yield from _set_aside(run, user)
    yield from _under_own_question(run, user, tapped)
    yield from _out(run, user)
    yield from _current(run, user)
    yield from _ticks(run, user)
    yield from misplaced(run, user)
    yield from untimely(run, user)


def _revisions(run: Run, user: int) -> Iterator[str]:
    """I3: revisions have no gaps, and all messages are out."""
    revs = [row["rev"] for row in run.ledger.rows("SELECT rev FROM sprints WHERE user_id = ? ORDER BY rev", user)]
    if revs != list(range(1, len(revs) + 1)):
        yield f"the revisions are {revs}"
    for row in run.ledger.rows("SELECT rev, sent_rev FROM respondents WHERE user_id = ?", user):
        if (row["rev"], row["sent_rev"]) != (len(revs), len(revs)):
            yield f"at revision {row['rev']} of {len(revs)}, sent up to {row['sent_rev']}"


def _set_aside(run: Run, user: int) -> Iterator[str]:
    """I2: what can be handled is never set aside."""
    for row in run.ledger.rows('SELECT why, "update" FROM set_aside WHERE user_id = ?', user):
        if json.loads(row["update"]).get("message", {}).get("text") != POISON:
            yield f"an update was set aside: {row['why']}"


def _under_own_question(run: Run, user: int, tapped: dict[int, str]) -> Iterator[str]:
    """I4: what was tapped is stored under the question that the button stood under, or not at all."""
    for row in run.ledger.rows("SELECT update_id, entries FROM sprints WHERE user_id = ? AND entries NOT NULL", user):
        shown = label(tapped.get(row["update_id"], ""))
        entries = json.loads(row["entries"])
        names = {_question(entry["key"]) for entry in entries if "kind" in entry}
        if shown is not None and not names <= {shown.partition(" ")[0]}:
            yield f"a tap under {shown} is stored under {names}"


def _question(key: str) -> str:
    """`colour` for `colour_text@again.2`, `floor` for `shed.floor@shed.west`, `review` for `/review.1`."""
    return name_of(key).removesuffix("_text").removesuffix(".1").lstrip("/").rpartition(".")[2]


def _out(run: Run, user: int) -> Iterator[str]:
    """I5, I6, I10: every message once and in order, but for what crashes and lost answers repeat; the prompt is out.

    Several workers share out chats by the clock: if that was set, two may send to one chat for a moment. A notice that
    went out with the answer to an update may be lost.
    """
    committed = [item for item in run.ledger.messages(user) if item["method"] == "sendMessage"]
    unheard = _unheard(run, user)
    sent = [
        (call.params["text"], _data(call.params))
        for call in run.calls
        if call.ok and call.method == "sendMessage" and call.params["chat_id"] == user
    ]
    refused = any(
        call.outcome.startswith("Forbidden") for call in run.world.calls if call.params.get("chat_id") == user
    )
    if refused:
        return  # what meets a block is not sent again; the prompt comes when the person is back
    last = max((index for index, item in enumerate(committed) if item["kind"] == "prompt"), default=-1)
    needed = [
        index == last or (item["kind"] != "prompt" and item not in unheard) for index, item in enumerate(committed)
    ]
    repeats = rewinds([(item["params"]["text"], _data(item["params"])) for item in committed], needed, sent)
    if repeats is None:
        texts = [item["params"]["text"] for item in committed]
        yield f"messages are lost or out of order: sent {[text for text, _ in sent]}, committed {texts}"
    elif repeats > run.crashes + run.weather.lost_answers and not (run.jumps and len(run.slots) > 1):
        yield f"{repeats} repetitions after {run.crashes} crashes and {run.weather.lost_answers} lost answers"


def _unheard(run: Run, user: int) -> list[dict[str, Any]]:
    """All that was said in answers of which none has reached its respondent: of each sprint the one message."""
    seen = run.ledger.messages_by_revision(user)
    made = run.ledger.rows("SELECT rev, update_id FROM sprints WHERE user_id = ?", user)
    lost = [seen.get(row["rev"], []) for row in made if row["update_id"] in run.unheard]
    said = [[item for item in items if item["kind"] != "edit"] for items in lost]
    return [items[0] for items in said if len(items) == 1]


def _data(params: dict[str, Any]) -> str:
    return json.dumps(params.get("reply_markup"), sort_keys=True)


def _current(run: Run, user: int) -> Iterator[str]:
    """I8, I10: one interview of each survey is in progress at most; the last prompt is that of the current one."""
    going = run.ledger.rows("SELECT id, survey FROM interviews WHERE user_id = ? AND status = 'in progress'", user)
    if len({row["survey"] for row in going}) < len(going):
        yield f"several interviews of one survey are in progress: {[row['survey'] for row in going]}"
    for row in run.ledger.rows("SELECT current, pending FROM respondents WHERE user_id = ?", user):
        prompts = [item["ref"] for item in run.ledger.messages(user) if item["kind"] == "prompt"]
        if row["current"] is not None and row["current"] not in [one["id"] for one in going]:
            yield "the current interview is not in progress"
        elif row["pending"] is not None and prompts[-1] != f"r.{json.loads(row['pending'])['number']}":
            yield f"the reception waits for {row['pending']}, the last prompt is {prompts[-1]}"
        elif row["current"] is not None and row["pending"] is None and prompts[-1] != _wanted(run, row["current"]):
            yield f"the interview waits at {_wanted(run, row['current'])}, the last prompt is {prompts[-1]}"


def _wanted(run: Run, interview: int) -> str:
    """The prompt that waits for an answer: its number is that of the entries before it."""
    made = run.ledger.rows("SELECT entries FROM sprints WHERE interview = ? AND entries NOT NULL", interview)
    return f"{interview:x}.{sum(len(json.loads(sprint['entries'])) for sprint in made)}"


def _ticks(run: Run, user: int) -> Iterator[str]:
    """I10: what is ticked on the screen is on record."""
    seen = run.ledger.messages_by_revision(user)
    for row in run.ledger.rows("SELECT rev, draft FROM sprints WHERE user_id = ? AND draft NOT NULL", user):
        markups = [item["params"].get("reply_markup", {}) for item in seen.get(row["rev"], ()) if "ref" in item]
        buttons = [button for buttons in (markups or [{}])[-1].get("inline_keyboard", ()) for button in buttons]
        boxes = [button["text"] for button in buttons if button["text"].startswith(BOXES)]
        ticked = [box for box in boxes if box.startswith(BOXES[0])]
        if boxes and len(ticked) != len(json.loads(row["draft"])["marks"]):
            yield f"the screen shows {ticked}, on record is {row['draft']}"
