"""A stage for whole dialogs: in, surveys and a database; out, workers over real HTTP, and transcripts of them."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
from sqlalchemy import Connection, text

from surveybot.cli.checking import check_file
from surveybot.sandbox.media import mime_type
from surveybot.sandbox.person import Person
from surveybot.sandbox.server import Sandbox
from surveybot.sandbox.updates import Update
from surveybot.serve.app import Options, running, serve
from surveybot.serve.catalogue import Publication
from surveybot.serve.media_folder import usual
from surveybot.serve.timers import run_timers
from surveybot.serve.worker import Worker
from surveybot.storage.database import Database, database_url
from surveybot.telegram.decode import decode

HERE = Path(__file__).parent
ADDER = HERE.parents[1] / "surveys" / "adder.yaml"
SURVEYS = (ADDER, *(HERE / "surveys" / f"{name}.yaml" for name in ("office", "quick", "guest", "feast")))
SETTINGS = tuple(sorted((HERE / "settings" / "surveys").glob("*.yaml")))  # a survey or two for each setting
PATIENCE_SECONDS = 120.0  # against a hang; a slow machine is no failure


async def until(claim: Callable[[], Awaitable[Any]], pause_seconds: float = 0.02) -> Any:
    """The first true value that the claim gives; TimeoutError if it gives none for too long."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while not (value := await claim()):
            await asyncio.sleep(pause_seconds)
    return value


@dataclass(frozen=True)
class Stage:
    """A sandbox, a database, and the surveys that are served."""

    sandbox: Sandbox
    url: str
    surveys: tuple[Path, ...] = SURVEYS
    media: Path | None = None

    def options(self, worker: str = "worker", live: int = 1000) -> Options:
        """How a service is started here."""
        return Options(self.sandbox.token, self.url, self.sandbox.base_url, self.folder, live=live, worker=worker)

    @property
    def folder(self) -> Path:
        """Where files that people send are stored."""
        return self.media or usual(self.url)

    def published(self) -> list[Publication]:
        """The surveys, compiled."""
        checked = [check_file(path) for path in self.surveys]
        assert all(survey.is_sound for survey in checked), [survey.problems for survey in checked]
        return [Publication(survey.text, survey.program) for survey in checked if survey.program is not None]

    async def rows(self, query: str, **params: object) -> list[Any]:
        """What the database says."""

        def ask(connection: Connection) -> list[Any]:
            return list(connection.execute(text(query), params))

        database = Database(database_url(self.url))
        await database.open()
        try:
            return await database.read(ask)
        finally:
            await database.close()

    async def settled(self) -> None:
        """Returns when every update is committed and every message is out."""

        async def claim() -> bool:
            behind = await self.rows("SELECT 1 FROM respondents WHERE sent_rev < rev")
            return not behind and not self.sandbox.world.updates.waiting()

        await until(claim, 0.1)

    def heard(self, person: Person) -> list[str]:
        """All that the bot did in a chat, a line each: `<` is a message, `~` an edit, with the buttons after it."""
        return [
            _line(call.method, call.params)
            for call in self.sandbox.calls
            if call.ok and str(call.params.get("chat_id")) == str(person.user_id)
        ]

    def polling(self, live: int = 1000, worker: str = "worker") -> AbstractAsyncContextManager[None]:
        """The bot as `surveybot serve` runs it."""
        return self.serving(self.options(worker, live))

    @asynccontextmanager
    async def serving(self, options: Options) -> AsyncIterator[None]:
        """The same with other options."""
        ready = asyncio.Event()
        task = asyncio.create_task(serve(options, self.published(), lambda bot: ready.set()))
        waiting = asyncio.create_task(ready.wait())
        await asyncio.wait([task, waiting], return_when=asyncio.FIRST_COMPLETED)
        waiting.cancel()
        try:
            yield
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    @asynccontextmanager
    async def workers(self, number: int, live: int = 1000, *, redeliver: bool = False) -> AsyncIterator[list[Worker]]:
        """Workers on one database that take turns at every person's updates, one update after another.

        With `redeliver` each update reaches all of them at the same time, and the first one once more.
        """
        async with AsyncExitStack() as stack:
            services = [
                (await stack.enter_async_context(running(self.options(f"worker {n}", live), self.published())))[0]
                for n in range(number)
            ]
            drained = asyncio.Event()
            drained.set()
            tasks = [
                asyncio.create_task(hand_out(self.sandbox, services, redeliver=redeliver)),
                *(asyncio.create_task(run_timers(one.parts, one.fire, drained)) for one in services),
            ]
            try:
                yield services
            finally:
                for task in tasks:
                    task.cancel()
                for outcome in await asyncio.gather(*tasks, return_exceptions=True):
                    if not isinstance(outcome, asyncio.CancelledError):
                        raise outcome if isinstance(outcome, BaseException) else AssertionError(outcome)


async def hand_out(sandbox: Sandbox, services: Sequence[Worker], *, redeliver: bool = False) -> None:
    """Brings each update to one of the workers in turn, the updates of one person in their order; for ever."""
    lanes: defaultdict[str, asyncio.Queue[Update]] = defaultdict(asyncio.Queue)
    updates, seen = sandbox.world.updates, 0

    async def drain(lane: asyncio.Queue[Update], start: int) -> None:
        turn = start
        while True:
            update = await lane.get()
            decoded = decode(orjson.dumps(update.as_update()))
            chosen = services[turn % len(services)]
            if redeliver:
                await asyncio.gather(*(service.take(decoded) for service in services))
            await chosen.take(decoded)
            updates.confirm(update.update_id)
            turn += 1

    async with asyncio.TaskGroup() as group:
        while True:
            for update in updates.after(seen):
                seen = update.update_id
                person = update.lane.partition(":")[2]
                if person not in lanes:
                    group.create_task(drain(lanes[person], len(lanes)))
                lanes[person].put_nowait(update)
            await updates.arrived.heard(1.0)


def _line(method: str, params: dict[str, Any]) -> str:
    """Buttons stand in `[]`, the keys of a reply keyboard in `{}` (none when it is taken away), files in `()`."""
    markup = params.get("reply_markup") or {}
    buttons = "".join(f" [{button['text']}]" for row in markup.get("inline_keyboard", []) for button in row)
    keys = "".join(f" {{{key['text']}}}" for row in markup.get("keyboard", []) for key in row)
    gone = " {}" if markup.get("remove_keyboard") else ""
    kind = method.removeprefix("send").lower()
    file = f"({kind}) " if kind in params else ""  # only the first one is an upload
    sign = "<" if method.startswith("send") else "~"
    shown = f"{file}{params.get('text', params.get('caption', ''))}{buttons}{keys}{gone}" or "(no buttons)"
    return f"{sign} {shown}".replace("\n", " / ").replace("  ", " ")


async def do(person: Person, deed: str) -> None:
    """One line of a transcript that begins with `>` (a text), `*` (a tap), `**` (two taps at once) or `:` (a deed)."""
    sign, _, what = deed.partition(" ")
    verb, _, rest = what.partition(" ")
    match sign:
        case ">":
            await person.send(what)
        case "*":
            await person.tap(what)
        case "**":
            await person.tap(what)
            await person.tap(what)
        case "*1":  # the oldest message that still has this button
            await person.tap(what, next(seen for seen in person.messages if any(what in row for row in seen.labels)))
        case ":":
            await DEEDS[verb](person, rest)
        case _:
            raise AssertionError(deed)


DEEDS: dict[str, Callable[[Person, str], Awaitable[object]]] = {
    "album": lambda person, number: person.send_album(*({} for _ in range(int(number)))),
    "block": lambda person, _: person.block(),
    "contact": lambda person, number: person.share_contact(number or None),
    "edit": lambda person, text: person.edit([seen for seen in person.messages if seen.own][-1], text),
    "file": lambda person, name: person.send_document(b"%PDF-1.7", name, mime_type(name)),
    "key": lambda person, label: person.press(label),
    "location": lambda person, place: person.send_location(*map(float, place.split(","))),
    "open": lambda person, link: person.open_link(link),
    "photo": lambda person, caption: person.send_photo(caption=caption),
    "sticker": lambda person, emoji: person.send_sticker(emoji or "👍"),
    "stranger": lambda person, number: person.share_contact(number, "Olga"),
    "unblock": lambda person, _: person.unblock(),
    "video": lambda person, name: person.send_video(b"video", name or "video.mp4"),
    "voice": lambda person, seconds: person.send_voice(int(seconds)),
}
"""What follows a `:`. A `contact` is the own one, of a `stranger` another person's; a place is `56.9, 24.1`."""


async def play(stage: Stage, person: Person, lines: Sequence[str]) -> list[str]:
    """Plays the person's part of a transcript; returns the whole of it as it went, up to the first surprise.

    A toast (`!`) is noted before the messages of the same deed: nothing says in which order the two come. Nor does
    anything of a change (`~`) and a message (`<`).
    """
    went: list[str] = []
    for deed, expected in parts(lines):
        await do(person, deed)
        heard = await _heard_after(stage, person, went, len(expected))
        is_as_expected = edits_first(heard) == edits_first(expected)
        went += [deed, *(expected if is_as_expected else heard)]
        if not is_as_expected:
            break
    return went


def parts(lines: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """Each deed of a transcript, with what is heard after it."""
    deeds = [index for index, line in enumerate(lines) if line[0] not in "<~!"]
    for index, following in zip(deeds, [*deeds[1:], len(lines)], strict=True):
        yield lines[index], list(lines[index + 1 : following])


def edits_first(lines: Sequence[str]) -> list[str]:
    """Lines of which nothing says whether an edit or a message comes first."""
    return sorted(lines, key=lambda line: line.startswith("<"))


async def _heard_after(stage: Stage, person: Person, went: list[str], number: int) -> list[str]:
    toasts = sum(line[0] == "!" for line in went)
    calls = sum(line[0] in "<~" for line in went)

    def news() -> list[str]:
        return [f"! {note.text}" for note in person.toasts[toasts:]] + stage.heard(person)[calls:]

    async def claim() -> bool:
        return len(news()) >= number

    try:
        await until(claim)
    except TimeoutError:
        return [*news(), "(and no more)"]
    return news()


def dialogs(folder: str = "dialogs") -> dict[str, list[str]]:
    """The transcripts of a folder beside this module by name, without their comments."""
    return {
        path.stem: [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
        for path in sorted((HERE / folder).glob("*.txt"))
    }


async def play_all(stage: Stage, scripts: dict[str, list[str]]) -> dict[str, list[str]]:
    """Plays all of them side by side, each by a person of its own; nothing may follow after the last line."""
    people = {
        name: stage.sandbox.person(language_code="ru" if lines[0].endswith("+ru") else "en")
        for name, lines in scripts.items()
    }
    parts = {name: [line.removesuffix(" +ru") for line in lines] for name, lines in scripts.items()}
    went = await asyncio.gather(*(play(stage, people[name], parts[name]) for name in scripts))
    await stage.settled()
    result = {}
    for name, lines in zip(scripts, went, strict=True):
        more = stage.heard(people[name])[sum(line[0] in "<~" for line in lines) :]
        result[name] = lines + [f"afterwards {line}" for line in more]
    return result
