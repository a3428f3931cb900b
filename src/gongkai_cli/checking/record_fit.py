"""A record and its item → why the record is of another kind than the item (GK303), if it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from gongkai_cli.calendar.periods import containing, parse_period
from gongkai_cli.model.catalog import Item, TimeLimit
from gongkai_cli.model.record import Record, acts_of
from gongkai_cli.model.result import LocatedRecord

from .contradictions import early_margin


class WrongKind(NamedTuple):
    """Why a record is of another kind than its item, and what is written in it.

    `no_period`, `other_rhythm`: of an item with the rhythm `every`; `period_of_event`, and the same
    where the event's own day is written beside it, `period_beside_event`; `zero_report`; `own_due`.
    """

    why: Literal[
        "no_period",
        "other_rhythm",
        "period_of_event",
        "period_beside_event",
        "zero_report",
        "own_due",
    ]
    item: str
    category: str
    every: str = ""
    written: str = ""


@dataclass(frozen=True, slots=True)
class Misfit:
    """A record that does not fit its item (GK303).

    `reach` are the first and last trigger day (a period's last, or the day an event was formed) of the
    obligations that it may speak of; None where it closes what it says.
    """

    placed: LocatedRecord
    key: str
    facts: WrongKind
    closes: bool = False
    reach: tuple[date, date] | None = None


def find_misfit(item: Item, limit: TimeLimit, placed: LocatedRecord) -> Misfit | None:
    """Why a record does not fit the kind of its item (GK303); `closes` says it closes nothing."""
    record = placed.record
    special = record.period or record.nothing_to_disclose or record.due
    if special is None and limit.every is None:
        return None  # by far the most records of events
    head, every, name = limit.head, limit.every, (item.id, item.category)
    if every is not None:
        if record.period is None:
            facts = WrongKind("no_period", *name, every)
            return Misfit(placed, "item", facts, True, range_of_periods(every, record))
        if parse_period(record.period).every != every:
            facts = WrongKind("other_rhythm", *name, every, record.period)
            return Misfit(placed, "period", facts, True, range_of_periods(every, record))
    elif record.period is not None and head == "after":
        if record.formed is not None:  # which says all that is asked
            facts = WrongKind("period_beside_event", *name, written=record.period)
            return Misfit(placed, "period", facts)
        facts = WrongKind("period_of_event", *name, written=record.period)
        written = parse_period(record.period)
        return Misfit(placed, "period", facts, True, (written.first, written.last))
    if record.nothing_to_disclose is not None and head != "every":
        return Misfit(placed, "nothing_to_disclose", WrongKind("zero_report", *name))
    if record.due is not None and head != "on_demand" and not limit.stated:
        return Misfit(placed, "due", WrongKind("own_due", *name))
    return None


def range_of_periods(every: str, record: Record) -> tuple[date, date]:
    """The last days of the first and of the last period of a rhythm that a record may speak of.

    Those it overlaps, where it names a period of whatever length. Where it names none, all up to the
    one that a publication of that day may be early for; without a publication, the day it was formed
    stands for it.
    """
    if record.period is not None:
        written = parse_period(record.period)
        if written.every == every:
            return written.last, written.last
        return containing(written.first, every).last, containing(written.last, every).last
    days = [act.published for act in acts_of(record) if act.published is not None]
    day = min(days, default=record.formed)
    if day is None:
        return date.min, date.max
    return date.min, containing(day + early_margin(every), every).last
