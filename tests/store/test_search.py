from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from healing_journal.model.record import Record
from healing_journal.store import Store

PAGES = {
    "walk": "We walked along the river and she told me about the new job.",
    "song": 'The song came on again. "Not tonight", I said, and walked home alone.',
    "café": "Coffee at the Café Müller, where we used to sit on Sundays.",
}


@pytest.fixture
def filled(store: Store, writes: Callable[..., Record]) -> Store:
    """A journal with three pages."""
    store.append([writes(entry, text) for entry, text in PAGES.items()])
    return store


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("river", ["walk"]),
        ("river job", ["walk"]),
        ("RIVER", ["walk"]),
        ("riv", ["walk"]),
        ("walking", ["song", "walk"]),
        ("river Sundays", ["café", "walk"]),
        ("cafe muller", ["café"]),
        ('"not tonight"', ["song"]),
        ('"tonight not"', []),
        ("zebra", []),
        ("", []),
        ('"', []),
        ("?! ()", []),
        ("NOT river", ["song", "walk"]),
        ("river*", ["walk"]),
        ("text:river", []),
        ("\0river", ["walk"]),
    ],
)
def test_words_find_their_pages(filled: Store, words: str, found: list[str]) -> None:
    """All words, else any; the last may be a beginning; case, accents and word endings do not matter."""
    assert sorted(hit.entry for hit in filled.find(words)) == found


def test_a_hit_shows_why(filled: Store) -> None:
    """The snippet is a piece of the text, and what matched in it is marked."""
    (hit,) = filled.find("tonight")
    assert "".join(piece for piece, _ in hit.snippet) == PAGES["song"]
    assert [piece for piece, matched in hit.snippet if matched] == ["tonight"]


def test_the_better_match_comes_first(store: Store, writes: Callable[..., Record]) -> None:
    """A short page on the word stands before a long one that mentions it once, and no more come than asked for."""
    store.append([writes("long", "rain " + "and other weather " * 60), writes("short", "Rain, rain again.")])
    assert [hit.entry for hit in store.find("rain")] == ["short", "long"]
    assert len(store.find("rain", limit=1)) == 1


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60))
def test_any_words_are_safe(filled: Store, words: str) -> None:
    """Whatever is typed into the search is looked for, and nothing else happens."""
    assert all(hit.entry in PAGES for hit in filled.find(words))
