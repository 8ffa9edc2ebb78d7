"""The end of a dispatcher, and coroutines that are only a cache."""

import asyncio
from types import SimpleNamespace

import pytest

from surveybot.dispatcher import ChatDispatcher, Closed


def message(key, text=""):
    """A message of one person."""
    return SimpleNamespace(text=text, from_user=SimpleNamespace(id=key))


async def quiet():
    """Everything that can happen without the passing of time has happened."""
    for _ in range(50):
        await asyncio.sleep(0)


def worker(noted, seconds):
    """A dialog that notes where it is: each message takes it some seconds."""

    async def chat(get_message):
        try:
            while True:
                text = (await get_message()).text
                noted.append(f"{get_message.key} begins {text}")
                await asyncio.sleep(seconds)
                noted.append(f"{get_message.key} ends {text}")
        finally:
            noted.append(f"{get_message.key} closed")

    return chat


async def test_close_lets_each_finish_its_message(caplog):
    """The message at hand is finished, the unread ones are counted in the log, nothing begins."""
    noted, loop = [], asyncio.get_running_loop()
    dispatcher = ChatDispatcher(worker(noted, 3))
    await dispatcher.handle(message(1, "a"))
    await asyncio.sleep(10)
    for key, text in [(2, "b"), (2, "c"), (3, "d")]:
        await dispatcher.handle(message(key, text))
    await asyncio.sleep(1)
    del noted[:]
    await dispatcher.close()
    assert sorted(noted) == ["1 closed", "2 closed", "2 ends b", "3 closed", "3 ends d"]
    assert loop.time() == 13
    assert [record.getMessage() for record in caplog.records] == ["closed with 1 unread messages"]
    with pytest.raises(Closed):
        await dispatcher.handle(message(1))
    await dispatcher.close()
    assert dispatcher.live == 0


async def test_after_the_grace_a_dialog_is_cancelled():
    """Work that takes longer than the grace is cut off, and its `finally` runs."""
    noted, loop = [], asyncio.get_running_loop()
    dispatcher = ChatDispatcher(worker(noted, 1000))
    await dispatcher.handle(message(1, "a"))
    await asyncio.sleep(1)
    await dispatcher.close(grace_seconds=7)
    assert noted == ["1 begins a", "1 closed"]
    assert loop.time() == 8
    assert dispatcher.live == 0


async def test_close_before_the_first_step():
    """A dialog that has not begun when `close` is called reads nothing."""
    noted = []
    dispatcher = ChatDispatcher(worker(noted, 1))
    await dispatcher.handle(message(1, "a"))
    await dispatcher.close()
    assert noted == ["1 closed"]
    assert dispatcher.live == 0


async def test_a_dialog_may_close_the_dispatcher():
    """`close` called from within a dialog does not wait for that dialog."""
    noted = []

    async def chat(get_message):
        await get_message()
        await dispatcher.close()
        noted.append("closed")
        await get_message()
        noted.append("never")

    dispatcher = ChatDispatcher(chat)
    await dispatcher.handle(message(1))
    await quiet()
    assert noted == ["closed"]
    assert dispatcher.live == 0


async def test_a_dialog_that_refuses_to_end_stops_neither_close_nor_the_loop(caplog):
    """It is named in the log and left behind, although it catches everything."""
    release = asyncio.Event()

    async def chat(get_message):
        while not release.is_set():
            try:
                await get_message()
            except asyncio.CancelledError:
                continue

    dispatcher = ChatDispatcher(chat)
    await dispatcher.handle(message(9))
    await quiet()
    await dispatcher.close(grace_seconds=0)
    assert caplog.records[-1].getMessage() == "the dialog of 9 does not end, although it was cancelled"
    release.set()
    await quiet()
    assert dispatcher.live == 0


async def test_a_program_that_ends_without_close_begins_nothing_anew():
    """Tasks cancelled from outside, as `asyncio.run` does it, leave no new ones, even with unread messages."""
    noted = []
    dispatcher = ChatDispatcher(worker(noted, 1000))
    for text in "ab":
        await dispatcher.handle(message(1, text))
    await quiet()
    (task,) = asyncio.all_tasks() - {asyncio.current_task()}
    task.cancel()
    await quiet()
    assert noted == ["1 begins a", "1 closed"]
    assert dispatcher.live == 0
    await dispatcher.handle(message(1, "c"))
    await asyncio.sleep(5000)
    assert noted[2:] == ["1 begins b", "1 ends b", "1 begins c", "1 ends c", "1 closed"]


async def test_live_0_closes_whoever_waits():
    """With `live=0` each pause between messages ends the coroutine, a message at hand or unread does not."""
    noted = []
    dispatcher = ChatDispatcher(worker(noted, 1), passivate=True, live=0)
    for text in "ab":
        await dispatcher.handle(message(1, text))
    await asyncio.sleep(10)
    assert dispatcher.live == 0
    await dispatcher.handle(message(1, "c"))
    await asyncio.sleep(10)
    assert noted == [
        *["1 begins a", "1 ends a", "1 begins b", "1 ends b", "1 closed"],
        *["1 begins c", "1 ends c", "1 closed"],
    ]
    await dispatcher.close()


async def test_the_least_recently_used_is_closed_first():
    """Beyond `live`, those go who have waited longest; who is at work stays."""
    noted = []
    dispatcher = ChatDispatcher(worker(noted, 1), passivate=True, live=2, inactive_timeout=None)
    for key in (1, 2, 1, 3, 4):
        await dispatcher.handle(message(key, "x"))
        await asyncio.sleep(5)
    assert [note for note in noted if "closed" in note] == ["2 closed", "1 closed"]
    del noted[:]
    for key in (5, 6, 7):
        await dispatcher.handle(message(key, "x"))
    await asyncio.sleep(0.5)
    assert dispatcher.live == 3
    assert {note for note in noted if "closed" in note} == {"3 closed", "4 closed"}
    await asyncio.sleep(5)
    assert dispatcher.live == 2
    await dispatcher.close()


async def test_an_idle_coroutine_is_closed_without_a_timeout():
    """After the silence a coroutine that is only a cache is closed; the next message begins a new one."""
    noted = []
    dispatcher = ChatDispatcher(worker(noted, 1), passivate=True, inactive_timeout=30)
    await dispatcher.handle(message(1, "a"))
    await asyncio.sleep(29)
    assert dispatcher.live == 1
    await asyncio.sleep(2)
    assert dispatcher.live == 0
    await dispatcher.handle(message(1, "b"))
    await asyncio.sleep(5)
    assert noted == ["1 begins a", "1 ends a", "1 closed", "1 begins b", "1 ends b"]
    await dispatcher.close()


async def test_by_hand_nobody_is_closed_to_make_room():
    """Without `passivate`, `live` means nothing: a dialog holds its state."""
    noted = []
    dispatcher = ChatDispatcher(worker(noted, 0), live=0)
    for key in range(50):
        await dispatcher.handle(message(key, "x"))
    await quiet()
    assert dispatcher.live == 50
    await dispatcher.close()


@pytest.mark.parametrize("limits", [{"mailbox": 0}, {"live": -1}])
def test_limits_that_cannot_be(limits):
    """A mailbox for nothing and a negative number of coroutines are refused at once."""
    with pytest.raises(ValueError, match="mailbox"):
        ChatDispatcher(worker([], 0), **limits)


@pytest.mark.parametrize("limits", [{"live": 0}, {"inactive_timeout": 30}])
async def test_a_message_during_the_farewell_begins_the_next_coroutine(limits):
    """What comes while a passivated coroutine still tidies up is read by the next one, and only then."""
    noted = []

    async def chat(get_message):
        try:
            while True:
                noted.append((await get_message()).text)
        finally:
            noted.append("tidying")
            await asyncio.sleep(5)
            noted.append("tidy")

    dispatcher = ChatDispatcher(chat, passivate=True, **limits)
    await dispatcher.handle(message(1, "a"))
    await asyncio.sleep(limits.get("inactive_timeout", 0) + 2)
    assert noted == ["a", "tidying"]
    await dispatcher.handle(message(1, "b"))
    await asyncio.sleep(100)
    assert noted == ["a", "tidying", "tidy", "b", "tidying", "tidy"]
    assert dispatcher.live == 0


async def test_who_has_just_got_a_message_is_not_closed_to_make_room():
    """The longest waiting coroutine stays when its next message came in the same moment as a newcomer."""
    noted = []
    dispatcher = ChatDispatcher(worker(noted, 1), passivate=True, live=1)
    await dispatcher.handle(message(1, "a"))
    await asyncio.sleep(5)
    await dispatcher.handle(message(1, "b"))
    await dispatcher.handle(message(2, "x"))
    await asyncio.sleep(0.5)
    assert noted == ["1 begins a", "1 ends a", "1 begins b", "2 begins x"]
    await asyncio.sleep(5)
    assert dispatcher.live == 1
    await dispatcher.close()
