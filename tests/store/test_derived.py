from __future__ import annotations

import itertools
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from healing_journal.model.day import Days
from healing_journal.model.entry import fit_text
from healing_journal.model.finding import Mark
from healing_journal.model.record import (
    Body,
    Corrected,
    Noted,
    Record,
    Removed,
    Restored,
    Revised,
    Unimported,
    Written,
)
from healing_journal.model.snapshot import replay
from healing_journal.store import Cost, Store, create

IDS = st.sampled_from(["a", "b", "c"])
TEXTS = st.text(min_size=1).filter(lambda text: text.replace("\0", "").strip()).map(fit_text)
DAYS = st.dates(date(1990, 1, 1), date(2030, 1, 1)).map(Days.on)
BODIES = st.one_of(
    st.builds(Written, entry=IDS, days=DAYS, text=TEXTS),
    st.builds(Revised, entry=IDS, days=DAYS, text=TEXTS),
    st.builds(Removed, entry=IDS),
    st.builds(Restored, entry=IDS),
    st.builds(Corrected, entry=IDS, mark=st.just(Mark("plan", "soon")), verdict=st.just("not_this")),
    st.builds(Unimported, batch=st.just("b")),
    st.builds(Noted, list=st.just("people"), id=IDS, text=st.text()),
)
_numbers = itertools.count()


def _recorded(body: Body, minutes: int) -> Record:
    return Record(f"r{next(_numbers)}", datetime(2026, 3, 1, tzinfo=UTC) + timedelta(minutes=minutes), body)


def _agrees_with_replay(store: Store) -> None:
    entries = replay(store.records()).entries
    assert {head.id: store.entry(head.id) for head in store.heads()} == entries
    for head in store.heads():
        entry = entries[head.id]
        assert (head.days, head.revision, head.removed) == (entry.days, entry.revision, entry.removed)
        assert head.length == len(entry.text)
    assert store.check() == []


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(BODIES, max_size=5), max_size=6), st.integers(-500, 500))
def test_what_is_derived_always_equals_replay(batches: list[list[Body]], minutes: int) -> None:
    """After any records in any batches, heads, texts and bin are those of replay, also when made anew or emptied."""
    with TemporaryDirectory() as folder:
        store, _ = create(Path(folder) / "j", "x", cost=Cost(64, 1, 1))
        given_records = [[_recorded(body, minutes * n) for body in batch] for n, batch in enumerate(batches)]
        for batch in given_records:
            store.append(batch)
        assert list(store.records()) == [record for batch in given_records for record in batch]
        _agrees_with_replay(store)
        store.remake()
        _agrees_with_replay(store)
        store.empty_bin()
        assert not any(head.removed for head in store.heads())
        _agrees_with_replay(store)
        store.close()


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.from_regex(r"[a-zà-öø-ÿ]{2,12}", fullmatch=True), TEXTS)
def test_a_word_just_written_is_found(before: str, word: str, after: str) -> None:
    """Whatever stands around it, a word is found as soon as its page is kept, and no more once it is removed."""
    with TemporaryDirectory() as folder:
        store, _ = create(Path(folder) / "j", "x", cost=Cost(64, 1, 1))
        written = Written(entry="a", days=Days.on(date(2026, 3, 1)), text=f"{before} {word} {after}")
        store.append([_recorded(written, 0)])
        (hit,) = store.find(word)
        assert any(matched for _, matched in hit.snippet)
        assert "".join(piece for piece, _ in hit.snippet).strip("…") in written.text
        store.append([_recorded(Removed(entry="a"), 1)])
        assert store.find(word) == []
        store.close()
