import random

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from healing_journal.model.day import Days
from healing_journal.model.finding import By, Contact, How
from healing_journal.story import Told
from healing_journal.story.ledger import ledger
from tales import contacts, day, on, told


def call(when: Days | None, by: By = "them", how: How = "call", quote: str = "he rang") -> Contact:
    """A contact with these fields."""
    return Contact(quote=quote, by=by, how=how, when=when)


def test_one_event_told_in_two_entries_is_one() -> None:
    """The same day, channel and beginner make one event, whoever told it first."""
    events = ledger(
        [told(call(on(6, 3)), day(6, 3), "a"), told(call(on(6, 3), quote="that call"), day(6, 5), "b")]
    )
    assert [(event.by, event.days, len(event.tellings)) for event in events] == [("them", on(6, 3), 2)]


def test_a_vaguer_telling_joins_the_event_it_holds() -> None:
    """A call dated exactly in one entry and "last week" in another is one, and keeps the exact day."""
    vague = Days(day(6, 3), day(6, 9))
    events = ledger([told(call(vague), day(6, 12), "b"), told(call(on(6, 5)), day(6, 5), "a")])
    assert [event.days for event in events] == [on(6, 5)]


def test_two_calls_in_one_entry_are_two() -> None:
    """An entry that tells of two calls on one day means two."""
    one, other = call(on(6, 3)), Contact(quote="rang again", start=90, by="them", how="call", when=on(6, 3))
    assert len(ledger([told(one), told(other)])) == 2


def test_neighbouring_days_are_two_events() -> None:
    """A call on Monday and one on Tuesday are two, however near."""
    assert len(ledger([told(call(on(6, 3)), entry="a"), told(call(on(6, 4)), entry="b")])) == 2


def test_another_channel_or_beginner_is_another_event() -> None:
    """A message after the call, and a call of mine, each stand for themselves."""
    some = [call(on(6, 3)), call(on(6, 3), how="message"), call(on(6, 3), by="me")]
    assert len(ledger([told(one, entry=str(index)) for index, one in enumerate(some)])) == 3


def test_a_night_over_and_the_meeting_told_elsewhere_are_one() -> None:
    """A meeting that another entry calls a night over is told as the night."""
    events = ledger(
        [
            told(call(on(6, 3), "both", "in_person"), entry="a"),
            told(call(on(6, 3), "both", "overnight"), entry="b"),
        ]
    )
    assert [event.how for event in events] == ["overnight"]


def test_who_began_it_is_taken_from_the_telling_that_knows() -> None:
    """A telling that is not clear by whom gives way to one that is."""
    events = ledger([told(call(on(6, 3), "unclear"), entry="a"), told(call(on(6, 3)), entry="b")])
    assert [event.by for event in events] == ["them"]


def test_chance_is_never_a_beginner() -> None:
    """A meeting by chance is not the meeting someone asked for."""
    some = [call(on(6, 3), by, "in_person") for by in ("chance", "both")]
    assert len(ledger([told(one, entry=str(index)) for index, one in enumerate(some)])) == 2


def test_a_habit_told_again_is_one_span() -> None:
    """A habit whose spans meet is one habit over all its days; a single contact within it stays its own."""
    first = Contact(
        quote="most evenings", by="both", how="message", when=Days(day(6, 1), day(6, 9)), repeated=True
    )
    then = Contact(
        quote="every day", by="both", how="message", when=Days(day(6, 10), day(6, 12)), repeated=True
    )
    single = call(on(6, 4), "both", "message")
    events = ledger([told(first, entry="a"), told(then, entry="b"), told(single, entry="c")])
    assert {(event.repeated, event.days) for event in events} == {
        (True, Days(day(6, 1), day(6, 12))),
        (False, on(6, 4)),
    }


def test_an_undated_contact_is_kept_apart() -> None:
    """What has no date is merged with nothing, and stands when it was told."""
    events = ledger([told(call(None), day(6, 3), "a"), told(call(on(6, 3)), day(6, 3), "b")])
    assert len(events) == 2


def test_an_event_is_sure_where_one_telling_is() -> None:
    """Two tellings, one of them likely right: it may be said."""
    unsure = Contact(quote="he rang", by="them", how="call", when=on(6, 3), confidence=0.2)
    assert not ledger([told(unsure)])[0].sure
    assert ledger([told(unsure, entry="a"), told(call(on(6, 3)), entry="b")])[0].sure


def test_a_doubtful_day_does_not_date_a_sure_event() -> None:
    """Where the exact day is a guess and the vague one sure, the event keeps the vague days."""
    guess = Contact(quote="rang on the fifth", by="them", how="call", when=on(6, 5), confidence=0.2)
    vague = Days(day(6, 3), day(6, 9))
    events = ledger([told(guess, entry="a"), told(call(vague), entry="b")])
    assert [(event.days, event.sure) for event in events] == [(vague, True)]


@given(st.lists(st.tuples(contacts, st.sampled_from("abcd")), max_size=12), st.randoms())
def test_the_ledger_does_not_depend_on_the_order_of_telling(
    some: list[tuple[Contact, str]], chance: random.Random
) -> None:
    """Shuffled, or with each told twice, the same contacts make the same ledger, and none is lost."""
    tellings = [
        told(msgspec.structs.replace(contact, start=500 * index), day(6, 1 + "abcd".index(entry)), entry)
        for index, (contact, entry) in enumerate(some)
    ]
    shuffled: list[Told] = [*tellings, *tellings]
    chance.shuffle(shuffled)
    events = ledger(tellings)
    assert ledger(shuffled) == events
    distinct = {(one.entry, one.finding.start, one.finding.quote) for one in tellings}
    kept = [(one.entry, one.finding.start, one.finding.quote) for event in events for one in event.tellings]
    assert sorted(kept) == sorted(distinct)
