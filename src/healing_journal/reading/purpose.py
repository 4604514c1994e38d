"""What a contact was about, where its own words say so: the children, or work."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

Purpose: TypeAlias = Literal["", "children", "work"]

_CHILDREN = re.compile(
    r"\b(?:kids?|child(?:ren)?(?:'s)?|our (?:son|daughter|boy|girl|baby|little one)|daycare|nursery|"
    r"school (?:run|pick-?up|drop-?off|play|concert)|pick(?:ed|ing|s)?[- ]?up (?:from|at) school|"
    r"custody|co-?parent\w*|parents' evening|parent-teacher|handovers? of the (?:kids|children))\b",
    re.IGNORECASE,
)
_WORK = re.compile(
    r"\b(?:work (?:stuff|thing|things|only|email|chat|call)|for work|about work|slack(?:ed)?|stand-?up|"
    r"sprint(?: review)?|retro|all hands|the (?:build|rota|shift|invoice|handover)|team (?:meeting|channel|call)|"
    r"code review|staff meeting|colleagues?|co-?workers?)\b",
    re.IGNORECASE,
)


def purpose_of(words: str) -> Purpose:
    """Return what these words say a contact was about; "" where they do not say."""
    straight = words.replace("’", "'")
    if _CHILDREN.search(straight):
        return "children"
    return "work" if _WORK.search(straight) else ""
