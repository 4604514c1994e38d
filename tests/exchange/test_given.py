from __future__ import annotations

import io
import tarfile
import zipfile
from datetime import date

import pytest

from healing_journal.exchange import Asked, ExchangeError, Given, load

ASKED = Asked(today=date(2026, 3, 1))
NOTES = {"notes/2024-05-12.md": b"We walked by the river.", "notes/2024-05-13.md": b"Rain all day."}


def zipped() -> bytes:
    """The notes in a zip."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as container:
        for name, content in NOTES.items():
            container.writestr(name, content)
    return out.getvalue()


def tarred() -> bytes:
    """The notes in a tar."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.USTAR_FORMAT) as container:
        for name, content in NOTES.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            container.addfile(member, io.BytesIO(content))
    return out.getvalue()


@pytest.mark.parametrize(
    "given",
    [Given("files", NOTES), Given("a", {"a.zip": zipped()}), Given("a", {"a.tar": tarred()})],
    ids=["files", "zip", "tar"],
)
def test_files_in_memory_are_read_as_on_a_disk(given: Given) -> None:
    """Files that came without a disk, loose or in a container, give their entries with their days."""
    came = load(given, ASKED).drafts
    assert [(draft.days.last, draft.text) for draft in came] == [
        (date(2024, 5, 12), "We walked by the river."),
        (date(2024, 5, 13), "Rain all day."),
    ]


@pytest.mark.parametrize("content", [zipped()[:-30], b"PK\x03\x04", b"\x00" * 257 + b"ustar", b""])
def test_a_damaged_container_in_memory_is_refused_in_a_sentence(content: bytes) -> None:
    """Half a zip, half a tar and nothing at all end in one sentence that names the file."""
    with pytest.raises(ExchangeError) as refused:
        load(Given("my.zip", {"my.zip": content}), ASKED)
    assert str(refused.value).startswith("my.zip: ")
    assert "\n" not in str(refused.value)


def test_a_name_that_leads_out_of_its_folder_is_not_read() -> None:
    """A file whose name climbs to other folders is only a name; nothing is opened by it."""
    with pytest.raises(ExchangeError, match="there are no files in it"):
        load(Given("files", {"/etc/passwd": b"x", ".hidden": b"y"}), ASKED)
