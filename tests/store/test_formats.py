"""Journals of every version open for ever, with this program and without it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from healing_journal.model.finding import Contact, Mark
from healing_journal.model.record import Corrected, kind_of_record
from healing_journal.model.snapshot import replay
from healing_journal.store import Store, open_store
from healing_journal.store.keyfile import keys_path
from healing_journal.store.schema import VERSION
from store.journals.make_v2 import BODIES, PHOTO

V1 = Path(__file__).parent / "journals" / "v1.journal"
PASSPHRASE = "an old brass key"
WORDS = "purchase busy matter elephant yard come away movie economy hungry school tuna"
FORMATS = Path(__file__).parents[2] / "docs" / "formats.md"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A copy of the journal that version 1 wrote."""
    path = tmp_path / "old.journal"
    for source, target in ((V1, path), (keys_path(V1), keys_path(path))):
        shutil.copyfile(source, target)
        target.chmod(0o600)
    return path


def _holds_what_was_written(store: Store) -> None:
    snapshot = replay(store.records())
    entries = {head.id: store.entry(head.id) for head in store.heads()}
    assert entries == snapshot.entries
    assert {key: entry.removed for key, entry in snapshot.entries.items()} == {
        "first": False, "second": False, "third": True,
    }  # fmt: skip
    assert snapshot.entries["first"].text.endswith("both sleep on it.\nI did not sleep.")
    assert len(store.versions("second")) == 2
    mark = Mark("contact", "Robin wrote once")
    becomes = Contact(quote="Robin wrote once", start=19, by="them", how="message")
    assert snapshot.corrections["second"][mark] == Corrected(
        entry="second", mark=mark, verdict="changed", becomes=becomes
    )
    assert snapshot.named.names == ("Robin",)
    assert snapshot.checkins[date(2026, 2, 6)].longing == 6


@pytest.mark.parametrize("secret", [PASSPHRASE, WORDS])
def test_a_journal_of_version_1_opens(old: Path, secret: str) -> None:
    """What version 1 wrote is all there, by either way in, and can be gone on with."""
    store = open_store(old, secret)
    assert store.check() == []
    _holds_what_was_written(store)
    assert [hit.entry for hit in store.find("reservoir")] == ["second"]
    reading, draft = store.reading("second"), store.draft("new")
    assert reading is not None
    assert reading.reader == "test 1"
    assert draft is not None
    assert draft.text == "I keep starting this"
    store.remake()
    _holds_what_was_written(store)
    store.close()


def _script(tmp_path: Path) -> Path:
    (code,) = re.findall(r"```python\n(.*?)```", FORMATS.read_text(encoding="utf-8"), re.DOTALL)
    script = tmp_path / "open_journal.py"
    script.write_text(code, encoding="utf-8")
    return script


def _run(*command: str | Path) -> str:
    """Run the script as a stranger would, who has not this program."""
    answer = subprocess.run(
        [sys.executable, "-I", "-W", "ignore", *command],
        input=f"{PASSPHRASE}\n", capture_output=True, text=True, check=True, encoding="utf-8",
    )  # fmt: skip
    return answer.stdout


def test_the_script_in_the_docs_reads_a_journal_without_this_program(old: Path, tmp_path: Path) -> None:
    """docs/formats.md keeps its word: its script prints every record of a journal, and names nothing of this house."""
    script = _script(tmp_path)
    assert "healing_journal" not in script.read_text(encoding="utf-8")
    printed = _run(script, old)
    store = open_store(old, PASSPHRASE)
    kinds = [kind_of_record(record.body) for record in store.records()]
    store.close()
    assert re.findall(r'^\S+ {"kind":"(\w+)"', printed, re.MULTILINE) == kinds
    assert "about the key. I walked to the reservoir" in printed


def test_the_key_it_prints_is_the_right_one(old: Path, tmp_path: Path) -> None:
    """With `--key` the script prints the line that the sqlcipher shell needs."""
    store = open_store(old, PASSPHRASE)
    key = store._database.alike().hex()
    store.close()
    assert _run(_script(tmp_path), old, "--key").strip() == f"PRAGMA key = \"x'{key}'\";"


V2 = V1.with_name("v2.journal")
WORDS_V2 = "deal crawl family story auto illegal post visit smart dynamic permit route"


@pytest.fixture
def second(tmp_path: Path) -> Path:
    """A copy of the journal that version 2 wrote."""
    path = tmp_path / "second.journal"
    for source, target in ((V2, path), (keys_path(V2), keys_path(path))):
        shutil.copyfile(source, target)
        target.chmod(0o600)
    return path


@pytest.mark.parametrize("secret", [PASSPHRASE, WORDS_V2])
def test_a_journal_of_version_2_opens(second: Path, secret: str) -> None:
    """Every record that version 2 wrote is there as it was, with the photo, what was read, and what was being typed."""
    store = open_store(second, secret)
    assert store.check() == []
    assert [record.body for record in store.records()] == list(BODIES)
    assert [hit.entry for hit in store.find("reservoir")] == ["second"]
    photo, reading, draft = store.photo("p"), store.reading("second"), store.draft("web page")
    assert photo is not None
    assert photo == PHOTO
    assert reading is not None
    assert reading.reader == "test 2"
    assert draft is not None
    assert "I keep starting this" in draft.text
    snapshot = replay(store.records())
    assert snapshot.named.names == ("Robin",)
    assert snapshot.entries["third"].removed
    store.remake()
    assert store.check() == []
    store.close()


def test_the_kept_journals_are_of_every_version() -> None:
    """A new version comes with a journal that it wrote, kept here for good."""
    kept = {int(path.stem.removeprefix("v")) for path in V1.parent.glob("v*.journal")}
    assert kept == set(range(1, VERSION + 1))
