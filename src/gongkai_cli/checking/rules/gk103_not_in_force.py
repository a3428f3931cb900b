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
from datetime import date
from typing import NamedTuple

from gongkai_cli.model.record import acts_of
from gongkai_cli.model.result import Assessment, Related
from gongkai_cli.model.verdicts import Severity, Verdict

from .base import Context, Rule, Violation
from .lateness import Lapse, Lateness, lapsed, lateness, severity_of


class NotInForce(NamedTuple):
    """Nothing of a standing item is up on the as-of day."""

    as_of: date
    lateness: Lateness
    lapse: Lapse | None


class WasUp(NamedTuple):
    """A related place: what was published once."""

    published: date


def find(context: Context, judged: Assessment) -> Iterator[Violation]:
    """One violation for a standing item of which nothing is up."""
    obligation = judged.obligation
    if obligation.kind != "standing":
        return
    lapse = lapsed(context.project, judged, context.as_of)
    yield Violation(
        NotInForce(context.as_of, lateness(context, judged), lapse),
        severity=severity_of(context, judged),
        related=tuple(
            Related(placed.path, placed.line, WasUp(act.published))
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
