"""What the tests of bringing in share: an export of another program, and things a person does in a journal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from hypothesis import strategies as st

from healing_journal.exchange import Draft, Loaded, Message
from healing_journal.journal import Journal
from healing_journal.model.day import Days
from healing_journal.model.finding import Reminder, mark_of
from healing_journal.model.record import CheckedIn, Letter, Named, Noted

MAY = Days.on(date(2024, 5, 12))


def drafts(number: int, begin: int = 0) -> tuple[Draft, ...]:
    """So many entries of another program."""
    return tuple(Draft(days=MAY, text=f"Page {n}.", key=f"there:{n}") for n in range(begin, begin + number))


LOADED = Loaded(
    format="day_one",
    drafts=drafts(3),
    checkins=(CheckedIn(day=date(2024, 5, 12), calm=4),),
    messages=(Message(key="jo 12 May", day=date(2024, 5, 12), by="them", how="message", count=2),),
)


def texts(journal: Journal) -> list[str]:
    """The words of every entry that is not in the bin."""
    return sorted(journal.entry(head.id).text for head in journal.heads() if not head.removed)


Made = Callable[[], Journal]


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40).filter(str.strip)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("write"), WORDS),
        st.tuples(st.just("revise"), WORDS),
        st.tuples(st.sampled_from(["remove", "restore"]), st.just("")),
        st.tuples(st.sampled_from(["note", "letter", "name", "correct"]), WORDS),
        st.tuples(st.just("check in"), st.just("")),
    ),
    max_size=12,
)


def do(journal: Journal, step: str, words: str) -> None:
    """Do one thing that a person does, where it can be done now."""
    entries = [head.id for head in journal.heads()]
    match step:
        case "write":
            journal.write(words)
        case "note":
            journal.keep(Noted(list="plans", id=str(len(words)), text=words))
        case "letter":
            journal.keep(Letter(letter=str(len(words)), text=words))
        case "name":
            journal.keep(Named(names=(words,), pronoun="they"))
        case "check in":
            journal.keep(CheckedIn(day=journal.today(), calm=3, cried=True))
        case _ if not entries:
            return
        case "correct":
            journal.correct(entries[0], mark_of(Reminder(quote=words)), "not_this")
        case "revise":
            journal.revise(entries[-1], words)
        case "remove":
            journal.remove(entries[0])
        case _:
            journal.restore(entries[0])
