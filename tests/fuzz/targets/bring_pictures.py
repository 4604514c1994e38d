"""Photos: whatever the file holds, it comes in as a picture, or one sentence says why not."""

from collections.abc import Iterable
from io import BytesIO

from PIL import Image

from healing_journal.pictures import PictureError, develop


def seeds() -> Iterable[bytes]:
    """Give a small picture of each kind."""
    for kind in ("JPEG", "PNG", "WEBP", "GIF"):
        out = BytesIO()
        Image.linear_gradient("L").resize((24, 16)).save(out, kind)
        yield out.getvalue()


def target(content: bytes) -> None:
    """Take the bytes for a picture."""
    try:
        developed = develop(content, "it")
    except PictureError as refused:
        assert str(refused).endswith(".")  # noqa: PT017 - that there may be none is the point
        return
    assert developed.width > 0
    assert developed.shown
