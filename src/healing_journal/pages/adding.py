"""Adding what the reader missed: the words chosen from the entry itself, and what they tell of."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import msgspec

from healing_journal.model.day import Days
from healing_journal.model.entry import Entry
from healing_journal.model.finding import (
    Boundary,
    Concern,
    Contact,
    Feeling,
    Finding,
    Milestone,
    Plan,
    Practice,
    Promise,
    Reminder,
    Said,
    Silence,
    kind_of,
)
from healing_journal.model.refusal import Refusal
from healing_journal.pages import prose
from healing_journal.pages.notes import changed, fields_of
from healing_journal.pages.pieces import Choice, Field
from healing_journal.reading.clauses import fold, sentences

LONGEST = 600  # characters of one note's words: a sentence or two
_MOST = 400  # sentences offered to choose from; of a longer entry, words can be typed
_BLANK: tuple[tuple[type[Finding], str], ...] = (
    (Contact, "Contact with them"),
    (Silence, "A time without contact"),
    (Said, "Something they said about the two of you"),
    (Feeling, "A feeling"),
    (Promise, "A promise"),
    (Boundary, "A limit"),
    (Plan, "A plan"),
    (Practice, "Something I do for myself"),
    (Concern, "A doubt or worry about them"),
    (Reminder, "Something I want to remember"),
    (Milestone, "A fact that dates the story"),
)
_OF_THE_DAY = (Contact, Said)  # what is mostly told on its own day


class AddKind(msgspec.Struct, frozen=True):
    """One kind of note that can be added: its name in the form, its words, its fields under names of their own."""

    name: str
    words: str
    fields: tuple[Field, ...]
    chosen: bool = False


class AddPage(msgspec.Struct, frozen=True):
    """The form: the entry's sentences to choose from, the words chosen or typed so far, and every kind."""

    id: str
    when: str
    sentences: tuple[Choice, ...]
    typed: str
    kinds: tuple[AddKind, ...]


def add_page(entry: Entry, today: date, form: Mapping[str, str] | None = None) -> AddPage:
    """Return the form for this entry, as it was filled in so far."""
    given = form or {}
    told = [sentence.span.of(entry.text) for sentence in sentences(entry.text)[:_MOST]]
    lines = dict.fromkeys(one for one in told if one.strip() and len(one) <= LONGEST)
    return AddPage(
        id=entry.id,
        when=prose.span(entry.days, today),
        sentences=tuple(Choice(one, one, one == given.get("sentence")) for one in lines),
        typed=given.get("typed", ""),
        kinds=tuple(_kind(kind, words, entry.days, given) for kind, words in _BLANK),
    )


def _kind(kind: type[Finding], words: str, days: Days, given: Mapping[str, str]) -> AddKind:
    blank = _blank(kind, "", days)
    name = kind_of(blank)
    fields = tuple(_filled(field, name, given) for field in fields_of(blank))
    return AddKind(name, words, fields, given.get("kind") == name)


def _filled(field: Field, kind: str, given: Mapping[str, str]) -> Field:
    """Return the field under the name it has in this form, with what was given for it."""
    name = f"{kind}_{field.name}"
    choices = tuple(
        Choice(one.value, one.words, one.value == given.get(name, one.value if one.chosen else ""))
        for one in field.choices
    )
    first = given.get(f"{name}_first", given.get(name, field.first))
    return Field(name, field.words, choices, first, given.get(f"{name}_last", field.last), field.number)


def _blank(kind: type[Finding], quote: str, days: Days) -> Finding:
    """Return a finding of this kind of which nothing is said yet."""
    if kind is Feeling:
        return Feeling(quote=quote, feeling="sadness")
    if kind in _OF_THE_DAY and days.exact:
        return msgspec.convert({"kind": _tag(kind), "quote": quote, "when": msgspec.to_builtins(days)}, kind)
    return msgspec.convert({"kind": _tag(kind), "quote": quote}, kind)


def _tag(kind: type[Finding]) -> str:
    tag = kind.__struct_config__.tag
    assert isinstance(tag, str)
    return tag


def added(entry: Entry, form: Mapping[str, str]) -> Finding:
    """Return the note that the form adds, its words an exact piece of the entry.

    Raises:
        Refusal: where no words or no kind were chosen, or the words are not in the entry.
    """
    kind = next((one for one, _ in _BLANK if _tag(one) == form.get("kind")), None)
    quote, start = _words(entry.text, form)
    if kind is None:
        raise Refusal("Say what these words tell of: pick one of the kinds below.")
    name = _tag(kind)
    own = {
        field.removeprefix(f"{name}_"): value for field, value in form.items() if field.startswith(f"{name}_")
    }
    blank = msgspec.structs.replace(_blank(kind, quote, entry.days), start=start)
    return changed(blank, own)


def _words(text: str, form: Mapping[str, str]) -> tuple[str, int]:
    """Return the words chosen or typed as they stand in the text, and where."""
    wanted = form.get("typed", "").strip() or form.get("sentence", "")
    if not wanted:
        raise Refusal("Choose a sentence of the page, or type some words of it.")
    if len(wanted) > LONGEST:
        raise Refusal(f"A note rests on {LONGEST} characters at most. Choose fewer of the words.")
    start = _found(text, wanted)
    if start < 0:
        raise Refusal("These words are not on the page. Type them as they stand there, or choose a sentence.")
    return text[start : start + len(wanted)], start


def _found(text: str, wanted: str) -> int:
    """Return where the words stand: as they are, or with other capitals and quotation marks."""
    exact = text.find(wanted)
    return exact if exact >= 0 else _plain(text).find(_plain(wanted))


def _plain(text: str) -> str:
    """Return the text in small letters and with straight quotes; each character stays where it was."""
    return "".join(one.lower() if len(one.lower()) == 1 else one for one in fold(text)).replace("\n", " ")
