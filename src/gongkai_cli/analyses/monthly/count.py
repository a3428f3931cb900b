"""Assessment obligations and findings of a check → the figures of one month, each number counted here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, timedelta

from gongkai_cli.calendar.periods import Period
from gongkai_cli.checking.check import CheckResult
from gongkai_cli.checking.statistics import compute_rates, faulty_obligations
from gongkai_cli.model.result import Assessment
from gongkai_cli.model.verdicts import OPEN, PUBLISHED, Verdict
from gongkai_cli.outputs.phrases.reasons import reason_text

from .figures import Duty, Figures, Leftover
from .monthly_snapshots import due_on

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Basis:
    """What one month is counted by: its days, what it takes over, and what does not conform.

    `carried`: the obligations taken over from the month before; `faults`: those whose publication does
    not conform.
    """

    month: Period
    as_of: date
    carried: frozenset[str]
    faults: frozenset[str]


def basis(checked: CheckResult, month: Period, before: CheckResult | None) -> Basis:
    """What a month is counted by; `before` is the check of the day before it began, if there is one."""
    faults = frozenset(faulty_obligations(checked.findings, checked.judged))
    return Basis(month, checked.as_of, _carried(checked, month, before), faults)


def _carried(checked: CheckResult, month: Period, before: CheckResult | None) -> frozenset[str]:
    """What fell due on the last day of the month before and could still be published in time that day.

    The look of that day says so, not today's verdict: what it counted as decided stays in its month,
    whatever was published since, and what it did not is counted here, however it came out.
    """
    due = due_on(checked, month.first - DAY)
    if before is None or not due:
        return frozenset(due)
    return frozenset(due - decided_in(before))


def decided_in(checked: CheckResult) -> set[str]:
    """The obligations that no longer wait for a publication in time."""
    return {each.obligation.id for each in checked.judged if each.verdict not in OPEN}


def of_month(judged: Iterable[Assessment], by: Basis) -> list[Assessment]:
    """The obligations that the month's report counts: those due in it, and the carried ones."""
    return [
        each
        for each in judged
        if each.obligation.due is not None
        and (
            by.month.first <= each.obligation.due.day <= by.month.last
            or each.obligation.id in by.carried
        )
    ]


def fallen_due(judged: Iterable[Assessment], as_of: date) -> list[Assessment]:
    """Those of some obligations whose due day has come."""
    return [e for e in judged if e.obligation.due is not None and e.obligation.due.day <= as_of]


def count_figures(judged: Iterable[Assessment], by: Basis) -> Figures:
    """The figures of some of the obligations that `of_month` gives."""
    mine = list(judged)
    # rates cover what was due before the day given: the as-of day's own are decided once published
    rated = compute_rates(mine, by.faults, by.as_of + DAY)
    verdicts = Counter(each.verdict for each in mine)
    return Figures(
        due=len(mine),
        by_verdict={verdict: verdicts[verdict] for verdict in Verdict},
        carried=sum(each.obligation.id in by.carried for each in mine),
        provisional=sum(_provisional(each) for each in mine),
        nonconforming=sum(
            each.verdict in PUBLISHED and each.obligation.id in by.faults for each in mine
        ),
        disclosed=rated.disclosed,
        on_time=rated.on_time,
        conforming=rated.conforming,
    )


def count_leftover(judged: Iterable[Assessment], by: Basis) -> Leftover:
    """What is open and in no figure of the month: of earlier months, without a day, lapsed."""
    counts: Counter[str] = Counter()
    for each in judged:
        name = _left(each, by)
        if name is not None:
            counts[name] += 1
    return Leftover(**{field.name: counts[field.name] for field in fields(Leftover)})


UNDONE = {Verdict.OVERDUE: "unpublished", Verdict.UNDETERMINED: "undetermined"}
DOWN = {Verdict.OVERDUE: "lapsed", Verdict.UNDETERMINED: "lapse_undetermined"}


def _left(judged: Assessment, by: Basis) -> str | None:
    """The count of `Leftover` that an obligation is in, if any."""
    due, verdict = judged.obligation.due, judged.real_verdict
    if verdict not in UNDONE:
        return None
    if due is None:
        return "undated"
    earlier = due.day < by.month.first and judged.obligation.id not in by.carried
    if judged.verdict is Verdict.WAIVED:
        return "waived" if earlier else None
    if judged.obligation.kind == "standing":
        return DOWN[verdict]
    return UNDONE[verdict] if earlier else None


def _provisional(judged: Assessment) -> bool:
    due = judged.obligation.due
    return due is not None and due.basis == "provisional"


def list_duties(judged: Iterable[Assessment], by: Basis) -> tuple[Duty, ...]:
    """The month's obligations one by one, in the order of the check."""
    return tuple(_duty(each, by) for each in judged)


def _duty(judged: Assessment, by: Basis) -> Duty:
    obligation, decided = judged.obligation, judged.decided_by
    assert obligation.due is not None
    placed = judged.record
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
        carried=obligation.id in by.carried,
        verdict=judged.verdict,
        verdict_unwaived=judged.verdict_unwaived,
        published=decided.day if decided else None,
        channel=decided.act.channel if decided else None,
        url=decided.act.url if decided else None,
        workdays_late=judged.workdays_late,
        days_late=judged.days_late,
        faulty=judged.verdict in PUBLISHED and obligation.id in by.faults,
        reason=reason_text(judged.reason),
        file=placed.path if placed else None,
        line=placed.line if placed else None,
    )
