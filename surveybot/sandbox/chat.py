"""What one person's private chat with the bot holds: posts, keyboard, toasts; every change of it has a revision."""

from dataclasses import dataclass, field

from surveybot.sandbox.bell import Bell
from surveybot.sandbox.envelope import Json


@dataclass(frozen=True, slots=True)
class Post:
    """One message as it stands now; `content` has the Bot API's own names (text, entities, photo, …).

    `own` means written by the person; `revision` is that of its last change.
    """

    message_id: int
    date: int
    own: bool
    content: Json
    markup: Json | None = None
    editable: bool = True
    edit_date: int | None = None
    reply_to: int | None = None
    revision: int = 0


@dataclass(frozen=True, slots=True)
class Toast:
    """The bot's answer to a tap: a short note on top, or a window when `alert`."""

    text: str
    alert: bool
    revision: int


@dataclass(slots=True)
class Chat:
    """A private chat; its id is the person's user id.

    `keyboard_from` is the message that brought the reply keyboard; a folded one is out of sight, and can be unfolded.
    """

    user: Json
    posts: dict[int, Post] = field(default_factory=dict)
    removed: dict[int, int] = field(default_factory=dict)
    keyboard: Json | None = None
    keyboard_from: int | None = None
    is_keyboard_folded: bool = False
    toasts: list[Toast] = field(default_factory=list)
    unanswered: dict[str, tuple[int, str]] = field(default_factory=dict)
    busy_until: float = 0.0
    started: bool = False
    blocked: bool = False
    deactivated: bool = False
    revision: int = 0
    changed: Bell = field(default_factory=Bell)

    @property
    def chat_id(self) -> int:
        """The id of the chat and of the person."""
        return int(self.user["id"])

    def as_chat(self) -> Json:
        """The Bot API's `Chat`."""
        names: Json = {key: self.user[key] for key in ("first_name", "last_name", "username") if key in self.user}
        return {"id": self.chat_id, **names, "type": "private"}

    def as_message(self, post: Post, bot: Json, *, quoting: bool = True) -> Json:
        """The Bot API's `Message`, with the message it replies to unless it is itself quoted."""
        message: Json = {
            "message_id": post.message_id,
            "from": self.user if post.own else bot,
            "chat": self.as_chat(),
            "date": post.date,
        }
        if post.edit_date is not None:
            message["edit_date"] = post.edit_date
        target = self.posts.get(post.reply_to) if quoting and post.reply_to is not None else None
        if target is not None:
            message["reply_to_message"] = self.as_message(target, bot, quoting=False)
        message.update(post.content)
        if post.markup is not None:
            message["reply_markup"] = post.markup
        return message
