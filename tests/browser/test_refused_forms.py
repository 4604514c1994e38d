"""What a browser writes to its disk of a form that was refused, or that found nobody at home: none of its words."""

from __future__ import annotations

import http.server
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, expect

from hands import begin
from traces import holding
from wire import serving

MARKED = "quillwort"


@contextmanager
def _browsing(playwright: Playwright, profile: Path, launch: dict[str, Any]) -> Iterator[BrowserContext]:
    """A browser that keeps its profile in a folder."""
    context = playwright.chromium.launch_persistent_context(str(profile), **launch)
    try:
        yield context
    finally:
        context.close()


class _Answering(http.server.BaseHTTPRequestHandler):
    """A program that answers a form with a page, as ours must not."""

    def do_GET(self) -> None:
        self._say(b"<form method=post><textarea name=text></textarea><button>Save</button></form>")

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self._say(b"That is not a date.")

    def _say(self, page: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Say nothing."""


def test_a_browser_keeps_a_form_that_is_answered_with_a_page(
    playwright: Playwright, browser_type_launch_args: dict[str, Any], tmp_path: Path
) -> None:
    """The control: where a form is answered with a page, looking through the profile does find its words."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Answering)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with _browsing(playwright, tmp_path / "profile", browser_type_launch_args) as context:
        page = context.new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/")
        page.fill("textarea", f"{MARKED} and rain")
        page.get_by_role("button").click()
        expect(page.locator("body")).to_contain_text("not a date")
        page.wait_for_timeout(4000)
    server.shutdown()
    server.server_close()
    assert list(holding(tmp_path / "profile", MARKED))


def _refuse_each(page: Page, base: str, entry: str) -> None:
    """Send each form that carries a person's words so that it is refused."""
    for place in ("write", f"{entry}/revise"):
        page.goto(f"{base}/{place}")
        page.fill("textarea", f"{MARKED} written")
        page.locator("details.about summary").click()
        page.fill("[name=about]", f"{MARKED} of no day")
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_role("alert")).to_be_visible()
        expect(page.locator("textarea")).to_have_value(f"{MARKED} written")
    page.goto(f"{base}/letters")
    page.fill("textarea", f"{MARKED} to you")
    page.locator("[name=opens]").evaluate("field => { field.type = 'text'; field.value = 'never'; }")
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.goto(f"{base}/log")
    page.fill("[name=happened]", f"{MARKED} on Sunday")
    page.get_by_role("button", name="Save and seal").click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.goto(f"{base}/export")
    page.fill("[name=folder]", f"{MARKED}/nowhere")
    page.locator("main form button").first.click()
    expect(page.get_by_role("alert")).to_be_visible()


def test_no_refused_form_stays_in_the_profile(
    playwright: Playwright, browser_type_launch_args: dict[str, Any], tmp_path: Path
) -> None:
    """Each form is refused with its words still on the page, and none of them is in the browser's folder."""
    with (
        serving(tmp_path / "kept" / "my.journal") as server,
        _browsing(playwright, tmp_path / "profile", browser_type_launch_args) as context,
    ):
        page = context.new_page()
        page.goto(server.address)
        page.wait_for_url("**/write")
        begin(page)
        page.wait_for_url("**/entry/*")
        base, _, entry = page.url.rpartition("/entry/")
        _refuse_each(page, base, f"entry/{entry}")
        page.wait_for_timeout(4000)
        assert list(holding(tmp_path / "profile", MARKED)) == []
    assert list(holding(tmp_path / "profile", MARKED)) == []


@pytest.mark.parametrize(
    ("place", "field"), [("write", "textarea"), ("lists", "[name=text]"), ("search", "[name=words]")]
)
def test_a_program_that_ended_leaves_the_words_on_the_page_alone(
    playwright: Playwright, browser_type_launch_args: dict[str, Any], tmp_path: Path, place: str, field: str
) -> None:
    """Where the program was killed, nothing is sent: the page stays, says so, and the browser's folder holds no word."""
    with (
        serving(tmp_path / "kept" / "my.journal") as server,
        _browsing(playwright, tmp_path / "profile", browser_type_launch_args) as context,
    ):
        page = context.new_page()
        page.goto(server.address)
        page.wait_for_url("**/write")
        begin(page)
        page.wait_for_url("**/entry/*")
        page.goto(f"{page.url.partition('/entry/')[0]}/{place}")
        server.process.send_signal(signal.SIGKILL)
        server.process.wait()
        page.locator(field).first.fill(f"{MARKED} and rain")
        page.locator("form", has=page.locator(field)).first.get_by_role("button").first.click()
        expect(page.get_by_text("whether").or_(page.get_by_text("does not answer")).first).to_be_visible()
        expect(page.locator(field).first).to_have_value(f"{MARKED} and rain")
        page.wait_for_timeout(4000)
    assert list(holding(tmp_path / "profile", MARKED)) == []
