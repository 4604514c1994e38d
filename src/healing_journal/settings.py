"""Where files are, and the few settings that must be known before the journal is opened.

They hold nothing a person wrote: a theme, how long until the journal locks, whose help lines to show.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Literal, TypeAlias

import msgspec

Theme: TypeAlias = Literal["system", "light", "dark", "dim"]
_PRIVATE_FOLDER = 0o700
_NAME, _NEUTRAL_NAME = "healing-journal", "notes"  # of the folders
_JOURNAL, _SETTINGS = "my.notes", "settings.json"  # a file's name, too, tells no one what is in it


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
    return _in_own_folder(_data_folder, _JOURNAL)


def settings_file() -> Path:
    """Return the file that holds the settings of this computer."""
    return _in_own_folder(_config_folder, _SETTINGS)


def name_folders(*, discreet: bool) -> None:
    """Give the folders in their usual places a name that says nothing, or their own again; the files stay as they are.

    A folder is renamed whole or not at all. It keeps its name while a program has the journal open, and where
    another program's folder has the name already.
    """
    before, wanted = (_NAME, _NEUTRAL_NAME) if discreet else (_NEUTRAL_NAME, _NAME)
    for folder, file in ((_data_folder, _JOURNAL), (_config_folder, _SETTINGS)):
        there = (folder(before) / file).exists()
        in_use = (folder(before) / f"{_JOURNAL}-wal").exists()
        if there and not in_use and not folder(wanted).exists():
            with suppress(OSError):
                folder(before).rename(folder(wanted))


def _in_own_folder(folder: Callable[[str], Path], file: str) -> Path:
    neutral = folder(_NEUTRAL_NAME) / file
    return neutral if neutral.exists() else folder(_NAME) / file


def _data_folder(name: str) -> Path:
    import platformdirs  # noqa: PLC0415 - a command that is told where the journal is need not look

    return Path(platformdirs.user_data_dir(name, appauthor=False))


def _config_folder(name: str) -> Path:
    import platformdirs  # noqa: PLC0415 - likewise

    return Path(platformdirs.user_config_dir(name, appauthor=False))


def load_settings(path: Path) -> Settings:
    """Return the settings kept there; the defaults where there are none or they cannot be read."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Settings)
    except (OSError, ValueError):  # of msgspec, and where it is no text at all
        return Settings()


def save_settings(settings: Settings, path: Path) -> None:
    """Keep the settings in a file of the person's own, whole or not at all."""
    import tempfile  # noqa: PLC0415 - hardly any command keeps settings

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
