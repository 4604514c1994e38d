from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from test_pictures import drawn
from wire import Answer, Served

_EDGE = "the-edge-of-a-part"


def _sent(
    served: Served, place: str, fields: Mapping[str, str], files: Sequence[tuple[str, bytes]] = ()
) -> Answer:
    """Send a form with photos as a browser does, and go to where it is answered."""
    parts = [
        f'Content-Disposition: form-data; name="{name}"\r\n\r\n{value}'.encode()
        for name, value in fields.items()
    ]
    for name, content in files:
        head = f'Content-Disposition: form-data; name="photos"; filename="{name}"\r\nContent-Type: image/jpeg\r\n\r\n'
        parts.append(head.encode() + content)
    body = (
        b"".join(b"--" + _EDGE.encode() + b"\r\n" + part + b"\r\n" for part in parts)
        + f"--{_EDGE}--\r\n".encode()
    )
    headers = {
        "Host": served.host, "Sec-Fetch-Site": "same-origin", "Cookie": served.cookie, "Origin": served.origin,
        "Content-Type": f"multipart/form-data; boundary={_EDGE}",
    }  # fmt: skip
    return served.ask("POST", f"{served.path}{place}", headers, body)


def _written(served: Served, *files: tuple[str, bytes]) -> str:
    """Save a page with photos, and return where its entry is."""
    answer = _sent(served, "/write", {"text": "The boat house."}, files)
    assert answer.status == 303
    place = answer.headers["location"].removeprefix(served.path)
    assert place.startswith("/entry/")
    return place


def _photo_on(page: str) -> str:
    found = re.search(r'<img src="/[\w-]+(/entry/\w+/photo/\w+)"', page)
    assert found, page
    return found[1]


def test_a_page_is_saved_with_its_photos(served: Served) -> None:
    """Photos chosen on the page to write on are on the entry's page, without any script."""
    place = _written(served, ("lake.jpg", drawn("JPEG")))
    page = served.get(served.path + place).body
    assert 'width="40" height="20" loading="lazy"' in page
    assert "A photo that is not described yet" in page
    shown = served.get(served.path + _photo_on(page))
    assert (shown.status, shown.headers["content-type"], shown.headers["cache-control"]) == (
        200,
        "image/jpeg",
        "no-store",
    )
    assert shown.headers["x-content-type-options"] == "nosniff"
    assert served.get(f"{served.path}{_photo_on(page)}/whole").status == 200


def test_what_is_no_picture_is_told_and_the_words_are_kept(served: Served) -> None:
    """Words come first: the page is saved, and each file that cannot be kept is named with what to do."""
    place = _written(served, ("taxes.pdf", b"%PDF-1.7"), ("ok.png", drawn("PNG")))
    page = served.get(served.path + place).body
    assert "taxes.pdf is damaged, or no picture." in page
    assert page.count("<figure>") == 1


def test_photos_are_added_described_taken_off_and_put_back(served: Served) -> None:
    """All that can be done with a photo is done on its entry's page."""
    place = _written(served)
    assert "Choose a photo first" in served.get(_sent(served, f"{place}/photos", {}).headers["location"]).body
    added = _sent(served, f"{place}/photos", {}, [("a.jpg", drawn("JPEG"))])
    page = served.get(added.headers["location"]).body
    assert "The photo is kept with this entry." in page
    photo = served.path + _photo_on(page)
    served.post(f"{photo}/describe", {"description": "the <b>jetty</b>"})
    assert "the &lt;b&gt;jetty&lt;/b&gt;" in served.get(served.path + place).body
    served.post(f"{photo}/remove", {})
    page = served.get(served.path + place).body
    assert "<figure>" not in page
    assert "A photo of this entry is in the bin" in page
    assert "jetty" in served.get(f"{served.path}/bin").body
    served.post(f"{photo}/restore", {})
    assert "<figure>" in served.get(served.path + place).body


def test_a_photo_is_shown_to_nobody_else(served: Served) -> None:
    """Without the session, or under another entry's address, no photo is answered with."""
    page = served.get(served.path + _written(served, ("a.jpg", drawn("JPEG", (77, 5))))).body
    photo = _photo_on(page)
    stranger = served.ask("GET", served.path + photo, {"Host": served.host, "Sec-Fetch-Site": "same-origin"})
    assert stranger.status == 403
    other = _written(served)
    assert served.get(f"{served.path}{other}/photo/{photo.rpartition('/')[2]}").status != 200
    assert served.get(f"{served.path}{other}/photo/nonsense").status != 200
