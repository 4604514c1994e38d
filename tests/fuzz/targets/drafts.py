"""Drafts: whatever was kept under the name of one, the page is shown with some text, and none of it is lost."""

from collections.abc import Iterable

from healing_journal.web.forms import waiting_of
from healing_journal.web.typed import fields_in


def seeds() -> Iterable[bytes]:
    """Give drafts as this and earlier versions keep them."""
    yield b'{"text":"I walked.","day":"2024-05-12","about":"","at":7}'
    yield b'{"text":"To you.","opens":"2027-01-01"}'
    yield b'{"told":"He stood there.","happened":"Sunday"}'
    yield b"I keep starting this"


def target(content: bytes) -> None:
    """Read the bytes as a kept draft."""
    kept = content.decode("utf-8", "replace")
    fields = fields_in(kept)
    assert all(isinstance(words, str) for words in fields.values())
    waiting_of(fields)
