from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healing_journal.pages.language import Counts, by_month, counts_of, language_page


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I said I'm late, and my mum laughed at me.", Counts(10, 4, 0, 0)),
        ("We’re us; our dog is ours. Were we well?", Counts(9, 0, 5, 0)),
        ("Because of that. That is why; no reason, 'cause.", Counts(9, 0, 0, 4)),
        ("Imogen in the bus, iced cause-ways 7 times", Counts(8, 0, 0, 1)),
        ("", Counts()),
    ],
)
def test_words_are_counted_whole(text: str, expected: Counts) -> None:
    """Short forms count with their word, either apostrophe; parts of other words and numbers do not count."""
    assert counts_of(text) == expected


@settings(deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_counts_of_two_texts_add_up(one: str, other: str) -> None:
    """Counting page by page gives what counting them together gives."""
    assert counts_of(one) + counts_of(other) == counts_of(f"{one}\n\n{other}")


def _months(*words: int) -> dict[tuple[int, int], Counts]:
    return by_month(
        (date(2024, month, 1), Counts(count, count // 10, count // 20, 1))
        for month, count in enumerate(words, 1)
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [((), "No month so far has as many."), ((300,), "One month has as many so far."), ((300, 299, 5000), "Two months have as many so far.")],
)  # fmt: skip
def test_below_the_least_nothing_is_drawn(words: tuple[int, ...], said: str) -> None:
    """It takes three months of three hundred words; the page says how many there are, and draws nothing."""
    page = language_page(_months(*words))
    assert page.chart.svg == ""
    assert page.empty.endswith(said)
    assert "10.1073/pnas.2017154118" in page.source


def test_a_month_of_few_words_is_a_gap_with_its_count() -> None:
    """Its row tells how many words there were and no share; no line leads across it."""
    page = language_page(_months(400, 500, 20, 600))
    assert page.chart.rows[2] == ("March 2024", "20", "", "", "")
    assert page.chart.rows[0] == ("January 2024", "400", "10.0", "5.0", "0.2")
    assert str(page.chart.svg).count('class="dot"') == 9
    assert str(page.chart.svg).count('class="course"') == 3


def test_the_scale_is_the_same_whatever_is_counted() -> None:
    """A dot stands where its share is, also where all other months are far lower; what is beyond stays at the edge."""
    page = language_page(by_month((date(2024, month, 1), Counts(400, 400, 0, 0)) for month in (1, 2, 3)))
    assert 'cy="0"' in str(page.chart.svg)
    assert page.chart.rows[0][2] == "100.0"
