"""Bringing in Word documents: whatever lies in the zip, or in place of it, what is left comes in, or one sentence."""

import zipfile
from collections.abc import Iterable
from io import BytesIO

from fuzz.bringing import ASKED
from healing_journal.exchange import ExchangeError, Given, load

_BODY = (
    b'<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    b"<w:body><w:p><w:r><w:t>12 May 2024</w:t></w:r></w:p><w:p><w:r><w:t>We met at the pier.</w:t></w:r></w:p>"
    b"</w:body></w:document>"
)


def seeds() -> Iterable[bytes]:
    """Give a document's text, and a whole document."""
    yield _BODY
    yield _zipped(_BODY)


def _zipped(body: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as zipped:
        zipped.writestr("[Content_Types].xml", "<Types/>")
        zipped.writestr("word/document.xml", body)
    return out.getvalue()


def target(content: bytes) -> None:
    """Take the bytes for a document, and for the text in one."""
    for whole in (content, _zipped(content)):
        try:
            load(Given("a.docx", {"a.docx": whole}), ASKED, "docx")
        except ExchangeError as refused:
            assert str(refused).endswith(".")  # noqa: PT017 - that there may be none is the point
