"""What the targets of the importers share: a sample export whose one file is made of the bytes that come."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path

from healing_journal.exchange import Asked, ExchangeError, Given, load

SAMPLES = Path(__file__).parents[1] / "exchange" / "samples"
ASKED = Asked(today=date(2026, 3, 1), me="Me Myself", them="Jo", words=True, zone="UTC")


@cache
def files_of(sample: str) -> Mapping[str, bytes]:
    """Return the files of a sample export by their names."""
    folder = SAMPLES / sample
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def feeding(
    sample: str, victim: str, form: str
) -> tuple[Callable[[], Iterable[bytes]], Callable[[bytes], None]]:
    """Return the seeds and the target of an importer: `victim` is the file that the bytes take the place of."""

    def seeds() -> Iterable[bytes]:
        yield files_of(sample)[victim]

    def target(content: bytes) -> None:
        given = Given(sample, {**files_of(sample), victim: content})
        try:
            loaded = load(given, ASKED, form)
        except ExchangeError as refused:
            assert str(refused).endswith(".")  # noqa: PT017 - that there may be none is the point
            return
        assert loaded.format == form

    return seeds, target
