"""The photos of a journal: put to an entry, described, put in the bin and taken out again."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias

import msgspec

from healing_journal.model.photo import Photo
from healing_journal.model.record import (
    Body,
    PhotoAdded,
    PhotoDescribed,
    PhotoRemoved,
    PhotoRestored,
    Record,
)
from healing_journal.model.refusal import Refusal
from healing_journal.model.snapshot import Snapshot
from healing_journal.pictures import LONGEST_DESCRIPTION, Developed, PictureError, develop, named
from healing_journal.store import Content, Store, digest_of

MOST = 50
"""Photos of one entry: more than any day needs."""

Append: TypeAlias = Callable[[Sequence[Body], Mapping[str, Content]], tuple[Record, ...]]


class Picked(msgspec.Struct, frozen=True):
    """A picture that is to come in: its file's name, its bytes, and what is to be seen on it."""

    name: str
    content: bytes
    description: str = ""


class Mounted(msgspec.Struct, frozen=True):
    """A picture that is ready to be kept: its record, and its content."""

    body: PhotoAdded
    content: Content


class Album:
    """The photos of one open journal."""

    def __init__(self, store: Store, snapshot: Callable[[], Snapshot], append: Append) -> None:
        self._store = store
        self._snapshot = snapshot
        self._append = append

    def add(self, entry: str, picked: Sequence[Picked]) -> list[str]:
        """Put pictures to an entry; return a sentence for each that could not be kept. The same again adds nothing."""
        ready: list[Mounted] = []
        wrong: list[str] = []
        for one in picked:
            try:
                ready.append(self.mount(entry, one))
            except PictureError as no:
                wrong.append(str(no))
        new, over = self._new(entry, ready)
        if over:
            wrong.append(f"An entry holds {MOST} photos, so {over} were left out. Put them to another entry.")
        if new:
            self._append([one.body for one in new], {one.body.photo: one.content for one in new})
        return wrong

    def mount(self, entry: str, picked: Picked, batch: str = "") -> Mounted:
        """Make a picture ready to be kept with an entry.

        Raises:
            PictureError: where it cannot be kept.
        """
        name = named(picked.name)
        developed = develop(picked.content, name)
        return Mounted(
            _added(entry, developed, msgspec.structs.replace(picked, name=name), batch), _content(developed)
        )

    def _new(self, entry: str, ready: Sequence[Mounted]) -> tuple[list[Mounted], int]:
        """Return those that the entry does not show yet, and how many are more than it holds."""
        standing = {photo.digest for photo in self.of(entry)}
        once = {one.body.digest: one for one in ready if one.body.digest not in standing}
        new = list(once.values())
        free = max(0, MOST - len(standing))
        return new[:free], len(new) - len(new[:free])

    def of(self, entry: str) -> tuple[Photo, ...]:
        """Return what is known of the entry's photos, without their content."""
        return tuple(photo for photo in self._all(entry) if not photo.removed)

    def binned(self, entry: str = "") -> tuple[Photo, ...]:
        """Return the photos in the bin: of this entry, or of all."""
        if entry:
            return tuple(photo for photo in self._all(entry) if photo.removed)
        return tuple(photo for known in self._snapshot().photos for photo in self.binned(known))

    def shown(self, entry: str, *, whole: bool = True) -> tuple[Photo, ...]:
        """Return the entry's photos with their content, or as pages show them (JPEG); one not here is passed over."""
        found = ((photo, self.content(photo, whole=whole)) for photo in self.of(entry))
        kept = [(photo, content) for photo, content in found if content is not None]
        return tuple(
            msgspec.structs.replace(photo, content=content, type=photo.type if whole else "image/jpeg")
            for photo, content in kept
        )

    def every(self) -> Iterator[Photo]:
        """Give every photo with its content, one after the other, those in the bin too."""
        for photos in list(self._snapshot().photos.values()):
            for photo in photos.values():
                content = self._store.photo(photo.id)
                if content is not None:
                    yield msgspec.structs.replace(photo, content=content)

    def photo(self, entry: str, photo: str) -> Photo:
        """Return what is known of one photo.

        Raises:
            Refusal: where the entry has none of that name.
        """
        known = self._snapshot().photos.get(entry, {}).get(photo)
        if known is None:
            raise Refusal("That photo is not there any more. Go back to the entry, and load it again.")
        return known

    def content(self, photo: Photo, *, whole: bool) -> bytes | None:
        """Return the photo's bytes, whole or as pages show it (JPEG), if they are here."""
        return self._store.photo(photo.id) if whole else self._store.photo_shown(photo.id)

    def describe(self, photo: Photo, description: str) -> None:
        """Keep what is to be seen on the photo."""
        words = " ".join(description.split())[:LONGEST_DESCRIPTION]
        if words != photo.description:
            self._append([PhotoDescribed(entry=photo.entry, photo=photo.id, description=words)], {})

    def remove(self, photo: Photo) -> None:
        """Put the photo in the bin."""
        self._append([PhotoRemoved(entry=photo.entry, photo=photo.id)], {})

    def restore(self, photo: Photo) -> None:
        """Take the photo out of the bin."""
        self._append([PhotoRestored(entry=photo.entry, photo=photo.id)], {})

    def _all(self, entry: str) -> tuple[Photo, ...]:
        return tuple(self._snapshot().photos.get(entry, {}).values())


def _added(entry: str, developed: Developed, picked: Picked, batch: str) -> PhotoAdded:
    return PhotoAdded(
        entry=entry,
        photo=secrets.token_hex(8),
        digest=digest_of(developed.whole),
        type=developed.type,
        width=developed.width,
        height=developed.height,
        name=picked.name,
        description=" ".join(picked.description.split())[:LONGEST_DESCRIPTION],
        batch=batch,
    )


def _content(developed: Developed) -> Content:
    return Content(developed.whole, developed.shown)
