"""A settled notice, the installed calendar → where they differ, and what the law would lead one to expect."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gongkai_cli.calendar.merge_notices import LAW, days_arranged
from gongkai_cli.calendar.statutory_days import LAST_YEAR, load_statutory_days
from gongkai_cli.calendar.weekdays import SATURDAY, weekday
from gongkai_cli.calendar.workdays import Workdays

from .sentences import ONE

if TYPE_CHECKING:
    from .resolve import Settled


def differences_from_installed(settled: Settled, installed: Workdays) -> list[str]:
    """The days that the notice and the installed calendar see differently, in words.

    A year's notice speaks for all days of its year, so those that it does not name are looked at as
    well; one that amends it, for the days that it names.
    """
    said = dict.fromkeys(settled.off_days, False) | dict.fromkeys(settled.make_up_workdays, True)
    days = set(said)
    if settled.reading.kind == "yearly":
        first, last = days_arranged(settled.reading.year)
        first = max(first, installed.covered_from)
        days |= {first + ONE * n for n in range((last - first).days + 1)}
    found = []
    for day in sorted(days):
        worked = said.get(day, day.weekday() < SATURDAY)
        if worked is installed.is_workday(day):
            continue
        if day in said:
            words = "通知上班" if worked else "通知放假"
        else:
            words = f"通知没有写到（{weekday(day)}，照常{'上班' if worked else '休息'}）"
        rest = "休息" if worked else ""
        found.append(f"{day}：{words}，所装日历是{installed.reason(day)}{rest}")
    return found


def doubts(settled: Settled) -> Iterator[str]:
    """Statutory days off that the notice leaves worked: a sign that a sentence was lost."""
    year = settled.reading.year
    if settled.reading.kind == "amending" or not LAW <= year <= LAST_YEAR:
        return
    for day, name in load_statutory_days(year, year).items():
        if day not in settled.off_days and (
            day.weekday() < SATURDAY or day in settled.make_up_workdays
        ):
            yield f"{day}是法定的{name}，通知里没有放假，请核对原文是否复制完整"
