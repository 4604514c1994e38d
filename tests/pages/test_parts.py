from hypothesis import given
from hypothesis import strategies as st

from healing_journal.model.finding import Contact, Promise
from healing_journal.pages import contact_page, promises_page
from healing_journal.pages.parts import SIZE, part_of
from tales import TODAY, day, on, page, story_of

MANY = [
    page(f"e{index}", day(1 + index // 28, 1 + index % 28), Contact(
        quote="he rang", by="them", how="call", when=on(1 + index // 28, 1 + index % 28)
    ))
    for index in range(150)
]  # fmt: skip


@given(st.integers(0, 400))
def test_the_parts_together_are_the_whole(number: int) -> None:
    """From the latest part back to the earliest, each item comes once, in order."""
    items = list(range(number))
    held, where = part_of(items, 0, lambda _: TODAY, TODAY)
    gathered = list(held)
    while where.earlier is not None:
        assert len(held) == SIZE
        held, where = part_of(items, where.earlier, lambda _: TODAY, TODAY)
        gathered = [*held, *gathered]
    assert gathered == items


def test_a_short_page_is_whole_and_says_nothing_of_parts() -> None:
    """What fits on one page is not parted."""
    where = contact_page(story_of(*MANY[:5]), str).part
    assert (where.of, where.when, where.earlier, where.later) == (1, "", None, None)


def test_a_long_page_shows_its_latest_part_first() -> None:
    """The latest contacts come first, the earlier ones a step away, and each strip has its own days."""
    story = story_of(*MANY)
    latest = contact_page(story, str)
    assert latest.part.earlier == 1
    assert latest.contacts[-1].first == story.contacts[-1].order[0].isoformat()
    before = contact_page(story, str, 1)
    assert before.contacts[-1].last < latest.contacts[0].first
    assert len(before.strip.rows) == SIZE
    assert before.strip.svg != latest.strip.svg


def test_a_part_that_is_none_is_the_nearest() -> None:
    """A number out of an old address shows the earliest part, not an error."""
    story = story_of(*MANY)
    last = contact_page(story, str, 99).part
    assert last.earlier is None
    assert last.number == last.of - 1


def test_what_is_open_is_on_the_first_page_however_old() -> None:
    """A promise without a day, told long ago, does not vanish behind newer ones that are past."""
    old = page("old", day(1, 1), Promise(quote="I will bring your books back", by="me"))
    past = [
        page(
            f"p{index}",
            day(2, 1),
            Promise(quote=f"promise number {index}", by="them", due=on(2, 1 + index % 28)),
        )
        for index in range(100)
    ]
    shown = promises_page(story_of(old, *past))
    assert shown.part.earlier == 1
    assert "I will bring your books back" in [row.what for row in shown.promises]
