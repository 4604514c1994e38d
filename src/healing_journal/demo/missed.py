"""Notes that the invented writer added herself, by the day of their page."""

from __future__ import annotations

from datetime import date

from healing_journal.model.day import Days
from healing_journal.model.finding import Boundary, Contact, Finding, Milestone, Plan, Promise, Reminder, Said

_COFFEE = Days.on(date(2025, 10, 2))

MISSED: dict[date, tuple[Finding, ...]] = {
    date(2025, 5, 12): (
        Promise(quote="I said I'd ask Farah before the end of May", by="me", due=Days.on(date(2025, 5, 31))),
    ),
    date(2025, 5, 17): (Boundary(quote="I don't look at his profile after nine, that's my limit", by="me"),),
    date(2025, 6, 5): (Reminder(quote="you can miss someone and still have been right to go"),),
    date(2025, 7, 2): (
        Said(
            quote="He said it's nice to have his friend back", stance="toward", when=Days.on(date(2025, 7, 2))
        ),
        Said(quote="he isn't sure he can do this for long", stance="away", when=Days.on(date(2025, 7, 2))),
    ),
    date(2025, 7, 12): (
        Said(quote="we were always good at Saturdays", stance="unclear", when=Days.on(date(2025, 7, 12))),
    ),
    date(2025, 8, 10): (Reminder(quote="I'd like that one back, the one who talked too much"),),
    date(2025, 8, 18): (
        Milestone(quote="Moved to the ninth floor today", what="move", when=Days.on(date(2025, 8, 18))),
    ),
    date(2025, 9, 20): (
        Contact(quote="I wrote back", by="me", how="letter", when=Days(date(2025, 9, 18), date(2025, 9, 20))),
        Said(
            quote="could we say a proper bye before then", stance="unclear", when=Days.on(date(2025, 9, 18))
        ),
        Plan(quote="Coffee, 2nd of October, the place with the bad chairs", with_them=True, when=_COFFEE),
    ),
}
