"""The page of what they said."""

from __future__ import annotations

from collections import Counter

import msgspec

from healing_journal.pages import prose
from healing_journal.pages.parts import part_of
from healing_journal.pages.pieces import Choice
from healing_journal.pages.places import Link
from healing_journal.pages.rows import parted, saying_row
from healing_journal.pages.screens import WordsPage
from healing_journal.pages.sequence import words_over_time
from healing_journal.pages.voice import STANCES
from healing_journal.story import Story

HEADING = "Their words, not their heart."
EMPTY = "Nothing they said is written yet. What you quote of them will stand here, in order."


def words_page(story: Story, link: Link, part: int | None = 0, which: str = "") -> WordsPage:
    """Return what they said, in order, unscored, all of it or what was of one stance; of very much, a part."""
    chosen = [saying for saying in story.words if which in {"", saying.stance}]
    held, where = part_of(chosen, part, lambda saying: saying.order[0], story.today)
    rows, unsure = parted([saying_row(saying, story.today) for saying in held])
    counts = Counter(saying.stance for saying in story.words if saying.sure)
    sure = sum(saying.sure for saying in story.words)
    told = prose.count(sure, "thing they said is written", "things they said are written")
    return WordsPage(
        title="What they said",
        heading=HEADING,
        summary=(prose.sentence(told),) if sure else (),
        rows=rows,
        chart=words_over_time(msgspec.structs.replace(story, words=tuple(held)), link),
        filters=tuple(Choice(stance, said) for stance, said in STANCES.items() if counts[stance]),
        questions=unsure,
        empty="" if story.words else EMPTY,
        part=where,
    )
