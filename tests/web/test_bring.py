"""Bringing in over the wire: looked at first, kept on a word, taken back whole, and never on the disk."""

from __future__ import annotations

import html
import re
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from healing_journal.web.guard import LARGEST_ARRIVAL
from kit import PASSPHRASE
from wire import Answer, Served, serving

NOTES = "# 2024-05-12\n\nWe walked by the quillwort pond.\n\n# 2024-05-13\n\nRain all day, and tea."
CHAT = (
    "12/05/2024, 21:30 - Jo: good night\n12/05/2024, 21:31 - Sam: good night to you\n"
    "13/05/2024, 08:10 - Jo: zanzibarine morning\n"
)
EDGE = "edge-of-a-part"


@pytest.fixture
def server(kept: Path) -> Iterator[Served]:
    """A server of the test's own, for what it brings in is to be counted."""
    with serving(kept, passphrase=PASSPHRASE) as running:
        running.enter()
        yield running


def part(name: str, content: bytes, file: str = "") -> bytes:
    """One part of a form with files."""
    of_file = f'; filename="{file}"' if file else ""
    head = f'--{EDGE}\r\nContent-Disposition: form-data; name="{name}"{of_file}\r\n\r\n'
    return head.encode() + content + b"\r\n"


def hand_over(server: Served, *parts: bytes) -> Answer:
    """Send a form with files as our own page does."""
    headers = {
        "Host": server.host, "Sec-Fetch-Site": "same-origin", "Cookie": server.cookie, "Origin": server.origin,
        "Content-Type": f"multipart/form-data; boundary={EDGE}",
    }  # fmt: skip
    body = b"".join(parts) + f"--{EDGE}--\r\n".encode()
    return server.followed(server.ask("POST", f"{server.path}/bring", headers, body))


def page(server: Served, place: str = "bring") -> str:
    """What a page says, without its marks."""
    body = server.get(f"{server.path}/{place}").body.partition("<main")[2]
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", body)).split())


def press(server: Served, place: str, **fields: str) -> Answer:
    """Press a button of the page that shows what was handed over."""
    body = server.get(f"{server.path}/bring").body
    key = re.search(r'name="key" value="(\w+)"', body)
    return server.post(f"{server.path}/bring/{place}", {"key": key[1] if key else "", **fields})


def entries(server: Served) -> int:
    """How many entries the list of them shows."""
    return len(set(re.findall(r"/entry/(\w+)", server.get(f"{server.path}/entries").body)))


def test_it_is_looked_at_before_it_is_kept(server: Served) -> None:
    """What would come is shown with its days, and nothing of it is in the journal until the person says so."""
    assert hand_over(server, part("files", NOTES.encode(), "notes.md")).status == 303
    said = page(server)
    assert "It tells of days from 12 May 2024 to 13 May 2024. Two entries." in said
    assert "We walked by the quillwort pond." in said
    assert entries(server) == 1
    assert press(server, "keep").status == 303
    assert "Kept: two entries" in page(server)
    assert entries(server) == 3


def test_the_same_again_adds_nothing_and_the_batch_can_be_taken_back(server: Served) -> None:
    """A second time there is nothing to keep; taking back leaves the journal's own entries."""
    for _ in range(2):
        hand_over(server, part("files", NOTES.encode(), "notes.md"))
        again = page(server)
        press(server, "keep")
    assert "nothing in it that is not in the journal already" in again
    assert entries(server) == 3
    batch = re.search(r'name="batch" value="(\w+)"', server.get(f"{server.path}/bring").body)
    assert batch
    assert server.post(f"{server.path}/bring/back", {"batch": batch[1]}).status == 303
    assert "Taken back: 2 entries are in the bin, and nothing else of it counts" in page(server)
    assert entries(server) == 1


def test_what_was_let_go_is_gone(server: Served) -> None:
    """After "let it go" the page asks for a file again, and an old button keeps nothing."""
    hand_over(server, part("files", NOTES.encode(), "notes.md"))
    assert press(server, "drop").status == 303
    assert "Bring something in" in page(server)
    assert "not held here any more" in press(server, "keep").body
    assert entries(server) == 1


def test_a_chat_asks_which_side_is_whose(server: Served) -> None:
    """Where the chat does not tell who wrote it, its names are offered; its words stay out unless asked for."""
    hand_over(server, part("files", CHAT.encode(), "WhatsApp Chat with Jo.txt"))
    assert "Which of these is you?" in page(server)
    assert press(server, "who", name="Sam").status == 303
    said = page(server)
    assert "Messages and calls of two days, without their words." in said
    assert "zanzibarine" not in said
    press(server, "keep")
    assert "Kept: messages and calls" in page(server)


def test_several_files_come_in_together(server: Served) -> None:
    """A folder's files, as a browser sends them, are one thing to bring in."""
    files = [part("folder", f"Day {day}.".encode(), f"notes/2024-05-{day}.md") for day in range(10, 15)]
    hand_over(server, part("files", b"", ""), *files)
    assert "It tells of days from 10 May 2024 to 14 May 2024. Five entries." in page(server)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "nothing in it to bring in"),
        (b"PK\x03\x04half", "damaged"),
        (bytes(range(256)) * 64, "this file is not text"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(server: Served, content: bytes, says: str) -> None:
    """Broken and unknown files get one sentence on the page, and the journal stays as it was."""
    answer = hand_over(server, part("files", content, "thing.bin"))
    assert answer.status == 422
    assert says in answer.body
    assert "Traceback" not in answer.body
    assert entries(server) == 1


def test_a_form_without_a_file_and_a_form_that_is_none(server: Served) -> None:
    """An empty choice is said so; a body that is no form is refused."""
    assert "Choose a file first" in hand_over(server, part("files", b"", "")).body
    assert server.post(f"{server.path}/bring", {"files": "x"}).status == 422
    headers = {
        "Host": server.host, "Sec-Fetch-Site": "same-origin", "Cookie": server.cookie, "Origin": server.origin,
        "Content-Type": "multipart/form-data",
    }  # fmt: skip
    assert server.followed(server.ask("POST", f"{server.path}/bring", headers, b"nothing")).status == 422


def test_more_than_fits_is_refused_before_it_is_read(server: Served) -> None:
    """More than 64 MB is turned away by its announced length, in a sentence that says what to do."""
    headers = {"Host": server.host, "Sec-Fetch-Site": "same-origin", "Cookie": server.cookie}
    head = "".join(f"{name}: {value}\r\n" for name, value in {**headers, "Origin": server.origin}.items())
    kind = f"Content-Type: multipart/form-data; boundary={EDGE}\r\n"
    size = f"Content-Length: {LARGEST_ARRIVAL + 1}\r\nConnection: close\r\n\r\n"
    answer = server.followed(server.send(f"POST {server.path}/bring HTTP/1.1\r\n{head}{kind}{size}".encode()))
    assert answer.status == 413
    assert "healing-journal import" in answer.body


def _opened(server: Served) -> set[str]:
    """Return what the program has open, where the system tells; a file may be closed while one looks."""
    found = set()
    for handle in Path(f"/proc/{server.process.pid}/fd").glob("*"):
        with suppress(FileNotFoundError):
            found.add(str(handle.readlink()))
    return {one for one in found if "/reading/models/" not in one}  # the reader's own, read meanwhile


def test_nothing_of_it_is_ever_on_the_disk(server: Served, kept: Path) -> None:
    """A file far larger than what is usually spooled opens no other file in the program, and leaves no trace."""
    large = (NOTES + "\n\n" + "quillwort " * 60_000 + "\n").encode() * 4
    before = _opened(server)
    hand_over(server, part("files", large, "notes.md"))
    assert "What would come in" in page(server)
    assert {one for one in _opened(server) - before if one.startswith("/") and "socket" not in one} == set()
    assert not [one for one in kept.parent.rglob("*") if one.is_file() and b"quillwort" in one.read_bytes()]


def test_the_lock_forgets_what_was_handed_over(server: Served) -> None:
    """After locking and opening again, nothing that was handed over is held any more."""
    hand_over(server, part("files", NOTES.encode(), "notes.md"))
    server.post(f"{server.path}/lock", {})
    answer = server.post(f"{server.path}/unlock", {"secret": PASSPHRASE})
    server.cookie = answer.headers["set-cookie"].partition(";")[0]
    assert "Bring something in" in page(server)


THREAD = "Hello.\n\n\nI moved out in the rain.\n\n\nMy sister helped.\n\n\nIt is quiet.\n\nUpdate: we spoke once.\n\n\nThe end."


def test_a_pasted_thread_is_cut_where_the_person_says(server: Served) -> None:
    """Words are pasted; signs of a new post are offered, and what the person checks and dates is what comes in."""
    hand_over(server, part("pasted", THREAD.encode()))
    assert "Were these several posts" in page(server)
    offered = server.get(f"{server.path}/bring/posts").body
    assert re.findall(r'name="begins_(\d+)" autocomplete="off" checked', offered) == ["0", "11"]
    answer = press(server, "posts", begins_0="on", when_0="May 2024", begins_11="on", when_11="nonsense")
    assert answer.status == 422
    assert 'value="May 2024"' in answer.body
    press(server, "posts", begins_0="on", when_0="May 2024", begins_11="on", when_11="2024-06-20")
    said = page(server)
    assert "Two entries." in said
    assert "May 2024 Hello." in said
    assert "20 June 2024 Update: we spoke once." in said
    press(server, "keep")
    assert entries(server) == 3


def test_a_long_one_tells_how_far_it_is_and_can_be_stopped(server: Served) -> None:
    """Keeping many entries shows how far it is; stopped, what was kept stands, and the same file brings the rest once."""
    many = 40_000
    export = "".join(
        f"[2024-05-{n % 28 + 1:02} 09:30] Page {n}. It rained.\n\n" for n in range(many)
    ).encode()

    def looked_at() -> None:
        hand_over(server, part("files", export, "journal.txt"))
        while "One moment" in page(server):
            time.sleep(0.2)
        assert "What would come in" in page(server)

    looked_at()
    press(server, "keep")
    assert re.search(r"One moment Keeping(: \d+%, about|: nearly| …)", page(server))
    server.post(f"{server.path}/bring/stop", {})
    while "One moment" in (said := page(server)):
        time.sleep(0.2)
    assert "Stopped. What was kept until then stands; the same file again goes on from there." in said
    looked_at()
    known = re.search(r"In the journal already: (\d+)", page(server))
    assert known
    assert 0 < int(known[1]) < many
    press(server, "keep")
    while "One moment" in (said := page(server)) or not said:  # led to the page itself where it is done
        time.sleep(0.2)
    assert f"{many - int(known[1]):,} entries" in said
