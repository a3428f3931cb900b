"""The calendar and a checked project → which years are gazetted, from where, and what is not firm."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.metadata import version

from gongkai_cli.calendar.due_dates import compute_due_date
from gongkai_cli.calendar.official_holidays import load_official_holidays
from gongkai_cli.calendar.workdays import Workdays, build_workdays
from gongkai_cli.checking.check import CheckResult
from gongkai_cli.model.catalog import Span
from gongkai_cli.model.notice import Notice
from gongkai_cli.model.result import Assessment

LIBRARY = "chinese-calendar"


@dataclass(frozen=True, slots=True)
class Source:
    """Where the days of some years come from; both years are inclusive."""

    first_year: int
    last_year: int
    name: str
    file: str | None
    number: str | None
    issued: date | None
    amends: bool


@dataclass(frozen=True, slots=True)
class Status:
    """The state of the calendar as of a day; `start` and `provisional` are None without a project."""

    start: date | None
    as_of: date
    gazetted_through: date
    uncovered: tuple[int, ...]
    sources: tuple[Source, ...]
    due_dates: int | None
    provisional: tuple[Assessment, ...] | None
    loose_from: tuple[tuple[Span, date], ...]
    """Each span of the project's limits, and the first trigger day whose due date is provisional."""


def summarise_calendar(
    notices: Sequence[tuple[str, Notice]],
    calendar: Workdays,
    as_of: date,
    checked: CheckResult | None,
) -> Status:
    """What is known on the day; years run from the calendar's first to the one after `as_of`."""
    known = load_official_holidays()
    installed = f"{LIBRARY} {version(LIBRARY)}"
    sources = [Source(known.first_year, known.last_year, installed, None, None, None, False)]
    for file, notice in sorted(notices, key=lambda each: (each[1].year, each[0])):
        amends = notice.amends == "true"
        name = notice.source or f"{notice.year}年放假安排"
        year = notice.year
        sources.append(Source(year, year, name, file, notice.number, notice.issued, amends))
    years = range(known.first_year, max(as_of.year + 1, known.last_year) + 1)
    judged = checked.judged if checked else ()
    dated = [each for each in judged if each.obligation.due is not None]
    loose = [e for e in dated if e.obligation.due and e.obligation.due.basis == "provisional"]
    loose.sort(key=_due_day)
    return Status(
        start=checked.project.project.start if checked else None,
        as_of=as_of,
        gazetted_through=calendar.gazetted_through,
        uncovered=tuple(year for year in years if not calendar.is_covered(year)),
        sources=tuple(sources),
        due_dates=len(dated) if checked else None,
        provisional=tuple(loose) if checked else None,
        loose_from=_loose_from(checked) if checked else (),
    )


def _due_day(judged: Assessment) -> date:
    assert judged.obligation.due is not None
    return judged.obligation.due.day


def _loose_from(checked: CheckResult) -> tuple[tuple[Span, date], ...]:
    """The working-day spans that items use, shortest first."""
    project, calendar = checked.project, checked.calendar
    limits = {project.limit(item.time_limit) for item in project.catalog.items.values()}
    spans = {limit.within for limit in limits if limit.within and limit.within.workdays}
    found = []
    for span in sorted(spans, key=lambda span: span.workdays or 0):
        trigger = calendar.gazetted_through
        while compute_due_date(trigger, span, calendar).basis == "provisional":
            trigger -= timedelta(days=1)
        found.append((span, trigger + timedelta(days=1)))
    return tuple(found)


def calendar_for(notices: Sequence[tuple[str, Notice]], year: int) -> Workdays:
    """The calendar with a project's notices, long enough for spans that begin in the year."""
    return build_workdays([notice for _, notice in notices], through_year=year + 1)
