"""The guard: stands before everything, lets in only our own pages' requests, and dresses every answer.

Other pages in the same browser, other programs' pages on other ports of this machine, and names that were made to
point at 127.0.0.1 all reach this server. They are refused here, before any route is looked up.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import traceback
from collections.abc import Iterable
from pathlib import Path

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGEST_BODY = 24 * 1024 * 1024  # a million characters of any script, as a form writes them
LARGEST_ARRIVAL = 64 * 1024 * 1024  # files handed over are held in memory, so there is a bound
TOO_LARGE_PHOTOS = "That is more than 64 MB. Go back, and add fewer photos at a time."
TOO_LARGE = "That is more than one page can take. Save it as several entries."
TOO_LARGE_TO_BRING = "That is more than 64 MB. Bring it in in parts, or with `healing-journal import`, which takes it from its place."
_MOST_PASSED = 2**30  # bytes
_STALLED_S = 1.0
_READING = ("GET", "HEAD")
_log = logging.getLogger(__name__)

_OWN = ("script-src", "style-src", "img-src", "font-src", "connect-src", "form-action")
_NONE = ("default-src", "base-uri", "frame-ancestors", "worker-src", "manifest-src")
POLICY = "; ".join([f"{kind} 'none'" for kind in _NONE] + [f"{kind} 'self'" for kind in _OWN])
_FEATURES = (
    "accelerometer", "autoplay", "browsing-topics", "camera", "display-capture", "geolocation",
    "gyroscope", "hid", "idle-detection", "local-fonts", "magnetometer", "microphone", "midi", "payment",
    "publickey-credentials-get", "screen-wake-lock", "serial", "usb", "xr-spatial-tracking",
)  # fmt: skip

# `no-referrer` would make forms carry `Origin: null`; `off` keeps the browser from looking up names in links.
HEADERS: dict[str, str] = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _FEATURES),
    "X-DNS-Prefetch-Control": "off",
    "Cache-Control": "no-store",
}


class TooLargeError(Exception):
    """More was sent than anything here takes."""


class Guard:
    """Wraps the application; `origin` is the one address it answers to, such as `http://127.0.0.1:4711`."""

    def __init__(self, app: ASGIApp, origin: str) -> None:
        self._app = app
        self._origin = origin
        self._host = origin.removeprefix("http://")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse the request or hand it on; either way every answer carries our headers."""
        if scope["type"] != "http":
            return  # nothing here speaks anything else; the server closes the connection
        body = _Body(receive, scope)
        answer = _Answer(send, body)
        refusal = self._refusal(scope)
        if refusal:
            await answer.say(*refusal)
            return
        try:
            await self._app(scope, body.receive, answer.send)
        except TooLargeError:
            await answer.say(413, limit_of(scope)[1])
        except Exception as fault:  # noqa: BLE001 - the last place where a fault can be put into a sentence
            _log.error("A page could not be shown: %s", _where(fault))
            await answer.say(
                500, "That did not work, and the fault is ours. What you saved is safe. Please go back."
            )

    def _refusal(self, scope: Scope) -> tuple[int, str] | None:
        """Return status and sentence where the request may not pass."""
        headers = Headers(scope=scope)
        if headers.getlist("host") != [self._host]:
            return (
                403,
                "This address is not the right one. Use the one that was printed at the start.",
            )
        if not _is_ours(scope, headers):
            return 403, "Another page asked for this. Only its own pages are answered here."
        if scope["method"] not in _READING and not self._is_our_change(headers):
            return 403, "Another page tried to change something here. Nothing was changed."
        return None

    def _is_our_change(self, headers: Headers) -> bool:
        """Tell whether a change was asked for by one of our pages: by its Origin, or else by Fetch Metadata."""
        origins = headers.getlist("origin")
        if origins:
            return origins == [self._origin]
        return headers.getlist("sec-fetch-site") == ["same-origin"]


def _is_ours(scope: Scope, headers: Headers) -> bool:
    """Tell whether the browser says that the request began on our own pages or with the person."""
    sites = headers.getlist("sec-fetch-site")
    if not sites or sites in (["same-origin"], ["none"]):
        return True
    return _opens_the_door(scope, headers)


def _opens_the_door(scope: Scope, headers: Headers) -> bool:
    """Tell whether this is the one request that may begin elsewhere: the start file opening `/enter`."""
    return (
        scope["method"] == "GET"
        and scope["path"] == "/enter"
        and headers.getlist("sec-fetch-mode") == ["navigate"]
        and headers.getlist("sec-fetch-dest") == ["document"]
    )


def limit_of(scope: Scope) -> tuple[int, str]:
    """Return how many bytes this place takes, and what is said of more."""
    if scope["path"].endswith("/bring"):
        return LARGEST_ARRIVAL, TOO_LARGE_TO_BRING
    if scope["path"].endswith(("/write", "/photos")):
        return LARGEST_ARRIVAL, TOO_LARGE_PHOTOS
    return LARGEST_BODY, TOO_LARGE


class _Body:
    """What comes in with a request, up to a limit."""

    def __init__(self, receive: Receive, scope: Scope) -> None:
        told = Headers(scope=scope).get("content-length", "0")
        self._receive = receive
        self._told = int(told) if told.isdecimal() else 0
        self._largest = limit_of(scope)[0]
        self._taken = 0
        self._more = scope["method"] not in _READING

    async def receive(self) -> Message:
        """Give the next piece, unless it is said or turns out to be too much; a sender may not say it beforehand."""
        message = await self._next() if self._told <= self._largest else None
        if message is None or self._taken > self._largest:
            raise TooLargeError
        return message

    async def let_pass(self) -> None:
        """Take what nobody asked for: a browser that is cut off in its sending does not read the answer."""
        with contextlib.suppress(TimeoutError):
            while self._more and self._taken < _MOST_PASSED:
                await asyncio.wait_for(self._next(), _STALLED_S)

    async def _next(self) -> Message:
        message = await self._receive()
        self._taken += len(message.get("body", b""))
        self._more = bool(message.get("more_body"))
        return message


class _Answer:
    """One answer on its way out: our headers on it, and a sentence in its place where it cannot be given."""

    def __init__(self, send: Send, body: _Body) -> None:
        self._send = send
        self._body = body
        self._begun = False

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._begun = True
            await self._body.let_pass()
            dress(MutableHeaders(scope=message))
        await self._send(message)

    async def say(self, status: int, sentence: str) -> None:
        if self._begun:
            return  # half an answer is out already; closing the connection is all that is left
        start = {"type": "http.response.start", "status": status, "headers": _plain(sentence.encode())}
        await self.send(start)
        await self.send({"type": "http.response.body", "body": sentence.encode()})


def dress(headers: MutableHeaders) -> None:
    """Put our headers on an answer; only what is the same for everybody may be kept by the browser."""
    kept = headers.get("cache-control")
    for name, value in HEADERS.items():
        headers[name] = value
    if kept:
        headers["Cache-Control"] = kept


def _plain(body: bytes) -> list[tuple[bytes, bytes]]:
    length = str(len(body)).encode()
    return [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", length)]


def encoded_headers() -> Iterable[tuple[bytes, bytes]]:
    """Yield our headers as they go over the wire, for answers that the server itself gives."""
    return ((name.lower().encode(), value.encode()) for name, value in HEADERS.items())


def _where(fault: Exception) -> str:
    """Say what kind of fault it was and where, never with its message: that may hold what a person wrote."""
    places = traceback.extract_tb(fault.__traceback__)
    place = f"{Path(places[-1].filename).name}, line {places[-1].lineno}" if places else "nowhere"
    return f"{type(fault).__name__} in {place}"
