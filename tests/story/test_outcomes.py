from healing_journal.model.day import Days
from healing_journal.model.finding import Contact, Emotion, Feeling, Silence
from healing_journal.story import Outcome, outcomes, quiet_before
from tales import day, on, page, story_of

CALL = Contact(quote="she rang", start=100, by="them", how="call", when=on(6, 3))


def came_of(*feelings: Feeling, call: Contact = CALL) -> tuple[Outcome, ...]:
    """What came of the call in an entry with these feelings."""
    story = story_of(page("a", day(6, 3), call, *feelings))
    return outcomes(story.contacts, story.feelings.weeks)


def felt(feeling: Emotion, start: int) -> Feeling:
    """A feeling at a place of the text."""
    return Feeling(quote=f"so much {feeling}", start=start, feeling=feeling)


def test_the_first_feeling_after_a_contact_is_what_came_of_it() -> None:
    """The nearest feeling that follows counts, as good or hard; what stands before it does not."""
    found = came_of(felt("anger", 10), felt("joy", 150), felt("sadness", 300))
    assert [(one.side, one.told.finding.quote) for one in found] == [("good", "so much joy")]


def test_a_feeling_far_from_the_contact_is_not_about_it() -> None:
    """Another page's worth of text between the two, and nothing is taken to follow."""
    assert came_of(felt("sadness", 2_000)) == ()


def test_looking_at_a_profile_is_no_contact_with_an_outcome() -> None:
    """Looking is kept apart."""
    look = Contact(quote="I looked her up", start=100, by="me", how="online", when=on(6, 3))
    assert came_of(felt("sadness", 150), call=look) == ()


def test_a_contact_takes_nothing_from_the_silence_before_it() -> None:
    """The silence that ended with a contact is found from it, and keeps its length."""
    quiet = Silence(quote="day 30", days=30, when=Days(day(5, 3), day(6, 2)), ongoing=True)
    story = story_of(page("a", day(6, 2), quiet), page("b", day(6, 3), CALL))
    before = quiet_before(story.contacts[0], story.silences)
    assert before is not None
    assert before.length == 30
