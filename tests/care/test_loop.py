"""The loop brake: one offer for a day that is told again and again with nothing new."""

from datetime import date, timedelta

from healing_journal.care.loop import Telling, loop_brake
from healing_journal.model.day import Days
from healing_journal.model.finding import Contact, Finding, Plan, Promise, Said

EVENING = date(2026, 5, 5)
CALL = Contact(quote="she called", by="them", how="call", when=Days.on(EVENING))
WORDS = Said(quote="she said maybe", stance="unclear", when=Days.on(EVENING))


def telling(days_after: int, *findings: Finding) -> Telling:
    """Return an entry written so many days after the evening."""
    return Telling(f"e{days_after}", EVENING + timedelta(days=days_after), findings or (CALL, WORDS))


def test_the_third_retelling_within_a_fortnight_is_met_with_one_offer() -> None:
    """First told on its evening, then on three more days: the third brings the offer, by its day."""
    told = [telling(0), telling(2), telling(5), telling(9)]
    brake = loop_brake(told, "e9")
    assert brake is not None
    assert brake.event == EVENING
    assert brake.words.startswith("You have been over 5 May a few times.")
    assert [choice.value for choice in brake.choices] == ["friend", "leave", "go_on"]


def test_the_offer_is_made_once() -> None:
    """Neither the retelling before nor the ones after bring it."""
    told = [telling(day) for day in (0, 2, 5, 9, 10, 12)]
    assert loop_brake(told, "e5") is None
    assert loop_brake(told, "e10") is None
    assert loop_brake(told, "e12") is None


def test_anything_new_about_it_ends_the_circle() -> None:
    """A contact, a saying, a promise or a plan not told before is no circle."""
    before = [telling(2), telling(5)]
    for new in (
        Contact(quote="I wrote back", by="me", how="message", when=Days.on(EVENING)),
        Said(quote="she said no", stance="away", when=Days.on(EVENING)),
        Promise(quote="she will call on Sunday", by="them"),
        Plan(quote="we meet in June", with_them=True),
    ):
        assert loop_brake([*before, telling(9, CALL, WORDS, new)], "e9") is None
    assert loop_brake([*before, telling(9, CALL, WORDS)], "e9") is not None


def test_tellings_far_apart_are_no_circle() -> None:
    """Three days within fourteen; three days in a month are not."""
    assert loop_brake([telling(1), telling(10), telling(20)], "e20") is None


def test_several_entries_on_one_day_are_one_day() -> None:
    """Writing three times in an evening is not going round in circles."""
    told = [telling(1), telling(1), telling(2)]
    assert loop_brake(told, "e2") is None


def test_vague_times_are_no_event() -> None:
    """What has no day of its own is not said to be told again."""
    vague = Contact(quote="we talked in spring", when=Days(date(2026, 3, 1), date(2026, 5, 1)))
    assert loop_brake([telling(day, vague) for day in (70, 72, 75)], "e75") is None


def test_an_unknown_entry_brings_nothing() -> None:
    """An entry that is in the bin brings no offer."""
    assert loop_brake([telling(1)], "gone") is None
