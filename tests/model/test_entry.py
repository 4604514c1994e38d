from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healing_journal.model.entry import LONGEST, UnfitTextError, fit_text


@given(st.text(min_size=1))
def test_a_kept_text_keeps_its_words(text: str) -> None:
    """Only NUL characters, kinds of line end and broken halves of characters differ from what was written."""
    try:
        kept = fit_text(text)
    except UnfitTextError:
        assert not text.replace("\0", "").strip()
        return
    assert kept.split() == text.replace("\0", "").split()
    assert fit_text(kept) == kept


@pytest.mark.parametrize("text", ["", " \n\t", "\0\0"])
def test_an_empty_text_is_refused_with_what_to_do(text: str) -> None:
    """Nothing written is not an entry."""
    with pytest.raises(UnfitTextError, match="nothing written yet"):
        fit_text(text)


def test_a_text_of_a_million_characters_is_kept_and_a_longer_one_refused() -> None:
    """The bound is named in the refusal."""
    assert len(fit_text("a" * LONGEST)) == LONGEST
    with pytest.raises(UnfitTextError, match="1,000,000"):
        fit_text("a" * (LONGEST + 1))


@pytest.mark.parametrize("text", ["💔 again", "היום כתבתי", "a\r\nb", "he said \u201cmaybe\u201d\ud800"])
def test_any_script_and_any_emoji_may_be_written(text: str) -> None:
    """Right-to-left text, emoji and broken characters are kept in a form that any file can hold."""
    assert fit_text(text).encode("utf-8")
