"""Something that listens: in, an application and a place; out, HTTP that is answered there for a while."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web

from surveybot.errors import SurveybotError

GRACE_SECONDS = 4.0


@asynccontextmanager
async def listening(application: web.Application, host: str, port: int) -> AsyncIterator[None]:
    """SurveybotError if nothing can listen there; requests that are being answered have a grace at the end."""
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=GRACE_SECONDS)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, host, port).start()
        except OSError as failed:
            raise SurveybotError(f"Nothing can listen at {host}:{port}: {failed.strerror}.") from None
        yield
    finally:
        await runner.cleanup()
