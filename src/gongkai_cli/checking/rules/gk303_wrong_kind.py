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

from gongkai_cli.checking.record_fit import Misfit
from gongkai_cli.model.record import acts_of
from gongkai_cli.model.verdicts import Severity, Verdict

from .base import Context, Rule, Violation, about


def find(context: Context) -> Iterator[Violation]:
    """One violation for each record that does not fit the kind of its item."""
    for misfit in context.laid.misfits:
        if _is_past(context, misfit):
            continue
        yield about(misfit.placed, (misfit.key,), misfit.facts)


def _is_past(context: Context, misfit: Misfit) -> bool:
    """Whether a record without a period is of a time when none was needed, and keeps nothing open.

    It was published after the catalog's last day for the item, and no obligation waits for it.
    """
    record = misfit.placed.record
    last = context.project.catalog.items[record.item].effective_to
    if last is None or record.period is not None or misfit.key != "item":
        return False
    days = [act.published for act in acts_of(record) if act.published is not None]
    if not days or min(days) <= last:
        return False
    assert misfit.reach is not None
    first, through = misfit.reach
    return not any(
        each.verdict is Verdict.UNDETERMINED
        and each.obligation.item.id == record.item
        and each.obligation.trigger is not None
        and first <= each.obligation.trigger <= through
        for each in context.judged
    )


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
