"""The catalogue: every key can be said, and asked for rightly."""

import re
import string

import pytest

from healing_journal.care.saying import all_sentences, say

SENTENCES = dict(all_sentences())


@pytest.mark.parametrize("key", SENTENCES)
def test_every_sentence_takes_named_values_alone(key: str) -> None:
    """A translation can move values about, so each stands by its name."""
    fields = [field for _, field, _, _ in string.Formatter().parse(SENTENCES[key]) if field is not None]
    assert all(re.fullmatch(r"[a-zA-Z]+", field) for field in fields)


def test_a_count_chooses_its_form() -> None:
    """One day is said otherwise than two."""
    assert say("setback.quiet", count=1, month="April") == "Your quiet day in April is still here."
    assert say("setback.quiet", count=10, month="April") == "Your 10 quiet days in April are still here."


def test_words_with_braces_stay_as_they_are() -> None:
    """What a person wrote is put in untouched, whatever it holds."""
    assert "{not_a_value} {0}" in say("risk.quote", quote="{not_a_value} {0}")


def test_a_missing_key_or_value_is_an_error() -> None:
    """No half sentence is ever shown."""
    with pytest.raises(KeyError):
        say("risk.no_such_sentence")
    with pytest.raises(KeyError):
        say("risk.quote")
