"""Sections 3 to 5 of the design read once more, as plainly as can be: days, periods, and what a record says.

Day by day and with no short ways; it shares with the engine only the calendar's days (`counting`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from counting import STEP, is_worked, nth_after

Raw = dict[str, Any]
"""A record as it is written, with dates as `date`, and `line`, where it stands."""
LEADS = {1: 10, 3: 30, 6: 60, 12: 120}
NO_ZERO_REPORT = ("否", "no", "false", "0")
NO_REASON = ("是", "yes", "true", "always")
DICTIONARY = ("政府网站", "政府网站常规公开", "政府网站专题公开", "社区居务公开栏")


@dataclass(frozen=True)
class Row:
    """What the reading needs of a catalog item and its time limit."""

    id: str
    limit: str
    channels: tuple[str, ...]
    within: tuple[str, int] = ("workdays", 20)
    months: int = 0
    event: bool = False
    always: bool = False
    on_demand: bool = False
    standing: bool = False
    stated: bool = False
    display: tuple[str, int] | None = None
    since: date = date.min
    until: date = date.max
    taken_out: tuple[tuple[str, date, date], ...] = ()


@dataclass(frozen=True)
class Act:
    """One publication of one record, as far as it has happened."""

    record: Raw = field(repr=False)
    published: date
    channel: str | None
    url: str | None
    withdrawn: date | None
    posted_until: date | None
    end_before: bool
    """Its `withdrawn` or `posted_until` was before `published`: told, and left out here."""


# Days


def worked_between(after: date, through: date) -> int:
    """Working days strictly after one day, through another."""
    days = (after + STEP * n for n in range(1, (through - after).days + 1))
    return sum(map(is_worked, days))


def end(day: date, span: tuple[str, int], moved: bool = True) -> date:
    """The last day of a span that begins the day after; moved to a working day where days are counted."""
    unit, number = span
    if unit == "workdays":
        return nth_after(day, number)
    if unit == "days":
        last = day + timedelta(days=number)
    else:
        year, month = divmod(day.year * 12 + day.month - 1 + number, 12)
        last = date(year, month + 1, 1)
        while last.day < day.day and (last + STEP).month == month + 1:
            last += STEP
    while moved and not is_worked(last):
        last += STEP
    return last


def days_of(text: str) -> tuple[date, date, int]:
    """First day, last day and months of a period."""
    year, _, part = text.partition("-")
    kind = part[:1] if part[:1] in "QH" else "M"
    months = {"Q": 3, "H": 6, "M": 1}[kind] if part else 12
    number = int(part.strip("QH") or 1) if part else 1
    first = date(int(year), (number - 1) * months + 1, 1)
    return first, further(first, months) - STEP, months


def further(first: date, months: int) -> date:
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return date(year, month + 1, 1)


def periods(months: int, since: date, as_of: date) -> Iterator[tuple[str, date]]:
    """Text and last day of the periods that end from one day on and have begun by another; of no months none."""
    first = date(since.year, 1, 1)
    while months and first <= as_of:
        number = (first.month - 1) // months + 1
        text = {1: f"-{number:02d}", 3: f"-Q{number}", 6: f"-H{number}", 12: ""}[months]
        following = further(first, months)
        if following - STEP >= since:
            yield f"{first.year}{text}", following - STEP
        first = following


# Records


def written_acts(record: Raw) -> list[Raw]:
    """The single acts of publishing of a record, as written."""
    return record.get("publications") or ([record] if "published" in record else [])


def is_unreadable(record: Raw) -> bool:
    words = record.get("nothing_to_disclose")
    return (
        "颜色" in record
        or isinstance(record.get("formed"), str)
        or not re.fullmatch(r"\d{4}(-Q[1-4]|-H[12]|-\d\d)?", record.get("period", "2026"))
        or words in NO_REASON
        or (words == "无" and not written_acts(record))
    )


def legible(record: Raw, key: str) -> Any:
    """A period or formed day, also where it has one right spelling; else None."""
    value = record.get(key)
    if key == "period" and value is not None and (found := re.fullmatch(r"(\d{4})-(\d)", value)):
        return f"{found[1]}-0{found[2]}"
    if key == "formed" and isinstance(value, str):
        found = re.fullmatch(r"(\d{4})/(\d+)/(\d+)", value)
        return date(*map(int, found.groups())) if found else None
    return None if value == "不详" else value


def is_zero_report(record: Raw, as_of: date) -> bool:
    words = record.get("nothing_to_disclose")
    if words is None or words in NO_ZERO_REPORT:
        return False
    if words in ("无", "~") and written_acts(record):
        return False
    days = [act["published"] for act in written_acts(record)]
    days += [record["formed"]] if "formed" in record else []
    return not days or min(days) <= as_of


def acts_of(record: Raw, as_of: date) -> list[Act]:
    """What of a record was published by a day; ends that have not come or contradict it are left out."""
    found = []
    for act in written_acts(record):
        published = act["published"]
        withdrawn, posted = act.get("withdrawn"), act.get("posted_until")
        bad = any(day is not None and day < published for day in (withdrawn, posted))
        withdrawn = withdrawn if withdrawn and published <= withdrawn <= as_of else None
        posted = posted if posted and posted >= published else None
        if published <= as_of:
            found.append(
                Act(record, published, act.get("channel"), act.get("url"), withdrawn, posted, bad)
            )
    return found


def before_its_period(row: Row, act: Act) -> str:
    """How far before its period a publication came: "" early or later, "W" far ahead, "E" contradicting it."""
    period = act.record.get("period")
    if not row.months or period is None or days_of(period)[2] != row.months:
        return ""
    first = days_of(period)[0]
    if act.published >= first - timedelta(days=LEADS[row.months]):
        return ""
    return "W" if act.published >= further(first, -row.months) else "E"


def before_it_was_formed(act: Act) -> bool:
    return act.published < act.record.get("formed", date.min)


def chosen(row: Row, acts: list[Act]) -> tuple[Act, ...]:
    """Which publication decides: more than one only where nothing tells them apart."""
    for proper in (
        lambda act: act.channel in row.channels,
        lambda act: act.channel is None or act.channel in DICTIONARY,
        lambda act: True,
    ):
        found = [act for act in acts if proper(act)]
        if found:
            day = min(act.published for act in found)
            return tuple(act for act in found if act.published == day)
    return ()
