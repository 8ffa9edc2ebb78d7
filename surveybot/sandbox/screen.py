"""A chat comes in; what the person sees goes out, as JSON for the page and as values for tests."""

from dataclasses import dataclass

from surveybot.sandbox.attachments import own_number
from surveybot.sandbox.chat import Chat, Post
from surveybot.sandbox.envelope import Json
from surveybot.sandbox.methods.profile import commands_for
from surveybot.sandbox.world import World


@dataclass(frozen=True, slots=True)
class Button:
    """An inline button as shown; `data` is None for a link."""

    text: str
    data: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Seen:
    """A message as the person sees it; `own` is theirs, `kind` is text, photo, voice, contact ….

    `text` is the caption where there is no text; `content` has everything else under the Bot API's names.
    """

    id: int
    kind: str
    text: str
    entities: tuple[Json, ...]
    buttons: tuple[tuple[Button, ...], ...]
    own: bool
    edited: bool
    date: int
    content: Json
    revision: int

    @property
    def labels(self) -> list[list[str]]:
        """The labels of the inline buttons, row by row."""
        return [[button.text for button in row] for row in self.buttons]


@dataclass(frozen=True, slots=True)
class Note:
    """A toast, or a window when `alert`."""

    text: str
    alert: bool
    revision: int


@dataclass(frozen=True, slots=True)
class Screen:
    """One person's whole chat; `keyboard` are the labels of the reply keyboard, None while there is none.

    `folded` is a keyboard that was for one time and was used: out of sight, but still there.
    """

    messages: tuple[Seen, ...]
    toasts: tuple[Note, ...]
    keyboard: tuple[tuple[str, ...], ...] | None
    placeholder: str | None
    folded: bool
    blocked: bool
    revision: int


# An animation has a `document` as well.
_KINDS = ("animation", "photo", "video", "audio", "voice", "document", "sticker", "contact", "location")
# What the bot is called until it says so itself.
_NAMES = {"ru": "Бот опросов"}


def chat_view(world: World, chat: Chat, since: int = 0) -> Json:
    """All of a chat that is newer than revision `since`."""
    language = chat.user.get("language_code", "")
    return {
        "user": chat.user,
        "phone_number": own_number(chat),
        "name": world.profile.text("name", language) or _NAMES.get(language[:2], world.bot["first_name"]),
        "revision": chat.revision,
        "started": chat.started,
        "blocked": chat.blocked,
        "keyboard": chat.keyboard,
        "keyboard_from": chat.keyboard_from,
        "folded": chat.is_keyboard_folded,
        "busy": chat.busy_until > world.clock(),
        "description": world.profile.text("description", language),
        "commands": commands_for(world, chat.chat_id, language),
        "posts": [_post_view(post) for post in chat.posts.values() if post.revision > since],
        "removed": [message_id for message_id, revision in chat.removed.items() if revision > since],
        "waiting": list(chat.unanswered.values()),
        "toasts": [
            {"text": toast.text, "alert": toast.alert, "revision": toast.revision}
            for toast in chat.toasts
            if toast.revision > since
        ],
    }


def screen_of(view: Json) -> Screen:
    """The values in a `chat_view` of everything."""
    keyboard = view["keyboard"] or {}
    rows = tuple(tuple(button["text"] for button in row) for row in keyboard.get("keyboard", ()))
    return Screen(
        messages=tuple(_seen(post) for post in view["posts"]),
        toasts=tuple(Note(**toast) for toast in view["toasts"]),
        keyboard=rows or None,
        placeholder=keyboard.get("input_field_placeholder"),
        folded=view["folded"],
        blocked=view["blocked"],
        revision=view["revision"],
    )


def _post_view(post: Post) -> Json:
    return {
        "id": post.message_id,
        "date": post.date,
        "own": post.own,
        "edited": post.edit_date is not None,
        "content": post.content,
        "buttons": (post.markup or {}).get("inline_keyboard", []),
        "reply_to": post.reply_to,
        "revision": post.revision,
    }


def _seen(view: Json) -> Seen:
    content = view["content"]
    rows = tuple(
        tuple(Button(button["text"], button.get("callback_data"), button.get("url")) for button in row)
        for row in view["buttons"]
    )
    return Seen(
        id=view["id"],
        kind=next((kind for kind in _KINDS if kind in content), "text"),
        text=content.get("text", content.get("caption", "")),
        entities=tuple(content.get("entities", content.get("caption_entities", ()))),
        buttons=rows,
        own=view["own"],
        edited=view["edited"],
        date=view["date"],
        content=content,
        revision=view["revision"],
    )
