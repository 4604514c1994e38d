"""Records: what a person wrote, tapped or decided, in the order they did it. Never changed, only added to.

Everything else in the program can be made again from these. A new kind of record is a new Struct here, a line
in `Body`, and a line in `Snapshot.apply`.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal, TypeAlias

import msgspec

from healing_journal.model.day import Days
from healing_journal.model.finding import By, Finding, How, Mark
from healing_journal.model.photo import PhotoType

Outcome: TypeAlias = Literal["open", "kept", "not_kept", "let_go"]
Verdict: TypeAlias = Literal["right", "changed", "not_this", "added"]
Answer: TypeAlias = Literal["yes", "no", "rather_not"]


class _Body(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", omit_defaults=True):
    """What every record body shares: its kind is written as `kind`."""


class Written(_Body, frozen=True, tag="written"):
    """A new entry about some day or days; `zone` is the writer's time zone, where known.

    An entry brought in from elsewhere names its `batch`, and in `source` the key by which it is known there.
    """

    entry: str
    days: Days
    text: str
    zone: str = ""
    source: str = ""
    batch: str = ""


class Revised(_Body, frozen=True, tag="revised"):
    """The entry now reads so; the earlier text stays in its own record."""

    entry: str
    days: Days
    text: str


class Removed(_Body, frozen=True, tag="removed"):
    """The entry was put in the bin."""

    entry: str


class Restored(_Body, frozen=True, tag="restored"):
    """The entry was taken out of the bin."""

    entry: str


class Spared(_Body, frozen=True, tag="spared"):
    """The entry is never to be shown unasked again; where `spared` is false, it may be."""

    entry: str
    spared: bool = True


class Corrected(_Body, frozen=True, tag="corrected"):
    """The person's word on one finding: right, not this, changed to `becomes`, or added as `becomes`."""

    entry: str
    mark: Mark
    verdict: Verdict
    becomes: Finding | None = None


class Uncorrected(_Body, frozen=True, tag="uncorrected"):
    """The person took back what they last said of this finding."""

    entry: str
    mark: Mark


class Answered(_Body, frozen=True, tag="answered"):
    """What the person said when asked about a sign of danger in an entry; said once, it is not asked again."""

    entry: str
    mark: Mark
    answer: Answer


class Decided(_Body, frozen=True, tag="decided"):
    """What became of a promise, a limit or a plan, in the person's eyes."""

    entry: str
    mark: Mark
    outcome: Outcome


class CheckedIn(_Body, frozen=True, tag="checked_in"):
    """The taps of one day, each 0 to 10 or not given; a later check-in of the same day takes its place.

    One brought in from elsewhere names its `batch`. `knowing` (what one likes and wants apart from them), `accepting`
    (that it is over) and `unfinished` are asked every fortnight, of whoever chose it.
    """

    day: date
    longing: int | None = None
    sadness: int | None = None
    anger: int | None = None
    calm: int | None = None
    contact: Literal["none", "them", "me", "both", "chance"] | None = None
    how: How | None = None
    profile: Literal["looked", "came_across", "neither"] | None = None
    cried: bool | None = None
    sleep: Literal["bad", "fair", "good"] | None = None
    done: str = ""
    word: str = ""
    batch: str = ""
    knowing: int | None = None
    accepting: int | None = None
    unfinished: bool = False


class Named(_Body, frozen=True, tag="named"):
    """What the person calls the one they are getting over: names, initials, and a pronoun."""

    names: tuple[str, ...] = ()
    pronoun: Literal["he", "she", "they", ""] = ""


class Chose(_Body, frozen=True, tag="chose"):
    """A setting that belongs to the journal and travels with it, such as the country of the help lines."""

    setting: str
    value: str


class Letter(_Body, frozen=True, tag="letter"):
    """A letter that is not sent: kept, and sealed until a day where one is given."""

    letter: str
    text: str
    opens: date | None = None


class Foreseen(_Body, frozen=True, tag="foreseen"):
    """How hard a day ahead was expected to be, or afterwards was, 0 to 10."""

    entry: str
    mark: Mark
    expected: int | None = None
    actual: int | None = None


class Noted(_Body, frozen=True, tag="noted"):
    """A line of a list of the person's own: people to ask, if-then plans, safety steps, what would have to be true.

    The same `id` again replaces the line; an empty text takes it off the list.
    """

    list: str
    id: str
    text: str


class Incident(_Body, frozen=True, tag="incident"):
    """One fact of the incident log, sealed to the note before it; never revised, only noted upon.

    `happened` is the day and time in the person's words, `words` what was said exactly, `reports` to whom it was
    reported, `kept` where originals lie, `about` the id of the note that this one adds to, and `previous` the
    seal of the note before.
    """

    incident: str
    happened: str
    place: str
    told: str
    words: str = ""
    witnesses: str = ""
    reports: str = ""
    kept: str = ""
    about: str = ""
    previous: str = ""


class Imported(_Body, frozen=True, tag="imported"):
    """A batch brought in from another program; `source` says which format it was.

    `entries` names those that came as they are from an archive, and so tell of no batch themselves; `records`
    names by their ids all records that so came. `file` is a mark that only this content has. The same batch again
    brings back one that was taken back.
    """

    batch: str
    source: str
    entries: tuple[str, ...] = ()
    records: tuple[str, ...] = ()
    file: str = ""


class Unimported(_Body, frozen=True, tag="unimported"):
    """The whole batch was taken back: its records count no more, until it is brought in again.

    `entries` names those that were put in the bin with it.
    """

    batch: str
    entries: tuple[str, ...] = ()


class Messaged(_Body, frozen=True, tag="messaged"):
    """That messages or calls took place, by whom and when, as an imported chat tells; words only if asked for.

    `began` says that this side's was the first of that day.
    """

    batch: str
    key: str
    day: date
    by: By
    how: How
    count: int = 1
    text: str = ""
    began: bool = False


class PhotoAdded(_Body, frozen=True, tag="photo_added"):
    """A photo was put to an entry. Its content is kept beside the records; `digest` is its SHA-256 in hex."""

    entry: str
    photo: str
    digest: str
    type: PhotoType
    width: int
    height: int
    name: str = ""
    description: str = ""
    batch: str = ""


class PhotoDescribed(_Body, frozen=True, tag="photo_described"):
    """What is to be seen on the photo, in the person's words."""

    entry: str
    photo: str
    description: str


class PhotoRemoved(_Body, frozen=True, tag="photo_removed"):
    """The photo was put in the bin."""

    entry: str
    photo: str


class PhotoRestored(_Body, frozen=True, tag="photo_restored"):
    """The photo was taken out of the bin."""

    entry: str
    photo: str


Body: TypeAlias = (
    Written | Revised | Removed | Restored | Corrected | Uncorrected | Answered | Decided | CheckedIn | Named
    | Chose | Letter | Foreseen | Noted | Incident | Imported | Unimported | Messaged
    | PhotoAdded | PhotoDescribed | PhotoRemoved | PhotoRestored | Spared
)  # fmt: skip


class Record(msgspec.Struct, frozen=True):
    """One thing a person did, and when (UTC). Its `id` is random and never used twice."""

    id: str
    at: datetime
    body: Body


def kind_of_record(body: Body) -> str:
    """Return the name under which the record is kept."""
    tag = body.__struct_config__.tag
    assert isinstance(tag, str)
    return tag


def entry_of(body: Body) -> str:
    """Return the id of the entry that the record is about, or "" where it is about none."""
    return str(getattr(body, "entry", ""))
