"""A test's "she writes, he taps" comes in; the deed is done in the sandbox, and what the person then sees goes out."""

import asyncio
from collections.abc import Callable
from typing import Protocol, TypeVar

from surveybot.sandbox.acts import ACTS
from surveybot.sandbox.envelope import Json
from surveybot.sandbox.screen import Note, Screen, Seen, chat_view, screen_of
from surveybot.sandbox.world import World

Found = TypeVar("Found")


class Door(Protocol):
    """How a `Person` reaches the sandbox: in this process, or over HTTP."""

    async def act(self, user_id: int, act: str, /, **details: object) -> Json:
        """Do one of `acts.ACTS`; raises `Impossible`."""

    async def changed(self, user_id: int, since: int, timeout_seconds: float) -> None:
        """Return when the chat is newer than revision `since`, or after the timeout."""

    def screen(self, user_id: int) -> Screen:
        """What the person sees, as far as it is known here."""


class Person:
    """Someone with Telegram's app in hand.

    `wait_for` looks at what the bot posted or edited since this person's last deed, so that an older equal message
    never counts.
    """

    def __init__(self, door: Door, user_id: int) -> None:
        self._door = door
        self._mark = 0
        self.user_id = user_id

    @property
    def screen(self) -> Screen:
        """All that the person sees now."""
        return self._door.screen(self.user_id)

    @property
    def messages(self) -> list[Seen]:
        """The messages from the oldest to the newest, the person's own among them."""
        return list(self.screen.messages)

    @property
    def toasts(self) -> list[Note]:
        """Every toast so far."""
        return list(self.screen.toasts)

    async def send(self, text: str, reply_to: Seen | None = None) -> int:
        """Write `text`; the id of the (last) message."""
        return await self._write("send", text=text, reply_to=None if reply_to is None else reply_to.id)

    async def tap(self, button: str, message: Seen | int | None = None) -> str | None:
        """Tap the button with this label or data; the callback query's id, or None for a link."""
        told = await self._act("tap", button=button, message_id=message.id if isinstance(message, Seen) else message)
        return told.get("query_id")

    async def press(self, label: str, **details: object) -> int:
        """Press a key of the reply keyboard; `phone_number`, `latitude`, `longitude` are what it may ask for."""
        return await self._write("press", label=label, **details)

    async def edit(self, message: Seen | int, text: str) -> None:
        """Change the text of an own message, or what is written below its file."""
        await self._act("edit", message_id=message.id if isinstance(message, Seen) else message, text=text)

    async def open_link(self, link: str) -> None:
        """Follow a link to the bot: its payload is sent with `/start`."""
        await self._act("open_link", link=link)

    async def send_sticker(self, emoji: str = "👍") -> int:
        """Send a sticker."""
        return await self._write("send_sticker", emoji=emoji)

    async def share_contact(
        self, phone_number: str | None = None, first_name: str | None = None, user_id: int | None = None
    ) -> int:
        """Share the own contact, or with `first_name` another person's."""
        return await self._write("share_contact", phone_number=phone_number, first_name=first_name, user_id=user_id)

    async def send_location(self, latitude: float, longitude: float) -> int:
        """Send a place."""
        return await self._write("send_location", latitude=latitude, longitude=longitude)

    async def send_photo(
        self,
        content: bytes | None = None,
        name: str = "photo.jpg",
        caption: str = "",
        media_group_id: str | None = None,
    ) -> int:
        """Send a PNG or JPEG, else a grey picture."""
        return await self._write(
            "send_photo", name=name, content=content, caption=caption, media_group_id=media_group_id
        )

    async def send_document(
        self, content: bytes, name: str, mime_type: str = "application/octet-stream", caption: str = ""
    ) -> int:
        """Send a file as it is."""
        return await self._write("send_document", name=name, content=content, mime_type=mime_type, caption=caption)

    async def send_voice(self, duration: int = 3, content: bytes | None = None, caption: str = "") -> int:
        """Say something of `duration` seconds; without `content` it is silence."""
        return await self._write("send_voice", duration=duration, content=content, caption=caption)

    async def send_audio(self, content: bytes, name: str, **details: object) -> int:
        """Send music; `details` as in `attachments.send_audio`."""
        return await self._write("send_audio", content=content, name=name, **details)

    async def send_video(self, content: bytes, name: str = "video.mp4", **details: object) -> int:
        """Send a video; `details` as in `attachments.send_video`."""
        return await self._write("send_video", content=content, name=name, **details)

    async def send_animation(self, content: bytes, name: str = "animation.gif", **details: object) -> int:
        """Send moving pictures; `details` as in `attachments.send_animation`."""
        return await self._write("send_animation", content=content, name=name, **details)

    async def send_album(self, *items: Json, caption: str = "") -> list[int]:
        """Send 2 to 10 files at once, each as a message: `{}` is a grey photo, else as in `attachments.send_album`."""
        told = await self._act("send_album", items=list(items), caption=caption)
        return [int(message_id) for message_id in told["message_ids"]]

    async def block(self) -> None:
        """Block the bot."""
        await self._act("block")

    async def unblock(self) -> None:
        """Let the bot write again."""
        await self._act("unblock")

    async def deactivate(self) -> None:
        """Delete the account."""
        await self._act("deactivate")

    async def wait_for(self, wanted: str | Callable[[Seen], bool], timeout: float = 120) -> Seen:  # noqa: ASYNC109
        """The first message of the bot since the last deed that holds the text or meets the claim.

        Raises `TimeoutError`, with what is on the screen, after `timeout` seconds.
        """
        meets = wanted if callable(wanted) else lambda seen: wanted in seen.text
        return await self._until(
            lambda: next((seen for seen in self._news() if meets(seen)), None), f"no message {wanted!r}", timeout
        )

    async def wait_for_toast(self, text: str, timeout: float = 120) -> Note:  # noqa: ASYNC109
        """The first toast since the last deed that holds `text`."""
        return await self._until(
            lambda: next((note for note in self.toasts if note.revision > self._mark and text in note.text), None),
            f"no toast {text!r}",
            timeout,
        )

    async def _write(self, act: str, **details: object) -> int:
        return int((await self._act(act, **details))["message_id"])

    async def _act(self, act: str, **details: object) -> Json:
        told = await self._door.act(self.user_id, act, **details)
        self._mark = told["before"]
        return told

    def _news(self) -> list[Seen]:
        return [seen for seen in self.messages if not seen.own and seen.revision > self._mark]

    async def _until(self, found: Callable[[], Found | None], complaint: str, seconds: float) -> Found:
        deadline = asyncio.get_running_loop().time() + seconds
        while (value := found()) is None:
            left = deadline - asyncio.get_running_loop().time()
            if left <= 0:
                shown = "\n".join(f"{'>' if seen.own else '<'} {seen.text} {seen.labels}" for seen in self.messages)
                raise TimeoutError(f"{complaint} for {self.user_id} within {seconds} s; on the screen:\n{shown}")
            await self._door.changed(self.user_id, self.screen.revision, left)
        return value


class InProcess:
    """The door of tests that live in the sandbox's own process."""

    def __init__(self, world: World) -> None:
        self._world = world

    async def act(self, user_id: int, act: str, /, **details: object) -> Json:
        """Done at once."""
        before = self._world.revision
        return {**ACTS[act](self._world, self._world.chats[user_id], **details), "before": before}

    async def changed(self, user_id: int, since: int, timeout_seconds: float) -> None:
        """Wakes with the next change of this chat."""
        chat = self._world.chats[user_id]
        if chat.revision <= since:
            await chat.changed.heard(timeout_seconds)

    def screen(self, user_id: int) -> Screen:
        """Always what is true now."""
        return screen_of(chat_view(self._world, self._world.chats[user_id]))
