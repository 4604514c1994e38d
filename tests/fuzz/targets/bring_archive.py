"""Bringing in an archive of this program: its records come in, or one sentence says why not."""

from collections.abc import Iterable

from fuzz.bringing import ASKED
from healing_journal.exchange import ExchangeError, Given, load


def seeds() -> Iterable[bytes]:
    """Give an archive of two records."""
    yield (
        b'{"format":"healing-journal archive","version":1,"exported":"2024-05-20T18:00:00Z",\n"records": [\n'
        b'{"id":"a1","at":"2024-05-12T18:00:00Z","body":{"kind":"written","entry":"e","days":["2024-05-12","2024-05-12"],'
        b'"text":"We met."}},\n{"id":"a2","at":"2024-05-13T18:00:00Z","body":{"kind":"checked_in","day":"2024-05-13",'
        b'"longing":3}}\n],\n"entries": []}'
    )


def target(content: bytes) -> None:
    """Take the bytes for an archive."""
    try:
        load(Given("journal.json", {"journal.json": content}), ASKED, "archive")
    except ExchangeError as refused:
        assert str(refused).endswith(".")  # noqa: PT017 - that there may be none is the point
