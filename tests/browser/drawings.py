"""Take a picture of every page that draws, with 3, 30 and 400 days written: `python tests/browser/drawings.py`.

Nothing of it is checked here: the pictures are there to be looked at. They go into pictures/drawings/, or where --into says.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))
from browser.conftest import FLAGS, chromium
from days import journal_of_days
from kit import PASSPHRASE
from wire import Served, serving

DAYS = (3, 30, 400)
PAGES = (
    "contact",
    "words",
    "story",
    "lookback",
    "lookback/drawn",
    "lookback/drawn/1",
    "lookback/evenings",
    "lookback/evenings/2",
    "lookback/patterns",
    "lookback/language",
)
LIGHTS = {"light": 1280, "dark": 380, "print": 800}


def main() -> None:
    """Start a server on each journal and go through its pages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--into", type=Path, default=Path("pictures") / "drawings", metavar="FOLDER")
    parser.add_argument("--pages", nargs="*", default=PAGES, metavar="PAGE")
    given = parser.parse_args()
    given.into.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=chromium(), args=FLAGS)
        for days in DAYS:
            with tempfile.TemporaryDirectory() as folder:
                place = Path(folder) / "kept" / "my.journal"
                journal_of_days(place, days)
                with serving(place, passphrase=PASSPHRASE) as server:
                    server.enter()
                    look(browser, server, given.pages, given.into / f"{days}")
        browser.close()


def look(browser: Browser, server: Served, pages: tuple[str, ...], into: Path) -> None:
    """Take each page in daylight on a desk, in the dark on a phone, and on paper; say how heavy it is."""
    name, _, value = server.cookie.partition("=")
    context = browser.new_context(reduced_motion="reduce")
    context.add_cookies([{"name": name, "value": value, "url": f"{server.origin}{server.path}/"}])
    page = context.new_page()
    for place in pages:
        answer = page.goto(f"{server.origin}{server.path}/{place}")
        if place == "lookback/patterns":  # it asks again by itself until what it needs is loaded
            page.wait_for_selector("section.pattern", timeout=120_000)
        size = len(page.content()) if place == "lookback/patterns" or answer is None else len(answer.body())
        print(f"{into.name:>4} days  {place:<20}{size / 1000:8.1f} KB")  # noqa: T201 - this is a script
        take(page, f"{into}-{place.replace('/', '-')}")
    context.close()


def take(page: Page, name: str) -> None:
    """Take the page in each light."""
    for light, width in LIGHTS.items():
        page.emulate_media(media="print" if light == "print" else "screen")
        page.evaluate("(theme) => { document.documentElement.dataset.theme = theme; }", light)
        page.set_viewport_size({"width": width, "height": 800})
        page.screenshot(path=f"{name}-{light}.png", full_page=True)


if __name__ == "__main__":
    main()
