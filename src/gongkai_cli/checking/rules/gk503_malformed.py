"""经批准暂不计入写错：waivers.yaml 里有一条读不出来，或写的是不可能有的义务、不能批准的规则；它不起作用，其余各条照常。

为什么
    读不出来的批准不能算数。没有人能批准不遵守条例；能批准的只是某一件义务的某一个问题，暂不计入考核。

合规的例子
    - code: GK101
      item: 7
      period: 2026-09
      reason: 网站改版停更
      approved_by: 街道办主任
      approved_on: 2026-10-12
      expires: 2026-12-31

违规的例子
    - code: GK101
      obligation: 7@2026-0
      reason: 网站改版停更
      approved_by: 街道办主任
      approved_on: 2026-10-12
      expires: 2026-12-31

怎样改
    按提示改正所指的行；gongkai waiver lint 只查这个文件。整个文件不能解析时，其中各条都不起作用。
    不能批准暂不计入的规则：GK303、GK304（记录写错，改正即可）、GK5 各条（它们查的是 waivers.yaml 本身）、
    GK601（不属于哪一件义务）、GK9 各条（没能检查的，不知道有没有问题，没有可以批准的对象）。

依据
    waivers.yaml 的格式（gongkai schema waivers）；《政府信息公开条例》没有授权任何人批准不履行公开义务
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gongkai_cli.model.verdicts import Severity

from .base import Context, Rule, Violation

if TYPE_CHECKING:
    from gongkai_cli.checking.apply_waivers import WaiverStatus


def find(context: Context, outcomes: tuple[WaiverStatus, ...]) -> Iterator[Violation]:
    """One violation for each thing that cannot be read, and for each waiver that can cover nothing."""
    assert context.project.waivers is not None
    for problem in context.project.waivers.problems:
        place = problem.path, problem.line, problem.column
        yield Violation(problem.illegible, at=place)
    for outcome in outcomes:
        if outcome.flaw is not None:
            waiver = outcome.placed.waiver
            yield Violation(
                outcome.flaw,
                at=outcome.placed.at(outcome.flaw.key),
                item=outcome.item.id if outcome.item else None,
                title=f"{waiver.code} {waiver.target}",
            )


RULE = Rule(
    code="GK503",
    name="waiver-malformed",
    chinese="经批准暂不计入写错",
    severity=Severity.ERROR,
    manual=__doc__ or "",
    waivers=find,
    never_waived="它查的是 waivers.yaml 本身",
)
