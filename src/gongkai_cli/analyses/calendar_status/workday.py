"""A day and a number → the working day so many on or back, and every day gone through."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from gongkai_cli.analyses.explain.days import list_days
from gongkai_cli.analyses.explain.derivation import Day
from gongkai_cli.calendar.workdays import Workdays
from gongkai_cli.model.result import DueDate


@dataclass(frozen=True, slots=True)
class Walk:
    """The `number`-th working day after `start` (before it, where negative), and the way there."""

    start: date
    number: int
    end: DueDate
    days: tuple[Day, ...]


def count_workdays(start: date, number: int, calendar: Workdays) -> Walk:
    """Counts from the day, which itself never counts (《民法典》第二百零一条).

    Raises ValueError for 0 and CalendarRange for days outside the calendar.
    """
    if number > 0:
        end = calendar.nth_after(start, number)
        missing = calendar.first_uncovered(start, end)
        gone = list_days(start, end, calendar)
    else:
        end = calendar.nth_before(start, -number)
        yesterday = start - timedelta(days=1)
        before_end = end - timedelta(days=1)
        missing = calendar.first_uncovered(before_end, yesterday)
        gone = _backwards(list_days(before_end, yesterday, calendar))
    return Walk(
        start,
        number,
        DueDate(end, "provisional" if missing else "gazetted", None, missing),
        gone,
    )


def _backwards(gone: tuple[Day, ...]) -> tuple[Day, ...]:
    """The latest day first, numbered in that order."""
    number, found = 0, []
    for day in reversed(gone):
        number += day.number is not None
        found.append(Day(day.day, number if day.number is not None else None, day.reason))
    return tuple(found)
