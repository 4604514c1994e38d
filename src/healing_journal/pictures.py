"""What a picture is kept as: decoded and written anew, so that nothing but what is to be seen comes in.

Where and with what it was taken, and whatever else a file may carry, stays out; so does a file that only pretends
to be a picture. A smaller one is made for pages.
"""

from __future__ import annotations

import warnings
from io import BytesIO
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, cast

import msgspec

from healing_journal.model.photo import PhotoType
from healing_journal.model.refusal import Refusal

if TYPE_CHECKING:
    from PIL.Image import Image

LARGEST = 32 * 2**20
"""Bytes of the largest file that is taken; phones write a fifth of it."""
MOST_POINTS = 110_000_000
"""Points of the largest picture that is decoded: the finest phones have 108 million."""
SHOWN = 1024
"""Points on the longer side of what pages show."""
LONGEST_NAME = 120
LONGEST_DESCRIPTION = 500

_KNOWN = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")
_ORIENTATION = 0x0112
_SAVED_AS = {"PNG": "PNG", "WEBP": "WEBP", "GIF": "GIF"}
_TYPES: dict[str, PhotoType] = {
    "JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp", "GIF": "image/gif",
}  # fmt: skip
_BEGINNINGS = (b"\xff\xd8\xff", b"\x89PNG\r\n", b"GIF8")
_HEIF = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")


class PictureError(Refusal):
    """The picture cannot be kept; the message says why and what to do."""


class Developed(msgspec.Struct, frozen=True):
    """A picture as it is kept: whole, and smaller for pages."""

    type: PhotoType
    width: int
    height: int
    whole: bytes
    shown: bytes


def develop(content: bytes, name: str) -> Developed:
    """Return the picture as it is kept.

    Raises:
        PictureError: where it is too large, damaged, or none of the kinds that are known.
    """
    if len(content) > LARGEST:
        raise PictureError(f"{name} is larger than {LARGEST // 2**20} MB. Make a smaller copy, and add that.")
    if content[4:8] == b"ftyp" and content[8:12] in _HEIF:
        raise PictureError(f"{name} is a HEIC picture, which cannot be kept. Save it as JPEG, and add that.")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # odd tags in a file are no news: none of them is kept
        try:
            return _developed(content, name)
        except PictureError:
            raise
        except Exception:  # noqa: BLE001 - decoders raise whatever they stumble over
            raise PictureError(
                f"{name} is damaged, or no picture. Open it elsewhere and save it again."
            ) from None


def looks_like_one(content: bytes) -> bool:
    """Whether a file begins as pictures of the known kinds do; decoding it may still fail."""
    return (
        content.startswith(_BEGINNINGS)
        or (content[:4] == b"RIFF" and content[8:12] == b"WEBP")
        or content[4:12] == b"ftypavif"
    )


def shown_of(content: bytes, name: str) -> bytes:
    """Return the smaller picture for pages of one that was kept before, with the same refusals."""
    return develop(content, name).shown


def named(path: str) -> str:
    """Return the bare name of a file that came along, as short as a name is."""
    bare = PurePosixPath(path.replace("\\", "/")).name
    kept = "".join(letter for letter in bare if letter.isprintable())
    return kept[-LONGEST_NAME:] or "a picture"


def _developed(content: bytes, name: str) -> Developed:
    from PIL import Image

    many = f"{name} has more than {MOST_POINTS // 10**6} million points. Make a smaller copy, and add that."
    try:
        opened = Image.open(BytesIO(content), formats=_KNOWN)
    except Image.DecompressionBombError:
        raise PictureError(many) from None
    with opened as picture:
        frames = getattr(picture, "n_frames", 1) if picture.format in {"GIF", "WEBP"} else 1
        if picture.width * picture.height * frames > MOST_POINTS:
            raise PictureError(many)
        picture.load()
        kind = _SAVED_AS.get(picture.format or "", "JPEG")
        upright = _upright(picture)
        whole = _moving(picture, kind) if frames > 1 else _still(upright, kind)
        return Developed(_TYPES[kind], upright.width, upright.height, whole, _shown(upright))


def _upright(picture: Image) -> Image:
    """Return the picture turned as it was held; one that needs no turning stays as it was decoded."""
    from PIL import ImageOps

    if picture.getexif().get(_ORIENTATION, 1) == 1:
        return picture
    return ImageOps.exif_transpose(picture)


def _still(picture: Image, kind: str) -> bytes:
    """Write a picture anew: with its colours' profile, and nothing else that came with it."""
    colours = {"icc_profile": picture.info.get("icc_profile")}
    if kind == "JPEG":
        same = picture.format == "JPEG" and picture.mode in {"L", "RGB"}
        flat = picture if same else _flat(picture)
        bare = {"exif": b"", "xmp": b"", "comment": b""}
        return _written(flat, kind, quality="keep" if same else 92, **colours, **bare)
    if kind == "GIF":
        return _written(_bare(picture), kind)
    if kind == "WEBP":
        return _written(_bare(picture), kind, quality=92, exif=b"", xmp=b"", **colours)
    return _written(_bare(picture), kind, **colours)


def _moving(picture: Image, kind: str) -> bytes:
    """Write a moving picture anew, frame by frame."""
    from PIL import ImageSequence

    frames, lasting = [], []
    for frame in ImageSequence.Iterator(picture):
        frames.append(frame.convert("RGBA"))
        lasting.append(int(frame.info.get("duration") or 100))
    for frame in frames:
        frame.info = {}
    return _written(
        frames[0], kind, save_all=True, append_images=frames[1:], duration=lasting,
        loop=int(picture.info.get("loop") or 0),
    )  # fmt: skip


def _bare(picture: Image) -> Image:
    """Return the picture without whatever its file told beside it, but for what is see-through."""
    copy = picture.copy()
    copy.info = {key: value for key, value in picture.info.items() if key == "transparency"}
    return copy


def _flat(picture: Image) -> Image:
    """Return the picture in plain colours, on white where it is see-through."""
    from PIL import Image

    if picture.mode in {"L", "RGB"}:
        return picture
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    seen = picture.convert("RGBA")
    ground = Image.new("RGB", seen.size, "white")
    ground.paste(seen, mask=seen.getchannel("A"))
    return ground


def _shown(picture: Image) -> bytes:
    small = picture.copy()
    small.thumbnail((SHOWN, SHOWN))
    profile = picture.info.get("icc_profile")
    return _written(
        _flat(small), "JPEG", quality=80, progressive=True, icc_profile=profile, comment=b"", exif=b""
    )


def _written(picture: Image, kind: str, **how: object) -> bytes:
    out = BytesIO()
    picture.save(out, kind, **cast("dict[str, str]", how))
    return out.getvalue()
