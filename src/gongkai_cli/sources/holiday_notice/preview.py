"""A settled notice → the lines in which a person checks it against the original."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from gongkai_cli.calendar.weekdays import weekday

from .read import Holiday
from .resolve import Settled


def preview(settled: Settled) -> Iterator[str]:
    """The notice's name, then each holiday with its days and weekdays, then their numbers."""
    reading = settled.reading
    title = reading.title or f"{reading.year}年放假安排"
    facts = [reading.number or "文号不详", f"{reading.issued or '日期不详'}"]
    yield f"{title}（{'，'.join(facts)}）"
    for holiday in settled.holidays:
        if holiday.off or holiday.worked:
            yield f"  {holiday.name}：{'；'.join(_said(holiday, reading.year))}"
    yield f"共放假{len(settled.off_days)}天，调休上班{len(settled.make_up_workdays)}天"


def _said(holiday: Holiday, year: int) -> Iterator[str]:
    if holiday.off:
        yield f"放假 {_runs(holiday.off, year)}，{len(holiday.off)}天"
    if holiday.worked:
        yield f"上班 {'、'.join(_day(day, year) for day in holiday.worked)}"


def _runs(days: Sequence[date], year: int) -> str:
    """1月28日（周二）至2月4日（周二）: days in a row by their ends."""
    runs: list[list[date]] = []
    for day in days:
        if runs and day - runs[-1][-1] == timedelta(days=1):
            runs[-1] = [runs[-1][0], day]
        else:
            runs.append([day])
    return "、".join("至".join(_day(day, year) for day in run) for run in runs)


def _day(day: date, year: int) -> str:
    other = f"{day.year}年" if day.year != year else ""
    return f"{other}{day.month}月{day.day}日（{weekday(day)}）"
