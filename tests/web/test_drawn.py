"""Drawings of more than a year: light enough to open, paged, each mark leading to words that are there."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from days import journal_of_days
from kit import PASSPHRASE
from wire import Served, serving

HEAVIEST = 100_000  # bytes of one page
DAYS = 400
PAGES = (
    "contact", "words", "story", "lookback", "lookback/drawn", "lookback/drawn/1", "lookback/drawn/2",
    "lookback/evenings", "lookback/evenings/3", "lookback/language",
)  # fmt: skip


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server on a journal of four hundred days."""
    place = tmp_path_factory.mktemp("long") / "kept" / "my.journal"
    journal_of_days(place, DAYS)
    with serving(place, passphrase=PASSPHRASE) as running:
        running.enter()
        yield running


def body(server: Served, place: str) -> str:
    """The body of a page."""
    answer = server.get(f"{server.path}/{place}")
    assert answer.status == 200
    return answer.body


@pytest.mark.parametrize("place", PAGES)
def test_a_page_is_light_after_a_year_too(server: Served, place: str) -> None:
    """Four hundred days make no page heavier than what opens at once."""
    assert len(body(server, place).encode()) < HEAVIEST


@pytest.mark.parametrize(("place", "pages"), [("lookback/drawn", 3), ("lookback/evenings", 4)])
def test_every_day_can_be_paged_to(server: Served, place: str, pages: int) -> None:
    """The pages lead from one to the next, back to the first days, and no further."""
    for number in range(pages):
        shown = body(server, f"{place}/{number}")
        assert ('rel="prev"' in shown) == (number < pages - 1)
        assert ('rel="next"' in shown) == (number > 0)
        assert "<svg" in shown
    assert body(server, f"{place}/99999999999") == body(server, f"{place}/200")


@pytest.mark.parametrize("place", ["lookback/drawn", "lookback/drawn/2", "lookback/evenings"])
def test_each_mark_leads_to_words_that_are_there(server: Served, place: str) -> None:
    """The page that a mark leads to holds the place it names."""
    drawings = "".join(re.findall(r"<svg.*?</svg>", body(server, place), re.DOTALL))
    links = sorted(set(re.findall(r'href="([^"]+)"', drawings)))
    assert len(links) > 30
    for link in links[:: len(links) // 12]:
        where, _, anchor = link.partition("#")
        answer = server.get(where)
        assert answer.status == 200
        assert not anchor or f'id="{anchor}"' in answer.body
