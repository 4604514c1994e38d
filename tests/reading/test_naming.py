"""Which names and pronouns texts give away as the ex's, and which stay a bystander's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healing_journal.reading.naming import Clues, clues_in, learn, naming_of, offered, places_of
from healing_journal.reading.people import Naming


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("My ex-wife called. I miss her and her laugh.", "she"),
        ("He left. I miss him.", "he"),
        ("My ex left. I miss them. They said they need time. Their things are here. I love them.", "they"),
        ("It rained all day.", ""),
    ],
)
def test_the_pronoun_is_learnt(text: str, pronoun: str) -> None:
    """The pronoun that leads clearly is the ex's; where none leads it stays open."""
    assert learn(Naming(), [text]).pronoun == pronoun


def test_a_name_is_learnt_over_several_texts() -> None:
    """One mention where only the ex's name stands is a clue; two make it their name."""
    texts = ["I broke up with Jonas in May.", "I miss Jonas. My friend Giulia says it passes."]
    assert learn(Naming(), texts[:1]).names == ()
    assert learn(Naming(), texts).names == ("Jonas",)


def test_what_the_person_said_wins() -> None:
    """Names and a pronoun that the person gave stand, whatever the texts suggest."""
    told = Naming(("S",), "she")
    assert learn(told, ["I miss Tom. I broke up with Tom. He left."]) == told


def test_clues_add_up_in_any_order() -> None:
    """The clues of texts can be counted one by one and added, so that a journal need not be read again."""
    texts = ["I miss Mo.", "Mo left me. She took the pan.", "I love Mo."]
    forward = sum((clues_in(text) for text in texts), start=Clues())
    backward = sum((clues_in(text) for text in reversed(texts)), start=Clues())
    assert forward == backward
    assert naming_of(forward) == learn(Naming(), texts)


def total(texts: list[str]) -> Clues:
    """What some texts give away together."""
    return sum((clues_in(text) for text in texts), start=Clues())


PAGES = [
    "Marek left on Monday. He took the kettle.",
    "I telephoned Marek. He let it ring. My brother Tom came by and he cooked.",
    "Marek wrote from Lyon. He wants his kettle papers. Tom says leave it.",
    "Tom called. He wants to go fishing with me.",
]


def test_one_clear_place_and_several_that_agree_make_a_name() -> None:
    """A name that left once, and again and again is told of as the ex is, is the ex's; the brother's never."""
    assert naming_of(total(PAGES[:1])).names == ()
    assert naming_of(total(PAGES)).names == ("Marek",)


def test_an_initial_is_a_name_too() -> None:
    """An initial in such places ("my ex J", "J left me") is as good as a whole name."""
    assert learn(Naming(), ["My ex J rang.", "J left me in the spring."]).names == ("J",)


@pytest.mark.parametrize(
    "page",
    [
        "My friend Ana texted me. Ana said she misses the sea. I miss Ana. I love Ana.",
        "I saw Ana, my sister. Ana cried. Ana held me. I asked Ana to stay.",
        "Ana is my therapist. I told Ana. Ana asked about sleep. Ana wrote it down.",
        "His new girlfriend Ana called. Ana asked me to stop. I blocked Ana. Ana texted again.",
    ],
)
def test_a_bystanders_name_is_never_learnt(page: str) -> None:
    """Who is called a friend, a sister, a therapist or someone's new partner is not the ex, however often told of."""
    clues = total([page, page, page])
    assert naming_of(clues).names == ()
    assert offered(clues, Naming()) == ()


def test_a_name_that_only_might_be_theirs_is_asked_about() -> None:
    """Places that a friend's name takes too lead to a question, not to a name."""
    pages = ["I asked Lou to come. She said no.", "Lou called. She cried.", "Lou wrote. She wants the lamp."]
    assert naming_of(total(pages)).names == ()
    assert offered(total(pages), Naming()) == ("Lou",)
    assert offered(total(pages[:1]), Naming()) == ()


def test_a_name_that_was_struck_is_neither_learnt_nor_asked_about() -> None:
    """The person's word that someone is not the ex holds against any number of places."""
    struck = Naming(struck=("Marek",))
    assert naming_of(total(PAGES), struck).names == ()
    assert "Marek" not in offered(total(PAGES), struck)


def test_beside_a_name_that_was_given_a_learnt_one_is_only_asked_about() -> None:
    """Where the person gave a name, another that the texts suggest is put to them."""
    assert naming_of(total(PAGES), Naming(("M",))).names == ("M",)
    assert offered(total(PAGES), Naming(("M",))) == ("Marek",)


def test_a_name_is_shown_with_its_sentences() -> None:
    """Each place that spoke for a name can be quoted word for word."""
    assert list(places_of("Marek", PAGES[0])) == ["Marek left on Monday."]
    assert list(places_of("Marek", PAGES[3])) == []


@given(st.lists(st.sampled_from(PAGES), max_size=8), st.sampled_from(["Marek", "Tom", "Lyon"]))
def test_what_was_struck_stays_struck(pages: list[str], name: str) -> None:
    """Whatever is written, and in whatever order, a struck name is never theirs, and a brother's never."""
    naming = naming_of(total(pages), Naming(struck=(name,)))
    assert name not in naming.names
    assert "Tom" not in naming.names


@given(st.text(max_size=300))
def test_any_text_gives_its_clues_without_fault(text: str) -> None:
    """Any writing at all can be counted, and every name shown stands in it."""
    clues = clues_in(text)
    assert all(name in text.replace("’", "'") for name, _ in clues.names)
