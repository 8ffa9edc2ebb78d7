"""The webhook over HTTP: the answer waits for the commit, and a body that never comes holds nothing up."""

import asyncio
from collections.abc import AsyncIterator

import aiohttp
import pytest

from surveybot.telegram.decode import Update
from surveybot.telegram.listening import listening
from surveybot.telegram.webhook import PATH, SECRET_HEADER, webhook

SECRET = "a-secret-of-the-webhook"
BODY = b'{"update_id": 1, "poll": {"id": "7"}}'


class Intake:
    """Holds every update until the test lets it go."""

    def __init__(self) -> None:
        self.taken: list[Update] = []
        self.durable = asyncio.Event()
        self.arrived = asyncio.Event()

    async def take(self, update: Update) -> None:
        """Returns when the test says that it is durable."""
        self.taken.append(update)
        self.arrived.set()
        await self.durable.wait()

    async def is_ready(self) -> bool:
        """It takes everything."""
        return True


@pytest.fixture
async def intake() -> Intake:
    """What stands behind the webhook."""
    return Intake()


@pytest.fixture
async def root(intake: Intake) -> AsyncIterator[str]:
    """The address of a webhook."""
    async with listening(webhook(SECRET, intake.take, intake.is_ready), "127.0.0.1", 0) as port:
        yield f"http://127.0.0.1:{port}"


async def test_the_answer_comes_with_the_commit_and_not_before(intake: Intake, root: str) -> None:
    """Telegram keeps the update until then."""
    async with aiohttp.ClientSession(headers={SECRET_HEADER: SECRET}) as http:
        posting = asyncio.create_task(http.post(root + PATH, data=BODY))
        await intake.arrived.wait()
        async with http.get(f"{root}/healthz") as alive:
            assert alive.status == 200  # others are served meanwhile
        assert not posting.done()
        intake.durable.set()
        async with await posting as answer:
            assert answer.status == 200
    assert [update.id for update in intake.taken] == [1]


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
async def test_only_posts_to_one_place_are_heard(intake: Intake, root: str, method: str) -> None:
    """Everything else is 404 or 405, with the secret or without."""
    async with aiohttp.ClientSession(headers={SECRET_HEADER: SECRET}) as http:
        async with http.request(method, root + PATH, data=BODY) as answer:
            assert answer.status == 405
        async with http.post(f"{root}/other", data=BODY) as answer:
            assert answer.status == 404
    assert intake.taken == []
