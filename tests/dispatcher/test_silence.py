"""Silence: when a Timeout is raised into a dialog, and what it may do then."""

import asyncio
import math
from types import SimpleNamespace

import pytest

from surveybot.dispatcher import ChatDispatcher, Timeout


def message(text):
    """A message of the only person here."""
    return SimpleNamespace(text=text, from_user=SimpleNamespace(id=1))


async def played(chat, arrivals, **limits):
    """What the dialog noted as (second, what), when messages arrive at these seconds and then no more."""
    loop, noted = asyncio.get_running_loop(), []
    begin = loop.time()
    dispatcher = ChatDispatcher(lambda get_message: chat(get_message, note), **limits)

    def note(what):
        noted.append((round(loop.time() - begin, 3), what))

    for second, text in arrivals:
        await asyncio.sleep(begin + second - loop.time())
        await dispatcher.handle(message(text))
    await asyncio.sleep(100_000)
    noted.append(dispatcher.live)
    await dispatcher.close()
    return noted


async def echo(get_message, note, *limit):
    """Note each message until the silence, and say good-bye then."""
    try:
        while True:
            note((await get_message(*limit)).text)
    except Timeout as silence:
        note(f"bye after {silence.last_message.text}")


@pytest.mark.parametrize(
    ("default", "limit", "expected"),
    [
        (60, [], [(0, "a"), (50, "b"), (110, "bye after b"), 0]),
        (60, [55.5], [(0, "a"), (50, "b"), (105.5, "bye after b"), 0]),
        (None, [70], [(0, "a"), (50, "b"), (120, "bye after b"), 0]),
        (60, [math.inf], [(0, "a"), (50, "b"), 1]),
        (None, [], [(0, "a"), (50, "b"), 1]),
    ],
)
async def test_silence_counts_from_the_last_message(default, limit, expected):
    """The limit is the dispatcher's or the one given on the spot, and any message ends the silence."""

    async def chat(get_message, note):
        await echo(get_message, note, *limit)

    assert await played(chat, [(0, "a"), (50, "b")], inactive_timeout=default) == expected


async def test_fifteen_minutes_unless_told_otherwise():
    """The default limit is 900 seconds."""
    assert await played(echo, [(0, "a")]) == [(0, "a"), (900, "bye after a"), 0]


async def test_waits_given_up_do_not_prolong_the_silence():
    """A dialog that looks in every ten seconds is told of the silence no later."""

    async def chat(get_message, note):
        note((await get_message()).text)
        while True:
            try:
                async with asyncio.timeout(10):
                    await get_message()
            except TimeoutError:
                pass
            except Timeout:
                note("silence")
                return

    assert await played(chat, [(0, "a")], inactive_timeout=35) == [(0, "a"), (35, "silence"), 0]


async def test_work_counts_as_silence_but_a_waiting_message_comes_first():
    """After work longer than the limit, the message that came meanwhile is given; without one it is silence."""

    async def chat(get_message, note):
        note((await get_message()).text)
        await asyncio.sleep(50)
        await echo(get_message, note)

    arrivals = [(0, "a"), (20, "b")]
    assert await played(chat, arrivals, inactive_timeout=30) == [(0, "a"), (50, "b"), (80, "bye after b"), 0]
    assert await played(chat, arrivals[:1], inactive_timeout=30) == [(0, "a"), (50, "bye after a"), 0]


async def test_a_dialog_goes_on_after_a_timeout():
    """Each Timeout begins a new silence, and the next message is given as ever."""

    async def chat(get_message, note):
        note((await get_message()).text)
        while True:
            try:
                note((await get_message()).text)
                return
            except Timeout:
                note("are you there?")

    assert await played(chat, [(0, "a"), (75, "b")], inactive_timeout=30) == [
        *[(0, "a"), (30, "are you there?"), (60, "are you there?"), (75, "b"), 0]
    ]


async def test_an_uncaught_timeout_ends_the_dialog_quietly(caplog):
    """Nobody is told, nothing is left, and the next message starts anew."""

    async def chat(get_message, note):
        note(f"hello {(await get_message()).text}")
        note((await get_message()).text)

    assert await played(chat, [(0, "a"), (40, "b"), (50, "c")], inactive_timeout=30) == [
        *[(0, "hello a"), (40, "hello b"), (50, "c"), 0]
    ]
    assert not caplog.records


async def test_a_message_at_the_last_instant_wins():
    """A message that comes in the same turn of the loop as the end of the silence is given, not the Timeout."""
    noted = []

    async def chat(get_message):
        await echo(get_message, noted.append)

    dispatcher = ChatDispatcher(chat, inactive_timeout=30)
    await dispatcher.handle(message("a"))
    await asyncio.sleep(0)
    (dialog,) = asyncio.all_tasks() - {asyncio.current_task()}

    def deliver():
        # Between the end of the silence and the dialog's waking up; `handle` has no pause inside.
        with pytest.raises(StopIteration):
            dispatcher.handle(message("b")).send(None)

    # The loop calls timers of one moment in any order: by 1e-10 s later is the same turn.
    asyncio.get_running_loop().call_at(30 + 1e-10, deliver)
    await asyncio.sleep(45)
    assert not dialog.done()
    assert noted == ["a", "b"]
    await dispatcher.close()
