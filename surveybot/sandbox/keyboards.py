"""A `reply_markup` comes in; the buttons that Telegram would show, or a 400, go out."""

from collections.abc import Callable
from urllib.parse import urlsplit

from surveybot.sandbox.envelope import Json, bad_request

# TDLib drops what is over these without a word; the server refuses over 100 inline buttons.
MAX_IN_ROW = 12
MAX_BUTTONS = 300
MAX_INLINE_BUTTONS = 100
MAX_CALLBACK_BYTES = 64
MAX_PLACEHOLDER = 64
MAX_COPY_TEXT = 256

_ACTIONS = ("callback_data", "url", "copy_text")


def inline_keyboard(markup: Json | None) -> Json | None:
    """The inline keyboard that stays with a message; None for no button at all."""
    if markup is None or "inline_keyboard" not in markup:
        return None
    rows = _rows(markup["inline_keyboard"], _inline_button)
    if sum(map(len, rows)) > MAX_INLINE_BUTTONS:
        raise bad_request("reply markup is too long")
    return {"inline_keyboard": rows} if rows else None


def reply_keyboard(markup: Json | None, current: Json | None) -> Json | None:
    """The keyboard below the input line after a message with `markup`, where `current` was before."""
    if markup is None or "inline_keyboard" in markup:
        return current
    if len(markup.get("input_field_placeholder", "x")) not in range(1, MAX_PLACEHOLDER + 1):
        raise bad_request("input field placeholder must be 1-64 characters long")
    if "keyboard" in markup:
        rows = _rows(markup["keyboard"], _reply_button)
        if not rows:
            raise bad_request("reply keyboard must have at least one button")
        return {**markup, "keyboard": rows}
    if "remove_keyboard" in markup:
        return None if markup["remove_keyboard"] else current
    return markup if markup["force_reply"] else current


def _rows(rows: list[list[Json]], check: Callable[[Json], Json]) -> list[list[Json]]:
    left = MAX_BUTTONS
    kept = []
    for row in rows:
        buttons = [check(button) for button in row if button["text"]][: min(MAX_IN_ROW, left)]
        left -= len(buttons)
        if buttons:
            kept.append(buttons)
    return kept


def _inline_button(button: Json) -> Json:
    actions = [name for name in _ACTIONS if name in button]
    if not actions:
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise bad_request("can't parse inline keyboard button: exactly one of the optional fields must be used")
    if not 1 <= len(button.get("callback_data", "x").encode()) <= MAX_CALLBACK_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    if not 1 <= len(button.get("copy_text", {"text": "x"})["text"]) <= MAX_COPY_TEXT:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    if "url" in button and not _is_link(button["url"]):
        raise bad_request(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")
    return button


def _reply_button(button: Json) -> Json:
    if button.get("request_contact") and button.get("request_location"):
        raise bad_request("can't parse keyboard button: exactly one of the optional fields must be used")
    return button


def _is_link(url: str) -> bool:
    try:
        parts = urlsplit(url if "://" in url else f"http://{url}")
    except ValueError:  # an IPv6 address without its bracket
        return False
    # Telegram refuses host names without a dot, `localhost` among them.
    return parts.scheme in ("tg", "ton") or (parts.scheme in ("http", "https") and "." in (parts.hostname or ""))
