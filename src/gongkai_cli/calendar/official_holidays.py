"""The installed chinese_calendar and its errata → the days that State Council notices make off or worked."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import chinese_calendar  # type: ignore[import-untyped]
from chinese_calendar.constants import (  # type: ignore[import-untyped]
    holidays,
    in_lieu_days,
    workdays,
)

NAMES: dict[str, str] = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "Mid-autumn Festival": "中秋节",
    "National Day": "国庆节",
    "Anti-Fascist 70th Day": "抗战胜利日",
}
VERSION = str(chinese_calendar.__version__)
"""Of the installed notices."""
OFF = "放假"
IN_LIEU = "调休放假"
MADE_UP = "调休上班"
ERRATA = Path(__file__).with_name("errata.json")
"""What the installed data lacks, each day with the notice that says so."""


@dataclass(frozen=True, slots=True)
class OfficialHolidays:
    """What notices say of whole years: days off with their reason, and make-up working days."""

    first_year: int
    last_year: int
    off_days: dict[date, str]
    make_up_workdays: tuple[date, ...]


def load_official_holidays() -> OfficialHolidays:
    """All notices that the installed data holds; both years are inclusive.

    A day off in exchange for a worked weekend is called so: 国庆节调休放假.
    """
    off = {
        day: NAMES.get(name, OFF) + (IN_LIEU if day in in_lieu_days else "")
        for day, name in holidays.items()
    }
    errata = json.loads(ERRATA.read_text("utf-8"))["make_up_workdays"]
    made_up = {*workdays, *(date.fromisoformat(each["day"]) for each in errata)}
    return OfficialHolidays(min(off).year, max(off).year, off, tuple(sorted(made_up)))
