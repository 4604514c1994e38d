"""Which days a finding has: what lies ahead, what was said, and what lies behind are each read in their own way."""

from __future__ import annotations

from healing_journal.reading.dating_page import Days, Mention, Page, page_of
from healing_journal.reading.dating_rules import ruled, said, stretch, to_come

__all__ = ["Days", "Mention", "Page", "date_of", "length_of", "page_of"]


def date_of(mention: Mention, page: Page) -> Days | None:
    """The days of a finding, as far as the words give a hold."""
    if mention.what == "length":
        return None
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
