"""The columns that the network gives for each token, and how a labelled finding fills them."""

from typing import Any

FEELINGS = [
    "sadness",
    "longing",
    "love",
    "loneliness",
    "anger",
    "hurt",
    "fear",
    "confusion",
    "guilt",
    "jealousy",
    "numbness",
    "hopelessness",
    "hope",
    "relief",
    "joy",
    "gratitude",
    "peace",
    "pride",
]
KINDS = [
    "contact",
    "silence",
    "said",
    "promise",
    "plan",
    "boundary",
    "practice",
    "concern",
    "reminder",
    "risk",
]
MILESTONES = ["breakup", "beginning", "length", "move", "other"]

TYPES: tuple[str, ...] = (
    *(f"feeling:{name}" for name in FEELINGS),
    *(f"milestone:{name}" for name in MILESTONES),
    *KINDS,
    "milestone",
    "feeling",
)
CHOICES: dict[str, tuple[str, ...]] = {
    "contact.by": ("me", "them", "both", "chance", "unclear"),
    "contact.how": ("message", "call", "in_person", "overnight", "online", "letter", "unclear"),
    "said.stance": ("toward", "away", "unclear"),
    "promise.by": ("me", "them", "both"),
    "boundary.by": ("me", "them", "both"),
    "boundary.status": ("set", "kept", "crossed"),
    "practice.status": ("doing", "planned", "lapsed"),
    "feeling.feeling": tuple(FEELINGS),
    "milestone.what": tuple(MILESTONES),
    "risk.type": ("death_wish", "suicidal", "self_harm", "harmed_by_them"),
}
SWITCHES: dict[str, str] = {
    "contact.repeated": "true",
    "silence.ongoing": "true",
    "feeling.tense": "then",
    "feeling.cried": "true",
    "plan.with_them": "true",
}
EMOTIONS = 28


def columns() -> list[str]:
    """Every output column by name, in the order the network gives them."""
    names = [f"{part}/{name}" for part in ("inside", "begin", "end") for name in TYPES]
    names += [f"{field}={value}" for field, values in CHOICES.items() for value in values]
    names += [f"{field}={value}" for field, value in SWITCHES.items()]
    names.append("relevant")
    return names + [f"emotion/{number}" for number in range(EMOTIONS)]


def types_of(finding: dict[str, Any]) -> list[int]:
    """The tag layers that a labelled finding belongs to."""
    kind = finding["kind"]
    if kind == "feeling":
        return [TYPES.index(f"feeling:{finding['feeling']}"), TYPES.index("feeling")]
    if kind == "milestone":
        return [TYPES.index(f"milestone:{finding['what']}"), TYPES.index("milestone")]
    return [TYPES.index(kind)]


def choice_targets(finding: dict[str, Any]) -> list[tuple[int, int, int]]:
    """The (first column, number of columns, chosen one) of each multiple-choice field of a finding."""
    names = columns()
    out = []
    for field, values in CHOICES.items():
        kind, name = field.split(".")
        if kind == finding["kind"] and finding.get(name) in values:
            out.append((names.index(f"{field}={values[0]}"), len(values), values.index(finding[name])))
    return out


def switch_targets(finding: dict[str, Any]) -> list[tuple[int, float]]:
    """The (column, 0 or 1) of each yes-or-no field of a finding."""
    names = columns()
    out = []
    for field, value in SWITCHES.items():
        kind, name = field.split(".")
        if kind == finding["kind"] and finding.get(name) is not None:
            said = finding[name] is True if value == "true" else finding[name] == value
            out.append((names.index(f"{field}={value}"), float(said)))
    return out
