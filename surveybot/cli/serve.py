"""`surveybot serve`: in, survey files and settings; out, a running bot, until it is told to stop."""

import asyncio
import gc
import logging
import re
import signal
from collections.abc import Callable, Coroutine
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter

from surveybot.checks import has_errors
from surveybot.cli.formats.sources import lines_in
from surveybot.cli.output import Output
from surveybot.cli.printing import print_problems
from surveybot.cli.shelf import ServedFiles, published
from surveybot.errors import SurveybotError
from surveybot.settings import Settings

if TYPE_CHECKING:  # what serves is imported when it serves: it costs seconds
    from surveybot.serve.app import Options, Webhook
    from surveybot.telegram.setup import Bot

NO_TOKEN = (
    "There is no BOT_TOKEN: get one from @BotFather in Telegram (send it /newbot) and run "
    "`BOT_TOKEN=… surveybot serve surveys/`; `make demo` shows everything without one."
)

_COLLECTING = 10_000, 20, 50  # Python's own 700, 10, 10 cost a tenth of the time of a busy bot


def serve(
    *paths: Annotated[Path, Parameter(required=True)],
    db: str | None = None,
    api_base: str | None = None,
    webhook: str | None = None,
    listen: str | None = None,
    metrics: str | None = None,
    media: Path | None = None,
) -> int:
    """Run the bot: ask these surveys in Telegram and store what is answered. The token comes from BOT_TOKEN.

    :param paths: Survey files, or folders with survey files in them.
    :param db: Where answers are kept, as an SQLAlchemy URL; else SURVEYBOT_DB, else surveybot.db in this folder.
    :param api_base: The root of the Bot API; else SURVEYBOT_API_BASE, else Telegram's.
    :param webhook: The public https address that Telegram shall send updates to; else SURVEYBOT_WEBHOOK_URL, else
        they are fetched.
    :param listen: HOST:PORT of the webhook; else SURVEYBOT_LISTEN, else 127.0.0.1:8080.
    :param metrics: HOST:PORT at which Prometheus reads `/metrics`, such as 127.0.0.1:9090; else SURVEYBOT_METRICS,
        else nowhere.
    :param media: The folder for files that respondents send; else SURVEYBOT_MEDIA, else surveybot-media beside the
        database.
    """
    settings = Settings()
    token = settings.token()
    if token is None:
        raise SurveybotError(NO_TOKEN)
    files = sound_files(list(paths))
    if files is None:
        return 1
    from surveybot.serve.app import Options
    from surveybot.serve.media_folder import usual

    database = db or settings.db
    options = Options(
        token,
        database,
        api_base or settings.api_base,
        media or settings.media or usual(database),
        _webhook(settings, webhook or settings.webhook_url, listen or settings.listen),
        metrics=_place(place) if (place := metrics or settings.metrics) else None,
        administrators=_administrators(settings.admin),
    )
    start_logging(token)
    run_until_stopped(_serve(options, files))
    return 0


def sound_files(paths: list[Path]) -> ServedFiles | None:
    """The surveys, if all of them can be served; else their errors are printed."""
    files = ServedFiles(paths)
    if has_errors(files.problems):
        print_problems(files.problems, lines_in(files.first))
        return None
    return files


def _webhook(settings: Settings, url: str | None, listen: str) -> "Webhook | None":
    from surveybot.serve.app import Webhook

    if url is None:
        return None
    secret = settings.webhook_secret.get_secret_value() if settings.webhook_secret else ""
    if not re.fullmatch("[A-Za-z0-9_-]{16,256}", secret):
        raise SurveybotError(
            "A webhook needs SURVEYBOT_WEBHOOK_SECRET, 16 to 256 letters, digits, `_` or `-`; without it anybody could "
            "write answers. Make one: python -c 'import secrets; print(secrets.token_urlsafe(32))'"
        )
    return Webhook(url, *_place(listen), secret, settings.webhook_replies)


def _place(listen: str) -> tuple[str, int]:
    """Host and port; without a host, this computer alone."""
    host, _, port = listen.rpartition(":")
    if not port.isdigit():
        raise SurveybotError(f"`{listen}` is no place to listen at; write HOST:PORT, for example 127.0.0.1:8080.")
    return host or "127.0.0.1", int(port)


def _administrators(admin: str) -> tuple[int, ...]:
    """The chats in which the bot tells what an administrator must know."""
    chats = admin.replace(",", " ").split()
    for chat in chats:
        if not re.fullmatch("-?[0-9]{1,18}", chat):
            told = "a chat id is a number such as 123456789, and several stand apart by commas"
            raise SurveybotError(f"`{chat}` in SURVEYBOT_ADMIN is no chat id: {told}.")
    return tuple(map(int, chats))


async def _serve(options: "Options", files: ServedFiles) -> None:
    def ready(bot: "Bot") -> None:
        gc.freeze()  # what was imported and compiled stays: the collector need not look at it ever again
        gc.set_threshold(*_COLLECTING)
        way = f"webhook at {options.webhook.url}" if options.webhook else "polling"
        names = ", ".join(str(checked.survey.id) for checked in files.first if checked.survey)
        Output().say(f"surveybot serves {names} as @{bot.username} ({way}); Ctrl-C stops it")

    await serve_files(options, files, ready)


async def serve_files(options: "Options", files: ServedFiles, ready: "Callable[[Bot], None]") -> None:
    """Serves for ever, and takes up what changes; `ready` is called when the first message can be taken."""
    from surveybot.serve.app import serve as run

    await run(options, [published(checked) for checked in files.first], ready, files)


def run_until_stopped(work: Coroutine[Any, Any, None]) -> None:
    """Runs `work`, which SIGTERM and Ctrl-C cancel, wherever it is; on uvloop where there is one."""

    async def main() -> None:
        """Works until a signal comes; another one does not disturb how it ends."""
        stop, loop = asyncio.Event(), asyncio.get_running_loop()
        for name in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(name, stop.set)
        tasks = working, stopping = loop.create_task(work), loop.create_task(stop.wait())
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        working.cancel()
        stopping.cancel()
        with suppress(asyncio.CancelledError):
            await working

    try:
        import uvloop
    except ImportError:
        asyncio.run(main())
    else:
        uvloop.run(main())


class _Redacted(logging.Formatter):
    """Log lines in which the token is not to be read, whoever wrote it there."""

    def __init__(self, secret: str) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._secret = secret

    def format(self, record: logging.LogRecord) -> str:
        return (
            super().format(record).replace(self._secret, "<token>").replace(self._secret.partition(":")[2], "<token>")
        )


def start_logging(token: str) -> None:
    """Lets what the administrator should know go to standard error."""
    to_stderr = logging.StreamHandler()
    to_stderr.setFormatter(_Redacted(token))
    logging.basicConfig(level=logging.WARNING, handlers=[to_stderr], force=True)
    logging.getLogger("surveybot").setLevel(logging.INFO)
