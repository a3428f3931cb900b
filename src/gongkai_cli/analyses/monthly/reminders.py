"""A check → what is still to be published by the end of the next month (下月到期提醒)."""

from __future__ import annotations

from gongkai_cli.calendar.due_dates import expected_window
from gongkai_cli.calendar.periods import Period
from gongkai_cli.checking.check import CheckResult

from .figures import Reminder
from .monthly_snapshots import month_after


def list_reminders(checked: CheckResult, month: Period) -> tuple[Reminder, ...]:
    """Open obligations due from the as-of day to the next month's end, by due day.

    None is missing for having not begun: a period that falls due by the next month's end ended by this
    month's end, and so had begun by any as-of day in this month; an event is known once it is recorded.
    """
    through = month_after(month).last
    found = []
    for judged in checked.judged:
        obligation = judged.obligation
        due = obligation.due
        if due is None or due.day > through or not judged.is_open(checked.as_of):
            continue
        found.append(
            Reminder(
                id=obligation.id,
                item=obligation.item.id,
                category=obligation.item.category,
                office=judged.office,
                kind=obligation.kind,
                title=obligation.title,
                period=obligation.period,
                due=due.day,
                basis=due.basis,
                window=expected_window(due),
                workdays_left=checked.calendar.count_between(checked.as_of, due.day),
                next_month=due.day > month.last,
            )
        )
    return tuple(sorted(found, key=lambda each: each.due))  # stable: of one day the catalog's order
