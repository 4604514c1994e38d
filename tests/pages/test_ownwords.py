from hypothesis import given

from healing_journal.model.finding import Boundary, Contact, Emotion, Feeling, Finding, Reading, Reminder
from healing_journal.model.snapshot import Snapshot
from healing_journal.pages import own_words
from healing_journal.story import tell
from tales import TODAY, Head, day, on, page, readings, story_of

KEEP = Reminder(quote="mornings get easier", start=400)
LIMIT = Boundary(quote="no texts after ten", start=500)


def after_call(of_month: int, feeling: Emotion) -> tuple[Finding, Finding]:
    """A call, and how it left the writer."""
    call = Contact(quote="she rang", start=0, by="them", how="call", when=on(6, of_month))
    return call, Feeling(quote=f"full of {feeling}", start=60, feeling=feeling)


def test_both_sides_of_contact_are_shown_where_the_pages_hold_both() -> None:
    """One hard and one good outcome, each the latest, and one reminder: no side has more."""
    story = story_of(
        page("a", day(6, 1), *after_call(1, "sadness")),
        page("b", day(6, 5), *after_call(5, "confusion")),
        page("c", day(6, 9), *after_call(9, "joy"), KEEP, LIMIT),
    )
    assert [one.source.quote for one in own_words(story)] == [
        "mornings get easier",
        "full of confusion",
        "full of joy",
    ]


def test_where_only_one_side_is_written_the_limit_is_the_third() -> None:
    """A reminder, what came last time, and the limit that stands."""
    story = story_of(page("a", day(6, 1), *after_call(1, "sadness"), KEEP, LIMIT))
    assert [one.what for one in own_words(story)] == [
        "You told yourself:",
        "They called you. 1 June. You wrote:",
        "Your limit:",
    ]


def test_their_limit_is_not_shown_as_yours() -> None:
    """A limit that they set is not among one's own words."""
    story = story_of(page("a", day(6, 1), Boundary(quote="she asked me not to write", by="them")))
    assert own_words(story) == ()


@given(readings)
def test_there_are_three_at_most_and_each_is_sure_and_dated(pages: list[tuple[Head, Reading]]) -> None:
    """Whatever is written, a hard hour shows few words, all of them one's own."""
    shown = own_words(tell(pages, Snapshot(), TODAY))
    assert len(shown) <= 3
    assert all(one.source.told and one.source.sure for one in shown)
