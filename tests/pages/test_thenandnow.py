from __future__ import annotations

from datetime import timedelta

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from healing_journal.model.day import Days
from healing_journal.model.finding import EMOTIONS, Concern, Feeling, Finding, Said, Stance
from healing_journal.pages.thenandnow import by_words, pairs, times_of, within
from healing_journal.story import Told
from tales import TODAY

WORDS = (
    "the kitchen was cold",
    "cold in the kitchen again",
    "he spoke of the dog",
    "the dog and the walk",
    "rain all day",
)
THEN, NOW = times_of(TODAY)


@st.composite
def told_at(draw: st.DrawFn, days: Days) -> list[Told]:
    """Sentences of some days: feelings, worries and things said, about a few subjects."""
    some = []
    for index in range(draw(st.integers(0, 5))):
        words, when = draw(st.sampled_from(WORDS)), draw(st.integers(0, days.length - 1))
        feeling = draw(st.sampled_from(EMOTIONS))
        stance: Stance = draw(st.sampled_from(["toward", "away", "unclear"]))
        kinds: tuple[Finding, ...] = (
            Feeling(quote=words, feeling=feeling), Concern(quote=words), Said(quote=words, stance=stance),
        )  # fmt: skip
        finding = kinds[draw(st.integers(0, 2))]
        some.append(Told(f"{days.first}{index}", days.first + timedelta(days=when), finding))
    return some


def _quotes(then: list[Told], now: list[Told]) -> list[tuple[str, str, str, str]]:
    chosen = pairs(within(then, THEN), within(now, NOW), by_words, 3)
    return [
        (pair.then.entry, pair.then.finding.quote, pair.now.entry, pair.now.finding.quote) for pair in chosen
    ]


def _flipped(told: Told, data: st.DataObject) -> Told:
    finding = told.finding
    if isinstance(finding, Feeling):
        other = data.draw(st.sampled_from(EMOTIONS))
        finding = msgspec.structs.replace(finding, feeling=other, cried=not finding.cried, tense="then")
    if isinstance(finding, Said):
        finding = msgspec.structs.replace(
            finding, stance=data.draw(st.sampled_from(["toward", "away", "unclear"]))
        )
    return msgspec.structs.replace(told, finding=finding)


@settings(deadline=None)
@given(told_at(THEN), told_at(NOW), st.data())
def test_the_choice_does_not_change_when_feelings_are_flipped(
    then: list[Told], now: list[Told], data: st.DataObject
) -> None:
    """Whichever feelings the sentences name, and whether they came closer or moved away, the same pairs are chosen."""
    flipped = [_flipped(one, data) for one in then], [_flipped(one, data) for one in now]
    assert _quotes(*flipped) == _quotes(then, now)


@settings(deadline=None)
@given(told_at(THEN), told_at(NOW), st.randoms(use_true_random=False))
def test_the_order_in_which_sentences_come_does_not_matter(
    then: list[Told], now: list[Told], random: object
) -> None:
    """The same sentences give the same pairs, no sentence stands twice, and kinds are not mixed."""
    chosen = _quotes(then, now)
    assert _quotes(then[::-1], now[::-1]) == chosen
    assert len({pair[:2] for pair in chosen}) == len({pair[2:] for pair in chosen}) == len(chosen)


def test_what_shares_a_subject_is_chosen_before_what_is_only_later() -> None:
    """Of several sentences of the week, the one about the same thing stands beside the earlier one."""
    then = [Told("a", THEN.middle, Concern(quote="the dog and the walk"))]
    now = [
        Told("b", NOW.first, Concern(quote="he spoke of the dog")),
        Told("c", NOW.last, Concern(quote="rain all day")),
    ]
    assert [pair[3] for pair in _quotes(then, now)] == ["he spoke of the dog"]


def test_what_is_unsure_or_of_another_kind_is_not_put_beside() -> None:
    """A guess is not shown as one's own word, and a worry does not stand beside what they said."""
    then = [Told("a", THEN.middle, Concern(quote="the dog and the walk", confidence=0.2))]
    now = [Told("b", NOW.first, Concern(quote="the dog and the walk"))]
    assert _quotes(then, now) == []
    said = [Told("a", THEN.middle, Said(quote="the dog and the walk"))]
    assert _quotes(said, now) == []
