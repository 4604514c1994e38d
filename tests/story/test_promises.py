from datetime import UTC, date, datetime

import pytest

from healing_journal.model.day import Days
from healing_journal.model.finding import Boundary, Plan, Promise, mark_of
from healing_journal.model.record import Decided, Foreseen, Record
from healing_journal.model.snapshot import Snapshot, replay
from healing_journal.story.promises import Due
from tales import day, on, page, story_of

VISIT = Promise(quote="she promised to visit in May", by="them", due=Days(day(5, 1), day(5, 31)))


@pytest.mark.parametrize(
    ("today", "due"), [(day(4, 1), "ahead"), (day(5, 1), "now"), (day(5, 31), "now"), (day(6, 1), "passed")]
)
def test_a_day_that_has_passed_says_only_that(today: date, due: Due) -> None:
    """A promise whose day is over stays open: what came of it is not known."""
    one = story_of(page("a", day(3, 1), VISIT), today=today).promises[0]
    assert (one.due, one.outcome) == (due, "open")


def test_the_persons_decision_is_what_became_of_it() -> None:
    """What the person decided beats what the text says."""
    crossed = Boundary(quote="I answered anyway", status="crossed")
    body = Decided(entry="a", mark=mark_of(crossed), outcome="let_go")
    snapshot = replay([Record("r", _at(), body)])
    one = story_of(page("a", day(3, 1), crossed), snapshot=snapshot).limits[0]
    assert (one.outcome, one.decided) == ("let_go", True)


def _at() -> datetime:
    return datetime(2024, 6, 1, tzinfo=UTC)


@pytest.mark.parametrize(("status", "outcome"), [("set", "open"), ("kept", "kept"), ("crossed", "not_kept")])
def test_a_limit_is_as_the_text_tells(status: str, outcome: str) -> None:
    """Set is open, kept is kept, crossed is not kept, until the person says otherwise."""
    limit = Boundary(quote="no calls after nine", status=status)  # type: ignore[arg-type]
    assert story_of(page("a", day(3, 1), limit)).limits[0].outcome == outcome


def test_at_that_point_means_the_plan_told_before() -> None:
    """A limit that starts "then" takes the days of the dated plan that stands before it in the text."""
    plan = Plan(quote="I fly on the tenth", start=0, when=on(6, 10))
    limit = Boundary(quote="we stop writing at that point", start=40)
    told = story_of(page("a", day(6, 1), plan, limit), today=day(6, 1))
    assert told.limits[0].days == on(6, 10)
    assert [one.days for one in told.ahead] == [on(6, 10), on(6, 10)]


def test_at_that_point_outweighs_the_day_of_writing() -> None:
    """A limit that a reader dated to the day it was written still begins when its words say."""
    plan = Plan(quote="I fly on the tenth", start=0, when=on(6, 10))
    limit = Boundary(quote="we stop writing at that point", start=40, when=on(6, 1))
    assert story_of(page("a", day(6, 1), plan, limit)).limits[0].days == on(6, 10)


def test_then_means_nothing_where_no_plan_stands_near() -> None:
    """Without a dated plan shortly before it, "then" gives no day."""
    plan = Plan(quote="I fly on the tenth", start=0, when=on(6, 10))
    limit = Boundary(quote="we stop writing then", start=4_000)
    assert story_of(page("a", day(6, 1), plan, limit)).limits[0].days is None


def test_a_plan_told_in_two_entries_is_one() -> None:
    """Days that meet and a word in common make one plan, dated by the closer telling."""
    first = Plan(quote="moving to Leeds next month", when=Days(day(6, 1), day(6, 30)))
    then = Plan(quote="the move to Leeds is on Friday", when=on(6, 14))
    plans = story_of(page("a", day(5, 2), first), page("b", day(6, 10), then)).plans
    assert [(one.days, len(one.tellings)) for one in plans] == [(on(6, 14), 2)]


def test_two_plans_of_one_day_are_two() -> None:
    """A day in common alone does not make two plans one."""
    some = [
        Plan(quote="dentist at nine", when=on(6, 14)),
        Plan(quote="dinner with Ana", start=50, when=on(6, 14)),
    ]
    assert len(story_of(page("a", day(6, 1), *some)).plans) == 2


def test_each_crossing_of_a_limit_is_its_own() -> None:
    """A limit crossed twice in the same words was crossed twice."""
    crossed = Boundary(quote="I wrote to her anyway", status="crossed")
    assert len(story_of(page("a", day(5, 2), crossed), page("b", day(5, 9), crossed)).limits) == 2


def test_a_guess_and_how_it_was_stay_with_their_plan() -> None:
    """How hard a day was expected to be, and was, is told with it."""
    plan = Plan(quote="I move out", when=on(6, 14))
    bodies = [
        Foreseen(entry="a", mark=mark_of(plan), expected=9),
        Foreseen(entry="a", mark=mark_of(plan), actual=6),
    ]
    snapshot: Snapshot = replay(Record(str(index), _at(), body) for index, body in enumerate(bodies))
    one = story_of(page("a", day(6, 1), plan), snapshot=snapshot).plans[0]
    assert (one.expected, one.actual) == (9, 6)
