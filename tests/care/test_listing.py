"""Lines on a page: what is shown of each, and what is not claimed."""

from healing_journal.care.lines import all_lines, lines_for
from healing_journal.care.listing import line_list, other_lines, shown


def test_every_line_shows_how_far_it_can_be_relied_on() -> None:
    """Source, year and check are on the page; a check nobody made is not claimed."""
    for line in all_lines():
        row = shown(line)
        assert line.source in row.source
        assert line.source_year == 0 or str(line.source_year) in row.source
        assert (row.checked == "Not yet checked with the service.") == (line.checked_on is None)


def test_a_number_can_be_dialled() -> None:
    """The link of a number holds digits alone, in their order."""
    rows = [shown(line) for line in all_lines()]
    assert all(row.dial == "".join(filter(str.isdigit, row.number)) for row in rows)


def test_what_is_known_of_a_bill_is_said_and_no_more() -> None:
    """Where a source says that a call stays off the bill, the page says so with its limit; else that it may show."""
    for line in all_lines("abuse"):
        said = shown(line).bill
        assert ("said not to show on the phone bill" in said) == (line.on_bill == "no")
        assert "show" in said


def test_other_ways_of_reaching_a_line_are_there() -> None:
    """Texting, a chat, and a second number stand beside the first; so does that it may not answer from abroad."""
    (dutch,) = lines_for("NL")
    assert shown(dutch).ways == ("0800-0113", "Chat or read: 113.nl", "It may not answer calls from abroad.")


def test_a_country_and_all_others_are_the_whole_list() -> None:
    """No line falls between the two lists."""
    here, others = line_list("IT", "abuse").lines, other_lines("IT", "abuse").lines
    assert len(here) + len(others) == len(all_lines("abuse"))
