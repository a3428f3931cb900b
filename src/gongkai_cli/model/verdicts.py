"""The words that a result is made of: verdicts, states, severities, and what people call each."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

Kind = Literal["period", "event", "standing"]


class Verdict(StrEnum):
    """What became of an obligation by the as-of day."""

    MET = "met"
    MET_LATE = "met_late"
    OVERDUE = "overdue"
    DUE_SOON = "due_soon"
    PENDING = "pending"
    NOTHING = "nothing_to_disclose"
    WAIVED = "waived"
    NOT_APPLICABLE = "not_applicable"
    EXEMPT = "exempt"
    UNDETERMINED = "undetermined"


VERDICT_WORDS: dict[Verdict, str] = {
    Verdict.MET: "按期公开",
    Verdict.MET_LATE: "逾期公开",
    Verdict.OVERDUE: "逾期未公开",
    Verdict.DUE_SOON: "即将到期",
    Verdict.PENDING: "未到期",
    Verdict.NOTHING: "零报告",
    Verdict.WAIVED: "经批准暂不计入",
    Verdict.NOT_APPLICABLE: "不适用",
    Verdict.EXEMPT: "依法不予公开",
    Verdict.UNDETERMINED: "无法判定",
}


PUBLISHED = frozenset({Verdict.MET, Verdict.MET_LATE})
"""The verdicts of what has been published, in time or not."""


OPEN = frozenset({Verdict.PENDING, Verdict.DUE_SOON})
"""The verdicts of what is still to be published, its day to come."""


CODES: dict[tuple[Verdict, Kind], str] = {
    (Verdict.OVERDUE, "period"): "GK101",
    (Verdict.OVERDUE, "event"): "GK102",
    (Verdict.OVERDUE, "standing"): "GK103",
    (Verdict.MET_LATE, "period"): "GK201",
    (Verdict.MET_LATE, "event"): "GK201",
}
"""The rule that each verdict breaks, by the kind of its obligation."""
TURNING = frozenset(CODES.values())
"""The rules whose waiver turns the verdict into `waived` (DESIGN section 5); others only mark."""


class State(StrEnum):
    """What the result says of a catalog item."""

    JUDGED = "judged"
    NO_EVENT = "no_event_recorded"
    ON_DEMAND = "on_demand"
    NOT_APPLICABLE = "not_applicable"


STATE_WORDS: dict[State, str] = {
    State.JUDGED: "已判定",
    State.NO_EVENT: "未登记事件",
    State.ON_DEMAND: "按需",
    State.NOT_APPLICABLE: "不适用",
}


class Severity(StrEnum):
    """How grave a finding is; DESIGN: error fails the check by default."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


SEVERITY_WORDS: dict[Severity, str] = {
    Severity.ERROR: "错误",
    Severity.WARNING: "警告",
    Severity.NOTICE: "提示",
}
RANK: dict[Severity, int] = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTICE: 2}


class WaiverState(StrEnum):
    """What a waiver amounts to on the as-of day."""

    ACTIVE = "active"
    PERMANENT = "permanent"
    WAITING = "waiting"
    NOT_YET = "not_yet"
    EXPIRED = "expired"
    UNUSED = "unused"
    MALFORMED = "malformed"


WAIVER_WORDS: dict[WaiverState, str] = {
    WaiverState.ACTIVE: "生效中",
    WaiverState.PERMANENT: "长期有效",
    WaiverState.WAITING: "待用",
    WaiverState.NOT_YET: "未生效",
    WaiverState.EXPIRED: "已过期",
    WaiverState.UNUSED: "未用到",
    WaiverState.MALFORMED: "写错",
}
