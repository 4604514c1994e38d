"""What other pages of the same browser, and other programs of the same machine, can not do."""

from __future__ import annotations

import http.server
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, Request, StorageState, expect

from hands import Watch, begin
from wire import Served, serving

EVIL = """I met <script>window.pwned = 1</script> him. <img src=x onerror="window.pwned = 2">
[a link](javascript:alert(1)) and <svg onload="window.pwned = 3"></svg> <style>body{display:none}</style>
![far](http://198.51.100.7/far.png) <iframe src="http://198.51.100.7/"></iframe> {{ 7 * 7 }} hx-get="http://198.51.100.7/"
"""


class _Neighbour(http.server.BaseHTTPRequestHandler):
    """Another program's pages on another port: it writes down every cookie it is sent."""

    page = b""
    stop: Callable[[], None]
    cookies: list[str] = []  # noqa: RUF012 - one neighbour at a time, made anew by its fixture

    def do_GET(self) -> None:
        self.cookies.append(self.headers.get("Cookie", ""))
        self.send_response(200)
        kind = "text/javascript" if self.path.endswith(".js") else "text/html"
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(b"addEventListener('fetch', () => {});" if kind.endswith("script") else self.page)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Say nothing."""


@pytest.fixture
def neighbour() -> Iterator[tuple[type[_Neighbour], str]]:
    """A server of another program on this machine."""
    _Neighbour.cookies = []
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Neighbour)
    threading.Thread(target=server.serve_forever, daemon=True).start()

    def stop() -> None:
        server.shutdown()
        server.server_close()

    _Neighbour.stop = staticmethod(stop)
    yield _Neighbour, f"http://127.0.0.1:{server.server_port}"
    stop()


@pytest.fixture
def let_in(browser: Browser, state: StorageState) -> Iterator[BrowserContext]:
    """A browser with a session."""
    context = browser.new_context(storage_state=state)
    yield context
    context.close()


def test_a_neighbour_can_neither_send_a_form_nor_fetch(
    let_in: BrowserContext, neighbour: tuple[type[_Neighbour], str], base: str
) -> None:
    """A page on another port, which counts as the same site, is refused for forms and for scripts."""
    there, address = neighbour
    there.page = (
        f'<form method="post" action="{base}/write"><input name="text" value="forged"></form>'.encode()
    )
    page = let_in.new_page()
    page.goto(address)
    with page.expect_response(f"{base}/write") as sent:
        page.evaluate("document.forms[0].submit()")
    assert sent.value.status == 403
    page.wait_for_url(f"{base}/write")
    page = let_in.new_page()
    page.goto(address)
    fetched = page.evaluate(
        "(place) => fetch(place, {credentials: 'include', mode: 'no-cors'}).then(() => 'came', () => 'refused')",
        f"{base}/today",
    )
    assert fetched == "refused"


def test_a_neighbour_does_not_see_our_cookie(
    let_in: BrowserContext, neighbour: tuple[type[_Neighbour], str], base: str
) -> None:
    """Cookies are shared by all ports of a machine, so ours has a path that a neighbour cannot know."""
    there, address = neighbour
    page = let_in.new_page()
    page.goto(f"{base}/today")
    page.goto(f"{address}/write")
    assert set(there.cookies) == {""}


def test_no_page_can_frame_ours(
    let_in: BrowserContext, neighbour: tuple[type[_Neighbour], str], base: str
) -> None:
    """Put into a frame, our pages stay blank."""
    there, address = neighbour
    there.page = f'<iframe src="{base}/today"></iframe>'.encode()
    page = let_in.new_page()
    page.goto(address)
    page.wait_for_load_state("networkidle")
    assert [frame.url.partition(":")[0] for frame in page.frames[1:]] == ["chrome-error"]


def test_a_name_that_was_made_to_point_here_is_refused(
    playwright: Playwright, served: Served, state: StorageState, browser_type_launch_args: dict[str, Any]
) -> None:
    """A real rebinding: the browser takes evil.test for this machine, and our server refuses the name."""
    flags = [*browser_type_launch_args["args"], "--host-resolver-rules=MAP evil.test 127.0.0.1"]
    browser = playwright.chromium.launch(**(browser_type_launch_args | {"args": flags}))
    page = browser.new_context(storage_state=state).new_page()
    for place in ("/enter", "/static/app.css", f"{served.path}/today"):
        answer = page.goto(f"http://evil.test:{served.port}{place}")
        assert answer is not None
        assert answer.status == 403
    browser.close()


def test_a_foreign_service_worker_is_noticed(
    browser: Browser, neighbour: tuple[type[_Neighbour], str], tmp_path: Path
) -> None:
    """Where an older program left a worker at this very address, the entrance does not hand over its ticket."""
    there, address = neighbour
    there.page = b"<script>navigator.serviceWorker.register('/worker.js', {scope: '/'})</script>"
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.reload()
    page.wait_for_function("navigator.serviceWorker.controller !== null")
    there.stop()
    sent: list[str] = []

    def note(request: Request) -> None:
        if request.method == "POST":
            sent.append(request.url)

    page.on("request", note)
    port = address.rpartition(":")[2]
    with serving(tmp_path / "kept" / "my.journal", "--port", port) as ours:
        page.goto(ours.address)
        expect(page.locator("#stranger")).to_be_visible()
        assert not page.locator("#enter").is_visible()
        page.wait_for_timeout(500)
    assert sent == []
    context.close()


def test_the_ticket_leaves_no_trace_in_the_address(browser: Browser, served: Served) -> None:
    """A used ticket is refused, and stands neither in the address bar nor behind the Back button."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(served.address)
    expect(page.get_by_role("alert").first).to_contain_text("used already")
    assert "#" not in page.url
    page.go_back()
    assert served.ticket not in page.url
    context.close()


def test_what_is_written_stays_text(let_in: BrowserContext, base: str) -> None:
    """Script, frames, images from afar and template signs in an entry come out as the text they are."""
    page = let_in.new_page()
    watch = Watch(page)
    page.goto(f"{base}/write")
    page.fill("textarea", EVIL)
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".entry-text")).to_contain_text("<script>window.pwned = 1</script>")
    expect(page.locator(".entry-text")).to_contain_text("{{ 7 * 7 }}")
    page.goto(f"{base}/search")
    page.fill("[name=words]", "pwned")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("main li").first).to_be_visible()
    assert page.evaluate("window.pwned") is None
    watch.settle()


def test_left_alone_the_page_locks_and_is_gone(first: Page) -> None:
    """After the minutes that were set, with nobody at the page, it leads to the passphrase, and Back shows nothing."""
    first.clock.install()
    first.reload()
    begin(first, "Nobody else needs to read this.")
    expect(first.locator(".entry-text")).to_be_visible()
    first.clock.fast_forward("05:01")
    first.wait_for_url("**/unlock")
    first.go_back()
    first.wait_for_timeout(500)
    assert "Nobody else" not in first.content()


def test_a_machine_that_slept_wakes_up_on_a_locked_page(first: Page) -> None:
    """Where the clock of the wall has gone on by itself, the open page is gone within seconds."""
    begin(first, "Nobody else needs to read this.")
    expect(first.locator(".entry-text")).to_be_visible()
    first.clock.set_fixed_time(time.time() * 1000 + 3_600_000)
    first.wait_for_url("**/unlock", timeout=20_000)
    assert "Nobody else" not in first.content()


def test_after_the_lock_back_shows_nothing(first: Page) -> None:
    """Ctrl-Shift-X locks at once; the Back button then leads to the passphrase, not to the page."""
    begin(first, "Nobody else needs to read this.")
    expect(first.locator(".entry-text")).to_be_visible()
    first.keyboard.press("Control+Shift+X")
    first.wait_for_url("**/unlock")
    first.go_back()
    first.wait_for_timeout(500)
    assert "Nobody else" not in first.content()
    expect(first.get_by_role("heading", name="Locked")).to_be_visible()
