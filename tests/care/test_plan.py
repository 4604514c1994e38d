"""The safety plan: six steps, each of which works empty."""

from healing_journal.care.plan import STEPS, list_of, safety_plan


def test_an_empty_plan_is_whole() -> None:
    """A person with nothing and no one to enter still has six steps that say something to do."""
    plan = safety_plan({})
    assert len(plan.steps) == 6
    assert all(step.empty and step.hint and not step.own for step in plan.steps)


def test_own_lines_stand_in_their_step() -> None:
    """Each line stays with its id, so that it can be changed or taken away."""
    plan = safety_plan({list_of("alone"): {"7": "Walk to the river"}})
    by_list = {step.list: step.own for step in plan.steps}
    assert by_list["safety_alone"] == (("7", "Walk to the river"),)
    assert all(not own for name, own in by_list.items() if name != "safety_alone")


def test_each_step_has_a_list_of_its_own() -> None:
    """Lines of one step never show in another."""
    assert len({step.list for step in safety_plan({}).steps}) == len(STEPS)


def test_the_plan_says_whom_it_was_made_for() -> None:
    """It was made to be filled in with someone, and says so."""
    assert "with someone" in safety_plan({}).opening
