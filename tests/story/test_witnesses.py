from __future__ import annotations

from datetime import date
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from healing_journal.model.day import Days
from healing_journal.model.finding import By, Contact, How
from healing_journal.model.record import CheckedIn, Messaged
from healing_journal.model.snapshot import Snapshot
from healing_journal.story import Story
from tales import day, on, page, readings, story_of


def _messages(
    on_day: date, *, me: int = 0, them: int = 0, how: How = "message", began: By = "them"
) -> list[Messaged]:
    sides: list[tuple[By, int]] = [("me", me), ("them", them)]
    return [
        Messaged(
            batch="b", key=f"{on_day}{by}{how}", day=on_day, by=by, how=how, count=count, began=by == began
        )
        for by, count in sides
        if count
    ]


def _snapshot(*messages: Messaged, taps: tuple[CheckedIn, ...] = ()) -> Snapshot:
    snapshot = Snapshot()
    snapshot.messages = {one.key: one for one in messages}
    snapshot.checkins = {one.day: one for one in taps}
    return snapshot


def _rang(by: By, on_day: date, how: How = "message") -> Contact:
    return Contact(
        quote="a sign of life", start=0, confidence=0.9, by=by, how=how, when=on(on_day.month, on_day.day)
    )


def _contacts(story: Story) -> list[tuple[date, str, str, tuple[str, ...]]]:
    found = [event for event in story.contacts if event.days]
    return [(e.days.first, e.by, e.how, tuple(t.source for t in e.tellings)) for e in found if e.days]


def test_a_chat_tells_of_days_that_no_entry_tells_of() -> None:
    """Each day of a chat is one contact, begun by who wrote first, with how many messages of whom."""
    story = story_of(snapshot=_snapshot(*_messages(day(5, 3), me=2, them=7), *_messages(day(5, 9), them=1)))
    assert _contacts(story) == [
        (day(5, 3), "them", "message", ("chat",)),
        (day(5, 9), "them", "message", ("chat",)),
    ]
    quotes = [event.tellings[0].finding.quote for event in story.contacts]
    assert quotes == [
        "In the chat: 7 messages from them and 2 messages from you",
        "In the chat: 1 message from them",
    ]


def test_who_began_is_told_only_where_the_chat_knows() -> None:
    """A chat that does not tell who wrote first says that both were in touch."""
    of_both = [
        Messaged(batch="b", key=by, day=day(5, 3), by=by, how="message")
        for by in get_args(By)
        if by in {"me", "them"}
    ]
    assert _contacts(story_of(snapshot=_snapshot(*of_both)))[0][1] == "both"


def test_a_told_and_an_imported_contact_are_one_event() -> None:
    """What an entry tells of a day and the chat of that day are one event, and the entry's words come first."""
    told = page("e", day(5, 4), _rang("me", day(5, 3)))
    story = story_of(told, snapshot=_snapshot(*_messages(day(5, 3), me=2, them=7)))
    assert _contacts(story) == [(day(5, 3), "me", "message", ("entry", "chat"))]
    assert story.differing == ()


def test_a_vague_telling_takes_the_chats_day() -> None:
    """Where an entry says in which week it was, and a chat on which day, it is one event, on the chat's day."""
    week = Days(day(5, 1), day(5, 7))
    vague = Contact(quote="he wrote", start=0, confidence=0.9, by="them", how="message", when=week)
    story = story_of(page("e", day(5, 9), vague), snapshot=_snapshot(*_messages(day(5, 6), them=1)))
    assert _contacts(story) == [(day(5, 6), "them", "message", ("chat", "entry"))]


def test_a_tap_is_a_source_of_its_own() -> None:
    """A tapped contact stands by itself, or beside what is told of that day; it takes the place of nothing."""
    taps = CheckedIn(day=day(5, 3), contact="them"), CheckedIn(day=day(5, 8), contact="me", how="call")
    story = story_of(page("e", day(5, 3), _rang("them", day(5, 3))), snapshot=_snapshot(taps=taps))
    assert _contacts(story) == [
        (day(5, 3), "them", "message", ("entry", "check_in")),
        (day(5, 8), "me", "call", ("check_in",)),
    ]


def test_what_differs_is_asked_and_nothing_is_changed() -> None:
    """Where check-in, chat and page cannot all be so, the day is asked about and every telling stays."""
    taps = CheckedIn(day=day(5, 3), contact="none"), CheckedIn(day=day(5, 9), contact="me", how="message")
    snapshot = _snapshot(*_messages(day(5, 3), them=1), *_messages(day(5, 20), them=3), taps=taps)
    pages = [page("a", day(5, 9), _rang("them", day(5, 9))), page("b", day(5, 20), _rang("me", day(5, 20)))]
    story = story_of(*pages, snapshot=snapshot)
    assert [(one.day, one.why) for one in story.differing] == [
        (day(5, 3), "tapped_none"), (day(5, 9), "tapped_other"), (day(5, 20), "chat_other"),
    ]  # fmt: skip
    assert len(story.contacts) == 5
    snapshot.choices["both of 2024-05-09"] = "both"
    assert [one.day for one in story_of(*pages, snapshot=snapshot).differing] == [day(5, 3), day(5, 20)]


def test_silences_reach_as_far_as_the_chat_does() -> None:
    """Between two days of a chat there was a silence, also where nothing was written."""
    story = story_of(snapshot=_snapshot(*_messages(day(3, 1), them=1), *_messages(day(4, 1), me=1)))
    (quiet,) = story.silences
    assert (quiet.length, quiet.basis) == (30, "worked_out")


@given(
    readings,
    st.lists(
        st.tuples(st.dates(date(2024, 1, 1), date(2024, 6, 30)), st.integers(0, 3), st.integers(0, 3)),
        max_size=8,
    ),
    st.lists(
        st.builds(
            CheckedIn,
            day=st.dates(date(2024, 1, 1), date(2024, 6, 30)),
            contact=st.sampled_from(["none", "them", "me", "both", "chance", None]),
            how=st.none() | st.sampled_from(get_args(How)),
        ),
        max_size=6,
    ),
)
def test_no_source_is_lost(
    pages: list[object], chats: list[tuple[date, int, int]], taps: list[CheckedIn]
) -> None:
    """Whatever is told, tapped and imported: every telling of a contact stands in exactly one event."""
    messages = [one for on_day, me, them in chats for one in _messages(on_day, me=me, them=them)]
    snapshot = _snapshot(*messages, taps=tuple(taps))
    story = story_of(*pages, snapshot=snapshot)  # type: ignore[arg-type]
    of = [told.source for event in story.contacts for told in event.tellings]
    assert of.count("chat") == len({one.day for one in snapshot.messages.values()})
    tapped = [one for one in snapshot.checkins.values() if one.contact not in {None, "none"}]
    assert of.count("check_in") == len(tapped)
