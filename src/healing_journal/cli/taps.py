"""The questions of a check-in, one after the other, none with an answer set beforehand."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TypeAlias

import click
import msgspec

from healing_journal.care.circumstances import Circumstances
from healing_journal.care.fortnight import Fortnight
from healing_journal.model.record import CheckedIn
from healing_journal.model.refusal import Refusal

Choices: TypeAlias = tuple[tuple[object, str], ...]

_HOW_MUCH: Choices = tuple((number, str(number)) for number in range(11))
_RATINGS = (
    ("longing", "Longing for them"),
    ("sadness", "Sadness"),
    ("anger", "Anger"),
    ("calm", "Calm"),
)
_CONTACT: Choices = (
    ("none", "none"), ("them", "they to me"), ("me", "me to them"), ("both", "both, or arranged"), ("chance", "by chance"),
)  # fmt: skip
_HOW: Choices = (
    ("message", "message"), ("call", "call"), ("in_person", "in person"), ("letter", "letter or parcel"), ("overnight", "overnight"),
)  # fmt: skip
_PROFILE: Choices = (("looked", "I looked"), ("came_across", "it came up"), ("neither", "neither"))
_MORE: Choices = ((True, "yes"), (False, "no"))
_SLEEP: Choices = (("bad", "bad"), ("fair", "fair"), ("good", "good"))
_LONGEST = 500  # characters in a line beside the taps; whoever has more to say writes an entry
_LEFT_OUT = "Enter leaves a question out, - takes an earlier answer away.\nCtrl-C stops, and nothing is kept."


class Tap(msgspec.Struct, frozen=True):
    """One question: the field it fills, its words, and what can be answered ("" in `choices` where words can)."""

    name: str
    words: str
    choices: Choices = ()

    @property
    def shown(self) -> str:
        """The question with its answers, each under its number."""
        if self.choices is _HOW_MUCH:
            return f"{self.words}, 0 to 10"
        answers = " · ".join(f"{number} {words}" for number, (_, words) in enumerate(self.choices, 1))
        return f"{self.words}: {answers}" if answers else self.words

    def meant(self, said: str) -> object:
        """Return what an answer means.

        Raises:
            Refusal: where it means nothing here.
        """
        if not self.choices:
            return _line(said)
        place = int(said) if said.isascii() and said.isdecimal() and len(said) <= 2 else -1  # noqa: PLR2004 - up to 10
        place -= 0 if self.choices is _HOW_MUCH else 1
        if not 0 <= place < len(self.choices):
            least, most = (0, 10) if self.choices is _HOW_MUCH else (1, len(self.choices))
            raise Refusal(f"{self.words}: a number from {least} to {most} is needed there, or nothing.")
        return self.choices[place][0]


def ask_all(before: CheckedIn, about: Circumstances, asked: Fortnight | None = None) -> CheckedIn:
    """Ask one after the other; what is left out stays as it was before."""
    click.echo(f"{_LEFT_OUT}\n", err=True)
    taps = before
    for tap in _usual(about):
        taps = _ask(tap, taps)
        if tap.name == "contact" and taps.contact not in {None, "none"}:
            taps = _ask(Tap("how", "How", _how(about)), taps)
    for tap in _every_two_weeks(asked):
        taps = _ask(tap, taps)
    more = _ask_one(Tap("", "More, such as sleep and a word for the day", _MORE))
    for tap in _more() if more is True else ():
        taps = _ask(tap, taps)
    return msgspec.structs.replace(taps, how=None) if taps.contact in {None, "none"} else taps


def _usual(about: Circumstances) -> Iterator[Tap]:
    """Give the questions of every day; whoever is under 18 is not asked to measure."""
    if about.offers("scales"):
        yield from (Tap(name, words, _HOW_MUCH) for name, words in _RATINGS)
    yield Tap("contact", "Contact", _CONTACT)
    yield Tap("profile", "Their profile", _PROFILE)


def _every_two_weeks(asked: Fortnight | None) -> Iterator[Tap]:
    """Give the two questions of every fortnight, where they were chosen and it is time."""
    if asked and asked.due:
        yield from (Tap(name, words.rstrip("."), _HOW_MUCH) for name, words in asked.questions)
        yield Tap("unfinished", asked.unfinished.rstrip("."), _MORE)


def _how(about: Circumstances) -> Choices:
    return _HOW if about.offers("overnight_words") else _HOW[:-1]


def _more() -> Iterator[Tap]:
    yield Tap("cried", "Cried", _MORE)
    yield Tap("sleep", "Sleep", _SLEEP)
    yield Tap("done", "One thing done for yourself")
    yield Tap("word", "A word for the day")


def _ask(tap: Tap, taps: CheckedIn) -> CheckedIn:
    """Return the taps with the answer to one more question."""
    meant = _ask_one(tap)
    return taps if meant is msgspec.UNSET else msgspec.structs.replace(taps, **{tap.name: meant})


def _ask_one(tap: Tap) -> object:
    """Ask until there is an answer that means something; a pipe is not asked twice."""
    while True:
        said = _prompted(tap.shown)
        if not said:
            return msgspec.UNSET
        if said == "-":
            return {"unfinished": False}.get(tap.name) if tap.choices else ""
        try:
            return tap.meant(said)
        except Refusal as no:
            if not sys.stdin.isatty():
                raise
            click.echo(str(no), err=True)


def _prompted(question: str) -> str:
    said: str = click.prompt(question, default="", show_default=False, err=True)
    return said.strip()


def _line(said: str) -> str:
    """Return a line of words as it is kept."""
    kept = said.replace("\0", "").encode("utf-8", "replace").decode()
    if len(kept) > _LONGEST:
        raise Refusal(f"This line holds {_LONGEST} characters. `healing-journal write` has room for more.")
    return kept
