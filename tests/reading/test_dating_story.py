"""How a story's own telling dates what is told in it: its scenes, its ending, what is said afterwards."""

from datetime import date

import pytest

from healing_journal.reading.dating import Mention, date_of, page_of

WRITTEN = date(2024, 5, 15)  # a Wednesday


def days(
    kind: str, text: str, what: str = "", *, repeated: bool = False, ongoing: bool = True
) -> list[str] | None:
    """The days of the finding between ‹ and ›; a break-up between « and » is known too."""
    plain = "".join(sign for sign in text if sign not in "‹›«»")

    def place(opening: str, closing: str) -> tuple[int, int]:
        ahead = [sum(sign in "‹›«»" for sign in text[: text.index(mark)]) for mark in (opening, closing)]
        return text.index(opening) - ahead[0], text.index(closing) - ahead[1]

    known = [Mention("milestone", *place("«", "»"), "breakup")] if "«" in text else []
    mention = Mention(kind, *place("‹", "›"), what, repeated, "", ongoing)
    found = date_of(mention, page_of(plain, WRITTEN, [*known, mention]))
    return [str(day) for day in found] if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Saturday was the fete. I ran the cake stall. It rained. Nobody came. ‹She bought a sponge from me›.",
         ["2024-05-11", "2024-05-11"]),
        ("Saturday we had tea. I had written to him in March. ‹He gave me the key back›.",
         ["2024-05-11", "2024-05-11"]),
        ("He is moving to Leeds in November. ‹He rang to tell me›.", ["2024-05-15", "2024-05-15"]),
        ("I spent the last eight days in bed. ‹She came by with soup›.", ["2024-05-15", "2024-05-15"]),
        ("In March we were quiet. Fast forward to now: ‹she rang›.", ["2024-05-15", "2024-05-15"]),
        ("Last Saturday I painted. From March or from April, who knows. That night ‹he wrote›.",
         ["2024-05-11", "2024-05-11"]),
    ],
)  # fmt: skip
def test_a_scene_goes_on_until_the_story_moves(text: str, expected: list[str]) -> None:
    """The time told last holds for what follows; what lay further back or is still to come does not move the story."""
    assert days("contact", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("‹He came to the recital after all›. Friday. Sat in the last row.", ["2024-05-10", "2024-05-10"]),
        ("‹I ran into her at the market›. Both of us. Monday. I fled.", ["2024-05-13", "2024-05-13"]),
        ("‹She met me by the river›. This was in March. I still think of it.", ["2024-03-01", "2024-03-31"]),
        ("‹I told her no for Friday›. It felt good.", ["2024-05-15", "2024-05-15"]),
        ("‹I wrote back one line›: “fine, 2 March it was.” Then I slept.", ["2024-05-15", "2024-05-15"]),
        ("‹Just this weekend we went to the pool›.", ["2024-05-11", "2024-05-12"]),
    ],
)  # fmt: skip
def test_a_time_beside_the_telling_is_weighed_by_what_it_says(text: str, expected: list[str]) -> None:
    """A bare time or "this was" right after counts; a time that was spoken of or asked for does not."""
    assert days("contact", text) == expected


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("contact", "«It ended on Monday.» I cannot eat. ‹He has blocked me›.", ["2024-05-13", "2024-05-15"]),
        ("contact", "«We split on 1 May» and ‹I drove past his house›.", ["2024-05-15", "2024-05-15"]),
        ("contact", "«We split on 1 May.» When we broke up, ‹she wrote me a long letter›.",
         ["2024-05-01", "2024-05-01"]),
        ("contact", "«We split on 1 May.» Nothing helped. The next morning ‹I texted her›.",
         ["2024-05-02", "2024-05-02"]),
        ("silence", "«She left on 1 May.» I asked for nothing. ‹No word the whole time›.",
         ["2024-05-01", "2024-05-15"]),
        ("contact", "It's been two days, that's all. ‹I rang her›.", ["2024-05-13", "2024-05-15"]),
    ],
)  # fmt: skip
def test_the_ending_dates_what_is_told_of_it(kind: str, text: str, expected: list[str]) -> None:
    """What came at, right after or ever since the ending is counted from it; what stands beside it is not its day."""
    assert days(kind, text) == expected


def test_habits_after_a_late_ending_reach_from_it_to_the_day_of_writing() -> None:
    """A habit since an ending of the last two weeks lies between the two; after an older one it stays undated."""
    assert days("contact", "«We split on 6 May.» ‹She keeps texting me›.", repeated=True) == [
        "2024-05-06",
        "2024-05-15",
    ]
    assert days("contact", "«We split on 6 January.» ‹She keeps texting me›.", repeated=True) is None
    told = days("contact", "«We split in January.» We've been ‹texting for three weeks›.", repeated=True)
    assert told == ["2024-04-24", "2024-05-15"]


@pytest.mark.parametrize(
    ("text", "what", "expected"),
    [
        ("Fast forward to March: I saw her list. ‹That's when it ended›.", "breakup", ["2024-03-01", "2024-03-31"]),
        ("Last summer I moved out. He begged. So ‹I moved back in›.", "move", ["2023-06-01", "2023-08-31"]),
        ("‹We ended it over soup›. It happened last night.", "breakup", ["2024-05-14", "2024-05-14"]),
        ("‹We have been married for ten years›.", "other", ["2012-09-13", "2016-01-14"]),
        ("‹Back together two months› ago, against all advice.", "length", ["2024-03-05", "2024-03-25"]),
        ("‹We were together two years›.", "length", None),
        ("‹We split after two years›.", "breakup", None),
    ],
)  # fmt: skip
def test_events_without_a_time_of_their_own_take_that_of_their_scene(
    text: str, what: str, expected: list[str] | None
) -> None:
    """An event is dated by its scene or by what is said right after; a length of time alone dates nothing."""
    assert days("milestone", text, what) == expected


def test_a_silence_that_is_over_does_not_reach_to_today() -> None:
    """It lasted its length from where the story stood, or from the ending it followed."""
    over = "In March she met someone. After that ‹she ignored me for a week›. Then she wrote."
    assert days("silence", over, ongoing=False) == ["2024-03-01", "2024-04-07"]
    first = "«We split on 1 January.» I broke ‹our three weeks of silence after the break-up›."
    assert days("silence", first, ongoing=False) == ["2024-01-01", "2024-01-22"]
