"""公开偏慢：过了建议的公开时间（advise），或在信息形成20个工作日之后才公开，而目录的期限更长、或按期计算。

为什么
    “实时公开”没有法定天数，建议1个工作日内；条例的20个工作日是各项信息的外限，
    目录不能放宽它：目录写得更长的，过了这一天也提示。只作提示，不作判定。

合规的例子
    item: 126
    title: 通知
    formed: 2026-03-12
    published: 2026-03-13
    channel: 政府网站常规公开

违规的例子
    item: 126
    title: 通知
    formed: 2026-03-12
    published: 2026-03-27
    channel: 政府网站常规公开

怎样改
    尽快公开；以后信息形成当日或次日即发布。

依据
    《政府信息公开条例》第二十六条；目录“实时公开”无天数，建议值为默认口径
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple

from gongkai_cli.calendar.due_dates import compute_due_date
from gongkai_cli.checking.obligations.standing import STATUTORY_SPAN
from gongkai_cli.model.catalog import Item, Span, TimeLimit
from gongkai_cli.model.result import Assessment
from gongkai_cli.model.verdicts import Severity, Verdict

from .base import Context, Rule, Violation, at_act


class Slow(NamedTuple):
    """Past a `day` that is no due day, `through` a publication or, unpublished, through the as-of day.

    `why`: the catalog advises `span`; the law's span ends sooner than the catalog's, `span`; or it ends
    sooner, from the day `formed`, than the period does.
    """

    why: Literal["advised", "law", "formed"]
    day: date
    through: date
    published: bool
    span: Span | None = None
    formed: date | None = None


def find(context: Context, judged: Assessment) -> Iterator[Violation]:
    """One violation for an event past its advised day, or a period published long after it was formed."""
    obligation, decided = judged.obligation, judged.decided_by
    through, done = decided.day if decided else context.as_of, decided is not None
    if obligation.kind == "standing" or not obligation.records:  # nobody can say what was written
        return
    limit = context.project.limit(obligation.item.time_limit)
    if obligation.kind == "event":
        span = limit.advise or (STATUTORY_SPAN if outlasts_the_law(limit) else None)
        if span is None or obligation.trigger is None or judged.real_verdict is Verdict.MET_LATE:
            return
        if (through - obligation.trigger).days <= 1:
            return  # no advice is shorter
        day = compute_due_date(obligation.trigger, span, context.calendar).day
        facts = Slow("advised", day, through, done, span)
        if limit.advise is None:
            facts = Slow("law", day, through, done, limit.within)
    else:
        formed = decided.placed.record.formed if decided else None
        if formed is None or not context.calendar.covered_from <= formed <= context.as_of:
            return
        day = compute_due_date(formed, STATUTORY_SPAN, context.calendar).day
        facts = Slow("formed", day, through, done, formed=formed)
    if through > day:
        placed = obligation.records[0]
        yield Violation(facts, at=at_act(judged, "published") if decided else (placed, ("formed",)))


def outlasts_the_law(limit: TimeLimit) -> bool:
    """Whether a limit may end after the 20 working days that no catalog can lengthen (条例第二十六条).

    One of days or months that is longer than 20 days may: from a Saturday, 20 working days end on the
    27th day, with make-up working days sooner. Of which event it did is counted day by day.
    """
    within, most = limit.within, STATUTORY_SPAN.workdays
    if limit.after is None or limit.source == "law" or within is None or most is None:
        return False
    return (within.workdays or within.longest_days) > most


def concerns(context: Context, item: Item) -> bool:
    """Items with an advised day or a limit longer than the law's, and periodic ones."""
    limit = context.project.limit(item.time_limit)
    return limit.advise is not None or limit.every is not None or outlasts_the_law(limit)


RULE = Rule(
    code="GK202",
    name="slow",
    chinese="公开偏慢",
    severity=Severity.NOTICE,
    manual=__doc__ or "",
    verdicts=frozenset({Verdict.MET, Verdict.MET_LATE, Verdict.DUE_SOON, Verdict.PENDING}),
    obligation=find,
    concerns=concerns,
)
