"""日期暂定：有应公开日期落在国务院尚未公布放假安排的年份，只能暂按周末和法定节假日计算。

为什么
    放假通知一般在上一年10月底到12月初公布；12月29日至31日也要等下一年的通知才算定。2014至2026年的实际日期比暂算早7天到晚4天。

合规的例子
    （应公开日期都在已公布放假安排的日子里）

违规的例子
    period: 2026 的年度事项，应公开日期在2027年1月，2027年的通知尚未公布

怎样改
    通知公布后：gongkai calendar import 通知.txt，或更新 chinese-calendar。

依据
    《全国年节及纪念日放假办法》；国务院办公厅各年放假通知
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from gongkai_cli.model.verdicts import Severity
from gongkai_cli.sources.project import FILE

from .base import Context, Rule, Violation


class Provisional(NamedTuple):
    """How many due days run into a year whose notice of holidays is missing."""

    year: int
    dues: int


def find(context: Context) -> Iterator[Violation]:
    """One violation for each year whose notice is missing and which a due day runs into."""
    counts: Counter[int] = Counter()
    for judged in context.judged:
        due = judged.obligation.due
        if due is not None and due.uncovered_year is not None:
            counts[due.uncovered_year] += 1
    for year, count in sorted(counts.items()):
        yield Violation(Provisional(year, count), at=(FILE, 1, 1), title=str(year))


RULE = Rule(
    code="GK601",
    name="provisional",
    chinese="日期暂定",
    severity=Severity.NOTICE,
    manual=__doc__ or "",
    whole=find,
    never_waived="它不属于哪一件义务",
)
