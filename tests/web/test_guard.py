"""Only our own pages are answered, and every answer carries our headers."""

from __future__ import annotations

import asyncio

import pytest
from starlette.types import Message, Receive, Scope, Send

from healing_journal.web import PAGES
from healing_journal.web.guard import HEADERS, LARGEST_BODY, Guard
from wire import Answer, Served

ROUTES = sorted({(method, route.path) for route in PAGES for method in (route.methods or set()) - {"HEAD"}})
ERRORS = [
    ("GET", "/nowhere"),
    ("GET", "/enter/nowhere"),
    ("DELETE", "/write"),
    ("PUT", "/entry/x"),
    ("TRACE", "/"),
]


def _dressed(answer: Answer) -> bool:
    wanted = {name.lower(): value for name, value in HEADERS.items() if name != "Cache-Control"}
    return wanted.items() <= answer.headers.items() and "server" not in answer.headers


@pytest.mark.parametrize(("method", "path"), ROUTES + ERRORS)
def test_every_answer_carries_our_headers(served: Served, method: str, path: str) -> None:
    """Pages, errors and refusals alike carry the whole set, and none may be kept by the browser."""
    if path == "/lock":
        pytest.skip("locking has a test of its own")
    where = served.path + path.replace("{id}", "nothing").replace("{number:int}", "1").replace(
        "{which}", "away"
    )
    for cookie in (served.cookie, ""):
        answer = served.ask(
            method, where, {"Host": served.host, "Sec-Fetch-Site": "same-origin", "Cookie": cookie}
        )
        assert _dressed(answer), (method, path, answer)
        assert answer.headers["cache-control"] == "no-store"
        assert answer.status != 500, answer.body


@pytest.mark.parametrize(
    "path", ["/enter", "/static/app.css", "/static/nothing", "/", "/favicon.ico", "/%00", "/.."]
)
def test_what_lies_outside_the_pages_carries_our_headers(served: Served, path: str) -> None:
    """So do the entrance, the style sheet, and what is not there."""
    assert _dressed(served.get(path))


def test_what_is_not_http_is_refused_with_our_headers(served: Served) -> None:
    """Even the server's own answer to noise carries them."""
    answer = served.send(b"\x16\x03\x01 noise\r\n\r\n")
    assert answer.status == 400
    assert _dressed(answer)


@pytest.mark.parametrize(
    "host",
    [
        "evil.test",
        "localhost",
        "127.0.0.1",
        "127.0.0.1:1",
        "[::1]:{port}",
        "127.0.0.1.evil.test:{port}",
        "localhost:{port}",
    ],
)
@pytest.mark.parametrize("path", ["/enter", "/static/app.css", "{path}/write", "{path}/nowhere"])
def test_another_host_is_refused_before_anything_is_looked_up(served: Served, host: str, path: str) -> None:
    """Any Host but 127.0.0.1 with our port gets 403, for the style sheet too."""
    name = host.format(port=served.port)
    answer = served.ask("GET", path.format(path=served.path), {"Host": name, "Cookie": served.cookie})
    assert answer.status == 403
    assert _dressed(answer)


def test_two_hosts_are_refused(served: Served) -> None:
    """A request that names ours and another beside it is not ours."""
    answer = served.send(
        f"GET /enter HTTP/1.1\r\nHost: {served.host}\r\nHost: evil.test\r\nConnection: close\r\n\r\n".encode()
    )
    assert answer.status in {400, 403}


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none, cross-site", ""])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_other_pages_of_this_browser_are_refused(served: Served, site: str, method: str) -> None:
    """Another port is the same site, so `same-site` is refused like `cross-site`; without any, no change is made."""
    answer = served.ask(
        method,
        f"{served.path}/write",
        {"Host": served.host, "Sec-Fetch-Site": site, "Cookie": served.cookie},
    )
    assert answer.status == (200 if method == "GET" and not site else 403)


def test_only_a_navigation_to_the_entrance_may_begin_elsewhere(served: Served) -> None:
    """The start file leads to /enter; a script or a frame elsewhere may not ask even for that."""
    begun = {"Host": served.host, "Sec-Fetch-Site": "cross-site"}
    there = begun | {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
    assert served.ask("GET", "/enter", there).status == 200
    assert served.ask("GET", "/enter", there | {"Sec-Fetch-Dest": "iframe"}).status == 403
    assert served.ask("GET", "/enter", begun | {"Sec-Fetch-Mode": "no-cors"}).status == 403
    assert served.ask("POST", "/enter", there).status == 403
    assert served.ask("GET", f"{served.path}/write", there).status == 403


@pytest.mark.parametrize(
    "origin", ["null", "http://evil.test", "http://localhost:{port}", "http://127.0.0.1:1", ""]
)
def test_a_change_from_another_origin_is_refused(served: Served, origin: str) -> None:
    """An Origin that is not ours is refused, `null` too; so is a change with neither Origin nor Fetch Metadata."""
    answer = served.ask(
        "POST",
        f"{served.path}/draft",
        {"Host": served.host, "Origin": origin.format(port=served.port), "Cookie": served.cookie},
    )
    assert answer.status == 403
    assert "Nothing was changed" in answer.body


def test_our_own_forms_pass(served: Served) -> None:
    """A form of ours is taken: with its Origin, or where a browser leaves that out, with Fetch Metadata."""
    assert served.post(f"{served.path}/draft", {"text": ""}).status == 204
    assert served.post(f"{served.path}/draft", {"text": ""}, {"Origin": ""}).status == 204
    assert served.post(f"{served.path}/draft", {"text": ""}, {"Sec-Fetch-Site": ""}).status == 204


def test_more_than_a_page_can_hold_is_refused_beforehand(served: Served) -> None:
    """A body that says it is too large is not even read, and the page that is led to says so."""
    lines = (
        f"POST {served.path}/letters HTTP/1.1",
        f"Host: {served.host}",
        f"Origin: {served.origin}",
        f"Cookie: {served.cookie}",
        "Content-Type: application/x-www-form-urlencoded",
        f"Content-Length: {LARGEST_BODY + 1}",
        "Connection: close",
    )
    answer = served.followed(served.send("\r\n".join([*lines, "", ""]).encode()))
    assert answer.status == 413
    assert "more than one page" in answer.body


def test_a_body_without_end_is_cut_off() -> None:
    """One that does not say how large it is, is cut off once it is too large."""
    sent: list[Message] = []

    async def swallow(scope: Scope, receive: Receive, send: Send) -> None:
        while (await receive())["more_body"]:
            pass

    async def endless() -> Message:
        return {"type": "http.request", "body": bytes(1 << 20), "more_body": True}

    async def note(message: Message) -> None:
        sent.append(message)

    headers = [(b"host", b"127.0.0.1:1"), (b"origin", b"http://127.0.0.1:1")]
    scope = {"type": "http", "method": "POST", "path": "/", "headers": headers}
    asyncio.run(Guard(swallow, "http://127.0.0.1:1")(scope, endless, note))
    assert [message.get("status") for message in sent] == [413, None]
