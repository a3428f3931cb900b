"""Days counted one by one on the notices' own days: what the engine is compared with."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

FIXTURE = json.loads(
    (Path(__file__).parent / "fixtures/state-council-2007-2026.json").read_text("utf-8")
)
MADE_UP_2027 = {
    "off_days": [*(f"2027-01-0{n}" for n in (1, 2, 3)), *(f"2027-02-0{n}" for n in range(5, 9))],
    "make_up_workdays": ["2026-12-26", "2027-01-09"],
}
"""Some days of a notice that was never issued: it makes two Saturdays working days."""
OVERLAY_2027 = (
    "year: 2027\nnumber: 虚构〔2026〕1号\nissued: 2026-11-20\n"
    f"off_days: [{', '.join(MADE_UP_2027['off_days'])}]\n"
    f"make_up_workdays: [{', '.join(MADE_UP_2027['make_up_workdays'])}]\n"
)
STATUTORY_2027 = {"2027-01-01", "2027-02-05", "2027-02-08"}
"""《全国年节及纪念日放假办法》第二条: the days through February that are no weekend anyway."""
OFF = frozenset(FIXTURE["off_days"]) | STATUTORY_2027
WORKED = frozenset(FIXTURE["make_up_workdays"])
OFF_IMPORTED = OFF | frozenset(MADE_UP_2027["off_days"])
WORKED_IMPORTED = WORKED | frozenset(MADE_UP_2027["make_up_workdays"])
STEP = timedelta(days=1)


def is_worked(day: date, imported: bool = False) -> bool:
    """Whether a day of 2007 to February 2027 is worked; `imported` takes in the made-up notice."""
    text = day.isoformat()
    off, worked = (OFF_IMPORTED, WORKED_IMPORTED) if imported else (OFF, WORKED)
    return text in worked or (day.weekday() < 5 and text not in off)


def workdays_after(day: date, imported: bool = False) -> Iterator[date]:
    """The working days strictly after a day."""
    while True:
        day += STEP
        if is_worked(day, imported):
            yield day


def nth_after(day: date, n: int, imported: bool = False) -> date:
    """The n-th working day strictly after a day."""
    days = workdays_after(day, imported)
    for _ in range(n - 1):
        next(days)
    return next(days)
