"""逾期公开：公开了，但晚于应公开日期。

为什么
    期限从起算日次日起数，最后一天当日公开仍属按期；过了就是逾期。

合规的例子
    item: 7
    period: 2026-09
    published: 2026-10-27
    channel: 政府网站常规公开

违规的例子
    item: 7
    period: 2026-09
    published: 2026-10-29
    channel: 政府网站常规公开

怎样改
    逾期已成事实，不得改动日期；核对记录是否写错，在通报中说明原因，下期提前安排。

依据
    《政府信息公开条例》第二十六条；目录的公开时限栏；《民法典》第二百零一条、第二百零三条、第一千二百五十九条
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from gongkai_cli.model.verdicts import Severity, Verdict

from .base import Context, Rule, Violation, at_act
from .lateness import Lateness, lateness, severity_of

if TYPE_CHECKING:
    from gongkai_cli.model.result import Assessment


class PublishedLate(NamedTuple):
    """Something was published after its due day."""

    published: date
    lateness: Lateness


def find(context: Context, judged: Assessment) -> Iterator[Violation]:
    """One violation for a publication after the due day."""
    assert judged.decided_by is not None
    yield Violation(
        PublishedLate(judged.decided_by.day, lateness(context, judged)),
        at=at_act(judged, "published"),
        severity=severity_of(context, judged),
    )


RULE = Rule(
    code="GK201",
    name="late",
    chinese="逾期公开",
    severity=Severity.ERROR,
    manual=__doc__ or "",
    verdicts=frozenset({Verdict.MET_LATE}),
    obligation=find,
)
