"""The system's keyring as a way in: off unless it was wished, never the passphrase, and gone when it is turned off."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from click.testing import CliRunner, Result
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoRing
from keyring.backends.null import Keyring as ForgetfulRing

from healing_journal.cli import commands
from healing_journal.journal import Journal
from healing_journal.keychain import secret_in_keyring
from healing_journal.store import WrongKeyError, keys_path, open_store
from kit import PASSPHRASE, Run, refusal_of
from ring import FileRing
from wire import serving


@pytest.fixture
def kept_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the keyring of this test keeps its secrets."""
    place = tmp_path / "ring.json"
    monkeypatch.setenv("JOURNAL_TEST_RING", str(place))
    before = keyring.get_keyring()
    keyring.set_keyring(FileRing())
    yield place
    keyring.set_keyring(before)


@pytest.fixture(autouse=True)
def _written(journal: Journal) -> None:
    """A closed journal with an entry."""
    journal.write("I walked by the river.")
    journal.close()


def _unasked(place: Path, *words: str) -> Result:
    """Run a command with nobody there to give a passphrase."""
    return CliRunner().invoke(commands, ["--journal", str(place), *words], input="")


def test_it_is_off_until_it_is_wished(place: Path, kept_in: Path) -> None:
    """A new journal asks for its passphrase, and no keyring is looked for."""
    assert _unasked(place, "list").exit_code != 0
    assert secret_in_keyring(place) is None
    assert not kept_in.exists()


def test_turned_on_the_shell_and_the_browser_ask_for_nothing(place: Path, kept_in: Path, run: Run) -> None:
    """What it means is said; then commands open the journal, and the first page is the journal's own."""
    turned = run("keyring", "on")
    assert turned.exit_code == 0
    assert "Whoever can log in to this computer" in turned.output
    assert len(_unasked(place, "list").stdout.splitlines()) == 1


def test_the_keyring_holds_neither_passphrase_nor_key(place: Path, kept_in: Path, run: Run) -> None:
    """What is kept there is random, is not the master key, and stands nowhere in the journal's files."""
    run("keyring", "on")
    (secret,) = json.loads(kept_in.read_text(encoding="utf-8")).values()
    assert PASSPHRASE not in secret
    store = open_store(place, PASSPHRASE)
    assert bytes(store._master).hex() != secret
    store.close()
    for file in (place, keys_path(place)):
        assert secret.encode() not in file.read_bytes()
        assert bytes.fromhex(secret) not in file.read_bytes()


def test_turned_off_its_secret_opens_nothing(place: Path, kept_in: Path, run: Run) -> None:
    """The slot is gone from the keys and the secret from the keyring; the file is again one that earlier versions read."""
    before = json.loads(keys_path(place).read_text(encoding="utf-8"))["format"]
    run("keyring", "on")
    assert json.loads(keys_path(place).read_text(encoding="utf-8"))["format"] == before + 1
    (secret,) = json.loads(kept_in.read_text(encoding="utf-8")).values()
    assert run("keyring", "off").exit_code == 0
    assert json.loads(kept_in.read_text(encoding="utf-8")) == {}
    assert json.loads(keys_path(place).read_text(encoding="utf-8"))["format"] == before
    with pytest.raises(WrongKeyError):
        open_store(place, secret, wait=lambda _: None)
    open_store(place, PASSPHRASE).close()


@pytest.mark.parametrize("ring", [NoRing, ForgetfulRing])
def test_where_there_is_no_keyring_one_sentence_says_so(
    place: Path, kept_in: Path, run: Run, ring: type[KeyringBackend]
) -> None:
    """On a machine without one, or with one that keeps nothing, nothing changes."""
    before = keys_path(place).read_bytes()
    keyring.set_keyring(ring())
    assert "has no keyring that the journal can use" in refusal_of(run("keyring", "on"))
    kinds = [slot["kind"] for slot in json.loads(keys_path(place).read_bytes())["slots"]]
    assert kinds == [slot["kind"] for slot in json.loads(before)["slots"]]


def test_a_keyring_that_lost_its_secret_leaves_the_passphrase(place: Path, kept_in: Path, run: Run) -> None:
    """Without its secret, or with a wrong one, the passphrase is asked for as ever."""
    run("keyring", "on")
    names = json.loads(kept_in.read_text(encoding="utf-8"))
    for held in ({}, dict.fromkeys(names, "0" * 64)):
        kept_in.write_text(json.dumps(held), encoding="utf-8")
        asked = CliRunner().invoke(commands, ["--journal", str(place), "list"], input=f"{PASSPHRASE}\n")
        assert asked.exit_code == 0, asked.output
        assert "Passphrase" in asked.stderr


def test_what_changes_who_may_open_it_asks_for_the_passphrase(place: Path, kept_in: Path, run: Run) -> None:
    """The keyring does not serve to change the passphrase, nor to turn itself on or off."""
    run("keyring", "on")
    for words in (("passphrase",), ("keyring", "off"), ("keyring", "on")):
        assert _unasked(place, *words).exit_code != 0, words


def test_the_web_is_let_in_at_its_start_and_not_after_the_lock(
    place: Path, kept_in: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A start needs no passphrase; once locked, the page asks for it; turned off in the settings, the start asks too."""
    run("keyring", "on")
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "ring.FileRing")
    monkeypatch.setenv("PYTHONPATH", f"{Path(__file__).parent}:{Path(__file__).parents[1] / 'src'}")
    with serving(place) as server:
        server.enter()
        assert "Whoever can log in" in server.get(f"{server.path}/settings").body
        refused = server.post(f"{server.path}/settings/keyring", {"present": "not this one", "do": "off"})
        assert "does not open" in refused.body
        server.post(f"{server.path}/lock", {})
        assert server.get(f"{server.path}/today").headers["location"].endswith("/unlock")
        let_in = server.post(f"{server.path}/unlock", {"secret": PASSPHRASE})
        server.cookie = let_in.headers["set-cookie"].partition(";")[0]
        assert (
            server.post(f"{server.path}/settings/keyring", {"present": PASSPHRASE, "do": "off"}).status == 303
        )
    with serving(place) as server:
        server.enter()
        assert server.get(f"{server.path}/today").headers["location"].endswith("/unlock")
