"""经批准暂不计入已到期：最后有效日已过，它所指的问题还在，从次日起照常计入。

为什么
    批准有期限，到期仍未解决的，要么解决，要么重新报批，不能自动延下去。问题已不存在的，到期就是了结，不报。

合规的例子
    - code: GK101
      obligation: 7@2026-09
      reason: 网站改版停更
      approved_by: 街道办主任
      approved_on: 2026-10-12
      expires: 2026-10-31

违规的例子
    - code: GK101
      obligation: 7@2026-09
      reason: 网站改版停更
      approved_by: 街道办主任
      approved_on: 2026-10-12
      expires: 2026-10-30

怎样改
    解决问题后删去这一条；确需继续的重新报批，另写一条，写新的 approved_on 和 expires。
    最后有效日当天仍有效。另有一条有效的在管同一问题时，到期的一条不报。

依据
    waivers.yaml 的 expires
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from gongkai_cli.model.result import Related
from gongkai_cli.model.verdicts import Severity, WaiverState

from .base import Context, Rule, Violation

if TYPE_CHECKING:
    from gongkai_cli.checking.apply_waivers import WaiverStatus


class WaiverExpired(NamedTuple):
    """A waiver was in force through its `last` day, so many days ago, and what it covered stands."""

    code: str
    last: date
    approved_by: str
    days: int


class StillThere(NamedTuple):
    """A related place: the finding that an expired waiver covered."""

    code: str


def find(context: Context, outcomes: tuple[WaiverStatus, ...]) -> Iterator[Violation]:
    """One violation for each expired waiver whose finding stands, and no other waiver covers."""
    for outcome in outcomes:
        if outcome.state is not WaiverState.EXPIRED or not outcome.findings:
            continue
        waiver, obligation = outcome.placed.waiver, outcome.findings[0].obligation
        assert obligation is not None
        last = waiver.last_day
        days = (context.as_of - last).days
        yield Violation(
            WaiverExpired(waiver.code, last, waiver.approved_by, days),
            at=outcome.placed.at("expires"),
            about=obligation,
            related=tuple(
                Related(f.place.path, f.place.line, StillThere(f.code), f.source)
                for f in outcome.findings
            ),
        )


RULE = Rule(
    code="GK501",
    name="waiver-expired",
    chinese="经批准暂不计入已到期",
    severity=Severity.WARNING,
    manual=__doc__ or "",
    waivers=find,
    never_waived="它查的是 waivers.yaml 本身",
)
