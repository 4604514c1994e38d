"""Photos and pasted threads as a person meets them: chosen, dropped, pasted, described; in every light, on a phone, without scripts."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from browser.test_pages import findings
from hands import Watch
from healing_journal.journal import Journal
from kit import CHEAP, PASSPHRASE
from test_pictures import drawn
from wire import serving

THREAD = "Hello.\n\n\nI moved out in the rain.\n\n\nMy sister helped.\n\n\nIt is quiet.\n\nUpdate: we spoke once.\n\n\nThe end."
LIGHTS = ("light", "dark", "dim")


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """The address of a server on an empty journal of the test's own."""
    place = tmp_path / "kept" / "my.journal"
    journal, _ = Journal.new(place, PASSPHRASE, cost=CHEAP)
    journal.close()
    with serving(place, passphrase=PASSPHRASE) as server:
        yield server.address


def _enter(browser: Browser, address: str, *, scripts: bool = True) -> Page:
    """Go in; without scripts the door is opened with them first, as it must be."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(address)
    page.wait_for_url("**/write")
    if scripts:
        return page
    plain = browser.new_context(storage_state=context.storage_state(), java_script_enabled=False)
    second = plain.new_page()
    second.goto(page.url)
    context.close()
    return second


def _look(page: Page) -> None:
    """Hold that axe finds nothing in any light, with everything opened, and that a phone shows all of it."""
    page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")
    for light in LIGHTS:
        page.evaluate("(light) => { document.documentElement.dataset.theme = light; }", light)
        assert findings(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def _photo(name: str) -> dict[str, object]:
    return {"name": name, "mimeType": "image/jpeg", "buffer": drawn("JPEG", (600, 400))}


def test_a_photo_is_chosen_dropped_and_pasted(browser: Browser, address: str) -> None:
    """Each way ends in the same place: the photos are named while they wait, and shown on the entry once it is saved."""
    page = _enter(browser, address)
    watch = Watch(page)
    page.fill("textarea[name=text]", "We stood at the lake.")
    page.set_input_files("#photos", _photo("chosen.jpg"))  # type: ignore[arg-type]
    for kind, name, width in (("drop", "dropped.jpg", 50), ("paste", "pasted.jpg", 70)):
        page.evaluate(
            """([kind, name, bytes]) => {
                const files = new DataTransfer();
                files.items.add(new File([Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0))], name, { type: "image/jpeg" }));
                const how = { bubbles: true, cancelable: true };
                dispatchEvent(kind === "drop" ? new DragEvent(kind, { ...how, dataTransfer: files })
                    : new ClipboardEvent(kind, { ...how, clipboardData: files }));
            }""",
            [kind, name, base64.b64encode(drawn("JPEG", (width, 20))).decode()],
        )
    assert page.inner_text("#photos-chosen") == "Chosen: chosen.jpg, dropped.jpg, pasted.jpg"
    _look(page)
    page.get_by_role("button", name="Save").click()
    page.wait_for_selector("figure")
    assert page.locator("figure img").count() == 3
    assert page.locator("figure img").first.evaluate("it => it.decode().then(() => it.naturalWidth)") == 600
    page.locator("figure summary").first.click()
    page.locator("figure [name=description]").first.fill("The lake and the boat house")
    page.locator("figure").first.get_by_role("button", name="Keep").click()
    page.wait_for_selector("img[alt='The lake and the boat house']")
    page.locator("figure summary").nth(1).click()
    page.locator("figure").nth(1).get_by_role("button", name="Put the photo in the bin").click()
    page.wait_for_selector("text=A photo of this entry is in the bin")
    _look(page)
    assert "lake" not in page.title() + page.url
    watch.settle()


def test_a_photo_needs_no_script(browser: Browser, address: str) -> None:
    """Without scripts a photo is chosen, saved with its page, shown and described."""
    page = _enter(browser, address, scripts=False)
    page.fill("textarea[name=text]", "We stood at the lake.")
    page.click(".photos-chosen summary")
    page.set_input_files("#photos", _photo("lake.jpg"))  # type: ignore[arg-type]
    page.get_by_role("button", name="Save").click()
    page.click("figure summary")
    page.fill("figure [name=description]", "The lake")
    page.get_by_role("button", name="Keep", exact=True).click()
    assert page.locator("figure img").get_attribute("alt") == "The lake"


def test_a_pasted_text_is_looked_at_with_one_press(browser: Browser, address: str) -> None:
    """On a wide window nothing moves from under the pointer: leaving the field and pressing the button is one press."""
    page = _enter(browser, address)
    page.set_viewport_size({"width": 1200, "height": 900})
    page.goto(page.url.replace("/write", "/bring"))
    page.fill("[name=pasted]", THREAD)
    page.get_by_role("button", name="Look at it first").click()
    page.wait_for_selector("text=What would come in", timeout=10_000)


def test_a_thread_is_pasted_and_cut(browser: Browser, address: str) -> None:
    """A thread is pasted, its posts are told apart, each with its about when, looked at, and kept."""
    page = _enter(browser, address)
    watch = Watch(page)
    page.goto(page.url.replace("/write", "/bring"))
    page.fill("[name=pasted]", THREAD)
    page.get_by_role("button", name="Look at it first").click()
    page.get_by_role("link", name="Say where each begins").click()
    _look(page)
    page.fill("[name=when_0]", "May 2024")
    page.fill("[name=when_11]", "20 June 2024")
    page.get_by_role("button", name="Look at it so").click()
    page.wait_for_selector("text=Two entries.")
    _look(page)
    page.get_by_role("button", name="Keep it").click()
    page.wait_for_selector("text=Kept: two entries")
    _look(page)
    watch.settle()
