"""How the program says no: one sentence for the person."""

from __future__ import annotations


class Refusal(Exception):  # noqa: N818 - it is not a fault but an answer
    """What was asked cannot be done. The message is one sentence or two: what, where, what to do instead.

    It holds nothing the person wrote. Whatever shows it (terminal, page) shows it as it stands.
    """
