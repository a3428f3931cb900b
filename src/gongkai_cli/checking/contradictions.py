"""A record's dates held against each other → which publications prove nothing, and how far ahead they came."""

from __future__ import annotations

from datetime import date, timedelta

from gongkai_cli.calendar.periods import MONTHS, Period, containing
from gongkai_cli.model.record import Publication, Record
from gongkai_cli.model.verdicts import Severity

LEAD = timedelta(days=10)
"""How long before its period a publication is merely early, for each month that the period has: next
year's plan from September, next month's from the 20th or so (DESIGN section 4; no source says, open)."""


def early_margin(every: str) -> timedelta:
    """How long before a period of a rhythm a publication is merely early, in calendar days."""
    return LEAD * MONTHS[every]


def early_severity(period: Period, published: date) -> Severity | None:
    """How grave it is that a publication came so long before its period; None where it is no fault.

    A warning within the period before, for it counts; an error earlier than that: the two contradict
    each other, and nobody can say which of them is wrong (DESIGN section 4).
    """
    if published >= period.first - early_margin(period.every):
        return None
    before = containing(period.first - timedelta(days=1), period.every)
    return Severity.WARNING if published >= before.first else Severity.ERROR


def proves_nothing(
    record: Record, act: Publication | Record, period: Period | None, as_of: date
) -> bool:
    """Whether a publication's dates contradict each other, so that nothing rests on it (GK305).

    It came before its information was formed, or long before its `period`; None for what is owed by no
    period. A day after as-of has not happened and contradicts nothing yet.
    """
    published = act.published
    assert published is not None
    if record.formed is not None and published < record.formed <= as_of:
        return True
    return period is not None and early_severity(period, published) is Severity.ERROR


def end_days(act: Publication | Record) -> tuple[date | None, date | None]:
    """The days a publication was taken down on and posted through, each None where none can be true.

    One before the publication itself is told (GK305), and is no end.
    """
    published, withdrawn, until = act.published, act.withdrawn, act.posted_until
    if withdrawn is None and until is None:
        return None, None
    assert published is not None
    return (
        withdrawn if withdrawn is not None and withdrawn >= published else None,
        until if until is not None and until >= published else None,
    )


def has_false_end(act: Publication | Record) -> bool:
    """Whether a day of taking down or the last of posting lies before the publication itself."""
    return end_days(act) != (act.withdrawn, act.posted_until)
