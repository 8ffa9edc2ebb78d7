"""What the tests with a browser share: a phone-sized window, patience, and screenshots in `build/screenshots`."""

from collections.abc import Awaitable, Callable
from pathlib import Path

from playwright.async_api import Page, expect

expect.set_options(timeout=60_000)  # a slow machine is no failure
SCREENSHOTS = Path(__file__).parents[2] / "build" / "screenshots"
PHONE = {"width": 390, "height": 844}
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"]

Visit = Callable[..., Awaitable[Page]]


async def shoot(page: Page, name: str) -> None:
    """Leaves a picture of the page to look at."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    await page.screenshot(path=SCREENSHOTS / f"{name}.png", animations="disabled")
