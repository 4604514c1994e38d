from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from healing_journal.pictures import LARGEST, SHOWN, PictureError, develop, named

SECRET = b"GrandmothersHouse"


def drawn(kind: str, size: tuple[int, int] = (40, 20), mode: str = "RGB", **how: object) -> bytes:
    """Return the bytes of a small picture of this kind."""
    out = BytesIO()
    Image.new(mode, size, "red").save(out, kind, **how)
    return out.getvalue()


def _with_place(kind: str, orientation: int = 1) -> bytes:
    """Return a picture whose file tells where it was taken and with what, and how it was held."""
    picture = Image.new("RGB", (40, 20), "blue")
    told = picture.getexif()
    told[0x0112], told[0x010F] = orientation, SECRET.decode()
    told.get_ifd(0x8825)[1] = "N"
    out = BytesIO()
    extra = {"comment": SECRET} if kind in {"JPEG", "GIF"} else {}
    if kind == "PNG":
        words = PngInfo()
        words.add_text("Comment", SECRET.decode())
        picture.save(out, kind, exif=told, pnginfo=words)
    else:
        picture.save(out, kind, exif=told, **extra)
    return out.getvalue()


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("JPEG", "image/jpeg"),
        ("PNG", "image/png"),
        ("WEBP", "image/webp"),
        ("GIF", "image/gif"),
        ("AVIF", "image/jpeg"),
    ],
)
def test_each_kind_is_kept_as_what_it_shows(kind: str, told: str) -> None:
    """The kinds that browsers show come in, whatever the file's name says; each with a smaller one for pages."""
    developed = develop(drawn(kind), "holiday.bin")
    assert (developed.type, developed.width, developed.height) == (told, 40, 20)
    with Image.open(BytesIO(developed.whole)) as whole, Image.open(BytesIO(developed.shown)) as shown:
        assert (whole.size, shown.size, shown.format) == ((40, 20), (40, 20), "JPEG")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_nothing_else_comes_in(kind: str) -> None:
    """Where and with what a picture was taken, and what was written into its file, stays out of both."""
    given_file = _with_place(kind)
    assert SECRET in given_file
    developed = develop(given_file, "x")
    for kept in (developed.whole, developed.shown):
        assert SECRET not in kept
        with Image.open(BytesIO(kept)) as picture:
            assert not dict(picture.getexif())
            assert not {"exif", "xmp", "comment", "Comment"} & set(picture.info)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_it_stands_as_it_was_held(kind: str) -> None:
    """A picture taken with the phone on its side is turned, for what told of it is gone."""
    developed = develop(_with_place(kind, orientation=6), "x")
    assert (developed.width, developed.height) == (20, 40)
    with Image.open(BytesIO(developed.whole)) as whole:
        assert whole.size == (20, 40)


def test_pages_get_a_smaller_one() -> None:
    """A large picture is kept whole, and shown with its longer side as wide as a page is."""
    developed = develop(drawn("JPEG", (4000, 1000)), "x")
    with Image.open(BytesIO(developed.shown)) as shown:
        assert shown.size == (SHOWN, SHOWN // 4)
    assert (developed.width, developed.height) == (4000, 1000)


def test_a_moving_picture_goes_on_moving() -> None:
    """All frames of a moving picture are kept."""
    out = BytesIO()
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "green", "blue")]
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:], duration=70)
    with Image.open(BytesIO(develop(out.getvalue(), "x").whole)) as kept:
        assert getattr(kept, "n_frames", 1) == 3


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16", "CMYK"])
def test_every_way_to_keep_colours_is_taken(mode: str) -> None:
    """Grey, see-through, sixteen bits or printers' colours: all come in."""
    kind = "JPEG" if mode == "CMYK" else "PNG"
    out = BytesIO()
    Image.new(mode, (9, 9)).save(out, kind)
    assert develop(out.getvalue(), "x").width == 9


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "damaged, or no picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "damaged, or no picture"),
        (b"%PDF-1.7", "damaged, or no picture"),
        (drawn("TIFF"), "damaged, or no picture"),
        (drawn("PNG", (20000, 20000), "1"), "million points"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "HEIC"),
        (b"\xff\xd8" + bytes(LARGEST), "larger than 32 MB"),
    ],
    ids=["nothing", "svg", "pdf", "tiff", "bomb", "heic", "large"],
)
def test_what_cannot_be_kept_is_told_in_a_sentence(content: bytes, said: str) -> None:
    """A file that is too large, a bomb, or no picture is refused by its name, with what to do."""
    with pytest.raises(PictureError, match=said) as refused:
        develop(content, "mine.jpg")
    assert str(refused.value).startswith("mine.jpg ")


_WHOLE = drawn("JPEG", (30, 30)), drawn("PNG", (30, 30)), drawn("WEBP", (30, 30)), drawn("GIF", (30, 30))


@given(st.sampled_from(_WHOLE), st.data())
def test_broken_files_are_refused_or_read(content: bytes, data: st.DataObject) -> None:
    """A file cut anywhere, with any byte changed, comes in as a picture or is refused, and nothing else happens."""
    end = data.draw(st.integers(0, len(content)))
    at = data.draw(st.integers(0, len(content) - 1))
    broken = bytearray(content[:end])
    if at < len(broken):
        broken[at] ^= data.draw(st.integers(1, 255))
    try:
        assert develop(bytes(broken), "x").width > 0
    except PictureError:
        return


@given(st.text())
def test_a_name_is_bare_and_short(path: str) -> None:
    """Of a path only the name stays, and it can be shown anywhere."""
    name = named(path)
    assert name.isprintable()
    assert 0 < len(name) <= 120
    assert "/" not in name
