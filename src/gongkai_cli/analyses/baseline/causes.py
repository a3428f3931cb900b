"""One finding's obligation, before and now → what its change may come from."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from gongkai_cli.calendar.periods import parse_period
from gongkai_cli.model.baseline import Cause
from gongkai_cli.model.result import Assessment
from gongkai_cli.model.verdicts import State, Verdict

from .earlier import EarlierObligation, get_real_verdict

RULES_OF_DAYS = frozenset({"GK202", "GK203", "GK307", "GK401", "GK601"})
"""Rules that count days of their own, so that the calendar and the day of asking move them."""
LAPSING = frozenset({"GK501", "GK502", "GK902"})
"""Rules that a day may set off besides people: waivers lapse, and a due day may pass under a cloud."""
WAITING = frozenset({Verdict.PENDING, Verdict.DUE_SOON, Verdict.OVERDUE, Verdict.UNDETERMINED})
"""The verdicts that one and the same unpublished obligation takes, one after the other."""
OF_EVENTS = frozenset({State.JUDGED, State.NO_EVENT})
"""The states of an item whose events made obligations already."""


@dataclass(frozen=True, slots=True)
class InputChanges:
    """What is not the same around the two results, and what the earlier one knew."""

    changed: frozenset[Cause]
    then: date
    now: date
    items_then: Mapping[str, State]
    items_now: Collection[str]

    def of(self, *causes: Cause) -> tuple[Cause, ...]:
        """Those of the causes that have changed at all."""
        return tuple(cause for cause in causes if cause in self.changed)


def find_causes(
    around: InputChanges,
    code: str,
    item: str | None,
    before: EarlierObligation | None,
    after: Assessment | None,
) -> tuple[Cause, ...]:
    """Everything that may account for a finding that is new, worse or gone; never empty.

    The passing of time: a period began, a due day passed, or more days went by while nothing else
    moved. Catalog, calendar, tool: what differs, where the due day or its basis moved or where the
    report cannot tell (it holds no records). Else records or settings, which are people's doing.
    """
    if before is None and after is None:
        return _of_no_obligation(around, code, item)
    if after is None:
        gone = item is not None and item not in around.items_now
        return (Cause.CATALOG,) if gone else (Cause.RECORDS,)
    if before is None:
        return _of_new_obligation(around, after)
    due = after.obligation.due
    moved = before["due"] != (due.day if due else None) or before["basis"] != (
        due.basis if due else None
    )
    published = after.decided_by.day if after.decided_by else None
    by_people = before["published"] != published
    by_time = _time_alone(around, code, before, after)
    if moved:
        found = around.of(Cause.CATALOG, Cause.CALENDAR, Cause.TOOL)
        passed = before["due"] is not None and around.then <= before["due"] < around.now
        found += around.of(Cause.TIME) if passed and not by_people else ()
        return found if found and not by_people else (*found, Cause.RECORDS)
    if by_people:  # what is in force all the time may lapse without anybody touching it
        standing = after.obligation.kind == "standing"
        return (*(around.of(Cause.TIME) if standing else ()), Cause.RECORDS)
    if by_time:
        return (Cause.TIME,)
    return _unexplained(around, code)


def _time_alone(
    around: InputChanges, code: str, before: EarlierObligation, after: Assessment
) -> tuple[Cause, ...]:
    """Whether an obligation still unpublished, its due day unmoved, only grew older."""
    if Cause.TIME not in around.changed:
        return ()
    verdict = after.real_verdict
    waits = {get_real_verdict(before), verdict} <= WAITING
    aged = verdict is Verdict.OVERDUE or get_real_verdict(before) is not verdict
    ticks = code in RULES_OF_DAYS or code.startswith("GK1")
    return (Cause.TIME,) if waits and aged and ticks else ()


def _of_new_obligation(around: InputChanges, after: Assessment) -> tuple[Cause, ...]:
    obligation = after.obligation
    if obligation.item.id not in around.items_then:
        return (Cause.CATALOG,)
    if obligation.period is not None and parse_period(obligation.period).first > around.then:
        return (Cause.TIME,)
    if obligation.kind == "event" and around.items_then[obligation.item.id] in OF_EVENTS:
        return (Cause.RECORDS,)
    return (*around.of(Cause.CATALOG, Cause.TOOL), Cause.RECORDS)


def _of_no_obligation(around: InputChanges, code: str, item: str | None) -> tuple[Cause, ...]:
    if item is not None and (item in around.items_then) is not (item in around.items_now):
        return (*around.of(Cause.CATALOG), Cause.RECORDS)
    if code == "GK601":
        return around.of(Cause.CALENDAR, Cause.TIME, Cause.TOOL) or (Cause.RECORDS,)
    return _unexplained(around, code)


def _unexplained(around: InputChanges, code: str) -> tuple[Cause, ...]:
    found = around.of(Cause.CATALOG, Cause.TOOL)
    found += around.of(Cause.CALENDAR) if code in RULES_OF_DAYS else ()
    found += around.of(Cause.TIME) if code in RULES_OF_DAYS | LAPSING else ()
    return (*found, Cause.RECORDS)
