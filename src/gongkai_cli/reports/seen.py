"""A project, its records, a month → the month's check and those of the eleven months before it."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, replace
from datetime import date

from ..calendar.workdays import Workdays
from ..check import Checked, check
from ..model.result import Placed, Severity
from ..periods import Period, build
from ..project import NO_OFFICE, OpenProject
from ..records.read import Records
from ..rules.engine import Locate

TREND = 12


@dataclass(frozen=True, slots=True)
class Look:
    """One month as of one day; `checked` is None before the project began."""

    month: Period
    as_of: date
    checked: Checked | None


@dataclass(frozen=True, slots=True)
class Seen:
    """The month's check, and twelve looks in order of time, the last of which is the month's own.

    `elsewhere`: of one office, how many problems belong to no item and so to the whole's report alone.
    """

    month: Period
    now: Checked
    looks: tuple[Look, ...]
    elsewhere: int = 0

    def of(self, office: str) -> Seen:
        """The same for one office alone: what an office has not is in no figure of its report."""
        project = self.now.project
        items = {item for item in project.catalog.items if project.office(item) == office}
        looks = tuple(
            replace(look, checked=_narrowed(look.checked, items, office)) for look in self.looks
        )
        now = _narrowed(self.now, items, office) or self.now
        return Seen(self.month, now, looks, 0 if office == NO_OFFICE else _astray(self.now))


def look(
    project: OpenProject,
    records: Records,
    calendar: Workdays,
    month: Period,
    as_of: date,
    locate: Locate,
    known: Mapping[date, Checked] | None = None,
) -> Seen:
    """Checks as of the day, and as of the last day of each of the eleven months before.

    The records have been read once; each check is a pure function of them and its day: those `known`
    already are not made again.
    """
    known = known or {}
    looks = []
    for ago in range(TREND - 1, 0, -1):
        past = month_before(month, ago)
        found = known.get(past.last)
        if found is None and past.last >= project.project.start:
            # nobody reads where their findings stand
            found = check(project, records, calendar, past.last, _first_line_of)
        looks.append(Look(past, past.last, found))
    now = known.get(as_of) or check(project, records, calendar, as_of, locate)
    looks.append(Look(month, as_of, now))
    return Seen(month, now, tuple(looks))


def checks(seen: Seen) -> dict[date, Checked]:
    """The checks of every look, by their day."""
    return {look.as_of: look.checked for look in seen.looks if look.checked is not None}


def month_before(month: Period, number: int = 1) -> Period:
    """The month so many before this one."""
    count = month.first.year * 12 + month.first.month - 1 - number
    return build(count // 12, count % 12 + 1, "month")


def month_after(month: Period) -> Period:
    """The month after this one."""
    return month_before(month, -1)


def _first_line_of(placed: Placed, path: tuple[str | int, ...]) -> tuple[int, int]:
    return placed.line, 1


def _astray(checked: Checked) -> int:
    known = checked.project.catalog.items
    return sum(
        each.item not in known and each.severity is not Severity.NOTICE for each in checked.findings
    )


def _narrowed(checked: Checked | None, items: Container[str], office: str) -> Checked | None:
    if checked is None:
        return None
    return replace(
        checked,
        items=tuple(each for each in checked.items if each.item in items),
        judged=tuple(each for each in checked.judged if each.obligation.item.id in items),
        findings=tuple(each for each in checked.findings if each.office == office),
    )
