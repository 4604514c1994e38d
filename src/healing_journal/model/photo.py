"""A photo that belongs to an entry: what is known of it. Its content lies apart from the records."""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

PhotoType: TypeAlias = Literal["image/jpeg", "image/png", "image/webp", "image/gif"]


class Photo(msgspec.Struct, frozen=True, kw_only=True):
    """One photo of an entry, as it stands.

    `digest` is the SHA-256 of its content in hex, `name` the file's name as it came, `description` what the
    person says is to be seen. `content` is filled in only where it was asked for, as `Journal.photos` does.
    """

    id: str
    entry: str
    digest: str
    type: PhotoType
    width: int
    height: int
    name: str = ""
    description: str = ""
    batch: str = ""
    removed: bool = False
    content: bytes = b""
