"""Replies in the answers of the webhook: the same dialogs, fewer calls, and none lost with its connection."""

from dataclasses import replace

import orjson

from surveybot.sandbox.person import Person
from surveybot.sandbox.server import Sandbox
from surveybot.serve.app import Options, Webhook, running
from surveybot.telegram.decode import Update, decode
from tests.serve.stage import SETTINGS, Stage, dialogs, parts, play_all
from tests.serve.test_dialogs import written
from tests.serve.test_mishaps import CANARY, spoil
from tests.serve.test_processes import SECRET, free_port
from tests.serve.test_stale import all_is_sent


def replying(stage: Stage) -> Options:
    """A bot with a webhook that replies in its answers."""
    port = free_port()
    webhook = Webhook(f"http://127.0.0.1:{port}", "127.0.0.1", port, SECRET, replies=True)
    return replace(stage.options(), webhook=webhook)


def with_old_buttons(lines: list[str]) -> list[str]:
    """A dialog as it goes here: under what was said alone the buttons stay, unless one of them is tapped."""
    kept: list[str] = []
    is_numbered = True
    for deed, heard in parts(lines):
        is_numbered = is_numbered or deed.startswith(("* ", "** "))  # not a button of an older message
        kept += [deed, *(line for line in heard if is_numbered or not line.startswith("~"))]
        said = sum(line.startswith("<") for line in heard)
        is_numbered = said > 1 if said else is_numbered
    return kept


async def test_every_dialog_goes_as_written(stage: Stage) -> None:
    """What is all there is to say goes out with an answer, as an edit does; else people see no difference."""
    expected = {name: with_old_buttons(lines) for name, lines in dialogs().items()}
    async with stage.serving(replying(stage)):
        went = await play_all(stage, expected)
    assert written(went) == written(expected).replace(" +ru", "")
    replies = [call for call in stage.sandbox.calls if call.via == "webhook"]
    asked = [call for call in replies if "inline_keyboard" in call.params.get("reply_markup", ())]
    edits = [call for call in replies if call.method.startswith("edit")]
    assert len(asked) > 20
    assert len(edits) > 5
    assert len(replies) - len(asked) - len(edits) > 20
    assert not [call for call in replies if not call.ok and "not modified" not in call.outcome]


def whence(user: int) -> tuple[dict[str, object], dict[str, object]]:
    """A chat, and the person in it."""
    place = {"id": user, "type": "private", "first_name": "Ann"}
    return place, {"id": user, "is_bot": False, "first_name": "Ann", "language_code": "ru"}


def tapped_in_vain(number: int, user: int) -> Update:
    """A tap under a message of long ago, as Telegram brings it."""
    place, person = whence(user)
    message = {"message_id": number, "date": 1_700_000_000, "chat": place}
    query = {"id": str(number), "from": person, "chat_instance": "1", "data": "r.0.gone", "message": message}
    return decode(orjson.dumps({"update_id": number, "callback_query": query}))


def typed(number: int, text: str, user: int) -> Update:
    """A message as Telegram brings it."""
    place, person = whence(user)
    message = {"message_id": number, "date": 1_700_000_000, "chat": place, "from": person, "text": text}
    return decode(orjson.dumps({"update_id": number, "message": message}))


async def begun(stage: Stage) -> Person:
    """Somebody to whom the bot may write."""
    person = stage.sandbox.person()
    await person.send("/help")
    return person


async def test_an_update_that_comes_again_is_answered_again(stage: Stage) -> None:
    """Until something else was said; and what went out so is not sent by a call as well."""
    user = stage.sandbox.person().user_id
    async with running(replying(stage), stage.published()) as (worker, _):
        assert await worker.take(typed(1, "/start adder", user)) is None  # two messages
        await all_is_sent(stage)
        reply = await worker.take(typed(2, "2", user))
        assert reply is not None
        call = orjson.loads(reply)
        assert (call["method"], call["chat_id"]) == ("sendMessage", user)
        assert await worker.take(typed(2, "2", user)) == reply
        assert await worker.take(tapped_in_vain(3, user)) is None
        assert await worker.take(typed(2, "2", user)) == reply
        await worker.take(typed(4, "two", user))
        assert await worker.take(typed(2, "2", user)) is None
    said = [call.params["text"] for call in stage.sandbox.calls if call.method == "sendMessage"]
    assert call["text"] not in said
    assert await stage.rows("SELECT rev, sent_rev FROM respondents") == [(4, 4)]


async def test_what_goes_out_by_a_call_is_no_answer_as_well(stage: Stage) -> None:
    """What was said before is not out yet, so the next message waits; its update comes again meanwhile."""
    user = (await begun(stage)).user_id
    stage.sandbox.faults.add("sendMessage", status=500)
    async with running(replying(stage), stage.published()) as (worker, _):
        await worker.take(typed(1, "/start adder", user))
        assert await worker.take(typed(2, "2", user)) is None
        assert await worker.take(typed(2, "2", user)) is None
        await all_is_sent(stage)
    said = [call.params["text"] for call in stage.sandbox.calls if call.method == "sendMessage" and call.ok]
    assert len(said) == len(set(said)) > 1


async def test_a_question_that_is_put_again_comes_again(stage: Stage) -> None:
    """The message under which it stood before, which a call has brought, is none of its own."""
    user = (await begun(stage)).user_id
    async with running(replying(stage), stage.published()) as (worker, _):
        await worker.take(typed(1, "/start adder", user))
        await all_is_sent(stage)
        reply = await worker.take(typed(2, "two", user))
        assert reply is not None
        assert await worker.take(typed(2, "two", user)) == reply


async def test_no_reply_overtakes_what_another_worker_still_sends(stage: Stage) -> None:
    """Nor does it when its update comes again, to a worker that does not know why there was none at first."""
    user = (await begun(stage)).user_id
    stage.sandbox.faults.add("sendMessage", status=500, times=None)
    options, published = replying(stage), stage.published()
    async with running(options, published) as (worker, _):
        await worker.take(typed(1, "/start adder", user))
        for name in ("other", "third"):
            async with running(replace(options, worker=name), published) as (another, _):
                assert await another.take(typed(2, "2", user)) is None
        stage.sandbox.faults.clear()
        await all_is_sent(stage)
    said = [call.params["text"] for call in stage.sandbox.calls if call.method == "sendMessage" and call.ok]
    assert len(said) == len(set(said)) > 1


async def test_what_is_erased_goes_out_by_a_call(sandbox: Sandbox, sqlite: str) -> None:
    """Nothing of it is left once it is out, so that it could not be said again."""
    stage = Stage(sandbox, sqlite, SETTINGS)
    user = (await begun(stage)).user_id
    async with running(replying(stage), stage.published()) as (worker, _):
        for number, words in enumerate(["/start consent", "Week 1"], 1):
            await worker.take(typed(number, words, user))
            await all_is_sent(stage)
        assert await worker.take(typed(3, "no", user)) is None
        await all_is_sent(stage)
    said = [call.params["text"] for call in stage.sandbox.calls if call.method == "sendMessage"]
    assert "Forgotten" in said[-1]


async def test_an_apology_goes_out_with_the_answer(stage: Stage) -> None:
    """An update that cannot be handled is set aside; what its sender is told is not lost, and comes again with it."""
    user = (await begun(stage)).user_id
    async with running(replying(stage), stage.published()) as (worker, _):
        await worker.take(typed(1, "/start adder", user))
        await worker.take(typed(2, "2", user))
        await all_is_sent(stage)
        spoil(stage, f"""UPDATE sprints SET entries = '[{{"key":"first","kind":"{CANARY}"}}]' WHERE rev = 2""")
    async with running(replying(stage), stage.published()) as (worker, _):
        reply = await worker.take(typed(3, "3", user))
        assert reply is not None
        assert orjson.loads(reply)["text"]
        assert await worker.take(typed(3, "3", user)) == reply
    assert await stage.rows("SELECT update_id FROM set_aside") == [(3,)]


async def test_what_a_call_has_brought_is_not_said_again(stage: Stage) -> None:
    """After a 429 messages go out by calls; an update that comes again, to another process too, is not answered."""
    person = stage.sandbox.person()
    await person.send("/help")
    stage.sandbox.faults.add("sendMessage", status=429, retry_after=0)
    async with running(replying(stage), stage.published()) as (worker, _):
        await worker.take(typed(1, "/start adder", person.user_id))
        await all_is_sent(stage)
        assert await worker.take(typed(2, "2", person.user_id)) is None
        await all_is_sent(stage)
    async with running(replying(stage), stage.published()) as (worker, _):
        assert await worker.take(typed(2, "2", person.user_id)) is None
