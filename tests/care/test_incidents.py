"""The incident log: stamped, sealed note by note, and printed with page numbers."""

from datetime import UTC, datetime, timedelta

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from healing_journal.care.incidents import Sealed, broken_at, last_seal, note_form, printed, seal
from healing_journal.model.record import Incident, Record

START = datetime(2026, 2, 1, 20, 0, tzinfo=UTC)


def log_of(texts: list[str]) -> list[Sealed]:
    """Return a log with one note for each text, sealed in turn."""
    log: list[Sealed] = []
    for number, text in enumerate(texts):
        note = Incident(
            incident=f"i{number}",
            happened="1 February, evening",
            place="at the door",
            told=text,
            previous=last_seal(log),
        )
        log.append((Record(f"r{number}", START + timedelta(hours=number), note), note))
    return log


texts = st.lists(st.text(max_size=40), min_size=2, max_size=8)


@given(texts)
def test_an_untouched_log_is_whole(told: list[str]) -> None:
    """Whatever was written, seals that were made in order fit."""
    assert broken_at(log_of(told)) is None


@given(texts, st.data())
def test_a_changed_note_breaks_the_next_seal(told: list[str], data: st.DataObject) -> None:
    """Changing any note but the last shows at the note after it."""
    log = log_of(told)
    place = data.draw(st.integers(0, len(log) - 2))
    record, note = log[place]
    log[place] = (record, msgspec.structs.replace(note, told=note.told + "!"))
    assert broken_at(log) == place + 2


@given(texts, st.data())
def test_a_note_taken_out_or_moved_shows(told: list[str], data: st.DataObject) -> None:
    """Taking a note out from before the last, or swapping two, breaks the chain."""
    log = log_of(told)
    place = data.draw(st.integers(0, len(log) - 2))
    assert broken_at(log[:place] + log[place + 1 :]) == place + 1
    log[place], log[place + 1] = log[place + 1], log[place]
    assert broken_at(log) is not None


def test_the_time_of_writing_is_part_of_the_seal() -> None:
    """A note cannot be given another time afterwards; the same moment in another zone is the same time."""
    record, note = log_of(["He stood at the door."])[0]
    later = msgspec.structs.replace(record, at=record.at + timedelta(seconds=1))
    elsewhere = msgspec.structs.replace(record, at=record.at.astimezone())
    assert seal(later, note) != seal(record, note)
    assert seal(elsewhere, note) == seal(record, note)


def test_a_lost_end_shows_by_a_copy_of_the_last_seal() -> None:
    """Cutting off the end leaves whole seals, so the last seal on paper is what tells; the print says so."""
    log = log_of(["one", "two", "three"])
    assert broken_at(log[:2]) is None
    assert last_seal(log[:2]) != last_seal(log)
    assert "only a copy of the last seal" in printed(log).meaning


def test_the_print_has_page_numbers_stamps_and_seals() -> None:
    """Every page says which of how many it is; every note its time and its seal."""
    log = log_of([f"Line {number}. " * 60 for number in range(12)])
    paper = printed(log)
    assert len(paper.pages) > 1
    assert [page.footer for page in paper.pages] == [
        f"Page {number} of {len(paper.pages)}" for number in range(1, len(paper.pages) + 1)
    ]
    notes = [note for page in paper.pages for note in page.notes]
    assert [note.number for note in notes] == list(range(1, 13))
    assert notes[0].stamped == "Written on 1 February 2026 at 20:00:00 (UTC)"
    assert seal(*log[0]) in notes[0].seal


def test_a_later_note_is_added_and_changes_nothing() -> None:
    """What is added names the note it adds to; the first note stays as it was."""
    log = log_of(["He stood at the door."])
    before = seal(*log[0])
    more = Incident(
        incident="i1",
        happened="the same",
        place="",
        told="A neighbour saw it.",
        about="i0",
        previous=last_seal(log),
    )
    log.append((Record("r1", START + timedelta(days=1), more), more))
    assert broken_at(log) is None
    assert seal(*log[0]) == before
    assert "Added to note 1" in printed(log).pages[0].notes[1].heading


def test_a_broken_log_says_where() -> None:
    """The print names the note at which the seals stop fitting."""
    log = log_of(["one", "two", "three"])
    record, note = log[0]
    log[0] = (record, msgspec.structs.replace(note, place="elsewhere"))
    assert printed(log).seals.startswith("The seal of note 2 does not fit.")


def test_an_empty_log_prints_as_empty() -> None:
    """Nothing written is a whole log of no notes."""
    assert broken_at([]) is None
    assert last_seal([]) == ""
    assert printed([]).pages[0].notes == ()
    assert printed([]).empty == "Nothing is written here."


def test_the_form_asks_for_every_part_of_a_note() -> None:
    """Each part that a note can hold is asked for, and that it stays as it is saved is said before."""
    asked = {name for name, _ in note_form().parts}
    assert asked == set(Incident.__struct_fields__) - {"incident", "about", "previous"}
    assert "cannot be changed" in note_form().fixed
