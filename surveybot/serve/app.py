"""The service: in, settings and checked surveys; out, a running bot that can be stopped without losing anything."""

import asyncio
import logging
import os
import secrets
import socket
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from surveybot.errors import DatabaseTrouble
from surveybot.language.text import MESSAGE_LIMIT
from surveybot.serve import media_folder
from surveybot.serve.asides import Asides
from surveybot.serve.attachments import asks_for_files
from surveybot.serve.catalogue import Catalogue, Publication
from surveybot.serve.delivery import Delivery
from surveybot.serve.fetching import Fetching
from surveybot.serve.gate import Gate
from surveybot.serve.parts import Parts
from surveybot.serve.timers import run_timers
from surveybot.serve.watching import Shelf, watch
from surveybot.serve.worker import Worker
from surveybot.storage import bots, files, outbox, participations
from surveybot.storage.database import Database, database_url
from surveybot.storage.migrate import upgrade
from surveybot.storage.writer import Writer
from surveybot.telegram.client import Client
from surveybot.telegram.listening import GRACE_SECONDS, listening
from surveybot.telegram.poll import poll
from surveybot.telegram.setup import Bot, introduce, use_polling, use_webhook
from surveybot.telegram.webhook import PATH, webhook

log = logging.getLogger(__name__)

LIVE = 1_000  # coroutines that are kept; more is only a bigger cache


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where Telegram sends updates: to `url`, which leads to `host`:`port` here; `secret` proves that it is from it.

    If it `replies`, a message that needs no call of its own goes out with the answer to an update.
    """

    url: str
    host: str
    port: int
    secret: str
    replies: bool = False


@dataclass(frozen=True, slots=True)
class Options:
    """What `serve` needs to know."""

    token: str
    database: str
    api_base: str
    media_folder: Path
    webhook: Webhook | None = None
    metrics: tuple[str, int] | None = None
    live: int = LIVE
    administrators: tuple[int, ...] = ()
    worker: str = field(default_factory=lambda: f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(4)}")


@asynccontextmanager
async def running(options: Options, surveys: Sequence[Publication]) -> AsyncIterator[tuple[Worker, Bot]]:
    """A worker that takes updates handed to it by hand; polling and webhook are put on top of it."""
    database = Database(database_url(options.database))
    client = Client(options.api_base, options.token)
    try:
        await database.open()
        backup = await upgrade(database)
        if backup:
            log.warning("the database had older tables and was upgraded; a backup is in %s", backup)
        bot = await introduce(options.token, options.api_base)
        await database.write(bots.introduce, bot.id, bot.username)
        async with working(options, surveys, database, client, bot.id) as worker:
            yield worker, bot
    finally:
        await client.close()
        await database.close()


@asynccontextmanager
async def working(
    options: Options,
    surveys: Sequence[Publication],
    database: Database,
    client: Client,
    bot: int,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    new_id: Callable[[], int] = lambda: secrets.randbits(48),
) -> AsyncIterator[Worker]:
    """The same on an open database with today's tables, for the bot that the client speaks for."""
    database.tell = tell_outage
    replies = options.webhook is not None and options.webhook.replies
    delivery = Delivery(client, database, bot, options.worker, clock, replies=replies)
    catalogue = Catalogue(database)
    for survey in surveys:
        await publish(catalogue, options, survey)
    fetching = Fetching(client, database, bot, options.media_folder, clock)
    secret = await database.write(participations.hash_key, secrets.token_bytes(32))
    writer = Writer(database, options.worker)
    parts = Parts(bot, database, writer, delivery, Asides(client), catalogue, clock, new_id, secret, fetching)
    worker = Worker(parts, options.live)
    delivery.start()
    fetching.start()
    try:
        yield worker
    finally:
        await worker.close()
        database.hurry()  # else another program that holds the file would hold the process as well
        await fetching.close()
        await writer.close()
        await asyncio.gather(delivery.close(GRACE_SECONDS), parts.asides.close(GRACE_SECONDS))
        if not database.works:
            log.warning("stopped all the same: what is not committed is not acknowledged, and comes again")


def tell_outage(trouble: DatabaseTrouble | None) -> None:
    """The log says once that the database refuses, however many wait for it, and once that it works again."""
    if trouble is None:
        log.warning("the database works again; what has waited for it is handled now")
    else:
        log.error(
            "%s; until it works nothing is acknowledged and nobody is answered, and it is tried again and again",
            trouble,
        )


async def publish(catalogue: Catalogue, options: Options, survey: Publication) -> bool:
    """Offers a survey; False if it is on offer already. SurveybotError if its files cannot be stored."""
    if asks_for_files(survey.program):
        media_folder.make(options.media_folder)
    return await catalogue.publish(survey)


async def serve(
    options: Options,
    surveys: Sequence[Publication],
    ready: Callable[[Bot], None],
    shelf: Shelf | None = None,
) -> None:
    """Serves until it is cancelled. `ready` is called when the first update can be taken.

    What changes in the files on the `shelf` is taken up.
    """
    async with running(options, surveys) as (worker, bot):
        take = _webhook if options.webhook else _polling
        tasks = [
            asyncio.create_task(take(options, worker, lambda: ready(bot))),
            asyncio.create_task(run_timers(worker.parts, worker.fire, worker.drained)),
        ]
        if options.metrics is not None:
            tasks.append(asyncio.create_task(_metrics(worker, *options.metrics)))
        if shelf is not None:
            tasks.append(asyncio.create_task(_watch(shelf, options, worker.parts)))
        try:
            done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)


async def _watch(shelf: Shelf, options: Options, parts: Parts) -> None:
    def tell(words: str) -> None:
        for chat in options.administrators:
            parts.asides.call("sendMessage", {"chat_id": chat, "text": words[:MESSAGE_LIMIT]})

    await watch(shelf, lambda survey: publish(parts.catalogue, options, survey), tell)


async def _metrics(worker: Worker, host: str, port: int) -> None:
    from surveybot.serve.metrics import exposed  # prometheus_client is imported only where it is wanted

    async with exposed(worker, host, port):
        await asyncio.Event().wait()


async def _polling(options: Options, worker: Worker, ready: Callable[[], None]) -> None:
    await use_polling(options.token, options.api_base)
    # Telegram lets only one program poll, so whoever held a lease before is gone.
    await worker.parts.database.write(outbox.free_leases, worker.parts.bot)
    await worker.parts.database.write(files.free, worker.parts.bot)
    worker.parts.fetching.ring()
    client = Client(options.api_base, options.token)
    ready()
    try:
        await poll(client, worker.take, worker.drained.set, worker.drained.clear)
    finally:
        await client.close()


async def _webhook(options: Options, worker: Worker, ready: Callable[[], None]) -> None:
    at = options.webhook
    assert at is not None
    gate = Gate(worker.take, worker.parts.database)
    async with listening(webhook(at.secret, gate.take, gate.is_ready), at.host, at.port):
        await use_webhook(options.token, options.api_base, at.url.rstrip("/") + PATH, at.secret)
        worker.drained.set()
        ready()
        await asyncio.Event().wait()
