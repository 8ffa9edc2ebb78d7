"""Messages: in, what a dialog says; out, Bot API calls as JSON, ready to be stored and sent later.

`kind` says how a call is sent: a message always, a prompt only if no later one is committed, an edit as the latest.
"""

from typing import Any

from surveybot.dialog.chat import Closed, Notice, Redrawn, Said, Settled
from surveybot.language.text import Rendered, split
from surveybot.questions.prompt import Option, Prompt

CALLBACK_BYTES = 64  # Bot API, InlineKeyboardButton.callback_data
Item = dict[str, Any]


def render(said: Said, interview: str, tapped_message: int | None = None) -> list[Item]:
    """The calls for one thing that is said in `interview` (its id in hexadecimal, or `r` for the reception)."""
    match said:
        case Notice(text=text):
            return _messages(text, clears=said.clears)
        case Prompt():
            *before, last = _messages(said.whole_text)
            last["params"] |= _keyboard(said) if said.shares else _markup(said.rows, interview, said.number)
            return [*before, last | {"kind": "prompt", "ref": f"{interview}.{said.number}"}]
        case Redrawn(prompt=prompt):
            markup = _markup(prompt.rows, interview, prompt.number)
            if prompt.varies:
                content = _text(split(prompt.whole_text)[0]) | markup
                return [_edit("editMessageText", f"{interview}.{prompt.number}", content, tapped_message)]
            return [_edit("editMessageReplyMarkup", f"{interview}.{prompt.number}", markup, tapped_message)]
        case Settled(text=text, by_message=True) | Closed(words=Rendered() as text):
            return _messages(text, clears=True)
        case Settled(number=number, text=text):
            first, *_ = split(text)
            return [_edit("editMessageText", f"{interview}.{number}", _text(first), tapped_message)]
        case Closed(number=number):  # the tap, if any, was somewhere else
            return [_edit("editMessageReplyMarkup", f"{interview}.{number}", {}, None)]


def render_offer(text: Rendered, options: tuple[Option, ...], interview: str) -> list[Item]:
    """The calls for a notice with buttons that are no prompt: they work whatever else is asked meanwhile."""
    *before, last = _messages(text)
    last["params"] |= _markup((options,), interview, 0)
    return [*before, last]


def _messages(text: Rendered, *, clears: bool = False) -> list[Item]:
    """The text in as many messages as it needs; the first one `clears` away the keyboard below the chat."""
    items: list[Item] = [{"kind": "message", "method": "sendMessage", "params": _text(piece)} for piece in split(text)]
    if clears:
        items[0]["params"]["reply_markup"] = {"remove_keyboard": True}
    return items


def _text(text: Rendered) -> dict[str, Any]:
    params: dict[str, Any] = {"text": text.text, "link_preview_options": {"is_disabled": True}}
    if text.entities:
        params["entities"] = [
            {"type": entity.kind, "offset": entity.offset, "length": entity.length}
            | ({"url": entity.url} if entity.url else {})
            for entity in text.entities
        ]
    return params


def _edit(method: str, ref: str, params: dict[str, Any], message: int | None) -> Item:
    known = {"message_id": message} if message is not None else {}
    return {"kind": "edit", "method": method, "params": params | known, "ref": ref}


def _markup(rows: tuple[tuple[Option, ...], ...], interview: str, number: int) -> dict[str, Any]:
    if not rows:
        return {}
    keyboard = [[_button(option, interview, number) for option in row] for row in rows]
    return {"reply_markup": {"inline_keyboard": keyboard}}


def _keyboard(prompt: Prompt) -> dict[str, Any]:
    """Buttons below the chat: the first shares something (in private chats only), the others type their words."""
    assert prompt.shares is not None
    sharing = {"text": prompt.shares.label, f"request_{prompt.shares.kind}": True}
    keys = [[sharing], *([{"text": option.shown} for option in row] for row in prompt.rows)]
    return {"reply_markup": {"keyboard": keys, "resize_keyboard": True, "one_time_keyboard": True}}


def _button(option: Option, interview: str, number: int) -> dict[str, str]:
    data = f"{interview}.{number}.{option.action}"
    assert len(data.encode()) <= CALLBACK_BYTES, data
    return {"text": option.shown, "callback_data": data}
