"""即将到期：应公开日期在5个工作日（due_soon）之内，尚未公开。

为什么
    提前提醒，避免逾期。

合规的例子
    item: 7
    period: 2026-09
    published: 2026-10-20
    channel: 政府网站常规公开

违规的例子
    没有第7项 2026-09 期的记录，检查基准日 2026-10-23

怎样改
    在应公开日期前公开并登记。

依据
    目录的公开时限栏；天数在 gongkai.yaml 的 due_soon 里定
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from gongkai_cli.model.result import Assessment
from gongkai_cli.model.verdicts import Severity, Verdict

from .base import Context, Rule, Violation, limit_source
from .lateness import later


class DueSoon(NamedTuple):
    """Something unpublished falls due in so many calendar days, working days among them."""

    day: date
    days: int
    workdays: int
    limit: str
    later: date | None


def find(context: Context, judged: Assessment) -> Iterator[Violation]:
    """One violation for an obligation that falls due within the project's `due_soon`."""
    obligation = judged.obligation
    assert obligation.due is not None
    day = obligation.due.day
    workdays = context.calendar.count_between(context.as_of, day)
    limit = limit_source(context.project, obligation)
    at = None
    if obligation.kind == "event" and obligation.records:
        at = (obligation.records[0], ("formed" if obligation.records[0].record.formed else "due",))
    days = (day - context.as_of).days
    yield Violation(DueSoon(day, days, workdays, limit, later(judged)), at=at)


RULE = Rule(
    code="GK203",
    name="due-soon",
    chinese="即将到期",
    severity=Severity.NOTICE,
    manual=__doc__ or "",
    verdicts=frozenset({Verdict.DUE_SOON}),
    obligation=find,
)
