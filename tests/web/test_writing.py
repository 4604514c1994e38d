"""The page to write on: turned another way without losing a word, and a note of one's own added."""

from __future__ import annotations

import re
import time

from wire import Served


def _entry(served: Served) -> str:
    """Write an entry, wait until it is read, and return its id."""
    saved = served.post(
        f"{served.path}/write", {"text": "A parcel came on the marmalade line.", "day": "", "about": ""}
    )
    for _ in range(200):
        if "being read" not in served.get(saved.headers["location"]).body:
            break
        time.sleep(0.1)
    return saved.headers["location"].rpartition("/")[2]


def test_turning_the_page_keeps_what_was_typed(served: Served) -> None:
    """Without scripts, full screen and the plain headings come with the words that stood there."""
    page = {"text": "Half a sentence", "day": "2024-05-12", "about": "", "at": "4"}
    answer = served.post(f"{served.path}/write/turn", page | {"to": "write/whole"})
    assert answer.headers["location"] == f"{served.path}/write/whole"
    whole = served.get(f"{served.path}/write/whole").body
    assert "Half a sentence" in whole
    assert 'name="at" value="4"' in whole
    plain = served.get(f"{served.path}/write/plain").body
    assert "Half a sentence" in plain
    assert "In the morning" in plain
    elsewhere = served.post(f"{served.path}/write/turn", page | {"to": "//elsewhere"})
    assert elsewhere.headers["location"] == f"{served.path}/write"


def test_about_when_is_understood_as_a_person_says_it(served: Served) -> None:
    """A few words about a time date the entry; the day beside them then does not count."""
    form = {"text": "We drove to the sea.", "day": "", "about": "May 2019"}
    saved = served.post(f"{served.path}/write", form)
    assert "May 2019" in served.get(saved.headers["location"]).body


def test_a_note_of_ones_own_is_added_shown_and_taken_back(served: Served) -> None:
    """What the person adds stands on the entry and on the pages, marked as theirs, until they take it back."""
    entry = _entry(served)
    place = f"{served.path}/entry/{entry}/add"
    assert "marmalade" in served.get(place).body
    form = {"kind": "milestone", "typed": "on the marmalade line", "milestone_what": "move"}
    assert served.post(place, form).status == 303
    page = served.get(f"{served.path}/entry/{entry}").body
    assert "You added this" in page
    assert "added by you" in served.get(f"{served.path}/story").body
    key = re.findall(r'name="key" value="(\w+)"', page[page.index("You added this") :])[0]
    served.post(f"{served.path}/entry/{entry}/note", {"key": key, "said": "undo"})
    assert "added by you" not in served.get(f"{served.path}/story").body


def test_words_that_are_not_on_the_page_are_refused_and_kept_in_the_form(served: Served) -> None:
    """One sentence says so, and what was typed stands where it was."""
    place = f"{served.path}/entry/{_entry(served)}/add"
    answer = served.post(place, {"kind": "promise", "typed": "words of another day"})
    assert answer.status == 422
    assert "not on the page" in answer.body
    assert 'value="words of another day"' in answer.body


def test_a_note_that_is_asked_about_is_answered_where_it_is_asked(served: Served) -> None:
    """The answer is taken in place, and leads back to the page that asked, never elsewhere."""
    entry = _entry(served)
    form = {"kind": "promise", "typed": "came on the marmalade line"}
    served.post(f"{served.path}/entry/{entry}/add", form)
    page = served.get(f"{served.path}/entry/{entry}").body
    key = re.findall(r'name="key" value="(\w+)"', page[page.index("You added this") :])[0]
    place = f"{served.path}/entry/{entry}/note"
    answered = served.post(place, {"key": key, "said": "right", "back": "contact"})
    assert answered.headers["location"] == f"{served.path}/contact#asked"
    elsewhere = served.post(place, {"key": key, "said": "undo", "back": "//elsewhere"})
    assert elsewhere.headers["location"] == f"{served.path}/entry/{entry}"
