"""A notice as read, the days off known before it → the days that it makes off or worked.

A prolonging notice (延长春节假期至2月2日) names one day only: off is every day after the holiday as it
was known through that day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, NoReturn

from gongkai_cli.calendar.merge_notices import Days, is_worked, merge_days
from gongkai_cli.calendar.official_holidays import load_official_holidays
from gongkai_cli.calendar.weekdays import SATURDAY

from .read import Holiday, Reading
from .sentences import CHECK, LONGEST, ONE

if TYPE_CHECKING:
    from gongkai_cli.model.notice import Notice

INCLUDED = {date(2020, 2, 2): date(2020, 1, 30)}
"""Prolonged holidays that the installed data holds already: last day → last day before it was prolonged.

There has been one, 国办发明电〔2020〕1号; the holiday before it is that of 国办发明电〔2019〕16号.
"""


class Unsettled(Exception):
    """The known calendar does not let the notice stand: why, and what to do first."""

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


def resolve_notice(reading: Reading, notices: Sequence[Notice] = ()) -> Settled:
    """Every day of the notice, read against the installed calendar and the notices before it.

    Raises Unsettled where a holiday is prolonged that is not known or ends later already, and where
    what is said of its length, or of the day on which work goes on, is not so.
    """
    before = [each for each in notices if _earlier(each, reading)]
    known = merge_days(before, max([reading.year, *(each.year for each in before)]))
    holidays = tuple(_whole(each, reading, known, before) for each in reading.holidays)
    off = {day for each in holidays for day in each.off}
    worked = {day for each in holidays for day in each.worked}
    return Settled(reading, holidays, tuple(sorted(off)), tuple(sorted(worked)))


def _earlier(notice: Notice, reading: Reading) -> bool:
    """Whether a known notice was issued before the one that is read; never one of the same number."""
    if notice.number is not None and notice.number == reading.number:
        return False
    return reading.issued is None or notice.issued is None or notice.issued < reading.issued


def _whole(holiday: Holiday, reading: Reading, known: Days, notices: Sequence[Notice]) -> Holiday:
    """The holiday with the days that prolonging adds, and without days worked anyway."""
    off = set(holiday.off)
    if holiday.prolonged_to is not None:
        row = _row(holiday.name, holiday.prolonged_to, reading.year, known, notices)
        added = [
            holiday.prolonged_to - ONE * n for n in range((holiday.prolonged_to - row[-1]).days)
        ]
        off.update(added)
        _check(holiday, len(row), sorted(added), known)
    worked = {
        day
        for day in (*holiday.worked, *holiday.resumed)
        if day.weekday() >= SATURDAY or not known.get(day, (True, ""))[0]
    }
    return replace(holiday, off=tuple(sorted(off)), worked=tuple(sorted(worked)))


def _row(name: str, through: date, year: int, known: Days, notices: Sequence[Notice]) -> list[date]:
    """The known holiday that is prolonged through a later day: its days, in an unbroken row."""
    covered = {each.year for each in notices if each.amends == "false"}
    if year > load_official_holidays().last_year and year not in covered:
        raise Unsettled(
            f"{year}年的放假安排还没有收录，不知道{name}原来放到哪天", f"先导入{year}年的放假通知"
        )
    off = {day: reason for day, (worked, reason) in known.items() if not worked}
    named = [
        day for day, reason in off.items()
        if reason.startswith(name) and day.year == through.year and day <= through
    ]  # fmt: skip
    if not named:
        raise Unsettled(f"已知的日历里没有{year}年的{name}假期", "核对通知的年份和节日")
    first = last = max(named)
    while last + ONE in off:
        last += ONE
    last = INCLUDED.get(last, last)
    while first - ONE in off:
        first -= ONE
    if not last < through <= last + ONE * LONGEST:
        raise Unsettled(f"{name}假期原来放到{last}，不能延长至{through}", "核对通知里的日期")
    return [first + ONE * n for n in range((last - first).days + 1)]


def _check(holiday: Holiday, before: int, added: list[date], known: Days) -> None:
    """Raises Unsettled where the sentence's other days or its number of days are not those of the holiday.

    Work goes on on the first day that is worked after it: what lies between would be neither off nor
    worked by the notice's own words.
    """

    def refuse(message: str) -> NoReturn:
        raise Unsettled(f"{message}：“{holiday.quote}”", CHECK)

    for day in (*holiday.worked, *holiday.resumed):
        if day in added:
            refuse(f"{day}既放假又上班")
    days = known | dict.fromkeys(holiday.worked, (True, ""))
    back = added[-1] + ONE
    while not is_worked(back, days):
        back += ONE
    for day in holiday.resumed:
        if day != back:
            refuse(
                f"{holiday.name}假期放到{added[-1]}，其后第一个工作日是{back}，写的是{day}起上班"
            )
    if holiday.prolonged_days not in (None, before + len(added), len(added)):
        whole = f"全部{before + len(added)}天，延长{len(added)}天"
        refuse(f"写着{holiday.prolonged_days}天，{holiday.name}假期{whole}")
