from hypothesis import given
from hypothesis import strategies as st

from healing_journal.model.finding import Concern, Feeling, Finding, Reminder
from healing_journal.pages.marks import cut
from healing_journal.story import Told
from tales import told

TEXT = "He rang again and I cried. I will be all right."


def marked(*notes: Told) -> list[tuple[str, int]]:
    """The pieces with how many notes each carries."""
    return [(piece.text, len(piece.keys)) for piece in cut(TEXT, notes)]


def test_a_quote_is_marked_where_it_stands() -> None:
    """The text is cut before and after the words."""
    assert marked(told(Concern(quote="rang again", start=3))) == [
        ("He ", 0),
        ("rang again", 1),
        (" and I cried. I will be all right.", 0),
    ]


def test_findings_that_share_words_share_a_piece() -> None:
    """Where two quotes overlap, the shared piece leads to both."""
    both = (told(Concern(quote="rang again", start=3)), told(Reminder(quote="again and I", start=8)))
    assert marked(*both)[1:4] == [("rang ", 1), ("again", 2), (" and I", 1)]


def test_a_quote_that_moved_is_found_where_it_is_now() -> None:
    """A place that no longer fits gives way to the nearest one that does."""
    assert ("I cried", 1) in marked(told(Feeling(quote="I cried", start=40, feeling="sadness")))


def test_a_quote_that_is_gone_marks_nothing() -> None:
    """A finding whose words were revised away leaves the text plain."""
    assert marked(told(Concern(quote="she rang", start=3))) == [(TEXT, 0)]


def test_not_this_marks_nothing() -> None:
    """What the person dismissed is not marked in the text."""
    assert marked(
        Told("e", told(Concern(quote="x")).written, Concern(quote="rang", start=3), "not_this")
    ) == [(TEXT, 0)]


@given(
    st.text(max_size=80),
    st.lists(st.tuples(st.integers(0, 90), st.integers(0, 20)), max_size=6),
    st.integers(0, 1),
)
def test_the_pieces_are_the_text(text: str, places: list[tuple[int, int]], moved: int) -> None:
    """Joined together the pieces are the text, whatever the notes quote."""
    notes: list[Finding] = [
        Concern(quote=text[begin : begin + length], start=begin + 7 * moved) for begin, length in places
    ]
    pieces = cut(text, [told(note) for note in notes])
    assert "".join(piece.text for piece in pieces) == text
    assert all(piece.text for piece in pieces)
