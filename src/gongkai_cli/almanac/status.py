"""The calendar and a checked project → which years are gazetted, from where, and what is not firm."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.metadata import version
from itertools import groupby
from typing import Any

from ..calendar.gazette import gazette
from ..calendar.workdays import Workdays, build
from ..check import Checked
from ..deadlines import due_date, firmness, window
from ..model.catalog import Span
from ..model.notice import Notice
from ..model.result import VERDICT_WORDS, Judged
from ..naming import name_days
from ..rules.kit import what

LIBRARY = "chinese-calendar"
SCHEMA = "gongkai.calendar/1"
IMPORT = "通知公布后：gongkai calendar import 通知.txt，或更新 chinese-calendar"
MAX_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Source:
    """Where the days of some years come from; both years are inclusive."""

    first_year: int
    last_year: int
    name: str
    file: str | None = None
    number: str | None = None
    issued: date | None = None
    amends: bool = False


@dataclass(frozen=True, slots=True)
class Status:
    """The state of the calendar as of a day; `start` and `provisional` are None without a project."""

    start: date | None
    as_of: date
    gazetted_through: date
    uncovered: tuple[int, ...]
    sources: tuple[Source, ...]
    due_dates: int | None
    provisional: tuple[Judged, ...] | None
    loose_from: tuple[tuple[Span, date], ...]
    """Each span of the project's limits, and the first trigger day whose due date is provisional."""


def status(
    notices: Sequence[tuple[str, Notice]], calendar: Workdays, as_of: date, checked: Checked | None
) -> Status:
    """What is known on the day; years run from the calendar's first to the one after `as_of`."""
    known = gazette()
    sources = [Source(known.first_year, known.last_year, f"{LIBRARY} {version(LIBRARY)}")]
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


def _due_day(judged: Judged) -> date:
    assert judged.obligation.due is not None
    return judged.obligation.due.day


def _loose_from(checked: Checked) -> tuple[tuple[Span, date], ...]:
    """The working-day spans that items use, shortest first."""
    project, calendar = checked.project, checked.calendar
    limits = {project.limit(item.time_limit) for item in project.catalog.items.values()}
    spans = {limit.within for limit in limits if limit.within and limit.within.workdays}
    found = []
    for span in sorted(spans, key=lambda span: span.workdays or 0):
        trigger = calendar.gazetted_through
        while due_date(trigger, span, calendar).basis == "provisional":
            trigger -= timedelta(days=1)
        found.append((span, trigger + timedelta(days=1)))
    return tuple(found)


def lines(found: Status) -> Iterator[str]:
    """The state in lines for a terminal."""
    end = found.gazetted_through
    yield f"放假安排已公布到{end}；12月29日至31日要等{end.year + 1}年的通知"
    yield ""
    yield "来源"
    for source in found.sources:
        years = f"{source.first_year}—{source.last_year}年"
        if source.first_year == source.last_year:
            years = f"{source.first_year}年{'（调整）' if source.amends else ''}"
        yield "  " + "  ".join(filter(None, (years, source.name, *_origin(source))))
    for year in found.uncovered:
        yield f"  {year}年  未公布，按周末和法定节假日暂算，不编造调休"
    if found.provisional is None or found.start is None:
        return
    yield ""
    days = name_days(found.as_of, found.start)
    yield f"应公开日期{found.due_dates}个，其中暂定{len(found.provisional)}个（{days}）"
    for due, some in groupby(found.provisional, key=lambda each: each.obligation.due):
        assert due is not None
        alike = list(some)
        yield f"  {due.day}  {len(alike)}个：{firmness(due)}"
        for judged in alike[:MAX_SHOWN]:
            yield f"    {what(judged.obligation)}（{VERDICT_WORDS[judged.verdict]}）"
        if len(alike) > MAX_SHOWN:
            yield f"    另有{len(alike) - MAX_SHOWN}个，用 --format json 看全部"
    for span, first in found.loose_from:
        yield f"期限为{span}的，{first}及以后起算的都是暂定"
    if found.uncovered:
        yield IMPORT


def _origin(source: Source) -> Iterator[str]:
    if source.file is None:
        return
    yield source.number or "没有写文号"
    yield f"{source.issued}发布" if source.issued else "没有写发布日期"
    yield source.file


def as_json(found: Status) -> str:
    """The same as `gongkai.calendar/1`."""
    import orjson

    data: dict[str, Any] = {
        "schema": SCHEMA,
        "start": found.start,
        "as_of": found.as_of,
        "gazetted_through": found.gazetted_through,
        "uncovered_years": list(found.uncovered),
        "sources": list(found.sources),
        "due_dates": found.due_dates,
        "provisional_from": [
            {"span": str(span), "trigger": trigger} for span, trigger in found.loose_from
        ],
        "provisional": None if found.provisional is None else list(map(_loose, found.provisional)),
    }
    return orjson.dumps(data, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE).decode()


def _loose(judged: Judged) -> dict[str, Any]:
    obligation, due = judged.obligation, judged.obligation.due
    assert due is not None
    return {
        "obligation": obligation.id,
        "item": obligation.item.id,
        "office": judged.office,
        "due": due.day,
        "window": window(due),
        "uncovered_year": due.uncovered_year,
        "verdict": judged.verdict,
    }


def calendar_for(notices: Sequence[tuple[str, Notice]], year: int) -> Workdays:
    """The calendar with a project's notices, long enough for spans that begin in the year."""
    return build([notice for _, notice in notices], through_year=year + 1)
