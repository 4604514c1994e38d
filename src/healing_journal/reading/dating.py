"""Which days a finding has: what lies ahead, what was said, and what lies behind are each read in their own way."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec.structs import replace

from healing_journal.reading.dating_ending import ending_of
from healing_journal.reading.dating_own import length_ago, own_words
from healing_journal.reading.dating_page import Days, Mention, Page
from healing_journal.reading.dating_page import page_of as _undated
from healing_journal.reading.dating_rules import ruled, said, to_come
from healing_journal.reading.dating_silence import stretch

__all__ = ["Days", "Mention", "Page", "date_of", "length_of", "page_of"]


def page_of(text: str, written: date, found: Iterable[Mention] = ()) -> Page:
    """A text made ready for dating what is `found` in it: the break-ups among it say when the ending was."""
    page = _undated(text, written)
    breakups = (mention for mention in found if mention.what == "breakup")
    told = [days for mention in breakups if (days := own_words(mention, page))]
    return replace(page, ending=ending_of(page, told))


def date_of(mention: Mention, page: Page) -> Days | None:
    """The days of a finding, as far as the words give a hold."""
    if mention.what == "length":
        return length_ago(mention, page)
    if mention.kind in {"plan", "promise"} or mention.status == "set":
        return to_come(mention, page)
    if mention.kind == "said":
        return said(mention, page)
    return ruled(mention, page)


def length_of(mention: Mention, page: Page) -> int | None:
    """How many days a silence lasted, if its words say so."""
    times = page.within(mention)
    for time in times:
        if time.days and time.kind != "repeated":
            return time.days
    days = stretch(mention, page)
    return (days[1] - days[0]).days if days and days[1] == page.written and times else None
