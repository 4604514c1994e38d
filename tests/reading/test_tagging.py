"""The candidates that the trained encoder finds in a text."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healing_journal.reading import language, tagging

PAGE = (
    "We broke up three weeks ago after two years together. I miss her so much that I can't sleep.\n\n"
    "On Tuesday she texted me and said that she still loves me, but she needs space. I cried all evening. "
    "I blocked her number yesterday. I started going to therapy, and I went for a run this morning."
)
ELSEWHERE = (
    "The bakery on the corner has closed for good. My neighbour says a bank will move in. "
    "I bought onions, rice and a new lamp, then I mended the gate and read until ten."
)


def quoted(text: str, kind: str, *, sure: bool = True) -> list[tuple[str, dict[str, str | bool]]]:
    """The words and fields of a text's candidates of one kind."""
    return [
        (text[c.start : c.end], c.fields)
        for c in tagging.tag(text)
        if c.kind == kind and (c.sure or not sure)
    ]


def test_a_message_from_them_is_a_contact_by_them() -> None:
    """The words that tell of a contact give who began it and by what means."""
    assert any(
        "texted me" in words and f["by"] == "them" and f["how"] == "message"
        for words, f in quoted(PAGE, "contact")
    )


def test_the_break_up_and_the_length_are_milestones() -> None:
    """What dates the story is told apart by what it is."""
    found = {str(f["what"]): words for words, f in quoted(PAGE, "milestone")}
    assert "broke up" in found["breakup"]
    assert "two years" in found["length"]


def test_longing_is_named_as_such() -> None:
    """A feeling carries which of the eighteen it is, and when it was felt."""
    assert any(
        "miss her" in words and f["feeling"] == "longing" and f["tense"] == "now"
        for words, f in quoted(PAGE, "feeling")
    )


def test_what_they_said_is_turned_toward_or_away() -> None:
    """A reported word says where it points."""
    assert {"toward"} <= {str(f["stance"]) for _, f in quoted(PAGE, "said", sure=False)}


def test_a_text_about_something_else_asserts_nothing() -> None:
    """Where no one is being got over, nothing is asserted."""
    assert not [c for c in tagging.tag(ELSEWHERE) if c.sure]
    assert tagging.relevance(ELSEWHERE) < tagging.relevance(PAGE)


def test_candidates_stand_in_the_order_of_their_words_with_a_confidence() -> None:
    """Each candidate points at words of the text, in order, with a chance between 0 and 1."""
    found = tagging.tag(PAGE)
    assert [c.start for c in found] == sorted(c.start for c in found)
    assert all(0 <= c.start < c.end <= len(PAGE) and 0 < c.confidence < 1 for c in found)


def test_the_same_text_reads_the_same_twice() -> None:
    """Reading keeps nothing from one text to the next."""
    first = tagging.tag(PAGE)
    tagging.tag(ELSEWHERE)
    assert tagging.tag(PAGE) == first


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t ",
        "\x00",
        "😭💔" * 40,
        "אני מתגעגעת אליה",
        "\ud800 I miss him \udfff",
        "he" * 900,
        "e\u0301" * 60,
        ".",
    ],
    ids=["nothing", "blank", "nul", "emoji", "right-to-left", "surrogates", "one-word", "accents", "mark"],
)
def test_odd_texts_are_read_without_complaint(text: str) -> None:
    """No text is an error, and every quote lies within it."""
    assert all(0 <= c.start < c.end <= len(text) for c in tagging.tag(text))


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=200))
def test_quotes_begin_and_end_with_words(text: str) -> None:
    """A quote has no blank at either end, whatever the text."""
    for c in tagging.tag(text):
        words = text[c.start : c.end]
        assert words == words.strip()


def test_a_long_text_is_read_to_its_end() -> None:
    """What stands far down in a long text is found as it would be higher up."""
    text = "\n\n".join([PAGE, *[ELSEWHERE] * 40, "We broke up in March."])
    found = [c for c in tagging.tag(text) if c.kind == "milestone" and c.start > len(text) - 40]
    assert found


@given(st.integers(0, 5000))
def test_windows_keep_each_piece_once(length: int) -> None:
    """Windows of one size cover a text without gap, and each piece takes its scores from one of them."""
    at, sizes = 0, set()
    for first, last, keep_first, keep_last in language.windows(length):
        assert 0 <= first <= keep_first == at <= keep_last <= last <= length
        sizes.add(last - first)
        at = keep_last
    assert at == length
    assert len(sizes) <= 1
    assert all(size <= language.WINDOW for size in sizes)


@given(st.text(max_size=400))
def test_chunks_put_together_are_the_text(text: str) -> None:
    """Cutting for the tokenizer loses nothing and says where each part stood."""
    parts = language.chunks(text, 50)
    assert "".join(part for _, part in parts) == text
    assert all(text[start : start + len(part)] == part for start, part in parts)


def test_a_strong_beginning_divides_two_stretches() -> None:
    """Two findings side by side are told apart where the second begins."""
    inside = [0.1, 0.9, 0.9, 0.8, 0.9, 0.1]
    begin = [0.0, 0.9, 0.0, 0.95, 0.0, 0.0]
    rule = {"share": 0.5, "wall": 0.5, "floor": 0.3}
    cut = {(s.first, s.last) for s in tagging.stretches(inside, begin, rule)}
    assert cut == {(1, 2), (3, 4)}


def test_emotions_of_a_sentence() -> None:
    """The 28 labels of GoEmotions are scored for each sentence; thanks are gratitude."""
    got = language.load().emotions(["Thank you so much, that means a lot to me!", "The bus leaves at six."])
    assert got.shape == (2, 28)
    assert got[0].argmax() == 15
    assert got[1].argmax() == 27


def test_nothing_is_loaded_before_something_is_read() -> None:
    """Importing the tagger alone loads no network."""
    code = "import sys, healing_journal.reading.tagging; sys.exit('onnxruntime' in sys.modules or 'numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
