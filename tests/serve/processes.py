"""Real `surveybot serve` processes: in, a stage; out, processes that can be killed, and what they said."""

import os
import tempfile
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

from tests.forked import begin
from tests.serve.stage import Stage, until


class Served:
    """A running `surveybot`; what it says goes to a file."""

    def __init__(self, words: list[str], environment: Mapping[str, str]) -> None:
        handle, said = tempfile.mkstemp()
        os.close(handle)
        self._said = Path(said)
        self._kept: str | None = None
        self._process = begin(words, environment, Path.cwd(), Path(os.devnull), self._said, self._said)

    @property
    def pid(self) -> int:
        """Its number."""
        assert self._process.pid is not None
        return self._process.pid

    @property
    def said(self) -> str:
        """All of its standard output and error."""
        return self._said.read_text("utf-8") if self._kept is None else self._kept

    async def says(self, words: str) -> None:
        """Returns when it has said that."""

        async def claim() -> bool:
            assert words in self.said or self._process.is_alive(), f"it ended and said only: {self.said}"
            return words in self.said

        await until(claim)

    async def ended(self) -> int:
        """Its exit code."""

        async def claim() -> bool:
            return not self._process.is_alive()

        await until(claim)
        assert self._process.exitcode is not None
        return self._process.exitcode

    async def kill(self) -> None:
        """Ends it by SIGKILL."""
        self._process.kill()
        await self.ended()
        self._kept = self.said
        self._said.unlink(missing_ok=True)

    def stop(self) -> None:
        """Asks it to end by SIGTERM."""
        self._process.terminate()


@asynccontextmanager
async def served(
    stage: Stage, *words: str, token: str | None = None, api_base: str | None = None, **environment: str
) -> AsyncIterator[Served]:
    """A process that serves the stage's surveys; `words` go behind its command line. It is gone afterwards."""
    root = api_base or stage.sandbox.base_url
    media = ["--media", str(stage.media)] if stage.media is not None else []
    command = ["serve", *map(str, stage.surveys), "--api-base", root, "--db", stage.url, *media, *words]
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SURVEYBOT_", "BOT_TOKEN"))}
    given = stage.sandbox.token if token is None else token
    running = Served(command, kept | {"BOT_TOKEN": given} | environment)
    try:
        yield running
    finally:
        await running.kill()
