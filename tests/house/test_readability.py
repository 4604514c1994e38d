"""What is said in a hard hour can be read in a hard hour: grade 7 or below, short sentences."""

import re

import pytest

from healing_journal.care.prompts import all_prompts
from healing_journal.care.saying import all_sentences

GRADE = 7.0
LONGEST = 30  # words in one sentence


def syllables(word: str) -> int:
    """Estimate the syllables of an English word: its groups of vowels, a silent e apart."""
    word = word.lower()
    groups = len(re.findall(r"[aeiouy]+", word))
    if word.endswith("e") and not word.endswith(("le", "ee", "ye")) and groups > 1:
        groups -= 1
    if word.endswith("ed") and not word.endswith(("ted", "ded")) and groups > 1:
        groups -= 1
    return max(groups, 1)


def sentences(text: str) -> list[list[str]]:
    """Split a text into sentences of words; a label that ends without a stop is none, a value is one word."""
    pieces = re.findall(r"[^.!?…]*[.!?…]", re.sub(r"\{\w+\}", "name", text))
    return [words for piece in pieces if (words := re.findall(r"[A-Za-z0-9’'-]+", piece))]


def grade(texts: list[str]) -> float:
    """Return the Flesch-Kincaid grade level (Kincaid, Fishburne, Rogers & Chissom 1975) of some texts."""
    spoken = [words for text in texts for words in sentences(text)]
    words = [word for sentence in spoken for word in sentence]
    return 0.39 * len(words) / len(spoken) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


SECTIONS: dict[str, list[str]] = {}
for _key, _sentence in all_sentences():
    SECTIONS.setdefault(_key.partition(".")[0], []).append(_sentence)
SECTIONS["prompts"] = [prompt.text for prompt in all_prompts()]
SPOKEN = [name for name, texts in SECTIONS.items() if any(map(sentences, texts))]  # others hold labels alone


@pytest.mark.parametrize("section", SPOKEN)
def test_each_part_reads_at_grade_seven_or_below(section: str) -> None:
    """Every part of the catalogue on its own, so that an easy one does not hide a hard one."""
    assert grade(SECTIONS[section]) <= GRADE


@pytest.mark.parametrize("section", SPOKEN)
def test_no_sentence_is_long(section: str) -> None:
    """A sentence of more than thirty words is two."""
    spoken = [words for text in SECTIONS[section] for words in sentences(text)]
    assert [" ".join(words) for words in spoken if len(words) > LONGEST] == []


def test_the_measure_tells_easy_from_hard() -> None:
    """A child's sentence measures low, an official's high, so that the limit means something."""
    easy = ["The cat sat on the mat. It was a warm day."]
    hard = [
        "Notwithstanding the aforementioned considerations, utilisation of psychotherapeutic interventions necessitates individualised evaluation."
    ]
    assert grade(easy) < 2
    assert grade(hard) > 18


@pytest.mark.parametrize(
    ("word", "count"), [("name", 1), ("table", 2), ("emergency", 4), ("called", 1), ("started", 2)]
)
def test_syllables_are_counted_nearly_right(word: str, count: int) -> None:
    """The estimate is right for everyday words."""
    assert syllables(word) == count
