"""The waivers in force on a day → which obligation each may turn; what an obligation's id may be."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from gongkai_cli.calendar.periods import parse_period
from gongkai_cli.model.catalog import Item
from gongkai_cli.model.scalars import ISO_DATE, PERIOD
from gongkai_cli.model.verdicts import CODES, TURNING, Kind, Verdict
from gongkai_cli.sources.project import LoadedProject

from .obligations.head import DUE_ONLY, UNDATED

if TYPE_CHECKING:
    from gongkai_cli.model.waiver import Waiver
    from gongkai_cli.sources.waivers import PlacedWaiver

KIND_OF: dict[str, Kind] = {
    code: kind for (verdict, kind), code in CODES.items() if verdict is Verdict.OVERDUE
}
"""The rules that speak of one kind of obligation only."""
InForce = dict[tuple[str, str], "PlacedWaiver"]


def find_turning_waivers(project: LoadedProject, as_of: date) -> InForce:
    """Of the waivers in force that may turn a verdict, the one that does, by code and obligation."""
    best: InForce = {}
    for placed in project.waivers.listed if project.waivers is not None else ():
        waiver = placed.waiver
        if waiver.code not in TURNING or not waiver.approved_on <= as_of <= waiver.last_day:
            continue
        item, target = item_of(project, waiver), (waiver.code, waiver.target)
        kind = kind_of(project, item, waiver.target) if item is not None else None
        if kind is None or KIND_OF.get(waiver.code, kind) != kind:
            continue
        if target not in best or precedence(placed) < precedence(best[target]):
            best[target] = placed
    return best


def precedence(placed: PlacedWaiver) -> tuple[object, ...]:
    """Of several waivers the one that lasts longest goes first, then the eldest."""
    waiver = placed.waiver
    remaining = date.max - waiver.last_day
    return remaining, waiver.approved_on, waiver.approved_by, waiver.reason


def item_of(project: LoadedProject, waiver: Waiver) -> Item | None:
    """The item a waiver names; an id may itself hold an @, so the longest that fits."""
    if waiver.item is not None:
        return project.catalog.items.get(waiver.item)
    head, at = waiver.target, "@"
    while at:
        head, at, _ = head.rpartition("@")
        if at and head in project.catalog.items:
            return project.catalog.items[head]
    return None


def kind_of(project: LoadedProject, item: Item, target: str) -> Kind | None:
    """The kind of an obligation that the item may have under this id, on some day; else None."""
    rest = target[len(item.id) + 1 :]
    limit = project.limit(item.time_limit)
    if rest == "standing":
        return "standing" if item.standing or limit.head == "always" else None
    if limit.head == "every":
        right = re.fullmatch(PERIOD, rest) and parse_period(rest).every == limit.every
        return "period" if right else None
    if limit.head not in ("after", "on_demand"):
        return None
    day, at, _ = rest.partition("@")
    if limit.head == "on_demand":
        day = day.removeprefix(DUE_ONLY)
    dated = day == UNDATED or re.fullmatch(ISO_DATE, day)
    return "event" if at and dated else None
