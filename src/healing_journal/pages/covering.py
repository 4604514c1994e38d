"""Names covered before a page leaves the person's hands."""

from __future__ import annotations

import re
from collections.abc import Iterable

_INITIAL = 1  # letters of a name that covers itself


def covered(text: str, names: Iterable[str]) -> str:
    """Return the text with each of these names as its first letter and a full stop, however it is capitalised there.

    A name inside a longer word stays: "Mark" is covered in "Mark's", and not in "market".
    """
    for name in sorted({name.strip() for name in names}, key=len, reverse=True):
        if len(name) > _INITIAL:
            initials = ". ".join(part[:1].upper() for part in re.split(r"[\s-]+", name) if part) + "."
            forms = "|".join(map(re.escape, {name, name.upper()}))  # some letters are two as capitals
            text = re.sub(rf"(?<!\w)(?:{forms})(?!\w)\.?", initials, text, flags=re.IGNORECASE)
    return text
