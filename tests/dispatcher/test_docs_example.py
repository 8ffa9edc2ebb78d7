"""The bot in docs/dispatcher.md is taken from the page and played through aiogram."""

import asyncio
import re
from pathlib import Path

from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.methods import SendMessage
from aiogram.types import Chat, Message, Update

PAGE = Path(__file__).parents[2] / "docs" / "dispatcher.md"


class Said(BaseSession):
    """A session that notes what the bot says to whom, instead of sending it."""

    def __init__(self):
        """Begin with nothing said."""
        super().__init__()
        self.texts = []

    async def make_request(self, bot, method, timeout=None):  # noqa: ASYNC109 (aiogram calls it so)
        """The message as Telegram would return it."""
        assert isinstance(method, SendMessage)
        self.texts.append((method.chat_id, method.text))
        return Message(message_id=1, date=0, chat=Chat(id=method.chat_id, type="private"), text=method.text)

    async def stream_content(self, *args, **kwargs):
        """The bot of the page reads no files."""
        raise AssertionError
        yield b""

    async def close(self):
        """Nothing is open."""


def update(number, key, text):
    """The update that Telegram sends when this person writes this text."""
    person = {"id": key, "is_bot": False, "first_name": "A"}
    message = {"message_id": number, "date": 0, "chat": {"id": key, "type": "private"}, "from": person, "text": text}
    return Update.model_validate({"update_id": number, "message": message})


async def test_the_bot_of_the_page_adds_numbers():
    """Two people at once, a refusal, a sum, and one who falls asleep."""
    (program,) = re.findall(r"^```python\n(.*?)^```$", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    names = {"__name__": "page"}
    exec(compile(program, str(PAGE), "exec"), names)
    session = Said()
    bot = Bot("42:TEST", session=session)
    texts = [(1, "/start"), (1, "٣"), (2, "hi"), (1, "3"), (1, "-"), (2, "20"), (1, "39"), (2, "")]
    for number, (key, text) in enumerate(texts):
        await names["telegram"].feed_update(bot, update(number, key, text))
    await asyncio.sleep(899)
    assert names["dialogs"].live == 1
    await asyncio.sleep(2)
    assert names["dialogs"].live == 0
    again = "That is not a whole number. Once more, please."
    assert [text for key, text in session.texts if key == 1] == [
        *["I can add numbers. The first number?", again, "And the second number?", again, "3 + 39 = 42"]
    ]
    assert [text for key, text in session.texts if key == 2] == [
        "I can add numbers. The first number?",
        "And the second number?",
        again,
        "You have been quiet for long, I'm going to sleep.",
    ]
    await names["telegram"].emit_shutdown(bot=bot)
