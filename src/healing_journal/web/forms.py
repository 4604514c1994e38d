"""What a person filled in, as the values it means; a form that means none is refused in one sentence."""

from __future__ import annotations

import re
import secrets
from datetime import date
from typing import Literal, TypeAlias, cast

import msgspec

from healing_journal.care.lines import country
from healing_journal.model.day import Days
from healing_journal.model.record import Answer, Outcome
from healing_journal.model.refusal import Refusal
from healing_journal.pages import days_told
from healing_journal.settings import Theme
from healing_journal.web.desk import Waiting
from healing_journal.web.views import Form

_LONG = 9  # digits: no place in a page needs more

Pronoun: TypeAlias = Literal["he", "she", "they", ""]


def waiting_of(form: Form) -> Waiting:
    """Return the page as it stands in the form."""
    place = form.get("at", "")
    at = int(place) if place.isascii() and place.isdecimal() and len(place) < _LONG else -1
    return Waiting(form.get("text", ""), form.get("day", ""), form.get("about", ""), at)


def days_of(page: Waiting, today: date) -> Days:
    """Return the days a page is about: "about when", if that was filled in, else its day, else today."""
    words = page.about.strip() or page.day.strip()
    return days_told(words, today) if words else Days.on(today)


def day_of(words: str) -> date:
    """Return the one day that an address or a form names."""
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise Refusal("That is no day of the calendar. Go back, and choose it again.") from None


def about_of(days: Days) -> str:
    """Return the days as the field "about when" shows them; "" where a single day says it all."""
    return "" if days.exact else f"{days.first}..{days.last}"


def names_of(form: Form) -> tuple[str, ...]:
    """Return what the person calls them: names or initials, apart by commas."""
    names = (name.strip() for name in re.split(r"[,;\n]", form.get("names", "")))
    return tuple(dict.fromkeys(name for name in names if name))


def pronoun_of(form: Form) -> Pronoun:
    """Return the pronoun chosen, "" for none."""
    return cast("Pronoun", one_of(form.get("pronoun", ""), Pronoun))


def country_of(form: Form) -> str:
    """Return the code of the country chosen, "" for none or one that is not on the list."""
    code = form.get("country", "")
    return code if country(code).code == code else ""


def answer_of(form: Form) -> Answer:
    """Return what was answered about a sign of danger."""
    return cast("Answer", one_of(form.get("answer", ""), Answer))


def new_id() -> str:
    """Return a short random id."""
    return secrets.token_hex(8)


def outcome_of(form: Form) -> Outcome:
    """Return what became of something, as a form tells it."""
    return cast("Outcome", one_of(form.get("outcome", ""), Outcome))


def theme_of(form: Form) -> Theme:
    """Return the theme chosen."""
    return cast("Theme", one_of(form.get("theme", "system"), Theme))


def one_of(word: str, choices: object) -> object:
    """Return the word, if it is one of the choices."""
    try:
        return msgspec.convert(word, choices)
    except msgspec.ValidationError:
        raise Refusal(
            "That form could not be understood. Go back, load the page again, and try once more."
        ) from None


def whole_number(words: str, least: int, most: int) -> int:
    """Return the number that was filled in."""
    if not words.strip().isdecimal() or not least <= int(words) <= most:
        raise Refusal(f"A whole number from {least} to {most} is needed there.")
    return int(words)


def rating(words: str) -> int | None:
    """Return a tap from 0 to 10, or None where none was given."""
    return whole_number(words, 0, 10) if words.strip() else None
