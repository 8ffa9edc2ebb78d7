"""The baseline with inline keyboards: its own handlers, and at each tap the same calls as ours: answer, edit, send."""

import asyncio
from collections.abc import Callable
from typing import Any

import aiogram_fsm as fsm
from aiogram import F
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup
from common import setup

TAPPED = (
    (fsm.Survey.employed, fsm.YESNO, fsm.employed),
    (fsm.Survey.department, fsm.DEPARTMENTS, fsm.department),
    (fsm.Survey.language, fsm.LANGS, fsm.language),
    (fsm.Survey.region, fsm.REGIONS, fsm.region),
    (fsm.Survey.rating, fsm.RATINGS, fsm.rating),
    (fsm.Survey.confirm, fsm.YESNO, fsm.confirm),
)


def buttons(*labels: str) -> InlineKeyboardMarkup:
    """In place of the reply keyboard."""
    return InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text=t, callback_data=t)] for t in labels])


def tapped(handler: Callable[..., Any]) -> Callable[..., Any]:
    """What a tap does: it is answered, the answer takes the place of the buttons, the next question is asked."""

    async def handle(query: CallbackQuery, state: FSMContext) -> None:
        await query.answer()
        await query.message.edit_text(f"{query.message.text}\n✓ {query.data}")
        await handler(query.message.model_copy(update={"text": query.data, "from_user": query.from_user}), state)

    return handle


fsm.kb = buttons
fsm.ReplyKeyboardRemove = lambda: None
for question, labels, handler in TAPPED:
    fsm.router.callback_query.register(tapped(handler), question, F.data.in_(labels))

if __name__ == "__main__":
    setup()
    asyncio.run(fsm.main())
