"""What a derivation is: the clause, the count day by day, the records, the verdict; plain data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Literal

from gongkai_cli.model.result import DueDate, Place
from gongkai_cli.model.verdicts import Kind, Verdict


@dataclass(frozen=True, slots=True)
class Clause:
    """The row of the catalog that sets the limit, and what its phrase means."""

    phrase: str
    meaning: str
    origin: str
    place: Place
    firm: bool
    """False where the catalog is silent and the number is this tool's or the office's own."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """The day the count starts from, why it is that day, and where that is written (if anywhere)."""

    day: date | None
    why: str
    place: Place | None


@dataclass(frozen=True, slots=True)
class Day:
    """One calendar day of a count: its number where it counts, and the reason.

    `landing` marks the day that the end of a limit was moved to.
    """

    day: date
    number: int | None
    reason: str
    landing: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """Days in a row that count alike for the same reason, first to last inclusive."""

    first: Day
    last: Day
    reason: str


@dataclass(frozen=True, slots=True)
class Count:
    """How the due day was reached: the span, the days gone through, and the steps in words."""

    span: str
    days: tuple[Day, ...]
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Considered:
    """A record looked at, whether it counts for the obligation, and why."""

    place: Place
    what: str
    counts: bool
    why: str


@dataclass(frozen=True, slots=True, repr=False)
class Derivation:
    """How one due date came about and what became of it by the as-of day.

    Where there is no obligation, `obligation` and `verdict` are None, and `assumed` says which day was
    taken for the trigger, if any. `start` is the project's. `late` holds the days after
    the due day through publication or as-of.
    """

    obligation: str | None
    assumed: str
    name: str
    item: str
    category: str
    responsibility: str
    matter: str
    office: str
    kind: Kind | Literal["none"]
    start: date
    as_of: date
    clause: Clause
    trigger: Trigger | None
    count: Count | None
    due: DueDate | None
    window: tuple[date, date] | None
    records: tuple[Considered, ...]
    verdict: Verdict | None
    outcome: str
    late: tuple[Day, ...]
    notes: tuple[str, ...]

    def __repr__(self) -> str:
        of, day = self.obligation or self.item, self.due.day if self.due else None
        return f"<Derivation {of} {self.as_of}: due {day}, {self.verdict}>"


WEEKEND = ("周六", "周日")


def group_runs(days: Sequence[Day]) -> Iterator[Run]:
    """Days in a row with one reason, as one; Saturday and Sunday together are 周末."""

    def alike(day: Day) -> tuple[bool, bool, str]:
        why = "周末" if day.reason in WEEKEND else day.reason
        return day.number is not None, day.landing, why

    for (*_, why), some in groupby(days, key=alike):
        row = tuple(some)
        yield Run(row[0], row[-1], row[0].reason if len(row) == 1 else why)
