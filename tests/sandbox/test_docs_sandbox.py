"""The examples of docs/sandbox.md run as they stand there."""

import ast
import asyncio
import re
from pathlib import Path
from types import CodeType
from typing import Any

from surveybot.sandbox.server import Sandbox

PAGE = Path(__file__).parents[2] / "docs" / "sandbox.md"
KEYS = {"keyboard": [[{"text": "Share my number", "request_contact": True}]]}


def _examples() -> list[CodeType]:
    blocks = re.findall("```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    return [compile(block, PAGE.name, "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT) for block in blocks]


async def test_the_examples_of_the_page_run(sandbox: Sandbox, call: Any) -> None:
    """The offer is made, and a person does all that is written, with a bot that asks for a name."""

    async def ask() -> None:
        while not sandbox.world.updates.waiting():
            await sandbox.world.updates.arrived.heard(60)
        await call("sendMessage", chat_id=1001, text="What is your name?", reply_markup=KEYS)

    async def new_link(survey: str) -> str:
        return f"https://t.me/sandbox_survey_bot?start={survey}"

    asking = asyncio.create_task(ask())
    names: dict[str, Any] = {"sandbox": sandbox, "new_link": new_link}
    for example in _examples():
        done = eval(example, names)
        if done is not None:
            await done
    await asking
    assert sandbox.world.invitations is not None
    assert await sandbox.world.invitations.invite("exit") == "https://t.me/sandbox_survey_bot?start=exit"
    kinds = [seen.kind for seen in names["anna"].messages if seen.own]
    assert kinds == ["text", "contact", "photo", "photo", "video", "document", "voice", "contact", "text"]
