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

from ..model.result import Judged, Related, Severity, Verdict
from .kit import Context, Draft, Rule, state_words
from .overdue import lateness, unpublished_words


def find(context: Context, judged: Judged) -> Iterator[Draft]:
    """One draft for a period that is overdue."""
    obligation = judged.obligation
    if obligation.kind != "period":
        return
    message = unpublished_words(context, judged)
    yield Draft(
        message,
        f"立即公开并登记 period: {obligation.period} 的记录；确无内容的登记零报告",
        severity=lateness(context, judged),
        related=tuple(
            Related(placed.path, placed.line, state_words(placed)) for placed in obligation.records
        ),
    )


RULE = Rule(
    code="GK101",
    name="period-missing",
    chinese="定期公开缺失",
    severity=Severity.ERROR,
    manual=__doc__ or "",
    verdicts=frozenset({Verdict.OVERDUE}),
    obligation=find,
)
