"""What is computed: obligations, verdicts, findings and the result of a check.

Frozen dataclasses, but for the four made once a record (LocatedRecord, Published, Obligation, Assessment): a named
tuple is as unchangeable, and made in a third of the time.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from .catalog import Item
from .problem import Problem
from .record import Publication, Record
from .verdicts import OPEN, Kind, Severity, Verdict

if TYPE_CHECKING:
    from .baseline import Changed
    from .reason import Reason

Basis = Literal["gazetted", "provisional"]


RecordKey = tuple[str, tuple[str | int, ...]]
"""What a record is known by, in every process: its file, and its path in the YAML."""


class LocatedRecord(NamedTuple):
    """A record and where it was written: file, line of its first key, and its path in the YAML."""

    record: Record
    path: str
    line: int
    base: tuple[str | int, ...]

    @property
    def key(self) -> RecordKey:
        """What the record is known by, in every process."""
        return self.path, self.base


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A record, or a whole file, that could not be read, and what of it is legible all the same.

    `records` says how many such records of a file it stands for, `unlisted` how many of their problems
    are counted only: past `MOST_LISTED` those of which the same is legible are kept once.
    """

    path: str
    line: int
    items: tuple[str, ...]
    period: str | None
    formed: date | None
    problems: tuple[Problem, ...]
    title: str = ""
    records: int = 1
    unlisted: int = 0


class DueDate(NamedTuple):
    """A due day, how firm it is, and the day off it was moved from, if any.

    `not_before` is set where a provisional day cannot come sooner: days and months are moved from a day
    off, never towards one, and a short 公示期 takes as many days as it has working days. `not_after` is
    set where it cannot come later: a record states a day that the limit cannot lengthen. No dataclass:
    a million a second are made.
    """

    day: date
    basis: Basis
    moved_from: date | None = None
    uncovered_year: int | None = None
    not_before: date | None = None
    not_after: date | None = None


class Published(NamedTuple):
    """A publication of a record, in the one shape that matching works on."""

    placed: LocatedRecord
    act: Publication | Record
    number: int | None

    @property
    def day(self) -> date:
        """The day of publication; a record in this list always has one."""
        assert self.act.published is not None
        return self.act.published

    def is_same(self, other: Published) -> bool:
        """Whether both are one act of publishing, not merely two that say the same."""
        return self.placed.key == other.placed.key and self.number == other.number


class ActUse(StrEnum):
    """What matching makes of a publication: whether it decides an obligation, or why it does not."""

    DECIDES = "decides"
    AFTER_AS_OF = "after_as_of"
    """It has not happened yet."""
    TAKEN_DOWN = "taken_down"
    """Of a standing item: it was taken down by the as-of day."""
    RUN_OUT = "run_out"
    """Of a standing item: its time of posting is over."""
    WITHDRAWN_IN_TIME = "withdrawn_in_time"
    """It was taken down by the due day."""
    CONTRADICTORY = "contradictory"
    """Its dates contradict each other."""
    OTHER_CHANNEL = "other_channel"
    """Another one is on a better channel."""
    LATER = "later"
    """Another one, on a channel as good, came earlier."""
    SAME_DAY = "same_day"
    """Another one of the same day, on a channel as good, fits better."""
    UNTITLED = "untitled"
    """Nobody can say whether it is of the same event as the other records of its day."""


class ZeroUse(StrEnum):
    """What matching makes of a zero report."""

    COUNTS = "counts"
    STANDING = "standing"
    """It cannot stand for what must be up at all times."""
    UNFIT = "unfit"
    """Its item is not published by periods."""
    NOT_YET = "not_yet"
    """It has not happened yet."""
    OUTDONE = "outdone"
    """Something was published all the same."""
    EARLY = "early"
    """Its period is not over."""


class Obligation(NamedTuple):
    """One thing that must be published by one day.

    `apart`: its records by themselves, an obligation each, where several of one day have no title, so
    that nobody can say whether they are one event or several.
    """

    id: str
    item: Item
    kind: Kind
    title: str
    period: str | None
    trigger: date | None
    due: DueDate | None
    records: tuple[LocatedRecord, ...] = ()
    apart: tuple[Obligation, ...] = ()

    def __repr__(self) -> str:
        return f"<Obligation {self.id}: {len(self.records)} records>"


class Assessment(NamedTuple):
    """An obligation with its verdict, what decided it, and the lateness.

    `zero_report` is the record that closed it where there was nothing to disclose. `considered` says what
    became of each publication in the order of the records; it is empty where the deciding one was alone.
    """

    obligation: Obligation
    verdict: Verdict
    office: str
    decided_by: Published | None = None
    accepted: bool = False
    workdays_late: int | None = None
    days_late: int | None = None
    reason: Reason | None = None
    later: tuple[Published, ...] = ()
    verdict_unwaived: Verdict | None = None
    zero_report: LocatedRecord | None = None
    considered: tuple[tuple[Published, ActUse], ...] = ()

    @property
    def real_verdict(self) -> Verdict:
        """The verdict without any waiver, which is what the rules look at."""
        return self.verdict_unwaived or self.verdict

    def is_open(self, as_of: date) -> bool:
        """Whether it is still to be published, its day to come.

        So is what is undetermined by then, for the day that a record states cannot be true, while
        nothing is published.
        """
        due = self.obligation.due
        if due is None or due.day < as_of:
            return False
        if self.verdict is Verdict.UNDETERMINED:
            return self.decided_by is None
        return self.verdict in OPEN

    @property
    def record(self) -> LocatedRecord | None:
        """The record to look at: the deciding one, else the first; of a standing item only that one."""
        if self.decided_by is not None:
            return self.decided_by.placed
        if self.zero_report is not None:
            return self.zero_report
        records = self.obligation.records
        return records[0] if records and self.obligation.kind != "standing" else None


Where = tuple[RecordKey, tuple[str | int, ...]]
"""A record's key and the path of a value in it."""
Facts = tuple[Any, ...]
"""What is so, as a named tuple of the one who found it; `outputs/phrases` makes the sentences."""


class CatalogRow(NamedTuple):
    """A related place: the row of an item in a catalog that comes with the program."""

    item: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding points: file, line and column, from 1."""

    path: str
    line: int
    column: int = 1


@dataclass(frozen=True, slots=True)
class Source:
    """A symbolic place: a record and the path of a value in it, the empty one for the record itself."""

    placed: LocatedRecord
    value: tuple[str | int, ...]

    @property
    def where(self) -> Where:
        """What the place is known by, in every process."""
        return self.placed.key, self.value

    @property
    def place(self) -> Place:
        """The record's own line, while nobody has looked where the value stands."""
        return Place(self.placed.path, self.placed.line)

    @property
    def number(self) -> int | None:
        """The number of the publication that the value belongs to; None for the record as a whole."""
        number = self.value[1] if self.value[:1] == ("publications",) and self.value[1:] else None
        return number if isinstance(number, int) else None


@dataclass(frozen=True, slots=True)
class Related:
    """A second place that a finding speaks of; `facts` say what stands there.

    With a `source`, the line is the record's until placed.
    """

    path: str
    line: int
    facts: Facts
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One violation of one rule, at a file and a line.

    One made at a `source` has the record's line for its `place`, until `place_findings` looks where the
    value stands; only then is there an order, and a `fingerprint`.
    `facts` are what its sentences are made of; `personal`: these remind of the personal data in it.
    `change` is what became of it since an earlier report, where it is held against one.
    """

    code: str
    name: str
    severity: Severity
    facts: Facts
    place: Place
    office: str
    obligation: Obligation | None = None
    item: str | None = None
    title: str = ""
    related: tuple[Related, ...] = field(default=())
    fingerprint: str = ""
    waived_by: str | None = None
    source: Source | None = None
    personal: bool = False
    change: Changed | None = None

    @property
    def facts_in_words(self) -> str:
        """What puts findings of one rule at one place in order: the facts one after the other."""
        return "；".join((type(self.facts).__name__, *map(str, self.facts)))
