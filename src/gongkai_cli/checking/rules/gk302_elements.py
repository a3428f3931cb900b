"""内容要素不全：记录写了内容要素，但缺目录内容标准列出的要素。

为什么
    内容标准列出了应公开什么。只在记录写了 elements 时才比对；属于个人信息的要素从不要求。

合规的例子
    item: 5
    title: 内设机构
    formed: 2026-03-02
    published: 2026-03-05
    channel: 政府网站专题公开
    elements: [内设机构名称, 职责, 联系方式/办公电话, 联系方式/传真]

违规的例子
    item: 5
    title: 内设机构
    formed: 2026-03-02
    published: 2026-03-05
    channel: 政府网站专题公开
    elements: [内设机构名称, 职责]

怎样改
    补充公开缺的要素；已公开的补写进 elements。写法同目录，如“联系方式/办公电话”，不重名时可只写“办公电话”。

依据
    目录的内容标准栏；《政府信息公开条例》第十五条（个人隐私）
"""

from __future__ import annotations

from typing import NamedTuple

from gongkai_cli.model.catalog import Item
from gongkai_cli.model.lookalikes import Alike
from gongkai_cli.model.result import Assessment
from gongkai_cli.model.verdicts import PUBLISHED, Severity

from .base import Context, Rule, Violation, Violations, own_record


class ElementsMissing(NamedTuple):
    """Elements of the catalog's content standard that a record does not name."""

    missing: tuple[str, ...]


def find(context: Context, judged: Assessment) -> Violations:
    """One violation that names every missing element of the deciding record."""
    assert judged.decided_by is not None
    written, item = judged.decided_by.placed.record.elements, judged.obligation.item
    if written is None or not own_record(context, judged, of_record=True):
        return ()
    stated, personal = Alike(written), Alike(item.personal)
    leaves = [element.rsplit("/", 1)[-1] for element in item.elements]
    missing = tuple(
        element
        for element, leaf in zip(item.elements, leaves, strict=True)
        if element not in personal
        and element not in stated
        and not (leaf in stated and leaves.count(leaf) == 1)
    )
    if not missing:
        return ()
    return (Violation(ElementsMissing(missing), at=(judged.decided_by.placed, ("elements",))),)


def concerns(context: Context, item: Item) -> bool:
    """Items whose content standard lists anything."""
    return bool(item.elements)


RULE = Rule(
    code="GK302",
    name="elements",
    chinese="内容要素不全",
    severity=Severity.WARNING,
    manual=__doc__ or "",
    verdicts=PUBLISHED,
    obligation=find,
    concerns=concerns,
)
