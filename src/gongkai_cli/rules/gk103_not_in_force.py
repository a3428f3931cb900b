"""长期公开事项不在公开状态：须长期公开的事项（机构信息、法规、政策、办事指南）在检查基准日没有一件处于公开状态。

为什么
    这类信息公众随时要查，撤下而不更新等于没有公开。

合规的例子
    item: 111
    title: 临时救助政策文件
    published: 2024-05-06
    channel: 政府网站常规公开

违规的例子
    item: 111
    title: 临时救助政策文件
    published: 2024-05-06
    withdrawn: 2026-03-01
    channel: 政府网站常规公开

怎样改
    公开现行有效的内容并登记；早已公开的，补登记当时的记录（如实写原公开日期）。

依据
    《政府信息公开条例》第二十条、第二十六条；起始日后给20个工作日
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model.record import acts_of
from ..model.result import Judged, Related, Severity, Verdict
from .kit import Context, Draft, Rule, due_words, what
from .overdue import lapse_words, late_words, lateness, later_words


def find(context: Context, judged: Judged) -> Iterator[Draft]:
    """One draft for a standing item of which nothing is up."""
    obligation = judged.obligation
    if obligation.kind != "standing":
        return
    ended = lapse_words(context.project, judged, context.as_of)
    since = f"{ended}的次日起" if ended else ""
    late = f"，{since}{late_words(judged)}" if judged.days_late else ""
    message = (
        f"{what(obligation)}{due_words(obligation.due)}并保持公开，"
        f"{context.as_of}没有处于公开状态的内容{late}{later_words(judged)}"
    )
    yield Draft(
        message,
        "公开现行内容并登记；早已公开的，补登记当时的记录（如实写原公开日期）",
        severity=lateness(context, judged),
        related=tuple(
            Related(placed.path, placed.line, f"曾于{act.published}公开")
            for placed in obligation.records
            for act in acts_of(placed.record)
            if act.published is not None and act.published <= context.as_of
        ),
    )


RULE = Rule(
    code="GK103",
    name="not-in-force",
    chinese="长期公开事项不在公开状态",
    severity=Severity.ERROR,
    manual=__doc__ or "",
    verdicts=frozenset({Verdict.OVERDUE}),
    obligation=find,
)
