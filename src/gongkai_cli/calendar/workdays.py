"""Gazetted days, imported notices and the statutory days off → one table that answers in O(1).

Law: 《全国年节及纪念日放假办法》 and the yearly notices of 国务院办公厅. Every day asked about lies in
2004-01-01 to `last`, else CalendarRange.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import accumulate, compress
from typing import TYPE_CHECKING

from .merge_notices import merge_days, sort_notices
from .official_holidays import load_official_holidays
from .statutory_days import LAST_YEAR
from .weekdays import SATURDAY

if TYPE_CHECKING:
    from gongkai_cli.model.notice import Notice

SPARE_YEARS = 3  # the longest span, 24 months, and the days off after it
WEEKDAYS = ("工作日",) * 5 + ("周六", "周日")


class CalendarRange(ValueError):
    """A day lies outside the table, or a count leads out of it."""


@dataclass(frozen=True, slots=True, eq=False)
class Workdays:
    """Which days are worked, why, and through when a notice says so.

    `gazetted_through` is 28 December of the last year of the unbroken run of covered years; its
    29–31 December may yet be changed by the next year's notice. `imported` names the project's notices.
    """

    covered_from: date
    gazetted_through: date
    last: date
    imported: tuple[str, ...]
    _covered: frozenset[int] = field(repr=False)
    _names: dict[int, str] = field(repr=False)
    _worked: list[int] = field(repr=False)  # ordinals of the working days
    _counts: list[int] = field(repr=False)  # working days from covered_from through each day

    def sha256(self) -> str:
        """A digest of what notices say: the covered years and every working day in them."""
        import hashlib

        covered = sorted(self._covered)
        days = [day for day in self._worked if date.fromordinal(day).year in self._covered]
        return hashlib.sha256(repr((covered, days, self.imported)).encode()).hexdigest()

    @property
    def _range(self) -> str:
        return f"工作日历的范围（{self.covered_from}至{self.last}）"

    def index(self, day: date) -> int:
        """The day's place in the table, from 0; raises CalendarRange outside it."""
        if not self.covered_from <= day <= self.last:
            raise CalendarRange(f"{day}不在{self._range}内")
        return day.toordinal() - self.covered_from.toordinal()

    def _before(self, day: date) -> int:
        """How many working days of the table lie strictly before the day."""
        index = self.index(day)
        return self._counts[index - 1] if index else 0

    def is_workday(self, day: date) -> bool:
        """Whether the day is worked; make-up Saturdays and Sundays (调休上班) are."""
        return self._counts[self.index(day)] > self._before(day)

    def reason(self, day: date) -> str:
        """Why the day is worked or off: 工作日, 调休上班, 周六, 周日, 春节, 国庆节调休放假 …"""
        self.index(day)
        return self._names.get(day.toordinal()) or WEEKDAYS[day.weekday()]

    def nth_after(self, day: date, n: int) -> date:
        """The n-th working day strictly after the day, which may be off; 《民法典》第二百零一条. n ≥ 1."""
        return self._at(self._counts[self.index(day)] + n - 1, day, n, "后")

    def nth_before(self, day: date, n: int) -> date:
        """The n-th working day strictly before the day, which may be off. n ≥ 1."""
        return self._at(self._before(day) - n, day, n, "前")

    def next_workday_from(self, day: date) -> date:
        """The day itself where it is worked, else the next that is; 《民法典》第二百零三条."""
        return self._at(self._before(day), day, 1, "起")

    def _at(self, place: int, day: date, n: int, side: str) -> date:
        if n < 1:
            raise ValueError(f"工作日个数应为正整数，实为{n}")
        if not 0 <= place < len(self._worked):
            raise CalendarRange(f"{day}{side}第{n}个工作日超出{self._range}")
        return date.fromordinal(self._worked[place])

    def count_between(self, after: date, through: date) -> int:
        """Working days strictly after `after`, up to and including `through`; 0 if there are none."""
        return max(0, self._counts[self.index(through)] - self._counts[self.index(after)])

    def uncovered_year(self, day: date) -> int | None:
        """The year whose notice is missing for the day: for 29–31 December also the next one."""
        self.index(day)
        years = (day.year, day.year + (day.month == 12 and day.day > 28))
        return next((year for year in years if year not in self._covered), None)

    def is_covered(self, year: int) -> bool:
        """Whether a notice for the year is known, installed or imported."""
        return year in self._covered

    def first_uncovered(self, after: date, through: date) -> int | None:
        """The first year missing for the days strictly after `after` through `through`, if any."""
        if self.index(after) >= self.index(through) or through <= self.gazetted_through:
            return None
        first = max(after, self.gazetted_through).toordinal() + 1
        days = map(date.fromordinal, range(first, through.toordinal() + 1))
        return next((year for day in days if (year := self.uncovered_year(day))), None)

    def days(self, after: date, through: date) -> Iterator[tuple[date, bool, str]]:
        """(day, counted, reason) of each day strictly after `after` through `through`."""
        for ordinal in range(after.toordinal() + 1, through.toordinal() + 1):
            day = date.fromordinal(ordinal)
            yield day, self.is_workday(day), self.reason(day)


def build_workdays(notices: Sequence[Notice] = (), *, through_year: int) -> Workdays:
    """The table for spans that begin by the end of `through_year`; it never ends after 2052.

    Notices overlay the gazetted days in order of issue; the later one wins, day by day: a year's notice
    for its whole year, so that days which it does not name are ordinary, an amending one for the days
    that it names. Years that no notice covers have weekends and statutory days off, and nothing is
    made up.
    """
    known = load_official_holidays()
    ordered = sort_notices(notices)
    covered = set(range(known.first_year, known.last_year + 1))
    covered.update(notice.year for notice in ordered if notice.amends == "false")
    run = next(year for year in range(known.last_year, 10_000) if year + 1 not in covered)
    start = date(known.first_year, 1, 1)
    last = date(min(max(through_year, run) + SPARE_YEARS, LAST_YEAR), 12, 31)
    names = merge_days(ordered, last.year)
    ordinals = range(start.toordinal(), last.toordinal() + 1)
    flags = bytearray((day - 1) % 7 < SATURDAY for day in ordinals)
    for day, (worked, _) in names.items():
        if start <= day <= last:
            flags[day.toordinal() - ordinals[0]] = worked
    return Workdays(
        covered_from=start,
        gazetted_through=date(run, 12, 28),
        last=last,
        imported=tuple(notice.number or f"{notice.year}年放假安排" for notice in ordered),
        _covered=frozenset(covered),
        _names={day.toordinal(): name for day, (_, name) in names.items()},
        _worked=list(compress(ordinals, flags)),
        _counts=list(accumulate(flags)),
    )
