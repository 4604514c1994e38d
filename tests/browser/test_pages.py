"""Every page, in every light: reachable by everybody, quiet, small, and on a phone as wide as the phone."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, StorageState

from wire import Served

PLACES = [
    "write", "write/whole", "write/plain", "today", "checkin", "entries", "bin", "entry", "versions", "revise", "add",
    "contact", "words", "promises",
    "story", "search", "help", "settings", "settings/learnt", "questions", "enough", "nowhere", "bring", "backups", "lookback",
    "lookback/drawn", "lookback/evenings", "lookback/beside", "lookback/language", "lookback/this-day", "lookback/patterns",
    "wait", "wait/they-wrote", "wait/pause", "wait/after", "lists", "plan", "letters", "log", "safety", "export",
    "goodbye", "goodbye/book", "goodbye/delete", "handover",
]  # fmt: skip
AXE = Path(__file__).with_name("axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
HEAVIEST = 100_000


def go(page: Page, base: str, place: str) -> None:
    """Open a page by its name; `entry` is the first of the list."""
    if place not in {"entry", "versions", "revise", "add"}:
        page.goto(f"{base}/{place}")
        if place == "lookback/patterns":  # it asks again by itself until what it needs is loaded
            page.wait_for_selector("section.pattern", timeout=120_000)
        return
    page.goto(f"{base}/entries")
    entry = page.locator("main li a").last.get_attribute("href")
    page.goto(
        base.partition("/")[0]
        + "//"
        + base.split("/")[2]
        + str(entry)
        + ("" if place == "entry" else f"/{place}")
    )


def findings(page: Page) -> list[str]:
    """Return what axe-core finds on the page, each in a line."""
    page.evaluate(AXE)
    found = page.evaluate(f"axe.run(document, {{ runOnly: {RULES} }})")
    return [
        f"{rule['id']}: {node['html'][:120]} {node['failureSummary'][:200]}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("theme", ["light", "dark", "dim"])
@pytest.mark.parametrize("place", PLACES)
def test_axe_finds_nothing(inside: Page, base: str, place: str, theme: str) -> None:
    """No page in any light has anything that keeps someone out."""
    inside.emulate_media(color_scheme="dark" if theme == "dark" else "light", reduced_motion="reduce")
    go(inside, base, place)
    if theme == "dim":
        inside.evaluate("document.documentElement.dataset.theme = 'dim'")
    inside.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")
    assert findings(inside) == []


@pytest.mark.parametrize("place", PLACES)
def test_a_phone_shows_all_of_it(browser: Browser, base: str, state: StorageState, place: str) -> None:
    """At 360 pixels nothing has to be pushed sideways."""
    context = browser.new_context(storage_state=state, viewport={"width": 360, "height": 740})
    page = context.new_page()
    go(page, base, place)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()


@pytest.mark.parametrize("place", PLACES)
def test_a_page_is_small_and_stands_still(
    browser: Browser, base: str, state: StorageState, place: str
) -> None:
    """Everything a page needs is under 100 KB together, and nothing on it moves once it is shown."""
    context = browser.new_context(storage_state=state)
    page = context.new_page()
    sizes: list[int] = []
    go(page, base, place)
    page.on("response", lambda answer: sizes.append(int(answer.headers.get("content-length", 0))))
    page.reload(wait_until="load")
    shift = page.evaluate(
        """() => new Promise((done) => {
            let moved = 0;
            new PerformanceObserver((list) => list.getEntries().forEach((entry) => { moved += entry.value; }))
                .observe({ type: "layout-shift", buffered: true });
            setTimeout(() => done(moved), 300);
        })"""
    )
    assert sum(sizes) < HEAVIEST, sizes
    assert shift < 0.01
    context.close()


@pytest.mark.parametrize("place", PLACES)
def test_nothing_a_person_types_into_is_remembered_or_sent(inside: Page, base: str, place: str) -> None:
    """No field is offered to autocompletion, cloud spelling, writing help or translation; stores stay empty."""
    go(inside, base, place)
    for field in inside.locator("textarea, input[type=text], input[type=search], input:not([type])").all():
        wanted = {
            "autocomplete": "off",
            "spellcheck": "false",
            "writingsuggestions": "false",
            "translate": "no",
        }
        assert {name: field.get_attribute(name) for name in wanted} == wanted
    for field in inside.locator("input, select, textarea").all():
        if field.get_attribute("type") != "hidden":
            assert field.get_attribute("autocomplete") == "off", field.evaluate("it => it.outerHTML")
    assert inside.evaluate("localStorage.length + sessionStorage.length") == 0


def test_no_word_of_the_journal_is_in_a_title_or_an_address(inside: Page, base: str, served: Served) -> None:
    """Titles and addresses name the page, never what is on it."""
    for place in PLACES:
        go(inside, base, place)
        shown = inside.title() + inside.url.replace(served.path, "")
        assert not any(word in shown for word in ("Farah", "jail", "Waterloo", "coffee")), shown
