"""The hard hour: four equal choices, own list first, and no way to reach someone one fears."""

from datetime import UTC, date, datetime

from healing_journal.care.circumstances import Circumstances
from healing_journal.care.night import Night, QuietNight, after, ask_in_the_morning, choices, night

NOW = datetime(2026, 3, 4, 3, 12, tzinfo=UTC)
LISTS = {
    "distractions": {"1": "The puzzle"},
    "plans": {"1": "If he asks me to come over, I say I will answer tomorrow"},
    "people": {"1": "Sam for rides"},
}


def test_ten_minutes_are_offered_on_the_persons_own_clock() -> None:
    """At 3:12 the page asks about 3:22, also over midnight."""
    page = night(Circumstances(), {}, NOW)
    assert isinstance(page, Night)
    assert page.decide == "It is 3:12. Would you decide at 3:22?"
    late = night(Circumstances(), {}, NOW.replace(hour=23, minute=55))
    assert isinstance(late, Night)
    assert late.decide == "It is 23:55. Would you decide at 0:05?"


def test_four_choices_and_none_is_praised() -> None:
    """Keeping, waiting, sending and calling are all there, and what follows has no praise or blame."""
    assert [choice.value for choice in choices()] == ["keep", "tomorrow", "sending", "call"]
    assert after("sending").startswith("All right.")
    assert "well done" not in " ".join(after(choice.value) for choice in choices()).lower()


def test_own_lists_stand_beside_the_suggestions() -> None:
    """What the person listed for such hours is on the page, with people to ask instead."""
    page = night(Circumstances(), LISTS, NOW)
    assert isinstance(page, Night)
    assert page.own_else == ("The puzzle",)
    assert page.people == ("Sam for rides",)
    assert len(page.something_else) == 5


def test_if_they_wrote_no_answer_is_owed() -> None:
    """Then the page says so and shows the person's own if-then lines; else neither."""
    asked = night(Circumstances(), LISTS, NOW, they_wrote=True)
    assert isinstance(asked, Night)
    assert asked.they_wrote == "You don’t owe an answer tonight."
    assert asked.plans == tuple(LISTS["plans"].values())
    alone = night(Circumstances(), LISTS, NOW)
    assert isinstance(alone, Night)
    assert (alone.they_wrote, alone.plans) == ("", ())


def test_no_box_and_no_clock_for_someone_afraid() -> None:
    """Fear puts the message box and the timer away; the log and people who know remain."""
    page = night(Circumstances(afraid=True, country="DE", pronoun="he"), LISTS, NOW, they_wrote=True)
    assert isinstance(page, QuietNight)
    assert "afraid of him" in page.words
    assert page.lines.lines[0].number == "116 016"


def test_the_morning_asks_once_and_never_the_afraid() -> None:
    """The day after, one question; later, and to someone afraid, none."""
    sent = date(2026, 3, 4)
    assert "her" in ask_in_the_morning(sent, date(2026, 3, 5), Circumstances(pronoun="she"))
    assert ask_in_the_morning(sent, date(2026, 3, 6), Circumstances()) == ""
    assert ask_in_the_morning(sent, date(2026, 3, 5), Circumstances(afraid=True)) == ""
