"""What became of the findings since an earlier report: computed once, drawn by every format."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .verdicts import Severity


class Change(StrEnum):
    """What became of one finding: of one that today's result holds, then of one that it does not."""

    NEW = "new"
    WORSENED = "worsened"
    IMPROVED = "improved"
    WAIVED = "waived"
    UNCHANGED = "unchanged"
    RESOLVED = "resolved"
    TURNED = "turned"
    GONE = "gone"
    POSTPONED = "postponed"
    TAKEN_OUT = "taken_out"
    UNSEEN = "undetermined"


CHANGE_WORDS: dict[Change, str] = {
    Change.NEW: "新增",
    Change.WORSENED: "加重",
    Change.IMPROVED: "已补公开",
    Change.WAIVED: "新列为经批准暂不计入",
    Change.UNCHANGED: "未变",
    Change.RESOLVED: "已解决",
    Change.TURNED: "已转为别的问题",
    Change.GONE: "义务不再存在",
    Change.POSTPONED: "到期日已推迟",
    Change.TAKEN_OUT: "已列为不适用或依法不予公开",
    Change.UNSEEN: "无法判定是否解决",
}
FRESH = frozenset({Change.NEW, Change.WORSENED})
"""What a reader wants to see first."""
PUBLISHED_LATE = "GK201"
"""Says that an obligation is met late: an improvement on what says that nothing was published."""
UNPUBLISHED = ("GK1", "GK902")
"""Say of an obligation that nothing was published, or that nobody knows."""
OF_THE_EARLIER = (
    Change.GONE,
    Change.POSTPONED,
    Change.TAKEN_OUT,
    Change.TURNED,
    Change.RESOLVED,
    Change.UNSEEN,
)
"""What becomes of findings that today's result does not hold, in the order they are shown."""


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
class RemovedFinding:
    """A finding of the earlier report that today's result does not hold, in the report's own words.

    `turned` are the codes about lateness that came up at its obligation instead: 即将到期 that became
    逾期 is not mended. `ways` says what was moved. `counts` is true for what `--new-only` fails for:
    an obligation that was late and that is no longer there to be judged.
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
    change: Change = Change.RESOLVED
    ways: tuple[str, ...] = ()
    counts: bool = False


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
    gone: tuple[RemovedFinding, ...]
    new_only: bool = False

    @property
    def counts(self) -> dict[Change, int]:
        """How many findings became what, every change in its order."""
        found = Counter(each.change for each in self.of.values())
        found.update(each.change for each in self.gone)
        return {change: found[change] for change in Change}

    def became(self, change: Change) -> tuple[RemovedFinding, ...]:
        """The findings of the earlier report that became this."""
        return tuple(each for each in self.gone if each.change is change)

    @property
    def failing(self) -> tuple[RemovedFinding, ...]:
        """What --new-only fails for though today's result does not hold it."""
        return tuple(each for each in self.gone if each.counts) if self.new_only else ()

    def passed_over(self, fingerprint: str) -> bool:
        """Whether the exit code does not heed a finding, because it was there before."""
        return self.new_only and not self.of[fingerprint].counts
