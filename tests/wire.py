"""What the tests of the web room share: a real server in a process of its own, and requests as bytes on a socket."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

_FORM = "application/x-www-form-urlencoded"


class Answer(NamedTuple):
    """What came back: its status, its headers in lower case, its body."""

    status: int
    headers: dict[str, str]
    body: str


class Served:
    """A running server: where it is, and a session that was let in."""

    def __init__(self, process: subprocess.Popen[str], address: str) -> None:
        self.process = process
        self.address = address
        self.origin, _, rest = address.partition("/enter")
        self.ticket = rest.removeprefix("#")
        self.host = self.origin.removeprefix("http://")
        self.port = int(self.host.rpartition(":")[2])
        self.path = ""
        self.cookie = ""

    def enter(self) -> Answer:
        """Exchange the ticket for a session and remember it."""
        answer = self.post("/enter", {"ticket": self.ticket})
        self.path = answer.headers.get("location", "").removesuffix("/write")
        self.cookie = answer.headers.get("set-cookie", "").partition(";")[0]
        return answer

    def get(self, path: str, headers: Mapping[str, str] | None = None) -> Answer:
        """Ask for a page as our own pages do."""
        return self.ask("GET", path, self._ours() | dict(headers or {}))

    def post(self, path: str, form: Mapping[str, str], headers: Mapping[str, str] | None = None) -> Answer:
        """Send a form as our own pages do, and go to the page that answers it, if it is one."""
        ours = self._ours() | {"Origin": self.origin, "Content-Type": _FORM}
        return self.followed(self.ask("POST", path, ours | dict(headers or {}), urlencode(form).encode()))

    def followed(self, answer: Answer) -> Answer:
        """Go to the page to which a form is led where the answer is a page."""
        place = answer.headers.get("location", "")
        return self.get(place) if place.endswith("/again") else answer

    def _ours(self) -> dict[str, str]:
        return {"Host": self.host, "Sec-Fetch-Site": "same-origin", "Cookie": self.cookie}

    def ask(self, method: str, path: str, headers: Mapping[str, str], body: bytes = b"") -> Answer:
        """Send exactly these headers, but for those with an empty value."""
        lines = [
            f"{method} {path} HTTP/1.1",
            *(f"{name}: {value}" for name, value in headers.items() if value),
        ]
        if body or method == "POST":
            lines.append(f"Content-Length: {len(body)}")
        return self.send("\r\n".join([*lines, "Connection: close", "", ""]).encode() + body)

    def send(self, request: bytes) -> Answer:
        """Send these very bytes and return the answer to them."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=30) as line:
            line.sendall(request)
            return _parsed(b"".join(iter(lambda: line.recv(65536), b"")))


def _parsed(answer: bytes) -> Answer:
    head, _, body = answer.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    return Answer(int(first.split()[1]), headers, body.decode("utf-8", "replace"))


@contextmanager
def serving(
    journal: Path, *words: str, passphrase: str | None = None, browser: Path | None = None
) -> Iterator[Served]:
    """Start `healing-journal web` on this journal, with settings of its own, and stop it as Ctrl-C does.

    `browser` is a program that is started in place of a browser; without it, none is.
    """
    home = journal.parent
    home.mkdir(parents=True, exist_ok=True)
    given: list[str] = []
    if passphrase is not None:
        (home / "passphrase").write_text(passphrase, encoding="utf-8")
        given = ["--passphrase-file", str(home / "passphrase")]
    program = [sys.executable, "-c", "from healing_journal.cli import main; main()"]
    quiet = [] if browser else ["--no-browser"]
    command = [*program, "--journal", str(journal), *given, "web", *quiet, *words]
    around = environment(home) | ({"BROWSER": str(browser)} if browser else {})
    with (home / "errors").open("w", encoding="utf-8") as errors:
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, text=True, env=around)
        try:
            assert process.stdout is not None
            address = process.stdout.readline().strip()
            assert re.fullmatch(r"http://127\.0\.0\.1:\d+/enter#[\w-]+", address), (
                home / "errors"
            ).read_text()
            yield Served(process, address)
        finally:
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=20)


def environment(home: Path) -> dict[str, str]:
    """Return this environment with folders for settings and files that are the test's own."""
    places = {
        name: str(home / name.lower()) for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR")
    }
    for place in places.values():
        Path(place).mkdir(mode=0o700, exist_ok=True)
    return {**os.environ, **places, "HOME": str(home)}
