"""定期公开缺失：到了应公开日期，这一期没有任何公开。

为什么
    目录要求按期公开，缺一期就是没有履行这一期的义务。

合规的例子
    item: 7
    period: 2026-09
    published: 2026-10-20
    channel: 政府网站常规公开

违规的例子
    没有第7项 2026-09 期的记录，检查基准日 2026-10-31

怎样改
    立即公开并登记记录；确无内容的，登记零报告（nothing_to_disclose）。不得倒填日期。

依据
    《政府信息公开条例》第二十六条；目录的公开时限栏
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from gongkai_cli.model.record import acts_of
from gongkai_cli.model.result import Assessment, LocatedRecord, Related
from gongkai_cli.model.verdicts import Severity, Verdict

from .base import Context, Rule, Violation
from .lateness import Lateness, Shown, lateness, severity_of


class PeriodMissing(NamedTuple):
    """Nothing was published of a period by the as-of day."""

    period: str
    as_of: date
    lateness: Lateness


class NotClosing(NamedTuple):
    """A related place: a record that closed nothing; `down` is what came down of it."""

    down: tuple[Shown, ...]


def find(context: Context, judged: Assessment) -> Iterator[Violation]:
    """One violation for a period that is overdue."""
    obligation = judged.obligation
    if obligation.kind == "period":
        yield Violation(
            PeriodMissing(obligation.period or "", context.as_of, lateness(context, judged)),
            severity=severity_of(context, judged),
            related=tuple(_beside(placed) for placed in obligation.records),
        )


def _beside(placed: LocatedRecord) -> Related:
    down = tuple(
        Shown(act.published, act.withdrawn)
        for act in acts_of(placed.record)
        if act.published is not None and act.withdrawn is not None
    )
    return Related(placed.path, placed.line, NotClosing(down))


RULE = Rule(
    code="GK101",
    name="period-missing",
    chinese="定期公开缺失",
    severity=Severity.ERROR,
    manual=__doc__ or "",
    verdicts=frozenset({Verdict.OVERDUE}),
    obligation=find,
)
