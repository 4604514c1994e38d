"""Starting and stopping: one process, one address on this machine, one journal."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import os
import signal
import socket
import sys
from pathlib import Path
from typing import Any

import h11
import msgspec
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from healing_journal.dumping import keep_memory_to_oneself
from healing_journal.journal import Clock, right_now
from healing_journal.model.refusal import Refusal
from healing_journal.settings import settings_file
from healing_journal.web import build
from healing_journal.web.desk import Desk
from healing_journal.web.door import Door
from healing_journal.web.guard import encoded_headers
from healing_journal.web.opening import StartFile
from healing_journal.web.reader import BackgroundReader
from healing_journal.web.readying import make_ready
from healing_journal.web.safekeeping import Safekeeping
from healing_journal.web.views import House, make_templates

ADDRESS = "127.0.0.1"  # never a name, never another interface
_TICK = 5.0
_STOPS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]


class ServeOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What to serve and how; `passphrase` only where it was given beforehand, `port` None for any free one."""

    journal: Path
    passphrase: str | None = None
    port: int | None = None
    open_browser: bool = True
    clock: Clock = right_now
    settings: Path | None = None


def serve(options: ServeOptions) -> None:
    """Open the journal in the browser and answer it until Ctrl-C."""
    keep_memory_to_oneself()
    for stop in _STOPS:
        signal.signal(stop, signal.default_int_handler)
    listener = listen(options.port)
    with contextlib.closing(listener), contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_Start(options, listener).run())
    print("Stopped. The journal is locked.", file=sys.stderr)  # noqa: T201 - the terminal is where this is said


def listen(port: int | None) -> socket.socket:
    """Take the port, or any free one, on this machine alone."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if os.name == "posix":  # elsewhere this option would let a second program share the port
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((ADDRESS, port or 0))
        listener.listen()
    except OSError as refused:
        listener.close()
        raise Refusal(_why_not(port, refused)) from None
    return listener


def _why_not(port: int | None, refused: OSError) -> str:
    if refused.errno == errno.EADDRINUSE:
        return f"Port {port} is in use by another program. Leave out --port, or name another."
    if refused.errno == errno.EACCES:
        return f"Port {port} is kept for the system. Leave out --port, or name one above 1023."
    return f"The address {ADDRESS} could not be taken ({refused.strerror}). Leave out --port, then try again."


class _Start:
    """One start of the server, from the first line printed to the last request answered."""

    def __init__(self, options: ServeOptions, listener: socket.socket) -> None:
        self._options = options
        self._listener = listener
        self._origin = f"http://{ADDRESS}:{listener.getsockname()[1]}"
        desk = Desk(options.journal, options.settings or settings_file(), options.clock)
        self._house = House(Door(), desk, BackgroundReader(desk), make_templates(), Safekeeping(desk))
        desk.on_open.append(self._house.safekeeping.opened)
        desk.on_open.append(lambda: make_ready(self._house))
        desk.before_lock.append(self._house.safekeeping.locking)
        desk.on_lock.append(self._house.door.forget_sessions)
        desk.on_lock.append(self._house.reader.stop)

    async def run(self) -> None:
        house, options = self._house, self._options
        if options.passphrase is not None:
            await self._open(options.passphrase)
        config = uvicorn.Config(
            build(house, self._origin), http=_Protocol, ws="none", lifespan="off", loop="asyncio",
            log_config=None, access_log=False, server_header=False, date_header=False, proxy_headers=False,
            timeout_graceful_shutdown=2,
        )  # fmt: skip
        watch = asyncio.create_task(self._lock_when_left_alone())
        self._invite_again_on_enter()
        try:
            server = uvicorn.Server(config)
            invitation = asyncio.create_task(self._invite(server, open_browser=options.open_browser))
            await server.serve(sockets=[self._listener])
            invitation.cancel()
        finally:
            watch.cancel()
            house.desk.lock()

    async def _open(self, passphrase: str) -> None:
        if self._house.desk.state == "new":
            self._house.desk.given = passphrase
        else:
            await self._house.desk.unlock(passphrase)
            self._house.reader.wake()

    async def _invite(self, server: uvicorn.Server, *, open_browser: bool) -> None:
        """Print the address once it answers, and open it."""
        while not server.started:  # noqa: ASYNC110 - uvicorn has no other way to say so
            await asyncio.sleep(0.01)
        address = self._address()
        print(address, flush=True)  # noqa: T201 - this line is what one reads or copies
        if open_browser:
            await StartFile(address).show(self._house.door.holds_ticket)

    def _address(self) -> str:
        """Return an address that lets one browser in; its last part never travels in a request."""
        return f"{self._origin}/enter#{self._house.door.new_ticket()}"

    def _invite_again_on_enter(self) -> None:
        """Print a new address whenever Enter is pressed here."""
        if sys.stdin is None or not sys.stdin.isatty() or os.name != "posix":
            return

        def pressed() -> None:
            if sys.stdin.readline():
                print(self._address(), flush=True)  # noqa: T201 - see above
            else:
                asyncio.get_running_loop().remove_reader(sys.stdin)

        asyncio.get_running_loop().add_reader(sys.stdin, pressed)

    async def _lock_when_left_alone(self) -> None:
        while True:
            await asyncio.sleep(_TICK)
            if self._house.desk.is_left_alone():
                self._house.desk.lock()
            self._house.safekeeping.wake()  # a journal that stays open for days is backed up each day too


class _Protocol(H11Protocol):
    """The server's own answer to what is not HTTP carries our headers too."""

    def send_400_response(self, msg: str) -> None:
        body = msg.encode("ascii")
        headers: list[Any] = [*encoded_headers(), (b"content-type", b"text/plain; charset=utf-8")]
        headers += [(b"content-length", str(len(body)).encode()), (b"connection", b"close")]
        for event in (
            h11.Response(status_code=400, headers=headers),
            h11.Data(data=body),
            h11.EndOfMessage(),
        ):
            self.transport.write(self.conn.send(event) or b"")
        self.transport.close()
