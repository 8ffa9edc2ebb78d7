"""A worker that was away: in, what others have written meanwhile; out, nothing of what it believed."""

from typing import Any

import orjson

from surveybot.sandbox.person import Person
from surveybot.serve.app import running
from surveybot.serve.worker import Worker
from surveybot.storage.sprints import Key
from surveybot.storage.timers import Due
from surveybot.telegram.decode import decode
from tests.serve.stage import Stage, until
from tests.serve.test_mishaps import spoil


async def take(worker: Worker, person: Person, number: int, **event: Any) -> None:
    """One worker takes an update of the person's: a text, or that the bot is blocked or free."""
    sender = {"id": person.user_id, "is_bot": False, "first_name": "Anna", "language_code": "ru"}
    about = {"chat": {"id": person.user_id, "type": "private"}, "from": sender, "date": 1}
    if "status" in event:
        happened = {"my_chat_member": about | {"new_chat_member": {"status": event["status"]}}}
    else:
        happened = {"message": about | {"message_id": number, "text": event["text"]}}
    await worker.take(decode(orjson.dumps({"update_id": number, **happened})))


async def all_is_sent(stage: Stage) -> None:
    """Every message is out."""

    async def claim() -> bool:
        return not await stage.rows("SELECT 1 FROM respondents WHERE sent_rev < rev")

    await until(claim)


async def test_an_interview_that_another_worker_has_finished_is_not_parked(stage: Stage) -> None:
    """A worker that still believes in the last question hears that the person is back: the interview stays complete."""
    person = stage.sandbox.person(language_code="ru")
    await person.send("/help")  # without it the bot may not write
    async with running(stage.options("a"), stage.published()) as (away, _):
        for number, words in enumerate(["/start quick", "синий"], 1):
            await take(away, person, number, text=words)
        async with running(stage.options("b"), stage.published()) as (other, _):
            await take(other, person, 3, text="7")
            await take(other, person, 4, status="kicked")
        await take(away, person, 5, status="member")
        await all_is_sent(stage)
    assert [row.status for row in await stage.rows("SELECT status FROM interviews")] == ["complete"]
    assert "не может продолжиться" not in str(stage.heard(person))


async def test_a_timer_fires_also_at_a_worker_that_was_away(stage: Stage) -> None:
    """The worker that knows the present revision is gone; the one that remains reads it and fires."""
    person = stage.sandbox.person(language_code="ru")
    await person.send("/help")
    async with running(stage.options("a"), stage.published()) as (away, _):
        await take(away, person, 1, text="/start adder")
        async with running(stage.options("b"), stage.published()) as (other, _):
            await take(other, person, 2, text="2")
        spoil(stage, "UPDATE interviews SET silent_since = 0, due_at = 0")
        [row] = await stage.rows("SELECT bot, user_id, rev, current FROM respondents")
        await away.fire(Due(Key(row.bot, row.user_id), row.rev, row.current, 0.0))
    assert [row.status for row in await stage.rows("SELECT status FROM interviews")] == ["timed_out"]


async def test_a_time_that_comes_too_early_is_put_off(stage: Stage) -> None:
    """After an outage the silence has moved on, not the time noted for it: nothing is said, nothing is on record."""
    person = stage.sandbox.person(language_code="ru")
    await person.send("/help")
    async with running(stage.options("a"), stage.published()) as (worker, _):
        await take(worker, person, 1, text="/start adder")
        [row] = await stage.rows("SELECT bot, user_id, rev, current FROM respondents")
        spoil(stage, "UPDATE interviews SET due_at = 7")
        await worker.fire(Due(Key(row.bot, row.user_id), row.rev, row.current, 7.0))
    [interview] = await stage.rows("SELECT status, due_at - silent_since AS seconds FROM interviews")
    assert (interview.status, interview.seconds) == ("in progress", 20)
    assert len(await stage.rows("SELECT 1 FROM sprints")) == 1


async def test_who_is_back_at_another_worker_hears_what_it_has_committed(stage: Stage) -> None:
    """The sender of a chat meets 403 and then finds more to be sent, of somebody who has come back meanwhile."""
    person = stage.sandbox.person(language_code="ru")
    await person.send("/help")
    async with (
        running(stage.options("a"), stage.published()) as (sender, _),
        running(stage.options("b"), stage.published()) as (other, _),
    ):
        await take(sender, person, 1, text="/start adder")
        await all_is_sent(stage)
        blocked = "Forbidden: bot was blocked by the user"
        stage.sandbox.faults.add("sendMessage", status=403, description=blocked, delay_seconds=0.5)
        await take(sender, person, 2, text="2")
        await take(other, person, 3, status="member")
        await all_is_sent(stage)
    assert stage.heard(person)[-1] == "< Введите второе число"
    assert [row.blocked for row in await stage.rows("SELECT blocked FROM respondents")] == [False]


async def test_an_edit_that_waits_while_its_prompt_is_out_is_not_lost(stage: Stage) -> None:
    """It is of the prompt before, also after a restart; both of them go again then."""
    person = stage.sandbox.person(language_code="ru")
    await person.send("/help")
    async with running(stage.options("a"), stage.published()) as (worker, _):
        await take(worker, person, 1, text="/start feast")
        await all_is_sent(stage)
        stage.sandbox.faults.add("editMessageText", status=429, retry_after=3600, times=1)
        heard = len(stage.heard(person))
        await take(worker, person, 2, text="1")

        async def is_asked_on() -> bool:
            return len(stage.heard(person)) > heard

        await until(is_asked_on)
    async with running(stage.options("a"), stage.published()):
        await all_is_sent(stage)
    assert any(line.startswith("~ ") and "✓" in line for line in stage.heard(person))
