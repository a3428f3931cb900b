"""Sections 4 and 5 of the design read once more, as plainly as can be: what each obligation comes to.

Day by day, with no index, no grouping ahead and no short ways; it shares with the engine only the calendar's
days (`counting`). It knows records that fit their items: what is unreadable or a misfit has tests of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from counting import STEP, is_worked, nth_after

Raw = dict[str, Any]
"""A record as it is written, with dates as `date`."""


class Comes(NamedTuple):
    """What an obligation comes to: verdict, due day, day published, working days and days late."""

    verdict: str
    due: date
    published: date | None = None
    workdays_late: int | None = None
    days_late: int | None = None


@dataclass(frozen=True)
class Row:
    """What the reading needs of a catalog item and its time limit."""

    id: str
    channels: tuple[str, ...]
    within: tuple[str, int] = ("workdays", 20)
    months: int = 0
    event: bool = False
    always: bool = False
    on_demand: bool = False
    standing: bool = False
    stated: bool = False
    display: tuple[str, int] | None = None


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
        last = next(
            date(year, month + 1, n) for n in range(day.day, 0, -1) if _there_is(year, month + 1, n)
        )
    while moved and not is_worked(last):
        last += STEP
    return last


def _there_is(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def periods(months: int, since: date, as_of: date) -> Iterator[tuple[str, date]]:
    """Text and last day of the periods that end from one day on and have begun by another; of no months none."""
    first = date(since.year, 1, 1)
    while months and first <= as_of:
        year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
        following = date(year, month + 1, 1)
        number = (first.month - 1) // months + 1
        text = {1: f"-{number:02d}", 3: f"-Q{number}", 6: f"-H{number}", 12: ""}[months]
        if following - STEP >= since:
            yield f"{first.year}{text}", following - STEP
        first = following


def acts(record: Raw) -> list[Raw]:
    """The single acts of publishing of a record."""
    return record.get("publications") or ([record] if "published" in record else [])


def comes_to(row: Row, records: list[Raw], start: date, as_of: date) -> dict[str, Comes]:
    """All obligations of an item on a day, by id, and what each comes to."""
    found: dict[str, Comes] = {}
    for text, last in periods(row.months, start, as_of):
        mine = [record for record in records if record.get("period") == text]
        due = end(last, row.within)
        found[f"{row.id}@{text}"] = _judged(row, mine, last, due, as_of)
    for record in records if row.event or row.on_demand else ():
        formed, title = record.get("formed"), record["title"]
        if formed is None or not start <= formed <= as_of:
            continue
        mine = [r for r in records if (r.get("formed"), r["title"]) == (formed, title)]
        stated = [r["due"] for r in mine if "due" in r and r["due"] >= formed]
        if row.on_demand and not stated:
            continue
        due = min(stated) if row.on_demand else end(formed, row.within)
        if row.stated and stated:
            due = min(due, *stated)
        found[f"{row.id}@{formed}@{title}"] = _judged(row, mine, None, due, as_of)
    if (row.standing or row.always) and start <= as_of:
        found[f"{row.id}@standing"] = _standing(row, records, nth_after(start, 20), as_of)
    return found


def _judged(row: Row, mine: list[Raw], period: date | None, due: date, as_of: date) -> Comes:
    up = [
        act
        for record in mine
        for act in acts(record)
        if act["published"] <= as_of and not _withdrawn_in_time(row, act, due, as_of)
    ]
    up = [act for act in up if act.get("channel") in row.channels] or up
    if up:
        day = min(act["published"] for act in up)
        if day > due:
            return Comes("met_late", due, day, worked_between(due, day), (day - due).days)
        return Comes("met", due, day)
    if period is not None and period <= as_of:
        for record in mine:
            if "nothing_to_disclose" in record and _has_happened(record, as_of):
                return Comes("nothing_to_disclose", due)
    return _unpublished(due, due, as_of)


def _withdrawn_in_time(row: Row, act: Raw, due: date, as_of: date) -> bool:
    """Taken down by the due day, it does not count, unless it had been up its full 公示期."""
    withdrawn = act.get("withdrawn")
    if withdrawn is None or withdrawn > min(due, as_of):
        return False
    return row.display is None or withdrawn <= end(act["published"], row.display, moved=False)


def _has_happened(record: Raw, as_of: date) -> bool:
    days = [act["published"] for act in acts(record)]
    days += [record["formed"]] if "formed" in record else []
    return not days or min(days) <= as_of


def _standing(row: Row, records: list[Raw], due: date, as_of: date) -> Comes:
    up, came_down = [], [due]
    for act in (act for record in records for act in acts(record)):
        if act["published"] > as_of or act.get("channel") == "微信":
            continue  # what the catalog's dictionary lacks satisfies nothing
        ends = [act["withdrawn"]] if act.get("withdrawn", date.max) <= as_of else []
        ends += [act["posted_until"]] if act.get("posted_until", date.max) < as_of else []
        if ends:
            came_down.append(min(ends))
        else:
            up.append(act)
    up = [act for act in up if act.get("channel") in row.channels] or up
    if up:
        return Comes("met", due, min(act["published"] for act in up))
    return _unpublished(due, max(came_down), as_of)


def _unpublished(due: date, since: date, as_of: date) -> Comes:
    if as_of > due:
        late = worked_between(since, as_of), (as_of - since).days
        return Comes("overdue", due, None, *late)
    return Comes("due_soon" if due <= nth_after(as_of, 5) else "pending", due)
