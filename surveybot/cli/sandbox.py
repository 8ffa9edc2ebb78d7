"""`surveybot sandbox`: in, a port; out, a stand-in for Telegram on this computer, with a chat page."""

import asyncio
from typing import Annotated

from surveybot.cli.output import Output
from surveybot.cli.serve import run_until_stopped
from surveybot.cli.usage import whole
from surveybot.errors import SurveybotError

PORT = 8081  # that of Telegram's own local Bot API server
Port = Annotated[int, whole(0, 65_535)]


def sandbox(*, port: Port = PORT) -> int:
    """Run a stand-in for Telegram on this computer, with a chat page: nothing leaves the machine.

    :param port: Where to listen on 127.0.0.1; 0 takes a free port.
    """
    run_until_stopped(_sandbox(port))
    return 0


async def _sandbox(port: int) -> None:
    from surveybot.sandbox.server import start

    try:
        local = await start(port=port)
    except OSError as failed:
        raise SurveybotError(f"Nothing can listen at 127.0.0.1:{port} ({failed.strerror}); try --port 0.") from None
    output = Output()
    output.say(f"chat page: {local.page_url}")
    output.say(f"bot: BOT_TOKEN={local.token} surveybot serve surveys/ --api-base {local.base_url}")
    try:
        await asyncio.Event().wait()
    finally:
        await local.close()
