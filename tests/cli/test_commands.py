from __future__ import annotations

import json
from pathlib import Path

import pytest

from healing_journal.journal import Journal
from kit import Run, refusal_of

CALL = "He called me after work today. He said he misses me."


@pytest.fixture(autouse=True)
def _on_disk(journal: Journal) -> None:
    """Every command here has a journal to open."""
    journal.close()


def test_what_is_piped_in_is_kept_and_shown(run: Run) -> None:
    """`add` keeps standard input; `list` names the entry; `show` gives its words back."""
    assert run("add", "--date", "2014-06-09", given=CALL).exit_code == 0
    entry = run("list").output.split()[0]
    assert CALL in run("show", entry).output


def test_any_bytes_are_kept_as_text(run: Run) -> None:
    """Emoji, right-to-left text and broken bytes are kept; NUL characters are left out."""
    given = "💔 היום \0 he called".encode() + b"\xff"
    assert run("add", given=given).exit_code == 0
    assert "💔 היום" in run("show", run("list").output.split()[0]).output


@pytest.mark.parametrize(
    ("words", "given", "says"),
    [
        (("add",), "", "nothing written"),
        (("add", "--date", "someday"), CALL, "No day can be told"),
        (("add", "--date", "3000-01-01"), CALL, "in the future"),
        (("add",), "a" * 1_000_001, "1,000,000"),
        (("show", "nothing"), "", "no entry with that id"),
        (("new",), "", "left as it is"),
    ],
)
def test_bad_input_gets_one_sentence_and_leaves_the_journal(
    run: Run, words: tuple[str, ...], given: str, says: str
) -> None:
    """Each thing that cannot be done is refused with what it was, and nothing is kept."""
    sentence = refusal_of(run(*words, given=given))
    assert says in sentence
    assert "\n" not in sentence
    assert run("list").output == ""


def test_words_to_find_are_never_an_argument(run: Run) -> None:
    """`find` takes its words from standard input, and refuses them on the command line."""
    run("add", given=CALL)
    assert "called" in run("find", given="called").output
    assert run("find", "called").exit_code == 2


def test_a_wrong_passphrase_gets_one_sentence(run: Run, tmp_path: Path) -> None:
    """The answer says what to try next and does not tell what was wrong."""
    (tmp_path / "passphrase").write_text("something else", encoding="utf-8")
    assert "does not open" in refusal_of(run("list"))


def test_each_page_of_the_story_is_text_for_a_person_and_json_for_a_program(run: Run) -> None:
    """`contact`, `words`, `promises` and `story` say the same in both forms, every item with its entry and quote."""
    run("add", "--date", "2014-06-12", given=CALL)
    parts = {
        "contact": {"contacts", "silences"},
        "words": {"words"},
        "promises": {"promises", "limits", "plans"},
        "story": {"milestones"},
    }
    for name, expected in parts.items():
        assert run(name).exit_code == 0
        told = json.loads(run(name, "--json").stdout)
        assert expected <= set(told)
    called = json.loads(run("contact", "--json").stdout)["contacts"][0]
    assert called["by"] == "them"
    assert called["how"] == "call"
    assert called["quote"] in CALL
    assert called["when"] == ["2014-06-12", "2014-06-12"]


def test_export_writes_into_a_new_folder_only(run: Run, tmp_path: Path) -> None:
    """Nothing that stands already is written over."""
    run("add", given=CALL)
    assert run("export", str(tmp_path / "out")).exit_code == 0
    assert refusal_of(run("export", str(tmp_path / "out")))


def test_help_names_every_command(run: Run) -> None:
    """`--help` lists the commands with a line each."""
    shown = run("--help").output
    for name in (
        "new",
        "add",
        "list",
        "show",
        "find",
        "web",
        "export",
        "contact",
        "words",
        "promises",
        "story",
        "read",
    ):
        assert f"\n  {name} " in shown
