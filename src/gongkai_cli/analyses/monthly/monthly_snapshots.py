"""A project, its records, a month → the month's check and those of the eleven months before it."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from gongkai_cli.calendar.periods import Period, build_period
from gongkai_cli.calendar.workdays import Workdays
from gongkai_cli.checking.check import CheckResult, check, place_result
from gongkai_cli.checking.run_check import check_records
from gongkai_cli.model.verdicts import Severity
from gongkai_cli.sources.project import NO_OFFICE, LoadedProject
from gongkai_cli.sources.records.read import Records

TREND = 12


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One month as of one day; `checked` is None before the project began."""

    month: Period
    as_of: date
    checked: CheckResult | None


@dataclass(frozen=True, slots=True)
class Snapshots:
    """The month's check, and twelve looks in order of time, the last of which is the month's own.

    `before`: the check of the day before the first look's month, where something fell due that day.
    `elsewhere`: of one office, how many problems belong to no item and so to the whole's report alone.
    """

    month: Period
    now: CheckResult
    looks: tuple[Snapshot, ...]
    before: CheckResult | None = None
    elsewhere: int = 0

    def of(self, office: str) -> Snapshots:
        """The same for one office alone: what an office has not is in no figure of its report."""
        project = self.now.project
        items = {item for item in project.catalog.items if project.office(item) == office}
        looks = tuple(
            replace(look, checked=_narrowed(look.checked, items, office)) for look in self.looks
        )
        now = _narrowed(self.now, items, office) or self.now
        before = _narrowed(self.before, items, office)
        astray = 0 if office == NO_OFFICE else _astray(self.now)
        return Snapshots(self.month, now, looks, before, astray)

    def pairs(self) -> Iterator[tuple[Snapshot, CheckResult | None]]:
        """Each look with the check of the day before its month."""
        return zip(self.looks, (self.before, *(look.checked for look in self.looks)), strict=False)


def check_months(
    project: LoadedProject,
    records: Records,
    calendar: Workdays,
    month: Period,
    as_of: date,
    known: Mapping[date, CheckResult] | None = None,
) -> Snapshots:
    """Checks as of the day, and as of the last day of each of the eleven months before.

    The records have been read once; each check is a pure function of them and its day: those `known`
    already are not made again.
    """
    known = known or {}

    def end_of(past: Period) -> CheckResult | None:
        if past.last in known or past.last < project.project.start:
            return known.get(past.last)
        # nobody reads where their findings stand
        return place_result(check(project, records, calendar, past.last), {})

    looks = []
    for ago in range(TREND - 1, 0, -1):
        past = month_before(month, ago)
        looks.append(Snapshot(past, past.last, end_of(past)))
    now = known.get(as_of) or check_records(project, records, calendar, as_of)
    looks.append(Snapshot(month, as_of, now))
    eve = month_before(month, TREND)
    first = looks[0].checked
    before = end_of(eve) if first is not None and due_on(first, eve.last) else None
    return Snapshots(month, now, tuple(looks), before)


def checks(seen: Snapshots) -> dict[date, CheckResult]:
    """The checks of every look, by their day."""
    return {look.as_of: look.checked for look in seen.looks if look.checked is not None}


def due_on(checked: CheckResult, day: date) -> set[str]:
    """The obligations that fall due on one day."""
    return {
        each.obligation.id
        for each in checked.judged
        if each.obligation.due is not None and each.obligation.due.day == day
    }


def month_before(month: Period, number: int = 1) -> Period:
    """The month so many before this one."""
    count = month.first.year * 12 + month.first.month - 1 - number
    return build_period(count // 12, count % 12 + 1, "month")


def month_after(month: Period) -> Period:
    """The month after this one."""
    return month_before(month, -1)


def _astray(checked: CheckResult) -> int:
    known = checked.project.catalog.items
    return sum(
        each.item not in known and each.severity is not Severity.NOTICE for each in checked.findings
    )


def _narrowed(
    checked: CheckResult | None, items: Container[str], office: str
) -> CheckResult | None:
    if checked is None:
        return None
    return replace(
        checked,
        items=tuple(each for each in checked.items if each.item in items),
        judged=tuple(each for each in checked.judged if each.obligation.item.id in items),
        findings=tuple(each for each in checked.findings if each.office == office),
    )
