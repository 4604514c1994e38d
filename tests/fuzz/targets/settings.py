"""The settings of this computer: a file that is none leaves the settings as they are at first, and nothing breaks."""

import atexit
import tempfile
from collections.abc import Iterable
from pathlib import Path

import msgspec

from healing_journal.settings import Settings, load_settings

_FOLDER = tempfile.TemporaryDirectory()
atexit.register(_FOLDER.cleanup)
_FILE = Path(_FOLDER.name) / "settings.json"


def seeds() -> Iterable[bytes]:
    """Give settings as the program writes them, and some of another time."""
    yield msgspec.json.encode(Settings())
    yield b'{"theme":"dim","lock_minutes":240,"later":[1]}'
    yield b'{"theme":"none","lock_minutes":-1}'


def target(content: bytes) -> None:
    """Read the bytes as the settings."""
    _FILE.write_bytes(content)
    read = load_settings(_FILE)
    assert msgspec.json.decode(msgspec.json.encode(read), type=Settings) == read
