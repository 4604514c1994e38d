"""The page of patterns: what one's own evenings say to three fixed questions, with their counts, and what they do not say."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from statistics import fmean

import msgspec

from healing_journal.care.circumstances import Circumstances
from healing_journal.pages import prose
from healing_journal.pages.nextevening import next_evenings
from healing_journal.pages.pieces import Chart
from healing_journal.pages.places import DayLink
from healing_journal.pages.voice import Voice
from healing_journal.story import Story
from healing_journal.story.patterns import (
    ASKED,
    LEAST_EACH,
    LEAST_PAIRS,
    SMALLEST,
    Answer,
    Asked,
    Interval,
    Pair,
)

TITLE = "Patterns"
INTRO = "The questions are the same for everyone. Each asks how longing was on the evening after, by your own taps."
CAVEATS = (
    (
        "You tap an evening's number after its day. So what a day did to its own evening is not in here. The answer is "
        "about the evening after, beyond how the first evening already was."
    ),
    "It says nothing of causes. A birthday, a fight or a drink may lie behind both.",
    "Evenings left out count neither way. Two evenings count where they follow each other and both have a number.",
    (
        "The range is wide on purpose, and this page can still be wrong. It was tried on invented people for whom nothing "
        "made a difference: it told up to 5 in 100 of one. Of those who looked every week of half a year, 10 in 100 were "
        "told of one at some time; of those who tapped very unevenly, up to 19 in 100."
    ),
)
NOT_ASKED = "Patterns are made of numbers from 0 to 10, and nobody under 18 is asked for these here."
SMALL = 0.5  # points: a range that lies within so much of none leaves room for a small difference alone


class _Words(msgspec.Struct, frozen=True):
    """How a question is put: its heading, its days in a sentence, and the two sorts of evenings."""

    heading: str
    after: str
    leaning: str
    sorts: tuple[str, str]


_WORDS: dict[Asked, _Words] = {
    "contact": _Words(
        "The evening after contact",
        "After days with contact",
        "the evening after contact",
        ("after contact", "after days without contact"),
    ),
    "profile": _Words(
        "The evening after looking at {their} profile",
        "After days on which you looked at {their} profile",
        "the evening after you looked at {their} profile",
        ("after looking", "after days without looking"),
    ),
    "practice": _Words(
        "The evening after something done for yourself",
        "After days with something done for yourself",
        "the evening after something done for yourself",
        ("after something done for yourself", "after days without"),
    ),
}
_REMARKS: dict[Asked, str] = {
    "contact": "",
    "profile": "Days on which it came up by itself are left out: they are neither.",
    "practice": "A day counts as one without where something else under More was tapped, and this line left empty.",
}


class Question(msgspec.Struct, frozen=True):
    """One question: its heading, what the evenings say, how many they are, a remark, and the dots."""

    asked: Asked
    heading: str
    answer: str
    counted: str
    remark: str
    chart: Chart


class PatternsPage(msgspec.Struct, frozen=True):
    """All questions that are put to this person, what they do not say, and that taps and words differ, if they do."""

    title: str
    intro: str
    questions: tuple[Question, ...]
    caveats: tuple[str, ...]
    differ: str


def asked_of(about: Circumstances) -> tuple[Asked, ...]:
    """Return the questions that may be put: none to whoever is not asked to measure, none about someone one fears.

    That longing is lower after contact must not become a reason to reach out to a person who may be dangerous.
    """
    if not about.offers("scales"):
        return ()
    return ASKED if about.offers("reach_out") else ("practice",)


def patterns_page(answers: Iterable[Answer], story: Story, opens: DayLink) -> PatternsPage:
    """Return the page."""
    voice = Voice.of(story.named)
    questions = tuple(_question(answer, voice, opens) for answer in answers)
    differ = _differ(story) if any(one.asked == "contact" for one in questions) else ""
    return PatternsPage(TITLE, INTRO, questions, CAVEATS if questions else (), differ)


def _differ(story: Story) -> str:
    """Say on how many days tap and words differ; which days these are is asked on the page of contact."""
    days = sum(one.why == "tapped_none" for one in story.differing)
    if not days:
        return ""
    return (
        f"On {prose.count(days, 'day')} your tap says that there was no contact, and what you wrote or brought in tells "
        "of some. Both stay as they are; only taps count here."
    )


def _question(answer: Answer, voice: Voice, opens: DayLink) -> Question:
    words = _WORDS[answer.asked]
    heading = voice.say(words.heading)
    return Question(
        asked=answer.asked,
        heading=heading,
        answer=_said(answer, words, voice),
        counted=_counted(answer, words),
        remark=_REMARKS[answer.asked],
        chart=next_evenings(answer, heading, words.sorts, opens),
    )


def _said(answer: Answer, words: _Words, voice: Voice) -> str:
    """Say what the evenings say, in the same words for everyone."""
    if answer.verdict == "too_early":
        return _too_early(answer, words)
    if answer.verdict == "changed":
        return "In the first half it leaned one way, in the second the other. Best to leave it open."
    if answer.interval is None:
        return (
            "Can't tell. How the evening was and what happened on its day went together so closely that nothing can be "
            "said of the evening after."
        )
    if answer.verdict == "cannot_tell":
        between = f"anywhere from {_end(answer.interval.low)} to {_end(answer.interval.high)} than otherwise"
        return f"{voice.say(words.after)}, the next evening's longing was {between}. {_why_not(answer, answer.interval)}"
    return _leaning(answer, answer.interval, voice.say(words.leaning))


def _too_early(answer: Answer, words: _Words) -> str:
    if len(answer.pairs) < LEAST_PAIRS:
        return (
            f"Too early: {len(answer.pairs)} of {LEAST_PAIRS} evenings. Not enough yet to say anything fair."
        )
    which, some = min(
        zip(words.sorts, (answer.after, answer.otherwise), strict=True), key=lambda sort: len(sort[1])
    )
    return f"Too early: {len(some)} of {LEAST_EACH} evenings {which}. Not enough yet to say anything fair."


def _why_not(answer: Answer, interval: Interval) -> str:
    """Say why this is no lean: mostly that the range is too wide."""
    if interval.leans:
        return (
            f"The plain averages do not show that: {_average(answer.after)} {_sort(answer, 0)}, "
            f"{_average(answer.otherwise)} {_sort(answer, 1)}. Can't tell."
        )
    if interval.low > 0 or interval.high < 0:
        return (
            f"Its near end is under {SMALLEST:g} of a point, which uneven tapping alone can make. Can't tell."
        )
    if max(-interval.low, interval.high) <= SMALL:
        return "Can't tell; if there is a difference, it is a small one."
    return "That is too wide to tell."


def _sort(answer: Answer, which: int) -> str:
    return _WORDS[answer.asked].sorts[which]


def _average(pairs: Sequence[Pair]) -> str:
    return f"{fmean(pair.after for pair in pairs):.1f}"


def _leaning(answer: Answer, interval: Interval, when: str) -> str:
    side = "higher" if interval.estimate > 0 else "lower"
    near, far = sorted((abs(interval.low), abs(interval.high)))
    halves = (
        "" if len(answer.halves) > 1 else " One half of the record holds too few to look at it by itself."
    )
    return (
        f"In your {len(answer.pairs)} evenings, longing {when} tended to be {side}, by about "
        f"{abs(interval.estimate):.1f} points (likely between {near:.1f} and {far:.1f}).{halves} Other things may "
        "explain it. You know which."
    )


def _end(points: float) -> str:
    """Say one end of the range."""
    return f"{abs(points):.1f} {'higher' if points > 0 else 'lower'}"


def _counted(answer: Answer, words: _Words) -> str:
    """Say how many evenings the answer rests on, and of which sort."""
    if not answer.pairs:
        return ""
    one, other = (len(some) for some in (answer.after, answer.otherwise))
    return f"Counted: {len(answer.pairs)} evenings, {one} {words.sorts[0]}, {other} {words.sorts[1]}."


def as_text(page: PatternsPage) -> str:
    """Return the page for a terminal of eighty columns."""
    paragraphs = [page.title, page.intro]
    for one in page.questions:
        paragraphs += [one.heading, *(part for part in (one.answer, one.counted, one.remark) if part)]
    paragraphs += page.caveats
    paragraphs += [page.differ] if page.differ else []
    return "\n\n".join(textwrap.fill(paragraph, 80) for paragraph in paragraphs)
