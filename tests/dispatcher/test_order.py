"""Order, ends and failures of dialogs: nothing lost, nothing doubled, one coroutine a key."""

import asyncio
from dataclasses import dataclass
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surveybot.dispatcher import ChatDispatcher, MailboxFull


@dataclass(frozen=True)
class Message:
    """A message as the dispatcher sees it: a key; the rest is the dialog's."""

    key: int
    text: str

    @property
    def from_user(self):
        """The sender, where the default key looks."""
        return SimpleNamespace(id=self.key)


async def quiet():
    """Everything that can happen without the passing of time has happened."""
    for _ in range(50):
        await asyncio.sleep(0)


async def test_twenty_at_once_are_read_in_order():
    """Twenty messages at once go to one dialog, one after another."""
    read = []

    async def chat(get_message):
        while True:
            message = await get_message()
            read.append(("begin", message.text))
            await asyncio.sleep(1)
            read.append(("end", message.text))

    dispatcher = ChatDispatcher(chat)
    for number in range(20):
        await dispatcher.handle(Message(7, str(number)))
    await asyncio.sleep(30)
    assert read == [(what, str(number)) for number in range(20) for what in ("begin", "end")]
    assert dispatcher.live == 1
    await dispatcher.close()


async def test_keys_run_side_by_side():
    """A dialog that takes its time holds up nobody else."""
    done = []

    async def chat(get_message):
        message = await get_message()
        await asyncio.sleep(100 if get_message.key == 1 else 1)
        done.append(message.key)

    dispatcher = ChatDispatcher(chat)
    for key in (1, 2, 3):
        await dispatcher.handle(Message(key, "x"))
    await asyncio.sleep(200)
    assert done == [2, 3, 1]
    assert dispatcher.live == 0


async def test_what_arrives_while_a_dialog_ends_goes_to_the_next():
    """A message that comes during the last words of a dialog begins the next one."""
    dialogs = []

    async def chat(get_message):
        dialogs.append([(await get_message()).text])
        await asyncio.sleep(5)

    dispatcher = ChatDispatcher(chat)
    for text in "abc":
        await dispatcher.handle(Message(1, text))
    await asyncio.sleep(6)
    await dispatcher.handle(Message(1, "d"))
    await asyncio.sleep(100)
    assert dialogs == [["a"], ["b"], ["c"], ["d"]]


async def test_an_exception_is_logged_with_its_key_and_harms_nobody(caplog):
    """The failed dialog's next message starts anew, the others go on."""
    read = []

    async def chat(get_message):
        while True:
            message = await get_message()
            read.append((message.key, message.text))
            if message.text == "fail":
                raise LookupError("secret words")

    dispatcher = ChatDispatcher(chat)
    sent = [(41, "a"), (42, "a"), (41, "fail"), (42, "b"), (41, "c")]
    for key, text in sent:
        await dispatcher.handle(Message(key, text))
    await quiet()
    assert sorted(read) == sorted(sent)
    (record,) = caplog.records
    assert record.name == "surveybot.dispatcher"
    assert record.getMessage() == "the dialog of 41 failed"
    assert record.exc_info[0] is LookupError
    assert dispatcher.live == 2
    await dispatcher.close()


async def test_a_chat_that_cannot_even_begin_fails_alone(caplog):
    """An exception from the call of `chat` itself is a failure of that dialog, not of `handle`."""

    def chat(get_message):
        raise LookupError

    dispatcher = ChatDispatcher(chat)
    for text in "ab":
        await dispatcher.handle(Message(1, text))
    await quiet()
    assert [record.getMessage() for record in caplog.records] == [
        "the dialog of 1 failed",
        "the dialog of 1 ended without reading; the message is dropped",
    ] * 2
    assert dispatcher.live == 0


async def test_a_dialog_that_reads_nothing_does_not_begin_for_ever(caplog):
    """Each message begins it once, and is dropped with an error in the log."""
    begun = []

    async def chat(get_message):
        begun.append(get_message.key)

    dispatcher = ChatDispatcher(chat)
    for text in "abc":
        await dispatcher.handle(Message(1, text))
    await quiet()
    assert begun == [1, 1, 1]
    assert len(caplog.records) == 3


async def test_a_flood_is_refused_and_others_are_not():
    """Beyond a full mailbox `handle` raises, and what was taken is read in order."""
    read = []

    async def chat(get_message):
        while True:
            read.append(await get_message())
            await asyncio.sleep(1)

    dispatcher = ChatDispatcher(chat, mailbox=3)
    for text in "abc":
        await dispatcher.handle(Message(1, text))
    for text in "de":
        with pytest.raises(MailboxFull) as refused:
            await dispatcher.handle(Message(1, text))
        assert refused.value.key == 1
    await dispatcher.handle(Message(2, "x"))
    await quiet()
    await dispatcher.handle(Message(1, "f"))
    await asyncio.sleep(10)
    assert [message.text for message in read if message.key == 1] == list("abcf")
    assert Message(2, "x") in read
    await dispatcher.close()


async def test_a_cancelled_wait_loses_no_message():
    """Waits given up at any moment around the arrival of a message leave it for the next wait."""
    read = []

    async def chat(get_message):
        read.append((await get_message()).text)
        while len(read) < 5:
            try:
                async with asyncio.timeout(1):
                    read.append((await get_message()).text)
            except TimeoutError:
                read.append(await asyncio.wait_for(get_message(), None))

    dispatcher = ChatDispatcher(chat)
    for text in "abcde":
        await dispatcher.handle(Message(1, text))
        await asyncio.sleep(1)
    assert [getattr(message, "text", message) for message in read] == list("abcde")
    assert dispatcher.live == 0


async def test_what_is_left_of_an_ended_dialog_cannot_read():
    """A task that an ended dialog left behind gets no message of the next one."""
    read, stray = [], []

    async def chat(get_message):
        read.append((await get_message()).text)
        stray.append(asyncio.ensure_future(get_message()))
        await asyncio.sleep(0)

    dispatcher = ChatDispatcher(chat)
    for text in "abc":
        await dispatcher.handle(Message(1, text))
        await quiet()
    assert read == list("abc")
    assert all(task.cancelled() for task in stray)


async def test_two_waits_at_once_are_a_mistake_of_the_dialog(caplog):
    """A second wait beside the first is an AssertionError of that dialog."""

    async def chat(get_message):
        await get_message()
        await asyncio.gather(get_message(), get_message())

    dispatcher = ChatDispatcher(chat)
    await dispatcher.handle(Message(1, "a"))
    await quiet()
    assert caplog.records[0].exc_info[0] is AssertionError
    assert dispatcher.live == 0


step = st.one_of(
    st.tuples(st.just("message"), st.integers(0, 3), st.sampled_from(["go", "work", "end", "fail", "late", "cancel"])),
    st.tuples(st.just("pass"), st.sampled_from([0, 1, 3, 30]), st.just("")),
)


@given(st.lists(step, max_size=60), st.sampled_from([None, 0, 1, 2]))
@settings(deadline=None, max_examples=300)
async def test_any_interleaving_equals_the_sequential_model(steps, live):
    """Whatever comes when: each key's messages are all read, once, in order; dialogs end where the model says."""
    read, inside = {}, set()

    async def chat(get_message):
        assert get_message.key not in inside
        inside.add(get_message.key)
        try:
            count = 0
            while True:
                message = await get_message()
                count += 1
                assert message.key == get_message.key
                read.setdefault(message.key, []).append((message.text, count))
                kind = message.text.split()[0]
                if kind == "work":
                    await asyncio.sleep(1)
                elif kind == "fail":
                    raise LookupError
                elif kind == "cancel":
                    raise asyncio.CancelledError
                elif kind in ("end", "late"):
                    return
        finally:
            if kind == "late":
                await asyncio.sleep(2)
            inside.discard(get_message.key)

    limits = {"inactive_timeout": None} if live is None else {"passivate": True, "live": live, "inactive_timeout": 20}
    dispatcher = ChatDispatcher(chat, **limits)
    sent = {}
    for number, (what, amount, kind) in enumerate(steps):
        if what == "pass":
            await asyncio.sleep(amount)
        else:
            sent.setdefault(amount, []).append(f"{kind} {number}")
            await dispatcher.handle(Message(amount, f"{kind} {number}"))
    await asyncio.sleep(1000)
    assert {key: [text for text, _ in texts] for key, texts in read.items()} == sent
    if live is None:
        for texts in read.values():
            expected = 0
            for text, count in texts:
                expected += 1
                assert count == expected
                if text.split()[0] in ("end", "late", "fail", "cancel"):
                    expected = 0
    else:
        assert dispatcher.live == 0
    await dispatcher.close()
    assert not inside
    assert dispatcher.live == 0
    assert asyncio.all_tasks() == {asyncio.current_task()}
