from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healing_journal.reading import Known, read
from healing_journal.reading.clauses import Span, fold, sentences
from healing_journal.reading.quotes import whole


def _whole(text: str, quote: str) -> str:
    start = text.index(quote)
    return whole(Span(start, start + len(quote)), sentences(text), fold(text)).of(text)


@pytest.mark.parametrize(
    ("text", "cut", "stands"),
    [
        ("I gave in again because he asked to", "gave in again", "I gave in again"),
        ("She rang me after the", "She rang", "She rang me after the"),
        ("We met at the station, and I cried.", "We met at the", "We met at the station"),
    ],
)
def test_a_quote_that_breaks_off_takes_in_the_rest_of_its_clause(text: str, cut: str, stands: str) -> None:
    """Where little of the clause is missing, the quote is the clause."""
    assert _whole(text, cut) == stands


def test_where_much_is_missing_a_loose_end_is_dropped() -> None:
    """A long clause is not taken in whole; the quote then ends in a word that may end one."""
    text = "I told her that the long way round past the old mill and the river had been my idea of a happy Sunday"
    assert _whole(text, "I told her that the") == "I told her"


@given(st.text(max_size=200), st.data())
def test_a_whole_quote_is_a_piece_of_the_text(text: str, data: st.DataObject) -> None:
    """Whatever the text, a quote keeps to it and is never empty."""
    if not text:
        return
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    quote = whole(Span(start, end), sentences(text), fold(text))
    assert 0 <= quote.start < quote.end <= len(text)


def test_what_a_rule_finds_is_quoted_whole_too() -> None:
    """No note on a page ends in a blank or in the middle of its clause, whichever way it was found."""
    text = "I answered him on the third after all, by post, two pages. She called me yesterday and I let it ring."
    found = read(text, date(2024, 5, 12), Known(own=True))
    assert found
    for finding in found:
        end = finding.start + len(finding.quote)
        assert finding.quote == finding.quote.strip()
        assert text[end:].startswith((",", ".", " and "))
