"""Judged obligations and findings of a check → the figures of one month, each number counted here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import date, timedelta

from ..check import Checked
from ..model.result import PUBLISHED, Finding, Judged, Verdict
from ..periods import Period
from ..summary import faulty, summarise
from .model import Duty, Figures, Leftover

DAY = timedelta(days=1)
MISSED = (Verdict.MET_LATE, Verdict.OVERDUE, Verdict.UNDETERMINED)


def is_carried(judged: Judged, month: Period, as_of: date) -> bool:
    """Whether it fell due on the last day of the month before and was not published on it.

    That day, the as-of day of its own month's report, it could still be published in time.
    """
    due = judged.obligation.due
    if due is None or due.day != month.first - DAY:
        return False
    if (judged.verdict_unwaived or judged.verdict) not in MISSED:
        return False
    if judged.obligation.kind == "standing":  # one that lapsed later was in time on its due day
        return judged.days_late == (as_of - due.day).days
    return True


def of_month(judged: Iterable[Judged], month: Period, as_of: date) -> list[Judged]:
    """The obligations that the month's report counts: those due in it, and the carried ones."""
    return [
        each
        for each in judged
        if each.obligation.due is not None
        and (month.first <= each.obligation.due.day <= month.last or is_carried(each, month, as_of))
    ]


def figures(
    judged: Iterable[Judged], findings: Sequence[Finding], month: Period, as_of: date
) -> Figures:
    """The figures of some of the obligations that `of_month` gives."""
    mine = list(judged)
    amiss = faulty(findings)
    # rates cover what was due before the day given: the as-of day's own are decided once published
    summary = summarise((), mine, findings, as_of + DAY)
    verdicts = Counter(each.verdict for each in mine)
    return Figures(
        due=len(mine),
        by_verdict={verdict: verdicts[verdict] for verdict in Verdict},
        carried=sum(is_carried(each, month, as_of) for each in mine),
        provisional=sum(_provisional(each) for each in mine),
        nonconforming=sum(
            each.verdict in PUBLISHED and each.obligation.id in amiss for each in mine
        ),
        disclosed=summary.disclosed,
        on_time=summary.on_time,
        conforming=summary.conforming,
    )


def leftover(judged: Iterable[Judged], month: Period, as_of: date) -> Leftover:
    """What is open and in no figure of the month: of earlier months, without a day, lapsed."""
    counts: Counter[str] = Counter()
    for each in judged:
        name = _left(each, month, as_of)
        if name is not None:
            counts[name] += 1
    return Leftover(**{field.name: counts[field.name] for field in fields(Leftover)})


UNDONE = {Verdict.OVERDUE: "unpublished", Verdict.UNDETERMINED: "undetermined"}
DOWN = {Verdict.OVERDUE: "lapsed", Verdict.UNDETERMINED: "lapse_undetermined"}


def _left(judged: Judged, month: Period, as_of: date) -> str | None:
    """The count of `Leftover` that an obligation is in, if any."""
    due, verdict = judged.obligation.due, judged.verdict_unwaived or judged.verdict
    if verdict not in UNDONE:
        return None
    if due is None:
        return "undated"
    earlier = due.day < month.first and not is_carried(judged, month, as_of)
    if judged.verdict is Verdict.WAIVED:
        return "waived" if earlier else None
    if judged.obligation.kind == "standing":
        return DOWN[verdict]
    return UNDONE[verdict] if earlier else None


def _provisional(judged: Judged) -> bool:
    due = judged.obligation.due
    return due is not None and due.basis == "provisional"


def duties(judged: Iterable[Judged], checked: Checked, month: Period) -> tuple[Duty, ...]:
    """The month's obligations one by one, in the order of the check."""
    amiss = faulty(checked.findings)
    return tuple(_duty(each, amiss, is_carried(each, month, checked.as_of)) for each in judged)


def _duty(judged: Judged, amiss: set[str], carried: bool) -> Duty:
    obligation, decided = judged.obligation, judged.decided_by
    assert obligation.due is not None
    placed = decided.placed if decided else None
    if placed is None and obligation.records:
        placed = obligation.records[0]
    return Duty(
        id=obligation.id,
        item=obligation.item.id,
        category=obligation.item.category,
        office=judged.office,
        kind=obligation.kind,
        title=obligation.title,
        period=obligation.period,
        trigger=obligation.trigger,
        due=obligation.due.day,
        basis=obligation.due.basis,
        carried=carried,
        verdict=judged.verdict,
        verdict_unwaived=judged.verdict_unwaived,
        published=decided.day if decided else None,
        channel=decided.act.channel if decided else None,
        url=decided.act.url if decided else None,
        workdays_late=judged.workdays_late,
        days_late=judged.days_late,
        faulty=judged.verdict in PUBLISHED and obligation.id in amiss,
        reason=judged.reason,
        file=placed.path if placed else None,
        line=placed.line if placed else None,
    )
