"""The findings that the month's report must tell → its problems and what is to be done about them, in words."""

from __future__ import annotations

from collections.abc import Iterable

from gongkai_cli.analyses.monthly.problems import Group, Grouped
from gongkai_cli.checking.check import CheckResult
from gongkai_cli.checking.obligations.standing import STATUTORY_SPAN
from gongkai_cli.checking.rules import load_rule
from gongkai_cli.model.catalog import Item
from gongkai_cli.model.result import Assessment, Finding
from gongkai_cli.outputs.documents.report import Problem, Rectification, Task
from gongkai_cli.outputs.phrases.findings import Audience, places, words
from gongkai_cli.outputs.phrases.time_limits import limit_origin

COLUMNS = {
    "GK301": "公开形式“{0.channel}”",
    "GK302": "内容标准",
    "GK308": "公开形式“{0.channel}”",
    "GK309": "公开形式“{0.channel}”",
}
"""The column of the catalog that a rule holds a publication against, where it is not the time limit."""


def build_problems(found: Iterable[Grouped], checked: CheckResult) -> tuple[Problem, ...]:
    """Each error and warning as a report tells it, numbered from 1."""
    judged = {each.obligation.id: each for each in checked.judged}
    return tuple(
        _problem(number, group, finding, judged, checked)
        for number, (group, finding) in enumerate(found, 1)
    )


def _problem(
    number: int, group: Group, finding: Finding, judged: dict[str, Assessment], checked: CheckResult
) -> Problem:
    obligation = finding.obligation
    mine = judged.get(obligation.id) if obligation else None
    due = obligation.due if obligation else None
    item = checked.project.catalog.items.get(finding.item or "")
    said = words(finding, Audience.OFFICIAL)
    return Problem(
        number=number,
        group=group,
        code=finding.code,
        name=load_rule(finding.code).chinese,
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
        message=said.message,
        hint=said.hint,
        url=mine.decided_by.act.url if mine and mine.decided_by else None,
        file=finding.place.path,
        line=finding.place.line,
        column=finding.place.column,
        fingerprint=finding.fingerprint,
        waived_by=finding.waived_by,
        mentions=places(finding),
    )


def _ground(finding: Finding, item: Item | None, checked: CheckResult) -> str:
    """What the problem rests on: the catalog's column, and who set the limit."""
    if item is None:
        return ""
    row = f"目录第{item.id}项"
    if finding.code in COLUMNS:
        return row + COLUMNS[finding.code].format(item)
    if finding.obligation is not None and finding.obligation.kind == "standing":
        return f"{row}须长期公开，起始日后{STATUTORY_SPAN}内（《政府信息公开条例》第二十六条）"
    limit = checked.project.limit(item.time_limit)
    set_by = limit_origin(limit)
    return f"{row}公开时限“{item.time_limit}”（{set_by}）"


def rectification(
    found: Iterable[Problem], checked: CheckResult, within: int, own: bool
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
