"""What was found in an entry: twelve kinds of fact about the writer's story, each with its words."""

from __future__ import annotations

from typing import Literal, TypeAlias, get_args

import msgspec

from healing_journal.model.day import Days

By: TypeAlias = Literal["me", "them", "both", "chance", "unclear"]
How: TypeAlias = Literal["message", "call", "in_person", "overnight", "online", "letter", "unclear"]
Emotion: TypeAlias = Literal[
    "sadness", "longing", "love", "loneliness", "anger", "hurt", "fear", "confusion", "guilt", "jealousy",
    "numbness", "hopelessness", "hope", "relief", "joy", "gratitude", "peace", "pride",
]  # fmt: skip
Stance: TypeAlias = Literal["toward", "away", "unclear"]
LimitStatus: TypeAlias = Literal["set", "kept", "crossed"]
PracticeStatus: TypeAlias = Literal["doing", "planned", "lapsed"]
What: TypeAlias = Literal["breakup", "beginning", "length", "move", "other"]
RiskType: TypeAlias = Literal["death_wish", "suicidal", "self_harm", "harmed_by_them"]

EMOTIONS: tuple[Emotion, ...] = get_args(Emotion)


class Found(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind"):
    """What every finding has: its words, where they stand, and how sure the reader is.

    `quote` is an exact piece of the text, `start` the offset of its first character, and `confidence`
    the share of findings like this one that proved right on held-back texts, 0 to 1.
    """

    quote: str
    start: int = 0
    confidence: float = 1.0


class Contact(Found, frozen=True, tag="contact"):
    """Something that did happen between the writer and them after the break-up."""

    by: By = "unclear"
    how: How = "unclear"
    when: Days | None = None
    repeated: bool = False


class Silence(Found, frozen=True, tag="silence"):
    """A stated stretch without contact; `days` is its length, where it was said."""

    days: int | None = None
    when: Days | None = None
    ongoing: bool = False


class Feeling(Found, frozen=True, tag="feeling"):
    """A feeling of the writer's own; `cried` where tears are told of."""

    feeling: Emotion
    tense: Literal["now", "then"] = "now"
    cried: bool = False


class Said(Found, frozen=True, tag="said"):
    """What they said, asked or let be known about the two of them; `when` they said it, if told."""

    stance: Stance = "unclear"
    when: Days | None = None


class Promise(Found, frozen=True, tag="promise"):
    """A commitment either of the two made to the other."""

    by: By = "unclear"
    due: Days | None = None


class Plan(Found, frozen=True, tag="plan"):
    """An event expected in the writer's life."""

    with_them: bool = False
    when: Days | None = None


class Boundary(Found, frozen=True, tag="boundary"):
    """A limit on contact or on the relationship; `when` it begins or was crossed, if told."""

    by: By = "me"
    status: LimitStatus = "set"
    when: Days | None = None


class Practice(Found, frozen=True, tag="practice"):
    """Something done for healing or growth."""

    status: PracticeStatus = "doing"


class Concern(Found, frozen=True, tag="concern"):
    """A doubt, worry or grievance about them or the relationship."""


class Reminder(Found, frozen=True, tag="reminder"):
    """What the writer tells themself: a resolve, a lesson, self-encouragement."""


class Milestone(Found, frozen=True, tag="milestone"):
    """A fact that dates the story."""

    what: What = "other"
    when: Days | None = None


class Risk(Found, frozen=True, tag="risk"):
    """A sign that someone may come to harm."""

    type: RiskType


Finding: TypeAlias = (
    Contact | Silence | Feeling | Said | Promise | Plan | Boundary | Practice | Concern | Reminder
    | Milestone | Risk
)  # fmt: skip
Kind: TypeAlias = Literal[
    "contact", "silence", "feeling", "said", "promise", "plan", "boundary", "practice", "concern",
    "reminder", "milestone", "risk",
]  # fmt: skip
KINDS: tuple[Kind, ...] = get_args(Kind)


def kind_of(finding: Finding) -> Kind:
    """Return the name of the finding's kind, as GUIDE and files write it."""
    tag = finding.__struct_config__.tag
    assert tag in KINDS
    return tag


class Mark(msgspec.Struct, frozen=True, order=True):
    """How a finding is known again by another reading: its kind, its quote, and which feeling it names.

    A clause may carry several feelings, so a feeling's mark holds its name too; for other kinds `of` is "".
    """

    kind: Kind
    quote: str
    of: str = ""


def mark_of(finding: Finding) -> Mark:
    """Return the mark by which a correction or decision names this finding."""
    return Mark(kind_of(finding), finding.quote, finding.feeling if isinstance(finding, Feeling) else "")


class Reading(msgspec.Struct, frozen=True):
    """All that one reader found in one revision of an entry, in the order of the text."""

    reader: str
    findings: tuple[Finding, ...] = ()
