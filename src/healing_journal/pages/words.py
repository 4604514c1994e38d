"""The page of what they said."""

from __future__ import annotations

from collections import Counter

from healing_journal.pages import prose
from healing_journal.pages.pieces import Choice
from healing_journal.pages.places import Link
from healing_journal.pages.plots import words_over_time
from healing_journal.pages.rows import parted, saying_row
from healing_journal.pages.screens import WordsPage
from healing_journal.pages.voice import STANCES
from healing_journal.story import Story

HEADING = "Their words, not their heart."
EMPTY = "Nothing they said is written yet. What you quote of them will stand here, in order."


def words_page(story: Story, link: Link) -> WordsPage:
    """Return what they said, in order, unscored."""
    rows, unsure = parted([saying_row(saying, story.today) for saying in story.words])
    counts = Counter(row.state for row in rows)
    told = prose.count(len(rows), "thing they said is here", "things they said are here")
    return WordsPage(
        title="What they said",
        heading=HEADING,
        summary=(prose.sentence(told),) if rows else (),
        rows=rows,
        chart=words_over_time(story, link),
        filters=tuple(Choice(stance, said) for stance, said in STANCES.items() if counts[stance]),
        questions=unsure,
        empty="" if story.words else EMPTY,
    )
