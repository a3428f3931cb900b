"""Findings of a check → those that the month's report must tell, each with why it is there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal

from gongkai_cli.calendar.periods import Period
from gongkai_cli.checking.check import CheckResult
from gongkai_cli.model.result import Assessment, Finding, Published
from gongkai_cli.model.verdicts import Severity, Verdict

Group = Literal["this_month", "earlier_open", "earlier_closed", "records"]
"""Why a problem is in the report.

`this_month`: due, lapsed or published this month, or not tied to an earlier month.
`earlier_open`: of an earlier month and unmended on the as-of day (此前遗留).
`earlier_closed`: due in an earlier month, published late this month (此前到期、本月补公开).
`records`: belongs to no obligation: unreadable, unknown item, duplicate …
"""
Grouped = tuple[Group, Finding]
GROUPS: tuple[Group, ...] = ("this_month", "earlier_open", "earlier_closed", "records")
UNPUBLISHED = (Verdict.OVERDUE, Verdict.UNDETERMINED)
LATE, TOO_SHORT = "GK201", "GK307"
OF_THE_FILE = ("GK502", "GK503")
"""Rules on what is written in waivers.yaml, also where it names an obligation of some month."""


def select_problems(checked: CheckResult, month: Period) -> tuple[list[Grouped], int]:
    """Every error and warning that is the month's or still open, in the order of GROUPS, waived ones last.

    Beside them the number of late publications left out: due and published before the month, and
    told in their own months. Nothing else is ever left out.
    """
    judged = {each.obligation.id: each for each in checked.judged}
    reported = 0
    found: list[Grouped] = []
    for finding in checked.findings:
        if finding.severity is Severity.NOTICE:
            continue
        group = _group(finding, judged, checked, month)
        if group is None:
            reported += 1
        else:
            found.append((group, finding))
    # stable: within a group the order of the check
    found.sort(key=lambda each: (each[1].waived_by is not None, GROUPS.index(each[0])))
    return found, reported


def _group(
    finding: Finding, judged: dict[str, Assessment], checked: CheckResult, month: Period
) -> Group | None:
    """Why a finding is in the report; None for a late publication that an earlier month told."""
    obligation = finding.obligation
    if obligation is None or obligation.due is None or obligation.id not in judged:
        return "records"
    if finding.code in OF_THE_FILE:
        return "records"
    mine, due = judged[obligation.id], obligation.due.day
    decided = _fault_day(finding, mine.decided_by, checked.as_of)
    if finding.code == LATE and decided is not None:
        if due >= month.first:
            return "this_month"
        return "earlier_closed" if decided >= month.first else None
    since = decided or due
    if mine.real_verdict in UNPUBLISHED and mine.days_late is not None:
        since = checked.as_of - timedelta(days=mine.days_late)  # a standing one: the day it lapsed
        return "this_month" if since >= month.first else "earlier_open"
    if decided is not None and due > month.last:  # published early
        return "this_month" if decided >= month.first else "earlier_open"
    return "this_month" if max(since, due) >= month.first else "earlier_open"


def _fault_day(finding: Finding, decided: Published | None, as_of: date) -> date | None:
    """The day of what a finding holds against a publication: it was made then, or taken down too soon."""
    if decided is None:
        return None
    if finding.code == TOO_SHORT:
        ends = (decided.act.posted_until, decided.act.withdrawn)
        return min((day for day in ends if day is not None and day <= as_of), default=decided.day)
    return decided.day


def count_affected(found: Iterable[Grouped]) -> int:
    """How many obligations the problems concern, several of which may be of one; waived ones and what is
    wrong in the files alone left out."""
    return len(
        {
            finding.obligation.id
            for group, finding in found
            if finding.obligation and finding.waived_by is None and group != "records"
        }
    )


def count_severities(found: Iterable[Grouped]) -> dict[Severity, int]:
    """Problems by severity, waived ones left out; notices are no problems."""
    counts = Counter(finding.severity for _, finding in found if finding.waived_by is None)
    return {severity: counts[severity] for severity in (Severity.ERROR, Severity.WARNING)}
