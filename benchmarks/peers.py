"""The programs that are measured from the shell, each started anew for every command: ours, jrnl, and Joplin's."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import NamedTuple, Protocol

from corpus import day_of, record_of

from healing_journal.store import create

PAGE = "We talked on the phone again, and I said less than I wanted to."
SECRET = "a long walk by the canal"
A_FILE = 20_000  # entries in a file to import, which may hold 64 MB
CONFIG = """
journals:
  default:
    journal: {folder}/jrnl.txt
    encrypt: false
colors: {{body: none, date: none, tags: none, title: none}}
default_hour: 9
default_minute: 0
editor: ''
encrypt: false
highlight: false
indent_character: '|'
linewrap: 79
tagsymbols: '@'
template: false
timeformat: '%Y-%m-%d %H:%M'
version: '4.6'
"""
KEYRING = """
from pathlib import Path
from keyring.backend import KeyringBackend

class Kept(KeyringBackend):
    priority = 1
    place = Path(__file__).with_name("secret")
    def get_password(self, service, username): return self.place.read_text()
    def set_password(self, service, username, password): self.place.write_text(password)
    def delete_password(self, service, username): pass
"""
KEEP = """
import sys
from pathlib import Path
from healing_journal.keychain import keep_in_keyring
from healing_journal.store import open_store
keep_in_keyring(open_store(Path(sys.argv[1]), sys.argv[2]))
"""


class Took(NamedTuple):
    """What one command took: seconds on the clock, seconds of the processor on all cores, and megabytes at most."""

    clock: float
    processor: float
    memory: float


class Program(Protocol):
    """Something that keeps a journal and can be asked from the shell; a command it has not is None."""

    name: str

    def fill(self, texts: Sequence[str]) -> Took | None:
        """Bring the texts in by the program's own import."""

    def add(self) -> Took | None:
        """Add one entry."""

    def find(self, word: str) -> Took | None:
        """Find a word."""

    def size(self) -> float:
        """Return how many megabytes its journal takes."""


def run(command: Sequence[str], told: str = "", env: dict[str, str] | None = None) -> Took:
    """Run a command to its end, away from any terminal; GNU time, a small process between, says its memory."""
    with NamedTemporaryFile() as said:
        begun, used = time.perf_counter(), _used()
        done = subprocess.run(
            ["time", "--output", said.name, "--format", "%M", *command], input=told.encode(),
            capture_output=True, check=False, start_new_session=True, env={**os.environ, "NO_COLOR": "1", **(env or {})},
        )  # fmt: skip
        clock, processor = time.perf_counter() - begun, _used() - used
        assert done.returncode == 0, (command[0], done.returncode)
        return Took(clock, processor, float(said.read()) / 1024)


def _used() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return children.ru_utime + children.ru_stime


def together(parts: Sequence[Took]) -> Took:
    """Return what commands took that ran one after the other."""
    clock, processor, memory = zip(*parts, strict=True)
    return Took(sum(clock), sum(processor), max(memory))


def in_jrnls_form(texts: Sequence[str]) -> str:
    """Return the texts as jrnl writes them, dated a day apart."""
    return "\n".join(f"[{day_of(number)} 09:00] {text}.\n" for number, text in enumerate(texts))


def with_keyring(folder: Path, secret: str = "") -> dict[str, str]:
    """Put a keyring into the folder that takes no time, and return what makes a program use it."""
    (folder / "keptpassword.py").write_text(KEYRING)
    (folder / "secret").write_text(secret)
    path = os.pathsep.join([str(folder), *filter(None, [os.environ.get("PYTHONPATH")])])
    return {"PYTHONPATH": path, "PYTHON_KEYRING_BACKEND": "keptpassword.Kept"}


class Ours:
    """This program: opened with the passphrase, its cost as it is chosen on this machine, or by the system's keyring."""

    def __init__(self, folder: Path, *, keyring: bool = False) -> None:
        self.name = "ours, keyring" if keyring else "ours"
        self._keyring = keyring
        self._folder = folder / self.name.replace(", ", "-")
        self._folder.mkdir()
        self._path = self._folder / "journal"
        self._env = with_keyring(self._folder)
        secret = self._folder / "passphrase"
        secret.write_text(SECRET)
        by_file = [] if keyring else ["--passphrase-file", str(secret)]
        program = Path(sys.executable).with_name("healing-journal")
        self._command = [str(program), "--journal", str(self._path), *by_file]

    def fill(self, texts: Sequence[str]) -> Took:
        """Import them from files in jrnl's form, none larger than one may be."""
        create(self._path, SECRET)[0].close()
        if self._keyring:
            run([sys.executable, "-c", KEEP, str(self._path), SECRET], "", self._env)
        file, parts = self._folder / "given.txt", []
        for start in range(0, len(texts), A_FILE):
            file.write_text(in_jrnls_form(texts[start : start + A_FILE]), encoding="utf-8")
            parts.append(run([*self._command, "import", str(file)], "", self._env))
        return together(parts)

    def add(self) -> Took:
        """Add from standard input."""
        return run([*self._command, "add"], PAGE, self._env)

    def find(self, word: str) -> Took:
        """Find from standard input."""
        return run([*self._command, "find"], word, self._env)

    def size(self) -> float:
        """The encrypted file."""
        return self._path.stat().st_size / 1e6


class Jrnl:
    """jrnl, its journal plain or encrypted; the password of an encrypted one comes from a keyring that takes no time."""

    def __init__(self, program: str, folder: Path, *, encrypted: bool) -> None:
        self.name = "jrnl, encrypted" if encrypted else "jrnl"
        self._encrypted = encrypted
        self._folder = folder / self.name.replace(", ", "-")
        self._folder.mkdir()
        (self._folder / "jrnl.yaml").write_text(CONFIG.format(folder=self._folder), encoding="utf-8")
        self._command = [program, "--config-file", str(self._folder / "jrnl.yaml")]
        self._env = with_keyring(self._folder, SECRET)

    def fill(self, texts: Sequence[str]) -> Took:
        """Import them into an empty journal; an encrypted one is encrypted after that, as jrnl has it."""
        (self._folder / "jrnl.txt").write_text("")
        took = run([*self._command, "--import"], in_jrnls_form(texts), self._env)
        if not self._encrypted:
            return took
        return together([took, run([*self._command, "--encrypt"], f"{SECRET}\n{SECRET}\nn\n", self._env)])

    def add(self) -> Took:
        """Add from standard input."""
        return run(self._command, PAGE, self._env)

    def find(self, word: str) -> Took:
        """Find one word anywhere in the text."""
        return run([*self._command, "-contains", word], "", self._env)

    def size(self) -> float:
        """Its one file."""
        return (self._folder / "jrnl.txt").stat().st_size / 1e6


class Joplin:
    """Joplin's command line. It keeps notes unencrypted on the disk, and has no command to search."""

    name = "Joplin"

    def __init__(self, program: str, folder: Path) -> None:
        self._folder = folder / "joplin"
        self._folder.mkdir()
        self._command = [program, "--profile", str(self._folder)]

    def fill(self, texts: Sequence[str]) -> Took:
        """Import a folder of Markdown files."""
        given = self._folder.with_name("notes")
        given.mkdir()
        for number, text in enumerate(texts):
            (given / f"{day_of(number)} {number}.md").write_text(text, encoding="utf-8")
        took = run([*self._command, "import", "--format", "md", str(given)])
        run([*self._command, "mkbook", "Journal"])
        run([*self._command, "use", "Journal"])
        return took

    def add(self) -> Took:
        """Make a note of which this is the title; giving it a text is a second command."""
        return run([*self._command, "mknote", PAGE])

    def find(self, word: str) -> None:
        """Find nothing: there is no such command."""
        del word

    def size(self) -> float:
        """Its database."""
        return (self._folder / "database.sqlite").stat().st_size / 1e6


def appended(folder: Path, texts: Sequence[str]) -> float:
    """Return how many seconds it takes to write the texts to an encrypted journal, and nothing else."""
    store, _ = create(folder / "appended", SECRET)
    begun = time.perf_counter()
    for start in range(0, len(texts), 200):
        some = texts[start : start + 200]
        store.append([record_of(text, start + number) for number, text in enumerate(some)])
    took = time.perf_counter() - begun
    store.close()
    return took
