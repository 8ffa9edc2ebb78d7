"""What the tests with a browser share: a phone-sized window, patience, what can be read, pictures in `build/`."""

from collections.abc import Awaitable, Callable
from pathlib import Path

from playwright.async_api import Page, expect

expect.set_options(timeout=60_000)  # a slow machine is no failure
SCREENSHOTS = Path(__file__).parents[2] / "build" / "screenshots"
PHONE = {"width": 390, "height": 844}
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"]
# What can be read on a phone or is read aloud; languages have their own names, commands and endings are Telegram's.
READABLE = """() => {
    const words = [document.title];
    const but = "script, style, option, .command, .commands small, #tabs small, .owner, .owner *, svg *";
    for (const node of document.querySelectorAll(`body *:not(${but})`)) {
        words.push(...[...node.childNodes].filter(child => child.nodeType === Node.TEXT_NODE).map(child => child.data));
        words.push(...["placeholder", "aria-label", "title", "alt"].map(name => node.getAttribute(name) ?? ""));
    }
    return words.map(word => word.replace(/\\.(jpg|docx)$/, "")).filter(word => word.trim());
}"""

Visit = Callable[..., Awaitable[Page]]


async def shoot(page: Page, name: str) -> None:
    """Leaves a picture of the page to look at."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    await page.screenshot(path=SCREENSHOTS / f"{name}.png", animations="disabled")
