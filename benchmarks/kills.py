"""Kill a program at random points while it writes to a journal, and look that nothing it had answered is lost.

`python benchmarks/kills.py --kills 500` runs it as long as wanted; the test suite runs a few kills each time.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import time
import traceback
import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

from healing_journal.model.day import Days
from healing_journal.model.record import Record, Removed, Restored, Revised, Written
from healing_journal.store import Cost, Store, WrongKeyError, backups, create, make_backup, open_store
from healing_journal.store.keyfile import keys_path

CHEAP = Cost(memory=64, passes=1, lanes=1)
DAY = Days.on(date(2026, 3, 1))
KILLS_A_JOURNAL = 25
LONGEST_LIFE_S = 0.25
FIRST = Path(__file__).parents[1] / "tests" / "store" / "journals" / "v1.journal"
SECRET_OF_FIRST, ENTRIES_OF_FIRST = "an old brass key", 3

Say: TypeAlias = Callable[[str, str], None]
Words: TypeAlias = Written | Revised | Removed | Restored


class Life:
    """A program that does one thing after another until it is killed, and says so before and after each."""

    def __init__(self, path: Path, secret: str, seed: int, say: Say) -> None:
        self.path, self.secret, self.say, self.chance = path, secret, say, random.Random(seed)

    def live(self) -> None:
        """Open the journal, do a few things, close it, and again."""
        acts = [self.write, self.bring_in, self.change, self.draft, self.rekey, self.empty, self.back_up]
        while True:
            self.store = open_store(self.path, self.secret)
            for act in self.chance.choices(acts, (8, 3, 8, 4, 3, 2, 2), k=self.chance.randint(1, 12)):
                act()
            self.store.close()

    def write(self, count: int = 1) -> None:
        """Write new entries in one go."""
        text = f"He said he would come, {self.chance.random()}. " * self.chance.randint(1, 40)
        self._append([Written(entry=uuid.uuid4().hex, days=DAY, text=text) for _ in range(count)])

    def bring_in(self) -> None:
        """Write many entries in one go, as an import does."""
        self.write(40)

    def change(self) -> None:
        """Revise, remove or restore some entry."""
        if heads := self.store.heads():
            entry = self.chance.choice(heads).id
            revised = Revised(entry=entry, days=DAY, text=f"No: {self.chance.random()}. " * 9)
            bodies: list[Words] = [revised, Removed(entry=entry), Restored(entry=entry)]
            self._append([self.chance.choice(bodies)])

    def draft(self) -> None:
        """Keep what is being typed."""
        text = str(self.chance.random())
        self._do("draft", text, lambda: self.store.keep_draft("new", text))

    def rekey(self) -> None:
        """Change the passphrase, and the recovery words with it."""
        secret = f"kettle {self.chance.random()}"
        self._do("secret", secret, lambda: self.store.change_passphrase(secret, cost=CHEAP))
        self.secret = secret
        self.store.new_recovery_words()

    def empty(self) -> None:
        """Empty the bin."""
        gone = " ".join(head.id for head in self.store.heads() if head.removed)
        self._do("erase", gone, self.store.empty_bin)

    def back_up(self) -> None:
        """Make a backup."""
        self._do(
            "back up", self.secret, lambda: make_backup(self.store, self.path.parent / "b", datetime.now(UTC))
        )

    def _append(self, bodies: list[Words]) -> None:
        records = [Record(uuid.uuid4().hex, datetime.now(UTC), body) for body in bodies]
        named = " ".join(f"{record.id}:{body.entry}" for record, body in zip(records, bodies, strict=True))
        self._do("keep", named, lambda: self.store.append(records))

    def _do(self, verb: str, of: str, act: Callable[[], object]) -> None:
        self.say(f"began {verb}", of)
        act()
        self.say(f"answered {verb}", of)


class Witness:
    """What a journal must and may hold, after all that was said by the programs that were killed."""

    def __init__(self, path: Path, secret: str) -> None:
        self.path, self.secrets, self.drafts = path, [secret], [""]
        self.kept: dict[str, str] = {}
        self.begun: dict[str, str] = {}
        self.erased: set[str] = set()
        self.maybe_erased: set[str] = set()
        self.secrets_of_backups = {secret}
        self.proved: set[Path] = set()
        self.answers = 0

    def hear(self, said: str, of: str) -> None:
        """Take in what a program said before it was killed."""
        if said.startswith("answered"):
            self.answers += 1
        match said:
            case "began keep":
                self.begun = {part.partition(":")[0]: part.partition(":")[2] for part in of.split()}
            case "answered keep":
                self.kept |= self.begun
                self.begun = {}
            case "began erase":
                self.maybe_erased |= set(of.split())
            case "answered erase":
                self.erased |= set(of.split())
            case "began draft" | "began secret":
                getattr(self, f"{said.split()[1]}s").append(of)
            case "answered draft" | "answered secret":
                setattr(self, f"{said.split()[1]}s", [of])
            case _:
                self.secrets_of_backups.add(of)

    def look(self) -> None:
        """Open the journal and hold it against what was said."""
        store, secret = _open_with(self.path, self.secrets)
        self.secrets = [secret]
        held = {record.id for record in store.records()}
        must = {key for key, entry in self.kept.items() if entry not in self.maybe_erased}
        assert must <= held, f"{len(must - held)} answered records are lost"
        assert not {key for key, entry in self.kept.items() if entry in self.erased} & held, (
            "erased text is back"
        )
        begun = set(self.begun)
        assert begun <= held or not begun & held, "part of a batch was kept"
        self.kept |= {key: entry for key, entry in self.begun.items() if key in held}
        self.maybe_erased = set(self.erased) | {key for key in self.maybe_erased if store.entry(key) is None}
        self.erased |= self.maybe_erased
        draft = store.draft("new")
        assert (draft.text if draft else "") in self.drafts, "an answered draft is lost"
        self.drafts = [draft.text if draft else ""]
        assert store.check() == [], "the journal is not whole"
        self._look_at_backups()
        store.close()
        self.begun = {}

    def _look_at_backups(self) -> None:
        for backup in backups(self.path, self.path.parent / "b"):
            if backup.path not in self.proved:
                copy, _ = _open_with(backup.path, sorted(self.secrets_of_backups))
                assert copy.check() == [], "a backup is not whole"
                copy.close()
                self.proved.add(backup.path)


def _open_with(path: Path, secrets: list[str]) -> tuple[Store, str]:
    """Open with whichever of the secrets holds: an unanswered change may have happened or not."""
    for secret in secrets:
        try:
            return open_store(path, secret, wait=lambda _: None), secret
        except WrongKeyError:
            continue
    raise AssertionError("no passphrase that was ever answered opens the journal")


def _kill_one(live: Callable[[Say], None], after_s: float) -> Iterator[tuple[str, str]]:
    """Run a program in a process of its own, kill it, and yield what it had said."""
    ear, mouth = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(ear)
        try:
            live(lambda said, of: _say(mouth, said, of))
        finally:
            traceback.print_exc()  # a program that ended by itself has failed
            os._exit(1)
    os.close(mouth)
    time.sleep(after_s)
    os.kill(child, signal.SIGKILL)
    with os.fdopen(ear) as lines:
        for line in lines:
            if line.endswith("\n"):  # it may have been killed in the middle of a word
                said, _, of = line[:-1].partition("\t")
                yield said, of
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "the program failed before it was killed"


def _say(mouth: int, said: str, of: str) -> None:
    os.write(mouth, f"{said}\t{of}\n".encode())


def kill_writers(folder: Path, kills: int, chance: random.Random) -> int:
    """Kill so many programs that write to one journal; return how many answers were held against it."""
    path = folder / "j"
    create(path, "kettle", cost=CHEAP)[0].close()
    witness = Witness(path, "kettle")
    for _ in range(kills):
        seed, secret = chance.randrange(2**32), witness.secrets[0]

        def live(say: Say, seed: int = seed, secret: str = secret) -> None:
            Life(path, secret, seed, say).live()

        for said, of in _kill_one(live, chance.uniform(0, LONGEST_LIFE_S)):
            witness.hear(said, of)
        witness.look()
    return witness.answers


def kill_makers(folder: Path, kills: int, chance: random.Random) -> None:
    """Kill programs that make a journal: there is a whole one with its keys, or none that counts."""
    for number in range(kills):
        path = folder / f"new{number}"

        def make(say: Say, path: Path = path) -> None:
            create(path, "kettle", cost=CHEAP)[0].close()
            say("answered new", "")
            time.sleep(60)

        answers = list(_kill_one(make, chance.uniform(0, 0.03)))
        assert not answers or (path.exists() and keys_path(path).exists())
        if path.exists() and keys_path(path).exists():
            opened = open_store(path, "kettle")
            assert opened.check() == []
            opened.close()


def kill_upgraders(folder: Path, kills: int, chance: random.Random) -> None:
    """Kill programs that open a journal of the first version, and so bring it to the present one: it is whole either way."""
    for number in range(kills):
        path = folder / f"old{number}"
        for source, target in ((FIRST, path), (keys_path(FIRST), keys_path(path))):
            shutil.copyfile(source, target)
            target.chmod(0o600)

        def upgrade(say: Say, path: Path = path) -> None:
            open_store(path, SECRET_OF_FIRST)
            say("answered upgrade", "")
            time.sleep(60)

        list(_kill_one(upgrade, chance.uniform(0, 0.04)))
        opened = open_store(path, SECRET_OF_FIRST)
        assert opened.check() == [], "an upgraded journal is not whole"
        assert len(opened.heads()) == ENTRIES_OF_FIRST
        opened.close()


def main() -> None:
    """Kill as many as asked for, and say how it went."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--seed", type=int, default=random.randrange(2**32))
    asked = parser.parse_args()
    print(f"seed {asked.seed}", flush=True)
    chance, answers = random.Random(asked.seed), 0
    for begun in range(0, asked.kills, KILLS_A_JOURNAL):
        with TemporaryDirectory() as folder:
            answers += kill_writers(Path(folder), min(KILLS_A_JOURNAL, asked.kills - begun), chance)
            kill_makers(Path(folder), 2, chance)
            kill_upgraders(Path(folder), 3, chance)
    print(f"{asked.kills} kills, {answers} answers, none lost")


if __name__ == "__main__":
    main()
