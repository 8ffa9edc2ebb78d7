"""Messages: in, what a dialog says; out, Bot API calls as JSON, ready to be stored and sent later.

`kind` says how a call is sent: a message always, a prompt only if no later one is committed, an edit as the latest.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from surveybot.dialog.chat import Closed, Notice, Redrawn, Said, Settled
from surveybot.language.text import Rendered, split
from surveybot.language.text.units import utf16_length
from surveybot.questions.media import Media
from surveybot.questions.prompt import Option, Prompt

CALLBACK_BYTES = 64  # Bot API, InlineKeyboardButton.callback_data
CAPTION_LIMIT = 1024
Files = Mapping[str, str]
NO_FILES: Files = MappingProxyType({})
Item = dict[str, Any]


def render(said: Said, interview: str, tapped_message: int | None = None, files: Files = NO_FILES) -> list[Item]:
    """The calls for one thing that is said in `interview` (its id in hexadecimal, or `r` for the reception).

    `files` has the SHA-256 of every file that is sent with messages, by its name.
    """
    match said:
        case Notice(text=text):
            return _cleared(_messages(text, said.media, files), clears=said.clears)
        case Prompt():
            *before, last = _messages(said.text, said.media, files)
            last["params"] |= _keyboard(said) if said.shares else _markup(said.rows, interview, said.number)
            return [*before, last | {"kind": "prompt", "ref": f"{interview}.{said.number}"}]
        case Redrawn(prompt=prompt):
            ref, markup = f"{interview}.{prompt.number}", _markup(prompt.rows, interview, prompt.number)
            if prompt.varies:
                pictured = prompt.media is not None
                return [_edited(prompt.text, ref, markup, tapped_message, pictured=pictured)]
            return [_edit("editMessageReplyMarkup", ref, markup, tapped_message)]
        case Settled(text=text, by_message=True) | Closed(words=Rendered() as text):
            return _cleared(_messages(text), clears=True)
        case Settled(number=number, text=text):
            return [_edited(text, f"{interview}.{number}", {}, tapped_message, pictured=said.pictured)]
        case Closed(number=number):  # the tap, if any, was somewhere else
            return [_edit("editMessageReplyMarkup", f"{interview}.{number}", {}, None)]


def render_offer(text: Rendered, options: tuple[Option, ...], interview: str) -> list[Item]:
    """The calls for a notice with buttons that are no prompt: they work whatever else is asked meanwhile."""
    *before, last = _messages(text)
    last["params"] |= _markup((options,), interview, 0)
    return [*before, last]


def _messages(text: Rendered, media: Media | None = None, files: Files = NO_FILES) -> list[Item]:
    """The text in as many messages as it needs; a file has it as its caption if it fits, else it goes first."""
    items: list[Item] = [{"kind": "message", "method": "sendMessage", "params": _text(piece)} for piece in split(text)]
    if media is None or media.name not in files:
        return items
    fits = utf16_length(text.text) <= CAPTION_LIMIT
    sending = {
        "kind": "message",
        "method": f"send{media.kind.capitalize()}",
        "params": _caption(text) if fits else {},
        "file": {"hash": files[media.name], "name": media.name, "field": media.kind},
    }
    return [sending] if fits else [sending, *items]


def _cleared(items: list[Item], *, clears: bool) -> list[Item]:
    """The same; the first message `clears` away the keyboard below the chat."""
    if clears:
        items[0]["params"]["reply_markup"] = {"remove_keyboard": True}
    return items


def _text(text: Rendered) -> dict[str, Any]:
    entities = _entities(text)
    disabled: dict[str, Any] = {"text": text.text, "link_preview_options": {"is_disabled": True}}
    return disabled | ({"entities": entities} if entities else {})


def _caption(text: Rendered) -> dict[str, Any]:
    entities = _entities(text)
    return {"caption": text.text} | ({"caption_entities": entities} if entities else {})


def _entities(text: Rendered) -> list[dict[str, Any]]:
    return [
        {"type": entity.kind, "offset": entity.offset, "length": entity.length}
        | ({"url": entity.url} if entity.url else {})
        for entity in text.entities
    ]


def _edited(text: Rendered, ref: str, markup: dict[str, Any], message: int | None, *, pictured: bool) -> Item:
    """A prompt with another text; where it is `pictured`, that is a caption, or (Telegram says so) it is not."""
    as_text = _edit("editMessageText", ref, _text(split(text)[0]) | markup, message)
    if not pictured:
        return as_text
    caption = _caption(split(text, CAPTION_LIMIT)[0]) | markup
    return _edit("editMessageCaption", ref, caption, message) | {"otherwise": as_text}


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
