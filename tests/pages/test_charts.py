import re
from xml.etree import ElementTree as ET

from hypothesis import given

from healing_journal.model.day import Days
from healing_journal.model.finding import Contact, Feeling, Finding, Reading, Said, Silence
from healing_journal.model.snapshot import Snapshot
from healing_journal.pages.pieces import Chart
from healing_journal.pages.plots import feelings_by_week
from healing_journal.pages.sequence import words_over_time
from healing_journal.pages.strip import strip
from healing_journal.pages.tears import cried_days
from healing_journal.story import Story, tell
from tales import TODAY, Head, day, on, page, readings, story_of

SVG = "{http://www.w3.org/2000/svg}"
CALLED = Contact(quote="he rang", by="them", how="call", when=on(6, 3))


def link(entry: str) -> str:
    """Where an entry is."""
    return f"/e/{entry}"


def drawings(story: Story) -> list[Chart]:
    """All charts of a story."""
    return [draw(story, link) for draw in (strip, feelings_by_week, cried_days, words_over_time)]


def parsed(chart: Chart) -> ET.Element:
    """The drawing as XML."""
    return ET.fromstring(chart.svg)


def marks_of(chart: Chart, class_: str) -> list[ET.Element]:
    """The groups of the drawing that carry a class, those of its key left out."""
    root = parsed(chart)
    keyed = {id(one) for key in root.iter("g") if key.get("class") == "legend" for one in key.iter()}
    return [
        one for one in root.iter("g") if class_ in (one.get("class") or "").split() and id(one) not in keyed
    ]


def test_who_began_it_stands_above_or_below_the_line() -> None:
    """Theirs are above, mine below, chance on the line."""
    some = [
        CALLED,
        Contact(quote="I wrote", start=30, by="me", how="message", when=on(6, 10)),
        Contact(quote="met in town", start=60, by="chance", how="in_person", when=on(6, 20)),
    ]
    chart = strip(story_of(page("a", day(6, 21), *some)), link)
    line = next(float(one.get("y1", "")) for one in parsed(chart).iter("line") if one.get("class") == "line")

    def height(by: str) -> float:
        numbers = re.findall(r'(?:c?y|points)="([^"]+)"', ET.tostring(marks_of(chart, by)[0]).decode())
        first = numbers[0]
        return float(first.split(" ")[1].split(",")[1]) if "," in first else float(first)

    assert height("them") < line < height("me")
    assert abs(height("chance") - line) < 1


def test_an_uncertain_day_has_soft_edges() -> None:
    """A contact "about then" is a bar that fades, not a point."""
    about = Contact(quote="wrote in spring", by="me", how="message", when=Days(day(5, 10), day(5, 26)))
    chart = strip(story_of(page("a", day(6, 1), about)), link)
    assert [one.get("class") for one in marks_of(chart, "about")[0].iter("rect")] == [
        "faint",
        "soft",
        "faint",
    ]


def test_a_silence_is_a_long_bar_with_its_length() -> None:
    """Its length stands on it once."""
    quiet = Silence(quote="day 20", days=20, when=Days(day(5, 1), day(5, 21)), ongoing=True)
    chart = strip(story_of(page("a", day(5, 21), quiet)), link)
    assert [one.text for one in parsed(chart).iter("text") if one.get("class") == "length"] == ["20 days"]


def test_what_is_unsure_is_not_drawn() -> None:
    """A contact that the page asks about is not on the strip."""
    unsure = Contact(quote="maybe rang", by="them", how="call", when=on(6, 3), confidence=0.1)
    assert strip(story_of(page("a", day(6, 4), unsure)), link).svg == ""


def test_months_without_anything_are_said_to_be_blank() -> None:
    """A long gap is a line of words, not rows of nothing."""
    later = Contact(quote="rang again", by="them", how="call", when=Days.on(TODAY))
    first = Contact(quote="he rang", by="them", how="call", when=on(1, 3))
    chart = strip(story_of(page("a", day(1, 3), first), page("b", TODAY, later)), link)
    said = [one.text for one in parsed(chart).iter("text") if one.get("class") == "gap"]
    assert said == []  # the silence worked out between the two fills these months
    looked: list[Finding] = [Said(quote="hello", when=on(1, 3)), CALLED]
    chart = strip(story_of(page("a", day(1, 3)), page("b", day(6, 3), *looked)), link)
    said = [one.text for one in parsed(chart).iter("text") if one.get("class") == "gap"]
    assert said == ["February to May 2024: nothing written"]


def test_words_in_a_drawing_are_only_words() -> None:
    """A quote cannot break out of the drawing."""
    nasty = Contact(quote='</title><script>alert("x")</script>', by="them", how="call", when=on(6, 3))
    chart = strip(story_of(page("a", day(6, 4), nasty)), link)
    assert "<script" not in chart.svg
    assert parsed(chart) is not None


def test_a_bigger_dot_is_named_in_more_entries() -> None:
    """The size of a dot is how many entries name the feeling that week."""
    sad = Feeling(quote="so sad", feeling="sadness")
    calm = Feeling(quote="calm", start=20, feeling="peace")
    chart = feelings_by_week(story_of(page("a", day(6, 4), sad, calm), page("b", day(6, 6), sad)), link)
    sizes = {
        emotion: float(next(marks_of(chart, emotion)[0].iter("circle")).get("r", ""))
        for emotion in ("sadness", "peace")
    }
    assert sizes["sadness"] > sizes["peace"]


@given(readings)
def test_every_mark_leads_to_words_that_are_in_the_entries(pages: list[tuple[Head, Reading]]) -> None:
    """Each drawing is whole XML without style; each link names an entry and carries words for those who cannot see."""
    story = tell(pages, Snapshot(), TODAY)
    homes = {f"/e/{head.id}" for head, _ in pages}
    for chart in drawings(story):
        if not chart.svg:
            continue
        assert "style=" not in chart.svg
        root = parsed(chart)
        assert root.get("aria-labelledby")
        for mark in root.iter("a"):
            home, _, anchor = mark.get("href", "").partition("#")
            assert home in homes
            assert anchor
            title = mark.find("title")
            assert title is not None
            assert title.text


@given(readings)
def test_every_sure_dated_contact_is_drawn_and_in_the_table(pages: list[tuple[Head, Reading]]) -> None:
    """The strip's table has a row for each sure contact and silence that has days."""
    story = tell(pages, Snapshot(), TODAY)
    dated = [event for event in story.contacts if event.sure and event.days]
    quiet = [one for one in story.silences if one.sure and one.days]
    assert len(strip(story, link).rows) == len(dated) + len(quiet)
