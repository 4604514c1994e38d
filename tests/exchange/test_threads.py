from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from healing_journal.exchange import Draft, apart, paragraphs
from healing_journal.model.day import Days

FILE = Days.on(date(2024, 6, 30))
MAY, JUNE = Days(date(2024, 5, 1), date(2024, 5, 31)), Days.on(date(2024, 6, 20))
TEXT = "My thread\n\n\nI moved out. It rained.\n\n\nMy sister helped.\n\n\nThe cat hid.\n\nUpdate: we spoke once.\n\n\nThe cat is back."


def draft(text: str) -> Draft:
    """A text as it was loaded, on the day of its file."""
    return Draft(days=FILE, text=text, key="text:x")


def test_signs_of_a_new_post_are_offered() -> None:
    """Another space above than usual, or words that open a post, make it likely that one begins; nothing else does."""
    assert [(one.line, one.likely) for one in paragraphs(TEXT)] == [
        (0, True), (3, False), (6, False), (9, False), (11, True), (14, False),
    ]  # fmt: skip


def test_posts_are_cut_where_the_person_says() -> None:
    """Each post has the days told for it; one without lies between its neighbours, in their order."""
    posts = apart(draft(TEXT), {0: MAY, 6: None, 11: JUNE})
    assert [(post.days, post.text.split("\n")[0]) for post in posts] == [
        (MAY, "My thread"), (Days(MAY.last, JUNE.first), "My sister helped."), (JUNE, "Update: we spoke once."),
    ]  # fmt: skip


def test_without_any_day_all_keep_the_files() -> None:
    """Where nothing is known of the days, the posts keep the day they came with."""
    assert {post.days for post in apart(draft(TEXT), {11: None})} == {FILE}


@given(
    st.text(max_size=300),
    st.dictionaries(st.integers(-3, 40), st.sampled_from([None, MAY, JUNE]), max_size=6),
)
def test_no_word_is_lost(text: str, begins: dict[int, Days | None]) -> None:
    """Wherever a text is cut, its words are all there afterwards, in their order."""
    posts = apart(draft(text), begins)
    assert "".join("".join(post.text.split()) for post in posts) == "".join(text.split())
    assert all(post.text.strip() for post in posts)
