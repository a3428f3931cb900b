"""Period texts such as 2026-Q3 → the days they cover; and the periods of a rhythm, in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import get_args

from gongkai_cli.model.catalog import Every

MONTHS: dict[str, int] = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}
WORDS: dict[str, str] = {"month": "月", "quarter": "季度", "half_year": "半年", "year": "年"}
SPELLED: dict[str, str] = {
    "month": "2026-10", "quarter": "2026-Q3", "half_year": "2026-H1", "year": "2026",
}  # fmt: skip
FORM: dict[str, str] = {
    "month": "四位年-两位月", "quarter": "四位年-Q几", "half_year": "四位年-H几", "year": "四位年",
}  # fmt: skip
"""How a period of each rhythm is spelled, where any example would be another round than the one meant."""
assert set(MONTHS) == set(get_args(Every))


@dataclass(frozen=True, slots=True)
class Period:
    """One round of publication: its text, rhythm, first and last day (both included)."""

    text: str
    every: str
    first: date
    last: date

    def overlaps(self, other: Period) -> bool:
        """Whether the two share a day."""
        return self.first <= other.last and other.first <= self.last


@lru_cache(maxsize=4096)
def parse_period(text: str) -> Period:
    """The period that a checked text (model.scalars.PERIOD) spells."""
    year, rest = int(text[:4]), text[5:]
    if not rest:
        return build_period(year, 1, "year")
    if rest[0] == "H":
        return build_period(year, 6 * int(rest[1]) - 5, "half_year")
    if rest[0] == "Q":
        return build_period(year, 3 * int(rest[1]) - 2, "quarter")
    return build_period(year, int(rest), "month")


def build_period(year: int, month: int, every: str) -> Period:
    """The period of a rhythm that begins in a month."""
    length = MONTHS[every]
    after = year * 12 + month - 1 + length
    first = date(year, month, 1)
    last = date(after // 12, after % 12 + 1, 1) - timedelta(days=1)
    number = (month - 1) // length + 1
    text = {
        "month": f"{year:04d}-{month:02d}",
        "quarter": f"{year:04d}-Q{number}",
        "half_year": f"{year:04d}-H{number}",
        "year": f"{year:04d}",
    }[every]
    return Period(text, every, first, last)


def containing(day: date, every: str) -> Period:
    """The period of a rhythm that holds a day."""
    length = MONTHS[every]
    return build_period(day.year, (day.month - 1) // length * length + 1, every)


def begun_periods(every: str, lower: date, as_of: date) -> Iterator[Period]:
    """The periods that end on or after `lower` and have begun by `as_of`, in order."""
    period = containing(lower, every)
    while period.first <= as_of:
        yield period
        following = period.last + timedelta(days=1)
        period = build_period(following.year, following.month, every)
