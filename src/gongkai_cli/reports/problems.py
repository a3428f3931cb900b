"""Findings of a check → the problems that the month's report must tell, each with why it is there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from ..catalog.meaning import origin
from ..check import Checked
from ..model.catalog import Item
from ..model.result import Finding, Judged, Published, Severity, Verdict
from ..obligations import STATUTORY_SPAN
from ..periods import Period
from ..rules import BY_CODE
from .formal import formal
from .model import Group, Problem, Rectification, Task

GROUPS: tuple[Group, ...] = ("this_month", "earlier_open", "earlier_closed", "records")
UNPUBLISHED = (Verdict.OVERDUE, Verdict.UNDETERMINED)
LATE, TOO_SHORT = "GK201", "GK307"
OF_THE_FILE = ("GK502", "GK503")
"""Rules on what is written in waivers.yaml, also where it names an obligation of some month."""
COLUMNS = {
    "GK301": "公开形式“{0.channel}”",
    "GK302": "内容标准",
    "GK308": "公开形式“{0.channel}”",
    "GK309": "公开形式“{0.channel}”",
}
"""The column of the catalog that a rule holds a publication against, where it is not the time limit."""


def problems(checked: Checked, month: Period) -> tuple[tuple[Problem, ...], int]:
    """Every error and warning that is the month's or still open, in the order of GROUPS.

    Beside them the number of late publications left out: due and published before the month, and
    told in their own months. Nothing else is ever left out.
    """
    judged = {each.obligation.id: each for each in checked.judged}
    sorted_in: dict[Group, list[Finding]] = {group: [] for group in GROUPS}
    told = 0
    for finding in checked.findings:
        if finding.severity is Severity.NOTICE:
            continue
        group = _group(finding, judged, checked, month)
        if group is None:
            told += 1
        else:
            sorted_in[group].append(finding)
    ordered = [(group, finding) for group in GROUPS for finding in sorted_in[group]]
    ordered.sort(key=lambda each: each[1].waived_by is not None)  # stable: they are printed last
    return tuple(
        _problem(number, group, finding, judged, checked)
        for number, (group, finding) in enumerate(ordered, 1)
    ), told


def _group(
    finding: Finding, judged: dict[str, Judged], checked: Checked, month: Period
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
    if (mine.verdict_unwaived or mine.verdict) in UNPUBLISHED and mine.days_late is not None:
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


def _problem(
    number: int, group: Group, finding: Finding, judged: dict[str, Judged], checked: Checked
) -> Problem:
    obligation = finding.obligation
    mine = judged.get(obligation.id) if obligation else None
    due = obligation.due if obligation else None
    item = checked.project.catalog.items.get(finding.item or "")
    folder = checked.project.project.records
    message, mentions = formal(finding.message, folder)
    hint, _ = formal(finding.hint, folder)
    return Problem(
        number=number,
        group=group,
        code=finding.code,
        name=BY_CODE[finding.code].chinese,
        severity=finding.severity,
        obligation=obligation.id if obligation else None,
        item=finding.item,
        category=item.category if item else "",
        office=finding.office,
        title=finding.title,
        period=obligation.period if obligation else None,
        verdict=mine.verdict if mine else None,
        due=due.day if due else None,
        basis=due.basis if due else None,
        published=mine.decided_by.day if mine and mine.decided_by else None,
        workdays_late=mine.workdays_late if mine else None,
        days_late=mine.days_late if mine else None,
        ground=_ground(finding, item, checked),
        message=message,
        hint=hint,
        url=mine.decided_by.act.url if mine and mine.decided_by else None,
        file=finding.place.path,
        line=finding.place.line,
        column=finding.place.column,
        fingerprint=finding.fingerprint,
        waived_by=finding.waived_by,
        mentions=mentions,
    )


def _ground(finding: Finding, item: Item | None, checked: Checked) -> str:
    """What the problem rests on: the catalog's column, and who set the limit."""
    if item is None:
        return ""
    row = f"目录第{item.id}项"
    if finding.code in COLUMNS:
        return row + COLUMNS[finding.code].format(item)
    if finding.obligation is not None and finding.obligation.kind == "standing":
        return f"{row}须长期公开，起始日后{STATUTORY_SPAN}内（《政府信息公开条例》第二十六条）"
    limit = checked.project.limit(item.time_limit)
    set_by = origin(limit)
    return f"{row}公开时限“{item.time_limit}”（{set_by}）"


def affected(found: Iterable[Problem]) -> int:
    """How many obligations the problems concern, several of which may be of one; waived ones and what is
    wrong in the files alone left out."""
    return len(
        {
            each.obligation
            for each in found
            if each.obligation and each.waived_by is None and each.group != "records"
        }
    )


def by_severity(found: Iterable[Problem]) -> dict[Severity, int]:
    """Problems by severity, waived ones left out; notices are no problems."""
    counts = Counter(each.severity for each in found if each.waived_by is None)
    return {severity: counts[severity] for severity in (Severity.ERROR, Severity.WARNING)}


def rectification(
    found: Iterable[Problem], checked: Checked, within: int, own: bool
) -> Rectification:
    """By when the problems that are not waived are to be mended, and a line for each."""
    deadline = checked.calendar.nth_after(checked.as_of, within)
    open_ = [each for each in found if each.waived_by is None]
    return Rectification(
        within=within,
        own=own,
        deadline=deadline,
        uncovered_year=checked.calendar.first_uncovered(checked.as_of, deadline),
        tasks=tuple(
            Task(n, e.number, e.item, e.office, e.code, e.message, e.hint, deadline)
            for n, e in enumerate(open_, 1)
        ),
    )
