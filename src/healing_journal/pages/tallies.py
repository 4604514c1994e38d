"""What became of promises, and guesses beside how it was: counts drawn as dots, one for each."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from healing_journal.model.record import Outcome
from healing_journal.pages import prose, svg
from healing_journal.pages.pieces import Chart
from healing_journal.pages.places import Link, anchor_of
from healing_journal.pages.voice import OUTCOMES, Voice
from healing_journal.story import Commitment, Story

LEFT, EDGE = 92, 16  # units before the dots, and before a line that begins at the edge
LINE, APART = 26, 40
MOST_GUESSES = 12
MOST_DOTS = 7  # of one sort: as many as a column has room for


_STATES: tuple[Outcome, ...] = ("open", "kept", "not_kept", "let_go")


def promises_by_state(story: Story, link: Link) -> Chart:
    """Draw what became of both people's promises: a dot for each, in a column for each state."""
    voice = Voice.of(story.named)
    people = {"yours": ("me",), voice.whose("them"): ("them",), "of you both": ("both", "unclear")}
    sure = [one for one in story.promises if one.sure]
    held = {who: [one for one in sure if one.by in by] for who, by in people.items()}
    rows = tuple(
        (who, *(str(sum(one.outcome == state for one in some)) for state in _STATES))
        for who, some in held.items()
        if some
    )
    columns = ("Whose", *(OUTCOMES[state] for state in _STATES))
    caution = "It counts promises. It does not say how far anyone can be trusted." if rows else ""
    return Chart("What became of promises", _states(held, link) if rows else Markup(), columns, rows, caution)


def _states(held: dict[str, list[Commitment]], link: Link) -> Markup:
    people = {who: some for who, some in held.items() if some}
    wide = (svg.WIDTH - LEFT) / len(_STATES)
    names = [svg.text(LEFT + wide * at, 14, OUTCOMES[state], "name") for at, state in enumerate(_STATES)]
    parts = []
    for line, (who, some) in enumerate(people.items()):
        y = 36 + line * LINE
        parts.append(svg.text(LEFT - 10, y + 4, who, "name", "end"))
        for at, state in enumerate(_STATES):
            of = [one for one in some if one.outcome == state]
            left = LEFT + wide * at + 4
            shown = of if len(of) <= MOST_DOTS else of[: MOST_DOTS - 2]
            parts.extend(_promise(one, left + index * 9, y, link) for index, one in enumerate(shown))
            if shown is not of:
                parts.append(svg.text(left + len(shown) * 9 - 2, y + 3.5, f"+{len(of) - len(shown)}", "tick"))
    told = "A row for each person, a dot for each promise. The same is told in the table."
    return svg.drawing("states", "What became of promises", told, 36 + len(people) * LINE, *names, *parts)


def _promise(one: Commitment, x: float, y: float, link: Link) -> Markup:
    told = one.tellings[0]
    dot = svg.element("circle", cx=x, cy=y, r=3.6, class_="dot")
    title = f"{OUTCOMES[one.outcome]}: “{prose.shortened(told.finding.quote, 80)}”"
    return svg.linked(f"{link(told.entry)}#{anchor_of(told)}", title, svg.group(dot, class_=one.outcome))


def guesses(story: Story, link: Link) -> Chart:
    """Draw how hard days were expected to be, and how hard they were, 0 to 10, side by side."""
    dated = sorted((*story.plans, *story.promises, *story.limits), key=lambda one: one.order)
    rated = [one for one in dated if one.expected is not None and one.actual is not None][-MOST_GUESSES:]
    rows = tuple(
        (prose.shortened(one.tellings[0].finding.quote, 60), str(one.expected), str(one.actual))
        for one in rated
    )
    caution = (
        "A few days say little about the next. A guess is not foolish for having been far off."
        if rows
        else ""
    )
    return Chart(
        "Guessed and as it was", _guesses(rated, link), ("Day", "You guessed", "It was"), rows, caution
    )


def _guesses(rated: Sequence[Commitment], link: Link) -> Markup:
    if not rated:
        return Markup()
    parts = [part for line, one in enumerate(rated) for part in _guess(one, 26 + line * APART, link)]
    bottom = 26 + (len(rated) - 1) * APART
    scale = [svg.text(_at(value), bottom + 20, str(value), "tick", "middle") for value in (0, 5, 10)]
    key = svg.text(EDGE, bottom + 36, "Ring: guessed. Filled: as it was.", "key")
    told = "A row for each day ahead that was rated before and after. The same is told in the table."
    return svg.drawing("guesses", "Guessed and as it was", told, bottom + 42, *parts, *scale, key)


def _at(value: int) -> float:
    return EDGE + value * (svg.WIDTH - 2 * EDGE) / 10


def _guess(one: Commitment, y: float, link: Link) -> list[Markup]:
    assert one.expected is not None
    assert one.actual is not None
    told = one.tellings[0]
    title = f"You guessed {one.expected}, it was {one.actual}: “{prose.shortened(told.finding.quote, 80)}”"
    marks = svg.group(
        svg.element("circle", cx=_at(one.expected), cy=y, r=6, class_="ring"),
        svg.element("circle", cx=_at(one.actual), cy=y, r=3.6, class_="dot"),
        class_="guess",
    )
    return [
        svg.text(EDGE - 6, y - 12, prose.shortened(told.finding.quote, 48), "name"),
        svg.element("line", x1=_at(0), x2=_at(10), y1=y, y2=y, class_="line"),
        svg.linked(f"{link(told.entry)}#{anchor_of(told)}", title, marks),
    ]
