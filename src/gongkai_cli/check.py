"""Catalog, records, calendar, as-of day → the result of a check; a pure function of the four."""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import dataclass
from datetime import date

from .calendar.workdays import Workdays
from .model.result import Finding, Judged, Placed, Unreadable
from .obligations import lay_out
from .project import OpenProject
from .rules.engine import Locate, findings
from .rules.kit import Context
from .summary import ItemState, Summary, item_states, summarise
from .verdicts import judge_all


@dataclass(frozen=True, slots=True)
class Checked:
    """The result of a check; every output renders this and nothing else."""

    project: OpenProject
    calendar: Workdays
    as_of: date
    complete: bool
    files: int
    read: int
    unreadable: tuple[Unreadable, ...]
    history: int
    after_as_of: int
    items: tuple[ItemState, ...]
    judged: tuple[Judged, ...]
    findings: tuple[Finding, ...]
    summary: Summary
    narrowed: dict[str, tuple[str, ...]] | None = None


def check(
    project: OpenProject,
    files: int,
    records: tuple[Placed, ...],
    unreadable: tuple[Unreadable, ...],
    calendar: Workdays,
    as_of: date,
    locate: Locate,
) -> Checked:
    """Judges one project. `files` is how many record files there were; `locate` finds positions."""
    laid = lay_out(project, records, calendar, as_of)
    judged = tuple(judge_all(project, laid, unreadable, calendar, as_of))
    order = project.catalog.order
    judged = tuple(sorted(judged, key=lambda each: _key(each, order)))
    found = findings(Context(project, calendar, as_of, laid, judged, unreadable), locate)
    items = item_states(project, laid, judged, as_of)
    return Checked(
        project=project,
        calendar=calendar,
        as_of=as_of,
        complete=all(each.items for each in unreadable),
        files=files,
        read=len(records),
        unreadable=unreadable,
        history=len(laid.history),
        after_as_of=laid.after_as_of,
        items=items,
        judged=judged,
        findings=tuple(found),
        summary=summarise(items, judged, found, as_of),
    )


def _key(judged: Judged, order: dict[str, int]) -> tuple[int, str, str]:
    obligation = judged.obligation
    trigger = obligation.trigger.isoformat() if obligation.trigger else ""
    return order[obligation.item.id], trigger, obligation.id


def narrow(checked: Checked, items: Container[str], asked: dict[str, tuple[str, ...]]) -> Checked:
    """The same result for some items only: obligations, rates and findings alike.

    Findings that belong to no item stay: nobody can say that they do not concern these.
    """
    states = tuple(each for each in checked.items if each.item in items)
    judged = tuple(each for each in checked.judged if each.obligation.item.id in items)
    found = tuple(each for each in checked.findings if each.item is None or each.item in items)
    return _replaced(checked, states, judged, found, asked)


def pick(checked: Checked, wanted: Callable[[str], bool]) -> tuple[Finding, ...]:
    """The findings whose codes are wanted; verdicts and rates are not touched."""
    return tuple(finding for finding in checked.findings if wanted(finding.code))


def _replaced(
    checked: Checked,
    states: tuple[ItemState, ...],
    judged: tuple[Judged, ...],
    found: tuple[Finding, ...],
    asked: dict[str, tuple[str, ...]],
) -> Checked:
    from dataclasses import replace

    return replace(
        checked,
        items=states,
        judged=judged,
        findings=found,
        summary=summarise(states, judged, found, checked.as_of),
        narrowed=asked,
    )
