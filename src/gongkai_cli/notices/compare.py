"""A settled notice, the installed calendar → where they differ, and what the law would lead one to expect."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..calendar.statutory import FIRST_YEAR, LAST_YEAR, statutory_days
from ..calendar.workdays import Workdays
from .read import SATURDAY

if TYPE_CHECKING:
    from .settle import Settled

LAW = 2025
"""The first year of the days off of 《全国年节及纪念日放假办法》 (2024), which statutory_days holds."""


def differences(settled: Settled, installed: Workdays) -> list[str]:
    """The days that the notice and the installed calendar see differently, in words."""
    found = []
    for day in settled.off_days:
        if installed.is_workday(day):
            found.append((day, f"{day}：通知放假，所装日历是{installed.reason(day)}"))
    for day in settled.make_up_workdays:
        if not installed.is_workday(day):
            found.append((day, f"{day}：通知上班，所装日历是{installed.reason(day)}休息"))
    return [words for _, words in sorted(found)]


def doubts(settled: Settled) -> Iterator[str]:
    """Statutory days off that the notice leaves worked: a sign that a sentence was lost."""
    year = settled.reading.year
    if settled.reading.kind == "amending" or not max(LAW, FIRST_YEAR) <= year <= LAST_YEAR:
        return
    for day, name in statutory_days(year, year).items():
        if day not in settled.off_days and (
            day.weekday() < SATURDAY or day in settled.make_up_workdays
        ):
            yield f"{day}是法定的{name}，通知里没有放假，请核对原文是否复制完整"
