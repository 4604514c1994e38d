"""Where files are, and the few settings that must be known before the journal is opened.

They hold nothing a person wrote: a theme, how long until the journal locks, whose help lines to show.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Literal, TypeAlias

import msgspec
import platformdirs

Theme: TypeAlias = Literal["system", "light", "dark", "dim"]
_PRIVATE_FOLDER = 0o700


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What the person set for this computer; `lock_minutes` is the idle time after which the journal locks."""

    theme: Theme = "system"
    large_type: bool = False
    lock_minutes: int = 5
    country: str = ""
    discreet: bool = False
    backup_folder: str = ""


def default_journal() -> Path:
    """Return where the journal is kept unless another place is named: the platform's own data folder."""
    return Path(platformdirs.user_data_dir("healing-journal", appauthor=False)) / "my.journal"


def settings_file() -> Path:
    """Return the file that holds the settings of this computer."""
    return Path(platformdirs.user_config_dir("healing-journal", appauthor=False)) / "settings.json"


def load_settings(path: Path) -> Settings:
    """Return the settings kept there; the defaults where there are none or they cannot be read."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Settings)
    except (OSError, msgspec.DecodeError):
        return Settings()


def save_settings(settings: Settings, path: Path) -> None:
    """Keep the settings in a file of the person's own, whole or not at all."""
    path.parent.mkdir(mode=_PRIVATE_FOLDER, parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".settings-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(msgspec.json.format(msgspec.json.encode(settings)))
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
