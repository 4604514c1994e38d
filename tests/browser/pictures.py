"""Take a picture of every page, in three lights and two widths, into pictures/: `make pictures`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))
from browser.conftest import FLAGS, chromium

PAGES = (
    "write", "write/whole", "today", "checkin", "entries", "contact", "words", "promises", "story", "search",
    "wait", "wait/they-wrote", "wait/pause", "wait/after",
    "lists", "plan", "letters", "log", "safety", "bring", "export", "help", "settings", "settings/learnt", "lookback", "lookback/drawn",
    "lookback/evenings", "lookback/patterns", "lookback/beside", "lookback/language", "lookback/this-day",
    "goodbye", "goodbye/book", "goodbye/delete", "handover",
)  # fmt: skip
THEMES = ("light", "dark", "dim")
WIDTHS = {1280: 800, 390: 844}
FOLDER = Path("pictures")


def main() -> None:
    """Start the demo, and go through its pages."""
    program = [sys.executable, "-c", "from healing_journal.cli import main; main()", "demo", "--no-browser"]
    with subprocess.Popen(program, stdout=subprocess.PIPE, text=True) as demo, sync_playwright() as player:
        assert demo.stdout is not None
        browser = player.chromium.launch(executable_path=chromium(), args=FLAGS)
        try:
            take_all(browser, demo.stdout.readline().strip())
        finally:
            browser.close()
            demo.terminate()


def take_all(browser: Browser, address: str) -> None:
    """Take every picture."""
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(address)
    page.wait_for_url("**/write")
    base = page.url.removesuffix("/write")
    page.goto(f"{base}/entries")
    origin = "/".join(base.split("/")[:3])
    entry = origin + str(page.locator("main li a").last.get_attribute("href"))
    places = {name.replace("/", "-"): f"{base}/{name}" for name in PAGES} | {
        "entry": entry,
        "add": f"{entry}/add",
    }
    FOLDER.mkdir(exist_ok=True)
    for name, place in places.items():
        page.goto(place)
        if name == "lookback-patterns":  # it asks again by itself until what it needs is loaded
            page.wait_for_selector("section.pattern", timeout=120_000)
        take(page, name)
    print(f"{len(places) * len(THEMES) * len(WIDTHS)} pictures are in {FOLDER}/.")  # noqa: T201 - this is a script


def take(page: Page, name: str) -> None:
    """Take the page as it is shown now, in each light and width."""
    for theme in THEMES:
        page.evaluate("(theme) => { document.documentElement.dataset.theme = theme; }", theme)
        for width, height in WIDTHS.items():
            page.set_viewport_size({"width": width, "height": height})
            page.screenshot(path=FOLDER / f"{name}-{theme}-{width}.png", full_page=True)


if __name__ == "__main__":
    main()
