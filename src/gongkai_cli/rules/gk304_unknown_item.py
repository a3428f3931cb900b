"""目录里没有这一事项：记录的事项编号不在目录里。

为什么
    写错编号的记录谁的义务也履行不了，真正的那一项会显示为缺失。编号按原文比较，07 不是 7。

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

from ..model.result import Severity
from ..yamltext.text import FULL_WIDTH
from .kit import Context, Draft, Rule, about


def find(context: Context) -> Iterator[Draft]:
    """One draft for each record whose item the catalog lacks, with the nearest id."""
    if not context.laid.unknown:
        return
    import difflib

    ids = list(context.project.catalog.items)
    for placed in context.laid.unknown:
        record = placed.record
        plain = record.item.strip().translate(FULL_WIDTH).lstrip("0")
        near = [plain] if plain in ids else difflib.get_close_matches(plain, ids, n=1)
        hint = "用 gongkai catalog list 查编号"
        if near:
            item = context.project.catalog.items[near[0]]
            hint = f"是不是“{near[0]}”（{item.category}）？{hint}"
        named = f"，记录“{record.title}”" if record.title else ""
        yield about(placed, ("item",), f"目录里没有事项“{record.item}”{named}", hint)


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
