"""A trigger day and a span, counted on a calendar → the due day, and how firm it is."""

from __future__ import annotations

from datetime import date, timedelta

from gongkai_cli.model.catalog import Span
from gongkai_cli.model.result import DueDate

from .workdays import Workdays

AHEAD, BEHIND = timedelta(days=7), timedelta(days=4)


def compute_due_date(trigger: date, span: Span, calendar: Workdays) -> DueDate:
    """The last day that is in time; the trigger itself never counts (《民法典》第二百零一条).

    Working days end on a working day; days and months that end on a day off move to the next
    working day (第二百零三条). Provisional where the notice for any day after the trigger through the
    due day is missing. Raises CalendarRange for days outside the calendar.
    """
    if span.workdays is not None:
        day = calendar.nth_after(trigger, span.workdays)
        if day <= calendar.gazetted_through:
            return DueDate(day, "gazetted")
        missing = calendar.first_uncovered(trigger, day)
        if not missing:
            return DueDate(day, "gazetted")
        # what was counted through the last day that is certain did not reach the end
        known = calendar.gazetted_through + timedelta(days=1)
        return DueDate(day, "provisional", None, missing, known if known > trigger else None)
    calendar.index(trigger)  # before date arithmetic, which overflows near the year 9999
    end = display_end(trigger, span, calendar)
    day = calendar.next_workday_from(end)
    missing = calendar.first_uncovered(trigger, day)
    return DueDate(
        day=day,
        basis="provisional" if missing else "gazetted",
        moved_from=end if day != end else None,
        uncovered_year=missing,
        not_before=end if missing else None,
    )


def expected_window(due: DueDate) -> tuple[date, date] | None:
    """The days between which a provisional due day is expected to lie, both inclusive; None if firm.

    Over 2014–2026 the true day lay 7 calendar days before to 4 after the one counted on weekends and
    statutory days alone (DESIGN section 4); that was asked of 15 working days, a single one of 20 lay
    6 days after. Days and months cannot end before their own last day (《民法典》第二百零三条), nor a
    公示期 of N working days before N calendar days have passed.
    """
    if due.basis == "gazetted":
        return None
    first = max(due.day - AHEAD, due.not_before or date.min)
    return first, min(due.day + BEHIND, due.not_after or date.max)


def stated_date(day: date) -> DueDate:
    """A due day that a record states: firm, and not moved where it is a day off."""
    return DueDate(day=day, basis="gazetted")


def earlier_of(limit: DueDate, stated: date) -> DueDate:
    """The earlier of what the limit comes to and the day that a record states.

    Provisional where the limit is, and may lie before the stated day once the missing notice is known
    (DESIGN section 8); later than the stated day it never comes.
    """
    span = expected_window(limit)
    if span is None:
        return stated_date(stated) if stated < limit.day else limit
    if stated <= span[0]:
        return stated_date(stated)
    if stated >= span[1]:
        return limit
    if stated >= limit.day:
        return limit._replace(not_after=stated)
    return DueDate(stated, limit.basis, None, limit.uncovered_year, span[0], stated)


def compute_display_due(published: date, span: Span, calendar: Workdays) -> DueDate:
    """`display_end` with how firm it is: working days may run into a year without a notice.

    A time as short as that has an earliest end of its own: N working days take N calendar days at least,
    of those left after the last day that is certain.
    """
    if span.workdays is not None:
        end = compute_due_date(published, span, calendar)
        if end.basis == "gazetted":
            return end
        known = max(published, calendar.gazetted_through)
        left = span.workdays - calendar.count_between(published, known)
        return end._replace(not_before=known + timedelta(days=left))
    return DueDate(display_end(published, span, calendar), "gazetted")


def display_end(published: date, span: Span, calendar: Workdays) -> date:
    """The last day that a notice must stay up: publication + span, not moved from a day off.

    Months end on the corresponding day, or the month's last day (《民法典》第二百零二条).
    """
    if span.workdays is not None:
        return calendar.nth_after(published, span.workdays)
    if span.days is not None:
        return published + timedelta(days=span.days)
    from dateutil.relativedelta import relativedelta

    return published + relativedelta(months=span.months or 0)


class Dues:
    """Due dates, each pair of trigger and span computed once."""

    def __init__(self, calendar: Workdays) -> None:
        self.calendar = calendar
        self.known: dict[tuple[date, int], DueDate] = {}

    def of(self, trigger: date, span: Span) -> DueDate:
        """`compute_due_date` on the calendar. Raises CalendarRange for days outside it."""
        key = (trigger, id(span))
        due = self.known.get(key)
        if due is None:
            due = self.known[key] = compute_due_date(trigger, span, self.calendar)
        return due
