"""`refusals.yaml` and `formatting.yaml`: what the sandbox refuses, in whose words, and how it keeps texts."""

from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
import yaml

from surveybot.sandbox.server import Sandbox

HERE = Path(__file__).parent
REFUSALS = yaml.safe_load((HERE / "refusals.yaml").read_text("utf-8"))
FORMATTING = yaml.safe_load((HERE / "formatting.yaml").read_text("utf-8"))


@pytest_asyncio.fixture(loop_scope="session")
async def words(sandbox: Sandbox, call: Any) -> dict[str, Any]:
    """Four people, some messages, and the names that the data has for them."""
    anna, boris = sandbox.person(1001), sandbox.person(1002)
    sandbox.person(1003)
    await boris.send("/start")
    await boris.block()
    await sandbox.person(1004).deactivate()
    own = await anna.send("/start")
    yes = {"inline_keyboard": [[{"text": "Yes", "callback_data": "yes"}]]}
    bot = await call("sendMessage", chat_id=1001, text="Ready?", reply_markup=yes)
    key = await call("sendMessage", chat_id=1001, text="Press", reply_markup={"keyboard": [[{"text": "A"}]]})
    await anna.send_document(b"x", "a.txt")
    document = anna.messages[-1].content["document"]["file_id"]
    file = await call("sendDocument", chat_id=1001, document=document)
    ids = {
        "$own": own,
        "$bot": bot["result"]["message_id"],
        "$key": key["result"]["message_id"],
        "$file": file["result"]["message_id"],
    }
    return {**ids, "$long": "x" * 4097}


@pytest.mark.parametrize("case", REFUSALS, ids=lambda case: f"{case['call']}: {case['says']}")
async def test_wrong_call_is_refused_in_telegrams_words(case: dict[str, Any], call: Any, words: dict[str, Any]) -> None:
    """Each wrong call gets its status and description, and changes nothing that people see."""
    params = {
        name: words.get(value, value) if isinstance(value, str) else value for name, value in case["with"].items()
    }
    told = await call(case["call"], **params)
    assert told == {"ok": False, "error_code": case.get("status", 400), "description": case["says"]}


@pytest.mark.parametrize("case", FORMATTING, ids=lambda case: case.get("html") or case["plain"])
async def test_texts_are_kept_as_telegram_keeps_them(case: dict[str, Any], call: Any, words: dict[str, Any]) -> None:
    """Markup, trimming and found entities, in UTF-16 units."""
    mode = {"parse_mode": "HTML"} if "html" in case else {}
    told = await call("sendMessage", chat_id=1001, text=case.get("html") or case["plain"], **mode)
    if "refused" in case:
        assert told["description"] == f"Bad Request: can't parse entities: {case['refused']}"
        return
    kept = [list(entity.values()) for entity in told["result"].get("entities", [])]
    assert (told["result"]["text"], kept) == (case["text"], case["entities"])


async def test_a_wrong_token_is_unauthorized(sandbox: Sandbox, http: Any) -> None:
    """No other token is taken, however much it looks like one."""
    async with http.get(f"{sandbox.base_url}/bot123456789:AAother/getMe") as response:
        told = await response.json()
    assert (response.status, told) == (401, {"ok": False, "error_code": 401, "description": "Unauthorized"})


async def test_too_many_buttons_are_dropped_or_refused(call: Any, words: dict[str, Any]) -> None:
    """Over 12 in a row vanish without a word; over 100 in all are refused."""
    button = {"text": "A", "callback_data": "a"}
    told = await call("sendMessage", chat_id=1001, text="wide", reply_markup={"inline_keyboard": [[button] * 15]})
    assert [len(row) for row in told["result"]["reply_markup"]["inline_keyboard"]] == [12]
    told = await call("sendMessage", chat_id=1001, text="tall", reply_markup={"inline_keyboard": [[button]] * 101})
    assert told["description"] == "Bad Request: reply markup is too long"


async def test_an_edit_without_markup_takes_the_buttons_away(sandbox: Sandbox, call: Any, words: Any) -> None:
    """As on Telegram: the keyboard stays only if the edit says so."""
    told = await call("editMessageText", chat_id=1001, message_id=words["$bot"], text="Ready? Yes")
    assert "reply_markup" not in told["result"]
    assert [(seen.text, seen.edited, seen.labels) for seen in sandbox.person(1001).messages if seen.edited] == [
        ("Ready? Yes", True, [])
    ]


async def test_old_messages_cannot_be_deleted(call: Any, clock: Any, words: Any) -> None:
    """48 hours after it was sent, a message stays."""
    clock.now += 48 * 3600
    told = await call("deleteMessage", chat_id=1001, message_id=words["$bot"])
    assert told["description"] == "Bad Request: message can't be deleted for everyone"
