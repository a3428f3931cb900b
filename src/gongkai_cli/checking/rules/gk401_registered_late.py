"""登记晚于公开：记录进入版本记录的日子，比它写明的公开日期晚了10个工作日（history）以上。

为什么
    公开当时登记的，日期有据可查；事后补登的，最好注明缘由，便于日后核对。只作提示，不作判定，也不推定原因。

合规的例子
    item: 7
    period: 2026-09
    published: 2026-10-20
    channel: 政府网站常规公开
    url: https://www.example.gov.cn/t20261020.html

违规的例子
    item: 7
    period: 2026-08
    published: 2026-09-15
    channel: 政府网站常规公开
    url: https://www.example.gov.cn/t20260915.html

怎样改
    如系补登或更正，在记录旁用注释（# 补登：缘由）注明；公开日期写错的如实改正。以后公开当日即登记。
    只在 gongkai check --history 时检查，以 2026-10-30 提交为例。公开日期早于版本记录开始的，从开始之日起算。

依据
    登记规范；天数在 gongkai.yaml 的 history 里定，如 history: {workdays: 10}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from gongkai_cli.model.record import numbered_acts
from gongkai_cli.model.registration import claim_of
from gongkai_cli.model.result import LocatedRecord
from gongkai_cli.model.verdicts import Severity

from .base import Context, RecordName, Rule, Violation, about, act_path, name_of


class RegisteredLate(NamedTuple):
    """A publication entered the history on the day `seen`, so many working days after it.

    They are `counted` from another day where the history, or what is known of the calendar, begins later.
    """

    record: RecordName
    published: date
    seen: date
    counted: date | None
    workdays: int


def find(context: Context, placed: LocatedRecord) -> Iterator[Violation]:
    """One violation for each publication that entered the history long after the day it claims."""
    known, calendar = context.registered, context.calendar
    if known is None or known.begins is None:
        return
    most = context.project.project.history.workdays
    for number, act in numbered_acts(placed.record):
        seen = known.first_seen(claim_of(placed.record, act))
        if act.published is None or act.published > context.as_of:
            continue
        if seen is None or not calendar.covered_from <= seen <= context.as_of:
            continue
        counted = max(act.published, known.begins, calendar.covered_from)
        days = calendar.count_between(min(counted, seen), seen)
        if days <= most:
            continue
        begun = counted if counted > act.published else None
        facts = RegisteredLate(name_of(context, placed), act.published, seen, begun, days)
        yield about(placed, act_path(number, "published"), facts)


RULE = Rule(
    code="GK401",
    name="registered-late",
    chinese="登记晚于公开",
    severity=Severity.NOTICE,
    manual=__doc__ or "",
    record=find,
    needs_history=True,
)
