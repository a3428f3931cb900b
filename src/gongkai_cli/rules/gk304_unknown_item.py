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

from ..model.fold import unseen_in
from ..model.result import Severity
from .kit import Context, Draft, Rule, about


def find(context: Context) -> Iterator[Draft]:
    """One draft for each record whose item the catalog lacks, with the items that may be meant."""
    index = context.project.catalog.index
    for placed in context.laid.unknown:
        record = placed.record
        named = f"，记录“{record.title}”" if record.title else ""
        message = f"目录里没有事项“{record.item}”{named}{unseen_words(record.item)}"
        several = len(context.laid.meant[record.item]) > 1
        write = "一条记录只写一项的编号，几项的各写一条；" if several else ""
        hint = f"{index.suggestion(record.item)}{write}用 gongkai catalog list 查编号"
        yield about(placed, ("item",), message, hint)


def unseen_words(written: str) -> str:
    """，编号里有看不见的字符（U+200B）, where it has any."""
    if unseen_in(written):
        return f"，编号里有看不见的字符（{unseen_in(written)}）"
    return "，编号前后有空格" if written != written.strip() else ""


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
