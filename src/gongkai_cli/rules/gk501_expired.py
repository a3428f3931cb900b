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
from typing import TYPE_CHECKING

from ..model.result import Related, Severity, WaiverState
from .kit import Context, Draft, Rule, what

if TYPE_CHECKING:
    from .waiving import Outcome


def find(context: Context, outcomes: tuple[Outcome, ...]) -> Iterator[Draft]:
    """One draft for each expired waiver whose finding stands, and no other waiver covers."""
    for outcome in outcomes:
        if outcome.state is not WaiverState.EXPIRED or not outcome.findings:
            continue
        waiver, obligation = outcome.placed.waiver, outcome.findings[0].obligation
        assert obligation is not None
        last = waiver.last_day
        yield Draft(
            f"{what(obligation)}的{waiver.code}经批准暂不计入到{last}为止（批准人{waiver.approved_by}），"
            f"已过期{(context.as_of - last).days}天，问题还在，照常计入",
            "解决问题；确需继续的重新报批，另写一条；不再需要的删去这一条",
            at=outcome.placed.at("expires"),
            about=obligation,
            related=tuple(
                Related(f.place.path, f.place.line, f"{f.code} 还在", f.source)
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
