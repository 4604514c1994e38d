"""Forms that carry files: all of it in memory, none of it on the disk, where it would lie readable and leave traces."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

from healing_journal.model.refusal import Refusal

_LONGEST_FIELD = 8 * 2**20  # a million characters of any script


class Handed(NamedTuple):
    """A file as the browser handed it over."""

    name: str
    content: bytes


class _InMemory(MultiPartParser):
    spool_max_size = 0  # for the standard library: however much, in memory; the guard bounds how much that is


async def handed_form(request: Request, most_files: int) -> tuple[Mapping[str, str], list[Handed]]:
    """Return the fields of a form and the files handed over with it; a form without files is read too."""
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        plain = await request.form(max_files=0, max_fields=200, max_part_size=_LONGEST_FIELD)
        return {name: _plain(value) for name, value in plain.items() if isinstance(value, str)}, []
    parser = _InMemory(
        request.headers, request.stream(), max_files=most_files, max_fields=200, max_part_size=_LONGEST_FIELD
    )
    try:
        form = await parser.parse()
    except MultiPartException:
        raise Refusal(
            "That form could not be understood. Go back, load the page again, and try once more."
        ) from None
    fields = {name: _plain(value) for name, value in form.items() if isinstance(value, str)}
    uploads = [value for _, value in form.multi_items() if isinstance(value, UploadFile) and value.filename]
    handed = [Handed(_plain(str(upload.filename)), await upload.read()) for upload in uploads]
    await form.close()
    return fields, handed


def by_name(handed: list[Handed]) -> Mapping[str, bytes]:
    """Return the files by their names."""
    return {one.name: one.content for one in handed}


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\0", "")
