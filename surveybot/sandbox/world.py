"""All that one sandbox knows, behind the rules about who can be written to; every change wakes those who watch."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace

from surveybot.sandbox.bell import Bell
from surveybot.sandbox.calls import Call
from surveybot.sandbox.chat import Chat, Post
from surveybot.sandbox.envelope import Json, bad_request, forbidden
from surveybot.sandbox.faults import Faults
from surveybot.sandbox.files import Files
from surveybot.sandbox.invitations import Invitations
from surveybot.sandbox.polling import Polling
from surveybot.sandbox.updates import Updates, first_id
from surveybot.sandbox.webhook import Delivery

FIRST_USER_ID = 1001


@dataclass(frozen=True, slots=True)
class Tap:
    """A callback query that the bot may still answer."""

    query_id: str
    chat_id: int
    expires_at: float


@dataclass(slots=True)
class Profile:
    """What the bot has told Telegram about itself: texts by (kind, language), commands by (scope, language)."""

    texts: dict[tuple[str, str], str] = field(default_factory=dict)
    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    menu_buttons: dict[int | None, Json] = field(default_factory=dict)

    def text(self, kind: str, language: str) -> str:
        """The text for `language`, else the one for all languages, else nothing."""
        return self.texts.get((kind, language)) or self.texts.get((kind, ""), "")


class World:
    """One bot, its people, their chats and everything on the way between them."""

    def __init__(
        self,
        token: str,
        clock: Callable[[], float],
        sleep: Callable[[float], Awaitable[None]],
        carry_out: Callable[[Json], Awaitable[None]],
    ) -> None:
        self.token = token
        self.clock = clock
        self.sleep = sleep
        self.bot: Json = {
            "id": int(token.partition(":")[0]),
            "is_bot": True,
            "first_name": "Survey Bot",
            "username": "sandbox_survey_bot",
        }
        self.chats: dict[int, Chat] = {}
        self.taps: dict[str, Tap] = {}
        self.profile = Profile()
        self.faults = Faults()
        self.calls: list[Call] = []
        self.updates = Updates(clock)
        self.polling = Polling(self.updates)
        self.delivery = Delivery(self.updates, clock, sleep, carry_out)
        self.revision = 0
        self.changed = Bell()
        self.closing = False
        # Message, query and file ids go on from the clock as well: a bot's database outlives the sandbox.
        self.born = self._last_id = first_id(clock())
        self.files = Files(self.born)
        self.invitations: Invitations | None = None

    def close(self) -> None:
        """Whoever waits for something gets what there is, at once."""
        self.closing = True
        self.polling.close()
        for bell in (self.changed, *(chat.changed for chat in self.chats.values())):
            bell.ring()

    def now(self) -> int:
        """Unix seconds, as Telegram dates things."""
        return int(self.clock())

    def next_id(self) -> int:
        """A number that no message and no tap has yet."""
        self._last_id += 1
        return self._last_id

    def offer(self, invitations: Invitations | None) -> None:
        """From now on the page makes these invitations."""
        self.invitations = invitations
        self.revision += 1
        self.changed.ring()

    def touch(self, chat: Chat) -> int:
        """Something about `chat` changed; its new revision."""
        self.revision += 1
        chat.revision = self.revision
        chat.changed.ring()
        self.changed.ring()
        return self.revision

    def put(self, chat: Chat, post: Post) -> Post:
        """`post` now stands in `chat`, new or in place of what it was."""
        post = replace(post, revision=self.touch(chat))
        chat.posts[post.message_id] = post
        return post

    def remove(self, chat: Chat, message_id: int) -> None:
        """The message is gone, from both sides."""
        chat.removed[message_id] = self.touch(chat)
        del chat.posts[message_id]

    def chat_to_read(self, chat_id: int | str) -> Chat:
        """The chat that a bot names, or a 400."""
        if isinstance(chat_id, str) and not chat_id.removeprefix("-").isdecimal():
            if not chat_id:
                raise bad_request("chat_id is empty")
            raise bad_request("chat not found")
        if int(chat_id) not in self.chats:
            raise bad_request("chat not found")
        return self.chats[int(chat_id)]

    def chat_to_write(self, chat_id: int | str) -> Chat:
        """The chat that a bot names, if its person lets the bot write there; else 400 or 403."""
        chat = self.chat_to_read(chat_id)
        if chat.deactivated:
            raise forbidden("user is deactivated")
        if chat.blocked:
            raise forbidden("bot was blocked by the user")
        if not chat.started:
            raise forbidden("bot can't initiate conversation with a user")
        return chat
