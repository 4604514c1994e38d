"""What the person said of themselves, and which tools that puts away."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

import msgspec

from healing_journal.model.record import Named

Tool: TypeAlias = Literal["reach_out", "countdown", "gratitude", "reunion", "scales", "overnight_words"]

_AGAINST_FEAR: frozenset[Tool] = frozenset({"reach_out", "countdown", "gratitude", "reunion"})
_NOT_FOR_MINORS: frozenset[Tool] = frozenset({"scales", "overnight_words"})


class Circumstances(msgspec.Struct, frozen=True, kw_only=True):
    """What the person told of themselves; each may be left unsaid.

    `country` is a two-letter code; `afraid` of them; `shared`: others may use this computer; `minor`: under 18.
    """

    country: str = ""
    afraid: bool = False
    shared: bool = False
    minor: bool = False
    discreet: bool = False
    pronoun: Literal["he", "she", "they"] = "they"

    @classmethod
    def of(cls, choices: Mapping[str, str], named: Named) -> Circumstances:
        """Read them from what was chosen in the journal: `yes` for each that holds, and the country's code."""
        return cls(
            country=choices.get("country", ""),
            afraid=choices.get("afraid") == "yes",
            shared=choices.get("shared") == "yes",
            minor=choices.get("minor") == "yes",
            discreet=choices.get("discreet") == "yes",
            pronoun=named.pronoun or "they",
        )

    @property
    def put_away(self) -> frozenset[Tool]:
        """The tools that are nowhere shown while this holds."""
        return (_AGAINST_FEAR if self.afraid else frozenset()) | (
            _NOT_FOR_MINORS if self.minor else frozenset()
        )

    def offers(self, tool: Tool) -> bool:
        """Whether a tool may be shown."""
        return tool not in self.put_away
