"""A running sandbox, a bot's bare calls, the public specification and a browser for the tests of this folder."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, async_playwright

from surveybot.sandbox.server import Sandbox, start
from tests.sandbox.browsing import ARGUMENTS, Visit

HERE = Path(__file__).parent
SPECIFICATION = HERE.parents[2] / "shared" / "spec" / "telegram-bot-api.json"
Call = Callable[..., Awaitable[dict[str, Any]]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The tests of this folder share an event loop, and so one browser, which takes longer to start than to use."""
    for item in items:
        if item.path.parent == HERE and pytest_asyncio.is_async_test(item):
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


class Clock:
    """A clock that stands still until a test moves it."""

    def __init__(self, now: float) -> None:
        self.now = now

    def __call__(self) -> float:
        """The time now, in Unix seconds."""
        return self.now


class Specification:
    """The public description of the Bot API; says what in a value does not fit a type."""

    def __init__(self, text: str) -> None:
        self.methods, self.types = (json.loads(text)[part] for part in ("methods", "types"))

    def fields(self, thing: dict[str, Any]) -> dict[str, dict[str, Any]]:
        """The parameters of a method or the fields of a type, by name."""
        return {field["name"]: field for field in thing.get("fields", ())}

    def complaints(self, kind: str, value: object, where: str = "") -> list[str]:
        """Everything about `value` that is not as `kind` says."""
        if kind.startswith("Array of "):
            if not isinstance(value, list):
                return [f"{where}: {value!r} is no array"]
            inner = kind.removeprefix("Array of ")
            return [told for i, entry in enumerate(value) for told in self.complaints(inner, entry, f"{where}[{i}]")]
        scalars = {"Integer": int, "String": str, "Boolean": bool, "Float": float}
        if kind in scalars:
            return [] if type(value) is scalars[kind] else [f"{where}: {value!r} is no {kind}"]
        subtypes = self.types[kind].get("subtypes")
        if subtypes:
            return min((self.complaints(subtype, value, where) for subtype in subtypes), key=len)
        if not isinstance(value, dict):
            return [f"{where}: {value!r} is no {kind}"]
        return list(self._complaints_about_fields(kind, value, where))

    def _complaints_about_fields(self, kind: str, value: dict[str, Any], where: str) -> Iterator[str]:
        fields = self.fields(self.types[kind])
        for name, field in fields.items():
            if field["required"] and name not in value:
                yield f"{where}: {kind} lacks {name}"
        for name, entry in value.items():
            if name not in fields:
                yield f"{where}: {kind} has no {name}"
            else:
                yield from min(
                    (self.complaints(possible, entry, f"{where}.{name}") for possible in fields[name]["types"]),
                    key=len,
                )


@pytest.fixture(scope="session")
def specification() -> Specification:
    """The specification, which lies beside a checkout and is no part of it."""
    if not SPECIFICATION.exists():
        pytest.skip("the Bot API specification is not there (../shared/spec/telegram-bot-api.json)")
    return Specification(SPECIFICATION.read_text("utf-8"))


@pytest.fixture
def clock() -> Clock:
    """A clock under the test's control."""
    return Clock(1_800_000_000.0)


@pytest_asyncio.fixture(loop_scope="session")
async def sandbox(clock: Clock) -> AsyncIterator[Sandbox]:
    """A sandbox whose clock stands still."""
    running = await start(clock=clock)
    yield running
    await running.close()


@pytest_asyncio.fixture(loop_scope="session")
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    """A client that a bot, or a stranger, would use."""
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
def call(sandbox: Sandbox, http: aiohttp.ClientSession) -> Call:
    """Call a method with JSON; what comes back is the whole envelope."""

    async def ask(method: str, **params: object) -> dict[str, Any]:
        async with http.post(f"{sandbox.base_url}/bot{sandbox.token}/{method}", json=params) as response:
            body: dict[str, Any] = await response.json()
            assert body["ok"] or body["error_code"] == response.status
            return body

    return ask


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser(chromium: str) -> AsyncIterator[Browser]:
    """Debian's chromium, without a window."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def visit(browser: Browser) -> AsyncIterator[Visit]:
    """Open an address on a phone or desktop of its own; afterwards no script may have failed."""
    complaints: list[str] = []

    async def go(address: str, **looks: Any) -> Page:
        context = await browser.new_context(**looks)
        leaving.push_async_callback(context.close)
        page = await context.new_page()
        page.on("pageerror", lambda wrong: complaints.append(str(wrong)))
        await page.goto(address)
        return page

    async with AsyncExitStack() as leaving:
        yield go
    assert complaints == []
