"""Chats as a ledger: that messages and calls took place, by whom, on which day; the words only if asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

import msgspec

from healing_journal.exchange.keys import digest
from healing_journal.exchange.moments import believable
from healing_journal.exchange.values import Asked, Doubt, Item, LeftOut, Message, WhoError
from healing_journal.model.entry import LONGEST
from healing_journal.model.finding import By, How

ME = "\0me"
"""The sender of a message that the file itself marks as the writer's own."""


class Heard(msgspec.Struct, frozen=True, kw_only=True):
    """One message or call of a chat, as a file tells it; `part` is the file, where files may overlap.

    `at` is when it was, in seconds, where the file need not tell the chat in its order.
    """

    chat: str
    sender: str
    day: date
    how: How = "message"
    clock: str = ""
    text: str = ""
    part: str = ""
    at: float = 0.0


class _Day:
    """What one sender did in one way on one day of one chat, in one part."""

    __slots__ = ("count", "first", "lines")

    def __init__(self) -> None:
        self.count = 0
        self.first = 0.0
        self.lines: list[str] = []


class Ledger:
    """Gathers a chat's messages by day, and tells them once it is known who is who.

    Where a format itself marks what the writer sent, `marks_me` is true and nobody is asked.
    """

    def __init__(self, format_name: str, asked: Asked, file: str, *, marks_me: bool = True) -> None:
        self._format, self._asked, self._file = format_name, asked, file
        self.marks_me = marks_me
        self._days: dict[tuple[str, str, date, How], dict[str, _Day]] = {}
        self._heard = self._counted = 0
        self._names: dict[str, tuple[str, ...]] = {}
        self._left: Counter[str] = Counter()
        self.wants_words = asked.words

    def hear(self, heard: Heard) -> None:
        """Take one more message into account."""
        if not believable(heard.day, self._asked.today):
            self._left["its date lies in the future or before 1900"] += 1
            return
        parts = self._days.setdefault((heard.chat, heard.sender, heard.day, heard.how), {})
        day = parts.setdefault(heard.part, _Day())
        day.count += 1
        self._heard += 1
        moment = heard.at or float(self._heard)  # most files tell a chat in its order
        day.first = moment if day.count == 1 else min(day.first, moment)
        if self._asked.words and heard.text:
            day.lines.append(f"{heard.clock} {heard.text}".strip())

    def leave_out(self, why: str) -> None:
        """Count one more thing that does not come in."""
        self._left[why] += 1

    def items(self) -> Iterator[Item]:
        """Tell the messages of the one chat that is meant.

        Raises:
            WhoError: where it must be asked which chat is meant, or who of its people is the writer.
        """
        for why, count in self._left.items():
            yield LeftOut(f"{count} of its messages: {why}", self._file)
        if not self._days:
            return
        chat = self._chosen_chat()
        me, them = self._people(chat)
        names = self._senders(chat)
        if others := sum(self._count(chat, name) for name in names if name not in (me, *them)):
            yield LeftOut(f"{others} messages of other people in this chat", self._file)
            yield Doubt(
                "this chat has more than two people: what you wrote may not have been to them", self._file
            )
        sides: dict[str, By] = {me: "me"}
        sides.update((name, "them") for name in them)
        yield from self._told(chat, sides)

    def _chosen_chat(self) -> str:
        counts: Counter[str] = Counter()
        for (chat, _, _, _), parts in self._days.items():
            counts[chat] += max(day.count for day in parts.values())
        chats = tuple(name for name, _ in counts.most_common())
        if len(chats) == 1:
            return chats[0]
        return self._meant(self._asked.them, chats) or self._ask_them(chats)

    def _people(self, chat: str) -> tuple[str, tuple[str, ...]]:
        """Return who of this chat's senders is the writer, and who the other."""
        names = self._senders(chat)
        me = ME if self.marks_me else self._meant(self._asked.me, names) or self._the_other_way_round(names)
        others = tuple(name for name in names if name != me)
        if len(others) <= 1:
            return me, others
        return me, (self._meant(self._asked.them, others) or self._ask_them(others),)

    def _the_other_way_round(self, names: tuple[str, ...]) -> str:
        """Return who the writer is where it is told who the other is, or where only the other wrote."""
        them = self._meant(self._asked.them, names)
        if len(names) == 1 and (them or self._asked.me):
            return ME
        if them is None or len(names) > 2:  # noqa: PLR2004 - a chat of two
            raise WhoError("me", names, self._file)
        return next(name for name in names if name != them)

    def _ask_them(self, names: tuple[str, ...]) -> str:
        raise WhoError("them", names, self._file)

    @staticmethod
    def _meant(name: str, names: tuple[str, ...]) -> str | None:
        return next((known for known in names if known.casefold() == name.strip().casefold()), None)

    def _senders(self, chat: str) -> tuple[str, ...]:
        if chat not in self._names or self._counted != len(self._days):
            self._counted = len(self._days)
            self._names[chat] = tuple(
                dict.fromkeys(sender for known, sender, _, _ in self._days if known == chat)
            )
        return self._names[chat]

    def _count(self, chat: str, name: str) -> int:
        return sum(
            max(day.count for day in parts.values())
            for (known, sender, _, _), parts in self._days.items()
            if (known, sender) == (chat, name)
        )

    def _first(self, chat: str, day: date, how: How) -> float:
        """Return when the first message or call of that day was, of either side."""
        sides = (self._days.get((chat, name, day, how), {}) for name in self._senders(chat))
        return min(max(parts.values(), key=lambda one: one.count).first for parts in sides if parts)

    def _told(self, chat: str, sides: dict[str, By]) -> Iterator[Item]:
        other = next((name for name, by in sides.items() if by == "them"), chat)
        name = digest(self._format, (chat or other).casefold())
        for (known, sender, day, how), parts in sorted(self._days.items(), key=lambda item: item[0][2]):
            if known == chat and sender in sides:
                fullest = max(parts.values(), key=lambda one: one.count)
                yield Message(
                    key=f"{self._format}:{name}:{day}:{sides[sender]}:{how}",
                    day=day,
                    by=sides[sender],
                    how=how,
                    count=fullest.count,
                    text="\n".join(fullest.lines)[:LONGEST],
                    began=fullest.first <= self._first(known, day, how),
                )
