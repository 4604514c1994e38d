import msgspec
from hypothesis import given

from healing_journal.model.finding import Boundary, Contact, Milestone, Promise, Reading, Reminder, Said
from healing_journal.model.record import Named
from healing_journal.model.snapshot import Snapshot
from healing_journal.pages import (
    Voice,
    contact_page,
    json,
    list_page,
    promises_page,
    search_page,
    story_page,
    terminal,
    today_page,
    words_page,
    write_page,
)
from healing_journal.pages.search import Answer, Match, Sought
from healing_journal.story import tell
from tales import TODAY, Head, day, on, page, readings, story_of

CALLED = Contact(quote="he rang", by="them", how="call", when=on(6, 3))
UNSURE = Contact(quote="he may have rung", start=50, by="them", how="call", when=on(6, 4), confidence=0.2)


def link(entry: str) -> str:
    """Where an entry is."""
    return f"/e/{entry}"


def test_contacts_are_told_with_who_how_and_when() -> None:
    """A row says who began it, when, and its words; what is unsure is asked apart."""
    shown = contact_page(story_of(page("a", day(6, 4), CALLED, UNSURE)), link)
    assert [(row.what, row.when, row.state) for row in shown.contacts] == [
        ("They called you.", "3 June", "them")
    ]
    assert [row.sources[0].quote for row in shown.questions] == ["he may have rung"]
    assert shown.summary[0] == "One contact told of: 1 by them."


def test_the_person_is_spoken_of_as_the_writer_does() -> None:
    """The pronoun that the writer gave is used."""
    snapshot = Snapshot()
    snapshot.named = Named(names=("A",), pronoun="she")
    shown = contact_page(story_of(page("a", day(6, 4), CALLED), snapshot=snapshot), link)
    assert shown.contacts[0].what == "She called you."


def test_what_they_said_is_shown_unscored() -> None:
    """Their words stand in order, each with a plain word and no sum."""
    shown = words_page(story_of(page("a", day(6, 4), Said(quote="maybe one day", stance="unclear"))), link)
    assert [(row.what, row.when, row.remark) for row in shown.rows] == [
        ("maybe one day", "written 4 June", "unclear")
    ]
    assert shown.heading == "Their words, not their heart."


def test_a_promise_past_its_day_is_not_called_broken() -> None:
    """It stays open, and the page says that what came of it is not written."""
    promise = Promise(quote="she promised to call on Sunday", by="them", due=on(6, 9))
    row = promises_page(story_of(page("a", day(6, 4), promise))).promises[0]
    assert (row.state, row.remark) == ("open", "open: its time was 9 June; what came of it is not written")
    assert row.who == "theirs"


def test_a_limit_ahead_begins_then() -> None:
    """A limit that starts later says so."""
    limit = Boundary(quote="no calls from July", when=on(7, 1))
    row = promises_page(story_of(page("a", day(6, 4), limit))).limits[0]
    assert (row.remark, row.ahead) == ("open, begins then", True)


def test_the_story_says_when_it_ended_and_how_long_ago() -> None:
    """The best dated ending is said with its distance."""
    ended = Milestone(quote="we ended it", what="breakup", when=on(5, 30))
    shown = story_page(story_of(page("a", day(6, 1), ended)), link)
    assert shown.summary == (
        "It ended 30 May, four weeks ago.",
        "One entry is written; the first is of 1 June.",
    )


def test_today_shows_what_is_due_and_one_own_reminder() -> None:
    """The day has its next dates, a reminder in the person's own words, and no count of anything."""
    near = Promise(quote="I will bring the key", by="me", due=on(7, 2))
    far = Promise(quote="he will pay me back", start=40, by="them", due=on(12, 2))
    keep = Reminder(quote="breathe first", start=80)
    shown = today_page(story_of(page("a", day(6, 28), near, far, keep)), [Head("a", on(6, 28))], None, TODAY)
    assert [row.what for row in shown.due] == ["I will bring the key"]
    assert shown.reminder is not None
    assert shown.reminder.quote == "breathe first"


def test_an_empty_journal_has_pages_that_say_so() -> None:
    """No page is blank: each says what will be there."""
    story = story_of()
    pages = (
        contact_page(story, link),
        words_page(story, link),
        promises_page(story),
        story_page(story, link),
    )
    assert all(shown.empty for shown in pages)
    assert today_page(story, [], None, TODAY).empty
    assert list_page([], TODAY).empty


def test_entries_are_listed_newest_first_by_month() -> None:
    """The list begins with the latest month."""
    shown = list_page([Head("a", on(5, 2)), Head("b", on(6, 3)), Head("c", on(6, 9))], TODAY)
    assert [(name, [row.id for row in rows]) for name, rows in shown.months] == [
        ("June 2024", ["c", "b"]),
        ("May 2024", ["a"]),
    ]


def test_the_empty_page_is_for_today() -> None:
    """Writing begins with today's date and no words."""
    shown = write_page(TODAY)
    assert (shown.first, shown.last, shown.text) == ("2024-06-30", "2024-06-30", "")


def test_a_hit_shows_where_it_matched_and_by_which_way() -> None:
    """The matched words are marked pieces; what was looked for is shown back, and each hit says why it is there."""
    match = Match("a", on(6, 3), (("the ", False), ("key", True)), "words")
    shown = search_page(Sought("key"), Answer((match,)), TODAY)
    assert [(piece.text, bool(piece.keys)) for piece in shown.hits[0].pieces] == [
        ("the ", False),
        ("key", True),
    ]
    assert (shown.words, shown.summary, shown.hits[0].way) == ("key", "Found in one entry.", "by words")
    assert shown.remarks == ()


def test_search_says_how_it_is_ordered_and_what_waits() -> None:
    """Where it is asked when, and where entries wait to be looked at for their meaning, the page says so."""
    match = Match("a", on(6, 3), (("the key", False),), "both")
    shown = search_page(Sought("when did he call"), Answer((match,), "last", 1, waiting=3), TODAY)
    assert shown.remarks == (
        "You asked when. The first entry comes nearest to it; then what is near in words or meaning.",
        "Three entries still wait to be looked at for their meaning. Until then they are found by their words alone.",
    )


def test_json_items_carry_entry_quote_and_dates() -> None:
    """For programs, each item says where it is from, and dates are a first and a last day."""
    told = json.contact(story_of(page("a", day(6, 4), CALLED)))
    item = msgspec.json.decode(msgspec.json.encode(told))["contacts"][0]
    assert (item["entry"], item["quote"], item["when"]) == ("a", "he rang", ["2024-06-03", "2024-06-03"])
    assert (item["by"], item["how"], item["repeated"]) == ("them", "call", False)


@given(readings)
def test_any_story_can_be_shown(pages: list[tuple[Head, Reading]]) -> None:
    """No findings break a page, the terminal or the JSON; the terminal keeps to 80 columns."""
    story = tell(pages, Snapshot(), TODAY)
    heads = [head for head, _ in pages]
    for shown in (
        contact_page(story, link),
        words_page(story, link),
        promises_page(story),
        story_page(story, link),
    ):
        assert shown.title
    assert today_page(story, heads, None, TODAY).title
    for text in (
        terminal.contact(story),
        terminal.words(story),
        terminal.promises(story),
        terminal.story(story),
    ):
        assert max(len(line) for line in text.splitlines()) <= terminal.WIDTH
    for told in (json.contact(story), json.words(story), json.promises(story), json.story(story)):
        assert msgspec.json.decode(msgspec.json.encode(told)).keys() == told.keys()


@given(readings)
def test_counts_agree_with_what_is_shown(pages: list[tuple[Head, Reading]]) -> None:
    """Every contact is in one list, sure or asked about, and none in two."""
    story = tell(pages, Snapshot(), TODAY)
    shown = contact_page(story, link)
    beside = [row for _, rows in shown.apart for row in rows]
    listed = (*shown.contacts, *shown.habits, *shown.undated, *beside, *shown.silences, *shown.questions)
    assert len(listed) == len(story.contacts) + len(story.silences)
    assert all(row.sure for row in (*shown.contacts, *shown.habits, *shown.undated, *beside, *shown.silences))


def test_the_voice_knows_three_pronouns() -> None:
    """They, unless the writer gave another word."""
    assert [Voice.of(Named(pronoun=pronoun)).them for pronoun in ("", "he", "she", "they")] == [
        "them", "him", "her", "them",
    ]  # fmt: skip
