"""事件信息未公开：信息已经形成或变更，过了期限仍未公开。

为什么
    条例自信息形成或变更之日起算期限，登记了形成日期就有了公开义务。

合规的例子
    item: 126
    title: 募捐活动通知
    formed: 2026-03-12
    published: 2026-03-13
    channel: 政府网站常规公开

违规的例子
    item: 126
    title: 募捐活动通知
    formed: 2026-03-12

怎样改
    立即公开，在这条记录里补上 published 和 channel。

依据
    《政府信息公开条例》第二十六条；目录的公开时限栏
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple

from gongkai_cli.model.record import acts_of
from gongkai_cli.model.result import Assessment
from gongkai_cli.model.verdicts import Severity, Verdict

from .base import Context, Rule, Violation
from .lateness import Lateness, lateness, severity_of


class EventUnpublished(NamedTuple):
    """Nothing of an event was up in time by the as-of day; `why`: never, or no longer."""

    as_of: date
    lateness: Lateness
    why: Literal["unpublished", "taken_down"]


def find(context: Context, judged: Assessment) -> Iterator[Violation]:
    """One violation for an event whose information is overdue."""
    obligation = judged.obligation
    if obligation.kind != "event":
        return
    placed = obligation.records[0]
    why: Literal["unpublished", "taken_down"] = (
        "taken_down" if acts_of(placed.record) else "unpublished"
    )
    yield Violation(
        EventUnpublished(context.as_of, lateness(context, judged), why),
        at=(placed, ("formed" if placed.record.formed else "due",)),
        severity=severity_of(context, judged),
    )


RULE = Rule(
    code="GK102",
    name="event-unpublished",
    chinese="事件信息未公开",
    severity=Severity.ERROR,
    manual=__doc__ or "",
    verdicts=frozenset({Verdict.OVERDUE}),
    obligation=find,
)
