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

from ..model.result import Judged, Severity, Verdict
from .kit import Context, Draft, Rule, default_note, due_words, what
from .overdue import later_words


def find(context: Context, judged: Judged) -> Iterator[Draft]:
    """One draft for an obligation that falls due within the project's `due_soon`."""
    obligation = judged.obligation
    assert obligation.due is not None
    left = context.calendar.count_between(context.as_of, obligation.due.day)
    when = "今天到期" if obligation.due.day == context.as_of else f"还有{left}个工作日"
    if not left and obligation.due.day != context.as_of:
        when = f"还有{(obligation.due.day - context.as_of).days}天，其间没有工作日"
    at = None
    if obligation.kind == "event" and obligation.records:
        at = (obligation.records[0], ("formed" if obligation.records[0].record.formed else "due",))
    yield Draft(
        f"{what(obligation)}{due_words(obligation.due)}，{when}"
        f"{default_note(context.project, obligation)}{later_words(judged)}",
        f"在{obligation.due.day}前公开并登记",
        at=at,
    )


RULE = Rule(
    code="GK203",
    name="due-soon",
    chinese="即将到期",
    severity=Severity.NOTICE,
    manual=__doc__ or "",
    verdicts=frozenset({Verdict.DUE_SOON}),
    obligation=find,
)
