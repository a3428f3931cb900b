"""记录与事项的类型不符：事件事项写了所属期、定期事项没写或写错所属期的长短、不该有的零报告或应公开日期。

为什么
    类型不符的记录不能履行任何一期的义务；它可能指的那些逾期义务因此无法判定（GK902）。没有写所属期的，
    可能指公开之日以前的各期，和可以提前公开的下一期。

合规的例子
    item: 7
    period: 2026-09
    published: 2026-10-20
    channel: 政府网站常规公开

违规的例子
    item: 7
    period: 2026-Q3
    published: 2026-10-20
    channel: 政府网站常规公开

怎样改
    按目录的公开时限改写 period、formed、due 或 nothing_to_disclose。

依据
    目录的公开时限栏
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model.result import Severity
from .kit import Context, Draft, Rule, about


def find(context: Context) -> Iterator[Draft]:
    """One draft for each record that does not fit the kind of its item."""
    for misfit in context.laid.misfits:
        yield about(misfit.placed, (misfit.key,), misfit.message, misfit.hint)


RULE = Rule(
    code="GK303",
    name="wrong-kind",
    chinese="记录与事项的类型不符",
    severity=Severity.ERROR,
    manual=__doc__ or "",
    whole=find,
    never_waived="记录写错，改正记录即可",
    of_file=True,
)
