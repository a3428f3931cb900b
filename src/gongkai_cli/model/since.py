"""What became of the findings since an earlier report: computed once, drawn by every format."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .result import Severity


class Change(StrEnum):
    """What became of one finding."""

    NEW = "new"
    WORSENED = "worsened"
    UNCHANGED = "unchanged"
    RESOLVED = "resolved"
    UNSEEN = "undetermined"


CHANGE_WORDS: dict[Change, str] = {
    Change.NEW: "新增",
    Change.WORSENED: "加重",
    Change.UNCHANGED: "未变",
    Change.RESOLVED: "已解决",
    Change.UNSEEN: "无法判定是否解决",
}


class Cause(StrEnum):
    """What a change may come from. All but the first are nobody's doing."""

    RECORDS = "records"
    CATALOG = "catalog"
    CALENDAR = "calendar"
    TOOL = "tool"
    TIME = "time"


CAUSE_WORDS: dict[Cause, str] = {
    Cause.RECORDS: "记录或设置变动",
    Cause.CATALOG: "目录变更",
    Cause.CALENDAR: "日历变更",
    Cause.TOOL: "工具版本变更",
    Cause.TIME: "时日推移",
}


@dataclass(frozen=True, slots=True)
class Changed:
    """One finding of today against the earlier report.

    `causes` are all that may account for it; several mean that nobody can say which. `ways` says how
    a worsened one is worse. `counts` is false for what `--new-only` passes over.
    """

    change: Change
    causes: tuple[Cause, ...] = ()
    ways: tuple[str, ...] = ()
    counts: bool = False


@dataclass(frozen=True, slots=True)
class Gone:
    """A finding of the earlier report that today's result does not hold, in the report's own words.

    `turned` are the codes that are new at its obligation: 即将到期 that became 逾期 is gone, not mended.
    """

    code: str
    name: str
    severity: Severity
    message: str
    file: str
    line: int
    office: str
    fingerprint: str
    item: str | None = None
    obligation: str | None = None
    waived_by: str | None = None
    causes: tuple[Cause, ...] = ()
    turned: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shift:
    """Something around the check that is not what it was: from, to, in words."""

    cause: Cause
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Today's findings held against an earlier report; `of` goes by fingerprint."""

    as_of: date
    complete: bool
    shifts: tuple[Shift, ...]
    of: Mapping[str, Changed]
    resolved: tuple[Gone, ...]
    unseen: tuple[Gone, ...]
    new_only: bool = False

    @property
    def counts(self) -> dict[Change, int]:
        """How many findings became what, every change in its order."""
        found = Counter(each.change for each in self.of.values())
        found[Change.RESOLVED], found[Change.UNSEEN] = len(self.resolved), len(self.unseen)
        return {change: found[change] for change in Change}

    def passed_over(self, fingerprint: str) -> bool:
        """Whether the exit code does not heed a finding, because it was there before."""
        return self.new_only and not self.of[fingerprint].counts
