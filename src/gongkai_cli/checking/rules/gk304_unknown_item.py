"""目录里没有这一事项：记录的事项编号不在目录里。

为什么
    写错编号的记录谁的义务也履行不了。编号按原文比较，07 不是 7；已公开的，可能指的那一项逾期的判为无法判定（GK902）。
    可以写编号、编号加名称（7 街道各科室工作信息），或目录里只有一项叫这个名称的名称；编号与名称不是同一项的也报。

合规的例子
    item: 7
    period: 2026-09
    published: 2026-10-20
    channel: 政府网站常规公开

违规的例子
    item: 07
    period: 2026-09
    published: 2026-10-20
    channel: 政府网站常规公开

怎样改
    核对编号（gongkai catalog list）；目录确实没有的，不要放在公开记录里。

依据
    目录的序号栏
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from gongkai_cli.model.verdicts import Severity

from .base import Context, Rule, Violation, about


class UnknownItem(NamedTuple):
    """A record whose item the catalog lacks: what is written, and which items may be meant.

    `meant` are ids with their names, a few of the `number` that there are; `several`: records of as
    many items may stand in one.
    """

    written: str
    title: str
    meant: tuple[tuple[str, str], ...]
    number: int
    several: bool


def find(context: Context) -> Iterator[Violation]:
    """One violation for each record whose item the catalog lacks, with the items that may be meant."""
    index = context.project.catalog.index
    for placed in context.laid.unknown:
        record = placed.record
        few, number = index.meant_by(record.item)
        several = len(context.laid.meant[record.item]) > 1
        facts = UnknownItem(record.item, record.title, few, number, several)
        yield about(placed, ("item",), facts)


RULE = Rule(
    code="GK304",
    name="unknown-item",
    chinese="目录里没有这一事项",
    severity=Severity.ERROR,
    manual=__doc__ or "",
    whole=find,
    never_waived="记录写错，改正编号即可",
    of_file=True,
)
