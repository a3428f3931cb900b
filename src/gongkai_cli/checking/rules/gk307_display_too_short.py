"""公示时间不足：公示从公开次日起，没有挂满规定的天数就截止或撤下。

为什么
    公示期是给公众提异议的时间，不足的公示不算完成。没有写截止和撤下的，视为仍在公示。
    按工作日计的公示期跨入放假安排未公布的年份时是暂定的，差在可能变动的天数之内的为警告。

合规的例子
    item: 116
    period: 2026-Q3
    published: 2026-10-08
    posted_until: 2026-10-15
    channel: 政府网站常规公开

违规的例子
    item: 116
    period: 2026-Q3
    published: 2026-10-08
    posted_until: 2026-10-12
    channel: 政府网站常规公开

怎样改
    重新公示满规定天数并登记；截止日期写错的如实改正。

依据
    《最低生活保障审核确认办法》《特困人员认定办法》（7日）；《公务员法》第三十二条（5个工作日）
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from gongkai_cli.calendar.due_dates import compute_display_due, expected_window
from gongkai_cli.checking.contradictions import end_days
from gongkai_cli.model.catalog import Item, Span
from gongkai_cli.model.record import numbered_acts
from gongkai_cli.model.result import DueDate, LocatedRecord
from gongkai_cli.model.verdicts import Severity

from .base import Context, RecordName, Rule, Violation, about, act_path, name_of


class DisplayTooShort(NamedTuple):
    """A notice had to stay up for `span`, through `needed`, and `ended` before: its `key` says how."""

    record: RecordName
    published: date
    span: Span
    needed: DueDate
    ended: date
    key: str


def find(context: Context, placed: LocatedRecord) -> Iterator[Violation]:
    """One violation for each publication that came down before its display time was over."""
    record = placed.record
    item = context.project.catalog.items[record.item]
    assert item.display is not None
    for number, act in numbered_acts(record):
        known = zip(end_days(act), ("withdrawn", "posted_until"), strict=True)
        past = [
            (day, key)
            for day, key in known
            if day is not None and _last_day((day, key)) < context.as_of
        ]
        if act.published is None or not past:
            continue
        if not context.calendar.covered_from <= act.published <= context.as_of:
            continue
        day, key = min(past, key=_last_day)
        needed = compute_display_due(act.published, item.display, context.calendar)
        last, span = _last_day((day, key)), expected_window(needed)
        if last < needed.day:
            name = name_of(context, placed)
            facts = DisplayTooShort(name, act.published, item.display, needed, day, key)
            perhaps = Severity.WARNING if span is not None and last >= span[0] else None
            yield about(placed, act_path(number, key), facts, severity=perhaps)


def _last_day(end: tuple[date, str]) -> date:
    """The last whole day a notice was up: on the day it is taken down it is up no longer."""
    day, key = end
    return day if key == "posted_until" else day - timedelta(days=1)


def concerns(context: Context, item: Item) -> bool:
    """Items that must stay up for a time."""
    return item.display is not None


RULE = Rule(
    code="GK307",
    name="display-too-short",
    chinese="公示时间不足",
    severity=Severity.ERROR,
    manual=__doc__ or "",
    record=find,
    concerns=concerns,
)
