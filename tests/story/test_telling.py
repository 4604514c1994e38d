import random
from datetime import UTC, date, datetime

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from healing_journal.model.day import Days
from healing_journal.model.finding import (
    Contact,
    Feeling,
    Milestone,
    Practice,
    Reading,
    Reminder,
    Risk,
    Said,
    mark_of,
)
from healing_journal.model.record import CheckedIn, Corrected, Record
from healing_journal.model.snapshot import Snapshot, replay
from healing_journal.story import Commitment, Event, Quiet, Step, tell
from tales import TODAY, Head, day, on, page, readings, story_of

Pages = list[tuple[Head, Reading]]


def after(*bodies: Corrected | CheckedIn) -> Snapshot:
    """The journal after these records."""
    return replay(
        Record(str(index), datetime(2024, 6, 1, tzinfo=UTC), body) for index, body in enumerate(bodies)
    )


def test_what_they_said_stands_in_the_order_it_was_said() -> None:
    """A saying with a day stands at it; one without stands where it was written."""
    early = Said(quote="never again", stance="away", when=on(3, 1))
    late = Said(quote="maybe", stance="unclear")
    told = story_of(
        page("b", day(5, 2), Said(quote="miss you", stance="toward"), early), page("c", day(5, 9), late)
    )
    assert [saying.stance for saying in told.words] == ["away", "toward", "unclear"]


def test_the_latest_dated_ending_is_when_it_ended() -> None:
    """Of several endings the latest counts, by its best dated telling."""
    first = Milestone(quote="we split in March", what="breakup", when=on(3, 1))
    again = Milestone(quote="over again last night", what="breakup", when=on(6, 9))
    vague = Milestone(quote="ended three weeks ago", start=90, what="breakup", when=on(6, 9))
    told = story_of(page("a", day(3, 2), first), page("b", day(6, 10), again), page("c", day(6, 30), vague))
    assert told.broken_up == on(6, 9)
    assert told.since_days == 21
    assert len(told.milestones) == 2


def test_an_ending_told_without_a_date_is_the_one_before_it() -> None:
    """An ending that a later entry names without a date is the ending that has a date, not a second one."""
    dated = Milestone(quote="it ended on Sunday", what="breakup", when=on(5, 5))
    plain = Milestone(quote="I was the one who ended it", what="breakup")
    told = story_of(page("a", day(5, 7), dated), page("b", day(6, 1), plain))
    assert [(step.days, len(step.tellings)) for step in told.milestones] == [(on(5, 5), 2)]


def test_a_date_that_no_life_holds_dates_nothing() -> None:
    """A contact in the year 9999 is told without a date."""
    odd = Contact(quote="see you in 9999", by="them", how="message", when=Days.on(date.max))
    assert [event.days for event in story_of(page("a", day(6, 1), odd)).contacts] == [None]


def test_a_feeling_counts_once_in_an_entry_and_only_now() -> None:
    """A week counts the entries that name a feeling; what is looked back on is kept apart."""
    sad = Feeling(quote="so sad", feeling="sadness")
    again = Feeling(quote="cried again", start=20, feeling="sadness", cried=True)
    then = Feeling(quote="I was furious", start=50, feeling="anger", tense="then")
    told = story_of(page("a", day(6, 4), sad, again, then), page("b", day(6, 6), sad), page("c", day(6, 12)))
    assert [(week.monday, week.entries, week.named) for week in told.feelings.weeks] == [
        (day(6, 3), 2, {"sadness": 2}),
        (day(6, 10), 1, {}),
    ]
    assert [marked.day for marked in told.feelings.cried] == [day(6, 4)]
    assert [one.finding for one in told.feelings.then] == [then]


def test_a_tapped_day_of_tears_is_marked_as_tapped() -> None:
    """Taps and text are two sources, and each says which it is."""
    told = story_of(page("a", day(6, 4)), snapshot=after(CheckedIn(day=day(6, 5), cried=True)))
    assert [(marked.day, marked.tapped, marked.tellings) for marked in told.feelings.cried] == [
        (day(6, 5), True, ())
    ]


def test_the_same_words_again_are_one_thread() -> None:
    """A practice told in the same words on two days stands once, with both."""
    told = story_of(
        page("a", day(6, 4), Practice(quote="I meditated")),
        page("b", day(6, 6), Practice(quote="meditating again")),
    )
    assert [len(thread) for thread in told.practices] == [2]


def test_a_risk_is_told_only_where_the_person_confirmed_it() -> None:
    """What the reader takes for a sign of harm stays out of the story until the person says so."""
    risk = Risk(quote="I would rather not wake up", type="death_wish")
    assert story_of(page("a", day(6, 4), risk)).risks == ()
    said = after(Corrected(entry="a", mark=mark_of(risk), verdict="right"))
    assert [one.finding for one in story_of(page("a", day(6, 4), risk), snapshot=said).risks] == [risk]


@given(readings, st.randoms())
def test_any_findings_make_one_story_in_whatever_order_they_come(pages: Pages, chance: random.Random) -> None:
    """No reading can break the telling, and the order in which entries come changes nothing."""
    shuffled = list(pages)
    chance.shuffle(shuffled)
    assert tell(shuffled, Snapshot(), TODAY) == tell(pages, Snapshot(), TODAY)


@given(readings)
def test_not_this_takes_a_finding_out_of_everything(pages: Pages) -> None:
    """Once dismissed, no part of the story holds it."""
    said = after(
        *(
            Corrected(entry=head.id, mark=mark_of(finding), verdict="not_this")
            for head, reading in pages
            for finding in reading.findings
        )
    )
    empty = [(head, Reading("none")) for head, _ in pages]
    assert tell(pages, said, TODAY) == tell(empty, Snapshot(), TODAY)


@given(readings)
def test_every_fact_of_the_story_holds_its_words(pages: Pages) -> None:
    """Each contact, silence, saying, promise and milestone rests on findings that are in the entries."""
    quotes = {(head.id, finding.quote) for head, reading in pages for finding in reading.findings}
    told = tell(pages, Snapshot(), TODAY)
    facts: list[Event | Quiet | Commitment | Step] = [*told.contacts, *told.silences, *told.promises]
    facts += [*told.limits, *told.plans, *told.milestones]
    rests = [fact.tellings for fact in facts] + [(saying.told,) for saying in told.words]
    assert all(rests)
    held = [one for tellings in rests for one in tellings]
    assert {(one.entry, one.finding.quote) for one in held} <= quotes


@given(readings)
def test_the_counts_of_a_week_agree_with_its_entries(pages: Pages) -> None:
    """No feeling is named in more entries than the week has."""
    told = tell(pages, Snapshot(), TODAY)
    assert sum(week.entries for week in told.feelings.weeks) == len(pages)
    for week in told.feelings.weeks:
        assert all(0 < number <= week.entries for number in week.named.values())


def test_the_story_is_told_of_what_is_there_and_nothing_else() -> None:
    """An empty journal has an empty story."""
    told = story_of()
    assert msgspec.structs.asdict(told.feelings) == {"weeks": (), "cried": (), "confused": (), "then": ()}
    assert (told.contacts, told.broken_up, told.longest, told.ahead) == ((), None, None, ())


def test_what_is_unsure_does_not_date_the_story() -> None:
    """An ending the reader is unsure of is asked about, and does not count as the ending."""
    guess = Milestone(quote="over I guess", what="breakup", when=on(6, 1), confidence=0.2)
    told = story_of(
        page("a", day(6, 2), guess, Contact(quote="hi", when=on(6, 2)), Reminder(quote="breathe"))
    )
    assert told.broken_up is None
    assert [step.sure for step in told.milestones] == [False]
