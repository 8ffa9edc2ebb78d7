"""What happens once at start: in, a token; out, the bot, its commands, its way of getting updates. By aiogram."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiogram import Bot as Aiogram
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import ClientDecodeError, TelegramAPIError, TelegramNotFound, TelegramUnauthorizedError
from aiogram.types import BotCommand
from aiogram.utils.token import TokenValidationError

from surveybot.errors import SurveybotError
from surveybot.phrases import CATALOGUES, phrase
from surveybot.telegram.decode import ALLOWED_UPDATES
from surveybot.telegram.poll import TokenRefused

_COMMAND = re.compile("/([a-z]+)[\u200e\u200f]* – (.+)")  # in Arabic it stands between marks of its direction


@dataclass(frozen=True, slots=True)
class Bot:
    """The bot as Telegram knows it."""

    id: int
    username: str


@asynccontextmanager
async def _bot(token: str, api_base: str) -> AsyncIterator[Aiogram]:
    try:
        async with Aiogram(token, session=AiohttpSession(api=TelegramAPIServer.from_base(api_base))) as bot:
            yield bot
    except TokenValidationError:
        raise TokenRefused("BOT_TOKEN is no token of a bot; it looks like 123456789:AAE…, from @BotFather.") from None
    except (TelegramUnauthorizedError, TelegramNotFound):
        raise TokenRefused("Telegram does not accept this token; get a new one from @BotFather.") from None
    except (TelegramAPIError, ClientDecodeError) as failed:  # a 502 page is no TelegramAPIError
        raise SurveybotError(f"Telegram cannot be reached: {type(failed).__name__}.") from None


def _menu(language: str) -> list[BotCommand]:
    """The commands that `/help` tells of."""
    lines = _COMMAND.findall(phrase("hint_commands", language))
    return [BotCommand(command=name, description=words) for name, words in lines]


async def introduce(token: str, api_base: str) -> Bot:
    """Asks Telegram who we are and sets the menu of commands. TokenRefused if it does not know the token.

    As all of this module: SurveybotError, in one sentence, if Telegram does not do it.
    """
    async with _bot(token, api_base) as bot:
        me = await bot.get_me()
        for language in CATALOGUES:
            await bot.set_my_commands(_menu(language), language_code=None if language == "en" else language)
    return Bot(me.id, me.username or "")


async def use_polling(token: str, api_base: str) -> None:
    """Takes a webhook away, if there is one; the updates that wait are kept."""
    async with _bot(token, api_base) as bot:
        await bot.delete_webhook(drop_pending_updates=False)


async def use_webhook(token: str, api_base: str, url: str, secret: str) -> None:
    """Lets Telegram send updates to `url`, with the secret in a header."""
    async with _bot(token, api_base) as bot:
        await bot.set_webhook(url, secret_token=secret, allowed_updates=ALLOWED_UPDATES, drop_pending_updates=False)
