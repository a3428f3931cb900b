"""A finding that today's result does not hold → whether it was resolved, or its obligation left the check."""

from __future__ import annotations

from typing import NamedTuple

from gongkai_cli.checking.check import CheckResult
from gongkai_cli.checking.obligations.head import UNDATED
from gongkai_cli.checking.turning_waivers import kind_of
from gongkai_cli.model.baseline import Cause, Change
from gongkai_cli.model.result import Assessment
from gongkai_cli.model.verdicts import VERDICT_WORDS, Verdict

from .causes import InputChanges, find_causes
from .earlier import EarlierFinding, EarlierObligation, get_real_verdict

OF_LATENESS = ("GK1", "GK2", "GK9")
"""The families whose findings speak of the lateness of their obligation."""
OUT = frozenset({Verdict.NOT_APPLICABLE, Verdict.EXEMPT})
"""The verdicts of what somebody decided to take out of the check."""
WERE_BAD = frozenset({Verdict.DUE_SOON, Verdict.MET_LATE, Verdict.UNDETERMINED, Verdict.OVERDUE})
"""The verdicts that a later due day does away with."""


class Sorted(NamedTuple):
    """How a finding left: what became of it, why, what was moved, and whether `--new-only` fails for it."""

    change: Change
    causes: tuple[Cause, ...]
    ways: tuple[str, ...] = ()
    counts: bool = False


def sort_removed(
    around: InputChanges,
    checked: CheckResult,
    finding: EarlierFinding,
    before: EarlierObligation | None,
    after: Assessment | None,
    turned: tuple[str, ...],
) -> Sorted:
    """What became of a finding that is no longer there.

    Resolved is only what an obligation that stands and is due when it was due has shed. One that is
    not laid out any more is gone; where the catalog did not take it away, somebody deleted a record or
    moved a day, and lateness that leaves in this way counts.
    """
    why = find_causes(around, finding["code"], finding["item"], before, after)
    if before is None:
        return Sorted(Change.RESOLVED, why)
    late = finding["code"].startswith(OF_LATENESS)
    counted = late and finding["waived_by"] is None
    if after is None:
        if _dated(before, checked):
            return Sorted(Change.RESOLVED, (Cause.RECORDS,))
        why = _by_catalog(before, checked, around) or (Cause.RECORDS,)
        return Sorted(Change.GONE, why, (), counted and Cause.RECORDS in why)
    if after.verdict in OUT and before["verdict"] not in OUT:
        return Sorted(Change.TAKEN_OUT, why, (f"已列为{VERDICT_WORDS[after.verdict]}",))
    moved = _moved_later(before, after)
    if late and moved:
        return Sorted(Change.POSTPONED, why, (moved,), counted and Cause.RECORDS in why)
    return Sorted(Change.TURNED if turned else Change.RESOLVED, why)


def _moved_later(before: EarlierObligation, after: Assessment) -> str:
    """From which due day to which later one, where nothing but that made the lateness go; else nothing."""
    due, was = after.obligation.due, before["due"]
    published = after.decided_by.day if after.decided_by else None
    same = before["published"] == published and after.verdict is not Verdict.NOTHING
    if due is None or was is None or due.day <= was or not same:
        return ""
    return f"到期日由{was}改为{due.day}" if get_real_verdict(before) in WERE_BAD else ""


def _by_catalog(
    before: EarlierObligation, checked: CheckResult, around: InputChanges
) -> tuple[Cause, ...]:
    """What else than records and settings takes an obligation away: nothing, where its item may have it."""
    project = checked.project
    item = project.catalog.items.get(before["item"])
    if item is None or kind_of(project, item, before["id"]) is None:
        return (Cause.CATALOG,)
    day = before["trigger"] or checked.as_of
    starts, ends = item.effective_from or day, item.effective_to or day
    return around.of(Cause.CATALOG, Cause.TIME) if not starts <= day <= ends else ()


def _dated(before: EarlierObligation, checked: CheckResult) -> bool:
    """Whether an event that lacked its day has got one, which gives its obligation another id."""
    day, at, named = before["id"][len(before["item"]) + 1 :].partition("@")
    if not at or day != UNDATED:
        return False
    return any(
        named in (placed.record.title, str(placed.record.published))
        for each in checked.judged
        if each.obligation.item.id == before["item"] and each.obligation.trigger is not None
        for placed in each.obligation.records
    )
