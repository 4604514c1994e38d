from healing_journal.model.day import Days
from healing_journal.model.finding import Contact, Silence
from healing_journal.story.ledger import ledger
from healing_journal.story.silences import longest, silences
from tales import day, on, page, story_of, told

PAGES = [day(5, 1), day(5, 10), day(5, 20), day(6, 1)]


def wrote(month: int, of_month: int, entry: str = "a") -> Contact:
    """A message of theirs on a day."""
    return Contact(
        quote=f"wrote on {of_month}.{month}. {entry}", by="them", how="message", when=on(month, of_month)
    )


def test_a_silence_is_as_long_as_it_was_told() -> None:
    """A stated length counts, wherever in its days it lay."""
    stated = Silence(quote="ten days without a word", days=10, when=Days(day(3, 1), day(4, 30)))
    quiet = silences([told(stated)], (), PAGES)[0]
    assert (quiet.length, quiet.basis, quiet.placed) == (10, "told", False)


def test_a_growing_silence_is_one() -> None:
    """A silence told on its fourteenth and its twentieth day is one, as long as it was told last."""
    first = Silence(quote="day 14", days=14, when=Days(day(5, 1), day(5, 15)), ongoing=True)
    then = Silence(quote="day 20", days=20, when=Days(day(5, 1), day(5, 21)), ongoing=True)
    found = silences([told(then, day(5, 21), "b"), told(first, day(5, 15), "a")], (), PAGES)
    assert [(quiet.length, len(quiet.tellings)) for quiet in found] == [(20, 2)]


def test_a_gap_between_dated_contacts_is_worked_out() -> None:
    """The days between two contacts, both left out, are a silence that rests on these two."""
    events = ledger([told(wrote(5, 2)), told(wrote(5, 20))])
    quiet = silences([], events, PAGES)[0]
    assert (quiet.length, quiet.days, quiet.basis) == (17, Days(day(5, 3), day(5, 19)), "worked_out")
    assert len(quiet.tellings) == 2


def test_a_gap_outside_what_was_written_about_is_unknown() -> None:
    """Before the first page nothing is known, so a gap there is no silence."""
    events = ledger([told(wrote(1, 2)), told(wrote(4, 20))])
    assert all(quiet.days != Days(day(1, 3), day(4, 19)) for quiet in silences([], events, PAGES))


def test_an_uncertain_day_may_be_any_of_its_days() -> None:
    """A contact "about then" leaves only the days it cannot have been on as silent."""
    about = Contact(quote="wrote that week", by="them", how="message", when=Days(day(5, 6), day(5, 12)))
    events = ledger([told(wrote(5, 2)), told(about, entry="b"), told(wrote(5, 20), entry="c")])
    found = [quiet.days for quiet in silences([], events, [*PAGES, day(5, 5)])]
    assert Days(day(5, 13), day(5, 19)) in found


def test_a_look_at_a_profile_ends_no_silence() -> None:
    """Looking is kept apart from contact."""
    look = Contact(quote="I looked at her page", by="me", how="online", when=on(5, 10))
    events = ledger([told(wrote(5, 2)), told(look, entry="b"), told(wrote(5, 20), entry="c")])
    assert Days(day(5, 3), day(5, 19)) in [quiet.days for quiet in silences([], events, PAGES)]


def test_a_told_silence_goes_on_until_the_next_contact() -> None:
    """A silence that still held when told lasts until a contact is told of."""
    told_then = Silence(quote="day 9", days=9, when=Days(day(5, 1), day(5, 10)), ongoing=True)
    events = ledger([told(wrote(5, 1)), told(wrote(5, 20), entry="c")])
    found = silences([told(told_then, day(5, 10), "b")], events, PAGES)
    grown = [(quiet.days, quiet.length) for quiet in found if quiet.basis == "worked_out"]
    assert grown[:1] == [(Days(day(5, 1), day(5, 19)), 18)]


def test_the_longest_is_kept_though_a_contact_follows() -> None:
    """A contact after a silence takes nothing from it."""
    before = story_of(page("a", day(5, 1), wrote(5, 1)), page("b", day(5, 20), wrote(5, 20)))
    after = story_of(
        page("a", day(5, 1), wrote(5, 1)),
        page("b", day(5, 20), wrote(5, 20)),
        page("c", day(5, 21), wrote(5, 21)),
    )
    assert before.longest is not None
    assert after.longest == before.longest


def test_the_present_silence_holds_until_the_last_page_only() -> None:
    """Nothing is known of the days after the last entry, so they do not count."""
    told_of = story_of(page("a", day(5, 1), wrote(5, 1)), page("b", day(5, 20)))
    assert told_of.present is not None
    assert told_of.present.days == Days(day(5, 2), day(5, 20))


def test_there_is_no_present_silence_after_a_contact_on_the_last_page() -> None:
    """Who wrote of a contact today is in contact."""
    assert story_of(page("a", day(5, 1), wrote(5, 1)), page("b", day(5, 20), wrote(5, 20))).present is None


def test_an_unsure_silence_is_never_the_longest() -> None:
    """What is asked about is not counted."""
    guess = Silence(quote="a year maybe", days=365, confidence=0.1)
    assert longest(silences([told(guess)], (), PAGES)) is None
