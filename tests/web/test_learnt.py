"""The page of what the reader has learnt: names with their sentences, struck and taken back."""

from __future__ import annotations

from wire import Served

PAGES = (
    "Igor left on Monday. He took the ladder.",
    "I telephoned Igor. He let it ring.",
    "Igor wrote from Graz. He wants the ladder.",
)


def test_a_learnt_name_is_shown_struck_and_taken_back(served: Served) -> None:
    """Each name stands with the sentences it was learnt from; one press strikes it, another takes that back."""
    for page in PAGES:
        served.post(f"{served.path}/write", {"text": page, "day": "", "about": ""})
    place = f"{served.path}/settings/learnt"
    assert place in served.get(f"{served.path}/settings").body
    shown = served.get(place).body
    assert "Igor left on Monday." in shown
    served.post(place, {"name": "Igor", "said": "not_theirs"})
    struck = served.get(place).body
    assert "That is someone else, you said" in struck
    assert "Igor left on Monday." not in struck
    served.post(place, {"name": "Igor", "said": "undo"})
    assert "Igor left on Monday." in served.get(place).body


def test_a_form_that_means_nothing_is_refused_in_a_sentence(served: Served) -> None:
    """What is neither yes, no nor taking back changes nothing."""
    answer = served.post(f"{served.path}/settings/learnt", {"name": "Igor", "said": "perhaps"})
    assert answer.status == 422
    assert "could not be understood" in answer.body
