"""Gazetted days, statutory days off, notices → every day that is not worked as its weekday says, and why.

A year's notice speaks for every day of its year but the days off that the law itself sets, which no
notice can take away; one that amends it, for the days that it names. The last three days of December
belong to the notice of the next year.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

from .official_holidays import IN_LIEU, MADE_UP, OFF, OfficialHolidays, load_official_holidays
from .statutory_days import LAST_YEAR, load_statutory_days
from .weekdays import SATURDAY, weekday

if TYPE_CHECKING:
    from gongkai_cli.model.notice import Notice

Days = dict[date, tuple[bool, str]]
"""Day → whether it is worked, and why."""
PROLONGED = "延长假期"
LAW = 2025
"""The first year of the days off of 《全国年节及纪念日放假办法》 (2024), which statutory_days holds."""
ONE = timedelta(days=1)


def sort_notices(notices: Iterable[Notice]) -> list[Notice]:
    """Notices in order of issue, in which the later one wins.

    Without a day of issue, a year's notice counts as issued at the beginning of the year before, one
    that amends it at the end of that year: an arrangement comes before what changes it.
    """

    def key(notice: Notice) -> tuple[date, int, bool, str]:
        amends = notice.amends == "true"
        usual = date(notice.year - 1, 12, 31) if amends else date(notice.year - 1, 1, 1)
        return notice.issued or usual, notice.year, amends, notice.number or ""

    return sorted(notices, key=key)


def days_arranged(year: int) -> tuple[date, date]:
    """The first and the last day that the notice of a year arranges, whether or not it names them."""
    return date(year - 1, 12, 29), date(year, 12, 28)


def merge_days(
    notices: Iterable[Notice], last_year: int, known: OfficialHolidays | None = None
) -> Days:
    """The days that notices or the law set apart, through the end of `last_year` at least.

    `known` are the notices that go before all others, by default those installed. Days that a year's
    notice does not name are ordinary in its year, whatever was known before it, unless they are the
    law's own (statutory_days).
    """
    known = known or load_official_holidays()
    last_year = min(last_year, LAST_YEAR)
    law = load_statutory_days(LAW, last_year)
    names = known.off_days | {day: n for day, n in law.items() if day.year > known.last_year}
    own = names | law
    days: Days = {day: (False, name) for day, name in names.items()}
    days |= dict.fromkeys(known.make_up_workdays, (True, MADE_UP))
    for notice in sort_notices(notices):
        if notice.amends == "false":
            first, last = days_arranged(notice.year)
            days = {day: each for day, each in days.items() if not first <= day <= last}
            days |= {day: (False, name) for day, name in law.items() if first <= day <= last}
        before = days
        days = days | dict.fromkeys(notice.off_days, (False, ""))
        days |= dict.fromkeys(notice.make_up_workdays, (True, MADE_UP))
        exchanges = notice.amends == "false" or any(
            not is_worked(day, before) for day in notice.make_up_workdays
        )
        for day in notice.off_days:
            name = names.get(day) or _off(day, before) or _reason(day, days, own, exchanges)
            days[day] = (False, name)
    return days


def is_worked(day: date, days: Days) -> bool:
    """Whether a day is worked: as it is set apart, else as its weekday says."""
    return days[day][0] if day in days else day.weekday() < SATURDAY


def _off(day: date, days: Days) -> str | None:
    """Why the day is off already, if it is."""
    worked, reason = days.get(day, (True, ""))
    return None if worked else reason


def _reason(day: date, days: Days, own: Mapping[date, str], exchanges: bool) -> str:
    """Why a notice makes a day off that is no festival's own: by the festival in whose row of days off it lies.

    A weekday is off instead of a festival's day on a weekend (补假, 《全国年节及纪念日放假办法》第六条), and is
    called by it; those after are off in exchange for worked weekends, or where nothing is exchanged the
    holiday is prolonged. Without a festival: 调休放假, 放假, 周六.
    """
    weekend = day.weekday() >= SATURDAY
    row = _row(day, days)
    festivals = {each: own[each] for each in row if each in own and IN_LIEU not in own[each]}
    counts = Counter(name for names in festivals.values() for name in names.split("、"))
    if not counts:
        return weekday(day) if weekend else IN_LIEU if exchanges else OFF
    name = counts.most_common(1)[0][0]
    if not exchanges:
        return name + PROLONGED
    others = [each for each in row if each.weekday() < SATURDAY and each not in festivals]
    instead = others[: sum(each.weekday() >= SATURDAY for each in festivals)]
    return name if weekend or day in instead else name + IN_LIEU


def _row(day: date, days: Days) -> list[date]:
    """The unbroken row of days off around a day, in order."""
    first = last = day
    while not is_worked(first - ONE, days):
        first -= ONE
    while not is_worked(last + ONE, days):
        last += ONE
    return [first + ONE * n for n in range((last - first).days + 1)]
