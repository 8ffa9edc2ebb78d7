"""Bad weather between bot and Telegram, and crowds: everything drains, in order, and nobody waits for others."""

import asyncio
import time
from typing import Any

import orjson
import pytest

from surveybot.phrases import phrase
from surveybot.sandbox.person import Person
from surveybot.serve.app import running
from surveybot.telegram.decode import decode
from tests.serve.stage import Stage, until

WHOLE = ["/start adder", "2", "3", "да", "10", "20", "нет"]
TOLD = ["< Умею складывать числа.", "< Будет 5", "< Будет 30", "< Пока! Сначала - /start"]
STORM: list[dict[str, Any]] = [
    {"method": "sendMessage", "status": 429, "retry_after": 1, "times": 2},
    {"method": "sendMessage", "status": 500},
    {"method": "sendMessage", "status": 502},
    {"method": "sendMessage", "status": 401},
    {"method": "sendMessage", "drop": "before"},
    {"method": "sendMessage", "drop": "after"},
    {"method": "editMessageText", "status": 429, "retry_after": 1},
    {"method": "getUpdates", "drop": "after", "times": 1},
]


async def test_after_a_storm_everything_is_out_in_order_and_a_lost_chat_stops_nobody(stage: Stage) -> None:
    """429, 5xx, a gateway's page, broken connections; one chat fails all the time until the weather is fair."""
    people = [stage.sandbox.person(language_code="ru") for _ in range(6)]
    lost = stage.sandbox.person(language_code="ru")
    async with stage.polling():
        stage.sandbox.faults.add("sendMessage", chat_id=lost.user_id, status=500, times=None)
        for fault in STORM:
            stage.sandbox.faults.add(**fault)
        for words in WHOLE:
            for person in (lost, *people):
                await person.send(words)
        for person in people:
            await person.wait_for(lambda seen: seen.text.startswith("Пока!"))
        assert stage.heard(lost) == []
        stage.sandbox.faults.clear()
        await lost.wait_for(lambda seen: seen.text.startswith("Пока!"))
        await stage.settled()
    for person in (lost, *people):
        told = [line for line in stage.heard(person) if line in TOLD]
        assert [line for index, line in enumerate(told) if line not in told[:index]] == TOLD
        assert len(told) - len(TOLD) <= 1  # only a connection that breaks after the effect makes one twice
    contents = {row.content for row in await stage.rows("SELECT content FROM responses")}
    assert len(contents) == 1
    assert '"second":20' in contents.pop()


async def test_an_answer_that_the_bot_api_does_not_have_stops_no_chat(stage: Stage) -> None:
    """What stands between may say that all is well and no more; the conversation goes on, and is noted as sent."""
    person = stage.sandbox.person(language_code="ru")
    stage.sandbox.faults.add("sendMessage", status=200, html='{"ok":true,"result":true}')
    async with stage.polling():
        await person.send("/start quick")
        await stage.settled()
        await person.send("синий")
        await person.wait_for("А число?")


async def test_twenty_messages_at_once_are_taken_in_order_and_make_one_question(stage: Stage) -> None:
    """While the first message is on its way all the others are handled; of their questions only the last is sent."""
    person = stage.sandbox.person(language_code="ru")
    stage.sandbox.faults.add("sendMessage", delay_seconds=1.0)
    async with stage.polling():
        for words in ["/start adder", *["1", "2", "да"] * 6, "7"]:
            await person.send(words)
        await stage.settled()
    assert stage.heard(person) == ["< Умею складывать числа.", *["< Будет 3"] * 6, "< Введите второе число"]


async def test_twenty_people_who_answer_at_the_same_time_get_their_own_sums(stage: Stage) -> None:
    """Twenty whole dialogs sent at once: each person is told the sum of her own numbers."""
    people = [stage.sandbox.person(language_code="ru") for _ in range(20)]
    async with stage.polling():
        for words in ["/start adder", "{0}", "100", "да", "{0}", "200", "нет"]:
            for number, person in enumerate(people):
                await person.send(words.format(number))
        await stage.settled()
    for number, person in enumerate(people):
        sums = [line for line in stage.heard(person) if "Будет" in line]
        assert sums == [f"< Будет {number + 100}", f"< Будет {number + 200}"]


async def test_who_blocks_the_bot_between_answer_and_reply_is_asked_again_when_back(stage: Stage) -> None:
    """A message that meets 403 is not tried for ever; the open question comes again with the person."""
    person = stage.sandbox.person(language_code="ru")
    async with stage.polling():
        await person.send("/start adder")
        await person.wait_for("первое")
        stage.sandbox.faults.add("sendMessage", delay_seconds=0.5)
        await person.send("2")
        await person.block()
        await stage.settled()
        assert [row.blocked for row in await stage.rows("SELECT blocked FROM respondents")] == [True]
        await person.unblock()
        await person.wait_for("Введите второе число")
        await person.send("40")
        await person.wait_for("Будет 42")


async def test_a_flood_is_bounded_and_the_neighbour_is_served(stage: Stage) -> None:
    """Of 150 messages at once a mailbox takes 100; of the others there is one warning, and all are acknowledged."""
    flooder, neighbour = (stage.sandbox.person(language_code="ru") for _ in range(2))
    async with stage.workers(1) as [service]:
        await flooder.send("/start adder")
        await flooder.wait_for("первое")
        sample = orjson.dumps(_typed(stage, flooder))
        first = orjson.loads(sample)["update_id"]
        flood = [decode(_numbered(sample, first + 1000 + number)) for number in range(150)]
        taken = asyncio.gather(*(service.take(update) for update in flood))
        await neighbour.send("/start adder")
        await neighbour.wait_for("первое")
        await taken
    assert stage.heard(flooder).count(f"< {phrase('too_many_messages', 'en')}") == 1
    rows = await stage.rows("SELECT why FROM set_aside")
    assert 0 < len(rows) <= 50
    assert {row.why for row in rows} == {"flood"}
    handled = await stage.rows("SELECT rev FROM sprints WHERE user_id = :user", user=flooder.user_id)
    assert len(handled) == 151 - len(rows)


def _typed(stage: Stage, person: Person) -> dict[str, Any]:
    """An update of the Bot API in which the person writes `x`."""
    chat = {"id": person.user_id, "type": "private", "first_name": "Anna"}
    sender = {"id": person.user_id, "is_bot": False, "first_name": "Anna"}
    return {"update_id": 1, "message": {"message_id": 1, "date": 1, "chat": chat, "from": sender, "text": "x"}}


def _numbered(sample: bytes, number: int) -> bytes:
    return orjson.dumps(orjson.loads(sample) | {"update_id": number})


async def test_silence_ends_an_interview_once_and_start_goes_on_with_it(stage: Stage) -> None:
    """The time limit fires once, also with a restart after it; `/start` asks the open question again."""
    person = stage.sandbox.person(language_code="ru")
    async with stage.polling():
        await person.send("/start quick")
        await person.wait_for("цвет")
        await person.send("синий")
        await person.wait_for("Вы молчите.")
        await stage.settled()
    async with stage.polling():
        await asyncio.sleep(1.5)  # three looks at the clock
        assert stage.heard(person).count("< Вы молчите.") == 1
        assert [row.status for row in await stage.rows("SELECT status FROM responses")] == ["timed_out"]
        await person.send("/start quick")
        await person.wait_for("А число?")
        assert await stage.rows("SELECT status FROM responses") == []
        await person.send("7")
        await person.wait_for("Спасибо!")
        await person.send("/start quick")
        await person.wait_for("Вы уже прошли этот опрос")
    rows = await stage.rows("SELECT status, content FROM responses")
    assert [(row.status, '"colour":"синий","number":7' in row.content) for row in rows] == [("complete", True)]


async def test_a_reply_that_could_not_be_fetched_in_time_is_no_silence(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    """Telegram is out of reach when the time limit passes: the timers wait until what was sent before is fetched."""
    person = stage.sandbox.person(language_code="ru")

    async def is_out_of_reach() -> bool:
        return "cannot be reached" in caplog.text

    async def is_overdue() -> bool:
        [row] = await stage.rows("SELECT due_at FROM interviews")
        return bool(row.due_at is None or row.due_at + 1.5 < time.time())

    async with stage.polling():
        await person.send("/start quick")
        await person.wait_for("цвет")
        stage.sandbox.faults.add("getUpdates", drop="before", times=None)
        await person.send("/help")  # it ends the call that is under way, if there is one
        await until(is_out_of_reach)
        await person.send("синий")
        await until(is_overdue)
        stage.sandbox.faults.clear()
        await person.wait_for("А число?")
        await person.wait_for("Вы молчите.")


async def test_a_busy_bot_looks_at_its_timers_too(stage: Stage) -> None:
    """Somebody else writes all the time, so that no look for messages ever ends without one."""
    silent, busy = (stage.sandbox.person(language_code="ru") for _ in range(2))
    await silent.send("/start quick")
    await busy.send("/help")

    async def chatter() -> bool:
        await busy.send("/help")
        return "< Вы молчите." in stage.heard(silent)

    async with stage.polling():
        await until(chatter)


async def test_what_a_worker_leaves_unsent_is_sent_by_the_next_one_at_once(stage: Stage) -> None:
    """A worker that stops while Telegram does not take its message gives the chat back to the others."""
    person = stage.sandbox.person(language_code="ru")
    stage.sandbox.faults.add("sendMessage", status=500, times=None)
    async with stage.workers(1) as [first]:
        await person.send("/start adder")
        await until(lambda: stage.rows("SELECT 1 FROM sprints"))
        await first.parts.delivery.close(0.1)
        stage.sandbox.faults.clear()
        async with running(stage.options("another"), stage.published()):
            await stage.settled()
    assert stage.heard(person) == ["< Умею складывать числа.", "< Введите первое число"]
