"""What a signed report and today's records say differently: the part of the tree on corrections."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from gongkai_cli.model.verdicts import Verdict


@dataclass(frozen=True, slots=True)
class Told:
    """What a signed report and the same records today say of an obligation."""

    due: date
    verdict: Verdict
    published: date | None
    faulty: bool


@dataclass(frozen=True, slots=True)
class Correction:
    """One obligation of a signed month that reads differently today, as of the same day.

    `before` None: not in the signed report; `after` None: no longer there.
    """

    obligation: str
    item: str
    office: str
    before: Told | None
    after: Told | None


ChangeSort = Literal["figure", "trend", "duty", "problem", "item", "ledger", "reminder"]
"""What reads differently: a number of the month, a month of the trend, an obligation of the month, a
problem (also one left over from earlier months), a catalog item, a cell of the ledger, a reminder."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that two versions of a month's report say differently, in words; empty: not in that one."""

    sort: ChangeSort
    name: str
    item: str | None
    office: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """A signed (frozen) report against today's records, asked as of the signed report's day.

    `changed` names, in Chinese, which inputs differ. `corrections` are the month's obligations that
    differ; `changes` is everything that differs, these included. `complete`: today's records could all
    be read. `version` of the signed report; where it replaced an earlier one, `first` is the file signed
    first and `replaced` what the two say differently.
    """

    month: str
    file: str
    as_of: date
    changed: tuple[str, ...]
    corrections: tuple[Correction, ...]
    changes: tuple[Change, ...]
    complete: bool
    version: int
    first: str | None
    replaced: tuple[Change, ...]
