"""The README's survey is served by the real demo and answered in a real browser: the picture and the CSV are true.

`make pictures` writes the picture anew; a usual run leaves one in `build/screenshots` to look at.
"""

import asyncio
import csv
import io
import os
import re
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Page, async_playwright, expect

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
COMMITTED = ROOT / "docs" / "images" / "chat.png"
TO_LOOK_AT = ROOT / "build" / "screenshots" / "readme.png"
PHONE = {"width": 390, "height": 766}
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"]
VARYING = {"response", "respondent", "started_at", "ended_at", "edition"}


def _block(language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    return found[1]


async def _surveybot(folder: Path, *words: str) -> asyncio.subprocess.Process:
    names = {"PYTHONPATH": str(ROOT), "SURVEYBOT_DB": f"sqlite:///{folder / 'readme.db'}", "NO_COLOR": "1"}
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "surveybot", *words,
        cwd=folder, env={**os.environ, **names}, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip


@pytest.fixture
async def demo(tmp_path: Path) -> AsyncIterator[str]:
    """The address of a running demo of the README's survey."""
    survey = tmp_path / "first_week.yaml"
    survey.write_text(_block("yaml"), encoding="utf-8")
    process = await _surveybot(tmp_path, "demo", str(survey), "--port", "0")
    assert process.stdout is not None
    line = (await process.stdout.readline()).decode()
    found = re.search(r"http://\S+", line)
    if found is None:
        pytest.fail(f"the demo did not start: {line} {(await process.communicate())[1].decode()}")
    yield found[0]
    process.send_signal(signal.SIGINT)
    await process.communicate()
    assert process.returncode == 0


async def _answer(page: Page) -> None:
    """What the picture shows: a refused name, a better one, a tap, and boxes that are being ticked."""
    log, box = page.get_by_role("log"), page.get_by_role("textbox", name="Message")
    await page.get_by_role("button", name="Start").click()
    await expect(log).to_contain_text("first and last name")
    await box.fill("Anna")
    await box.press("Enter")
    await expect(log).to_contain_text("Please write both names")
    await box.fill("Anna Ozola")
    await box.press("Enter")
    await page.get_by_role("button", name="Good", exact=True).click()
    await page.get_by_role("button", name="My team").click()
    await page.get_by_role("button", name="My laptop").click()
    await expect(page.get_by_role("button", name="☑")).to_have_count(2)


async def test_the_picture_is_true(demo: str, chromium: str, tmp_path: Path) -> None:
    """The bot asks what the README's YAML says, and the export gives the README's CSV."""
    picture = (
        COMMITTED if os.environ.get("SURVEYBOT_PICTURES") == "1" else ROOT / "build" / "screenshots" / "readme.png"
    )
    picture.parent.mkdir(parents=True, exist_ok=True)
    expect.set_options(timeout=60_000)  # a slow machine is no failure
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        page = await browser.new_page(viewport=PHONE, device_scale_factor=1.05, color_scheme="light")
        await page.goto(demo)
        await _answer(page)
        await page.wait_for_timeout(500)  # toasts fade away
        await page.locator(".phone").screenshot(path=picture, animations="disabled")
        await page.get_by_role("button", name="Done").click()
        await expect(page.get_by_role("log")).to_contain_text("Thank you, Anna!")
        await browser.close()
    export = await _surveybot(tmp_path, "export", "first_week")
    assert export.stdout is not None
    printed, told = (text.decode("utf-8-sig") for text in await export.communicate())
    assert told == "1 response of first_week\n"
    assert _row(printed) == _row(_block("csv"))


def _row(text: str) -> dict[str, str]:
    (row,) = csv.DictReader(io.StringIO(text))
    return {name: cell for name, cell in row.items() if name not in VARYING}
