"""A notice as read, the days off known before it → the days that it makes off or worked.

A prolonging notice (延长春节假期至2月2日) names one day only: off is every day after the holiday as it
was known through that day.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from ..calendar.gazette import gazette
from ..calendar.statutory import statutory_days
from .read import SATURDAY, Holiday, Reading

if TYPE_CHECKING:
    from ..model.notice import Notice

ONE = timedelta(days=1)
LONGEST = 31
INCLUDED = {date(2020, 2, 2): date(2020, 1, 30)}
"""Prolonged holidays that the installed data holds already: last day → last day before it was prolonged.

There has been one, 国办发明电〔2020〕1号; the holiday before it is that of 国办发明电〔2019〕16号.
"""


class Unsettled(Exception):
    """The known calendar does not let the notice be read: why, and what to do first."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


@dataclass(frozen=True, slots=True)
class Settled:
    """A notice with all its days, sorted; a day made off is not worked."""

    reading: Reading
    holidays: tuple[Holiday, ...]
    off_days: tuple[date, ...]
    make_up_workdays: tuple[date, ...]


def settle(reading: Reading, notices: Sequence[Notice] = ()) -> Settled:
    """Every day of the notice, read against the installed calendar and the notices before it.

    Raises Unsettled where a holiday is prolonged that is not known, or ends later already.
    """
    before = [each for each in notices if _earlier(each, reading)]
    known = known_off(before)
    holidays = tuple(_whole(each, reading, known, before) for each in reading.holidays)
    off = {day for each in holidays for day in each.off}
    worked = {day for each in holidays for day in each.worked} - off
    return Settled(reading, holidays, tuple(sorted(off)), tuple(sorted(worked)))


def known_off(notices: Sequence[Notice]) -> dict[date, str]:
    """The arranged and statutory days off → the holiday's name, the later notice winning day by day."""
    installed = gazette()
    years = [notice.year for notice in notices]
    known = dict(installed.off_days)
    statutory = statutory_days(installed.last_year + 1, max([installed.last_year, *years]))
    known |= statutory
    for notice in sorted(notices, key=lambda each: (each.issued or date.min, each.amends)):
        for day in notice.off_days:
            known.setdefault(day, "")
        for day in notice.make_up_workdays:
            known.pop(day, None)
    return known


def _earlier(notice: Notice, reading: Reading) -> bool:
    """Whether a known notice was issued before the one that is read; never one of the same number."""
    if notice.number is not None and notice.number == reading.number:
        return False
    return reading.issued is None or notice.issued is None or notice.issued < reading.issued


def _whole(
    holiday: Holiday, reading: Reading, known: Mapping[date, str], notices: Sequence[Notice]
) -> Holiday:
    """The holiday with the days that prolonging adds, and without days worked anyway."""
    off = set(holiday.off)
    if holiday.prolonged_to is not None:
        off.update(_added(holiday.name, holiday.prolonged_to, reading.year, known, notices))
    worked = {
        day
        for day in (*holiday.worked, *holiday.resumed)
        if day.weekday() >= SATURDAY or (day in known and day not in off)
    }
    return replace(holiday, off=tuple(sorted(off)), worked=tuple(sorted(worked)))


def _added(
    name: str, through: date, year: int, known: Mapping[date, str], notices: Sequence[Notice]
) -> list[date]:
    """Every day after the known holiday through the one named."""
    covered = {each.year for each in notices if each.amends == "false"}
    if year > gazette().last_year and year not in covered:
        raise Unsettled(
            f"{year}年的放假安排还没有收录，不知道{name}原来放到哪天", f"先导入{year}年的放假通知"
        )
    named = [
        day for day, reason in known.items()
        if reason.startswith(name) and day.year == through.year and day <= through
    ]  # fmt: skip
    if not named:
        raise Unsettled(f"已知的日历里没有{year}年的{name}假期", "核对通知的年份和节日")
    last = max(named)
    while last + ONE in known:
        last += ONE
    last = INCLUDED.get(last, last)
    if not last < through <= last + ONE * LONGEST:
        raise Unsettled(f"{name}假期原来放到{last}，不能延长至{through}", "核对通知里的日期")
    return [last + ONE * (n + 1) for n in range((through - last).days)]
