"""A page that waits in the journal until it is kept: begun in the terminal, taken up again the next time."""

from __future__ import annotations

import msgspec

from healing_journal.cli.screen import need_a_terminal
from healing_journal.journal import Journal
from healing_journal.model.day import Days


class Begun(msgspec.Struct, frozen=True):
    """A page as it was left: its words, and the days it is about."""

    text: str = ""
    days: Days | None = None


class Draft:
    """What is being written under one name."""

    def __init__(self, journal: Journal, name: str) -> None:
        self._journal = journal
        self._name = name

    def left(self) -> Begun:
        """Return what was being written when it was put away, or when the light went out."""
        draft = self._journal.draft(self._name)
        return msgspec.json.decode(draft.text, type=Begun) if draft else Begun()

    def keep(self, begun: Begun) -> None:
        """Keep it, encrypted like all the rest; an empty page is forgotten."""
        if begun.text.strip():
            self._journal.keep_draft(self._name, msgspec.json.encode(begun).decode())
        else:
            self.forget()

    def forget(self) -> None:
        """Forget it: it was kept for good, or let go."""
        self._journal.drop_draft(self._name)

    def write(self, heading: str, hint: str, begun: Begun) -> str | None:
        """Open the editor on what was begun; return the text once it is to be kept."""
        need_a_terminal("`healing-journal add` keeps what comes from a pipe.")
        from healing_journal.cli.editor import Sheet, edit

        def keep(text: str) -> None:
            self.keep(Begun(text, begun.days))

        return edit(Sheet(heading, hint, begun.text), keep)
