"""The files every page needs, read once, served from memory, named by what is in them."""

from __future__ import annotations

import gzip
from functools import cache
from hashlib import sha256
from importlib import resources
from typing import NamedTuple

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}


class _File(NamedTuple):
    body: bytes
    packed: bytes
    kind: str
    version: str


@cache
def _files() -> dict[str, _File]:
    """Return every file by its name."""
    found = {}
    for file in resources.files("healing_journal.web").joinpath("static").iterdir():
        kind = _TYPES.get(f".{file.name.rpartition('.')[2]}")
        if kind:
            body = file.read_bytes()
            found[file.name] = _File(body, gzip.compress(body, mtime=0), kind, sha256(body).hexdigest()[:12])
    return found


def address_of(name: str) -> str:
    """Return the address of a file; it changes when the file does, but for fonts, which the style sheet names."""
    return f"/static/{name}" if name.endswith(".woff2") else f"/static/{name}?{_files()[name].version}"


async def static(request: Request) -> Response:
    """Answer with one of the files."""
    file = _files().get(request.path_params["name"])
    if file is None:
        raise HTTPException(404)
    headers = {"Cache-Control": "public, max-age=31536000, immutable", "Vary": "Accept-Encoding"}
    if "gzip" in request.headers.get("accept-encoding", "") and len(file.packed) < len(file.body):
        return Response(file.packed, media_type=file.kind, headers={**headers, "Content-Encoding": "gzip"})
    return Response(file.body, media_type=file.kind, headers=headers)
