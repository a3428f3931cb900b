"""Catalog, records, calendar, as-of day → the result of a check; a pure function of the four."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from gongkai_cli.calendar.workdays import Workdays
from gongkai_cli.model.registration import Registered
from gongkai_cli.model.result import Assessment, Finding, LocatedRecord, Place, Unreadable, Where
from gongkai_cli.sources.catalog.item_index import with_meant_items, with_own_items
from gongkai_cli.sources.project import LoadedProject
from gongkai_cli.sources.records.read import Records

from .findings import find_violations, place_findings
from .obligations.build import build_obligations
from .obligations.index import ObligationIndex
from .rules.base import Context
from .statistics import ItemState, Summary, list_item_states, summarise
from .verdicts import judge_obligations

if TYPE_CHECKING:
    from gongkai_cli.model.baseline import Comparison

    from .apply_waivers import WaiverStatus


NARROWED_WORDS = {"item": "事项", "office": "科室", "select": "规则", "ignore": "除去规则"}
"""What a result may be narrowed by, in words."""


@dataclass(frozen=True, slots=True, repr=False)
class CheckResult:
    """The result of a check; every output renders this and nothing else. It can be pickled."""

    project: LoadedProject
    calendar: Workdays
    as_of: date
    complete: bool
    files: int
    read: int
    unreadable: tuple[Unreadable, ...]
    history: int
    after_as_of: int
    items: tuple[ItemState, ...]
    judged: tuple[Assessment, ...]
    findings: tuple[Finding, ...]
    summary: Summary
    laid: ObligationIndex
    narrowed: dict[str, tuple[str, ...]] | None = None
    waivers: tuple[WaiverStatus, ...] = ()
    records: tuple[LocatedRecord, ...] = ()
    since: Comparison | None = None
    registered: Registered | None = None
    others: tuple[str, ...] = ()

    @property
    def obligations(self) -> tuple[Assessment, ...]:
        """Every obligation with its verdict, in the order of catalog, trigger and id."""
        return self.judged

    def to_json(self) -> bytes:
        """The bytes of `gongkai check --format json`."""
        from gongkai_cli.outputs.check import render

        return render("json", self, self.findings)

    def to_dict(self) -> dict[str, Any]:
        """The same as Python has it, each time made anew."""
        found: dict[str, Any] = json.loads(self.to_json())
        return found

    def __repr__(self) -> str:
        name = self.project.project.organisation
        counts = f"{len(self.judged)} obligations, {len(self.findings)} findings"
        return f"<CheckResult {name} {self.as_of}: {counts}>"


@dataclass(frozen=True, slots=True)
class Selection:
    """What a check is narrowed to: the options for the output, and the items they name."""

    asked: dict[str, tuple[str, ...]]
    items: frozenset[str]


def check(
    project: LoadedProject,
    read: Records,
    calendar: Workdays,
    as_of: date,
    narrowed: Selection | None = None,
    registered: Registered | None = None,
) -> CheckResult:
    """Judges one project; `registered` says since when its records are in the history (GK401).

    Narrowed, it keeps obligations, rates and findings of some items only; findings that belong to no
    item stay, for nobody can say that they do not concern these. The findings are at symbolic places
    and in no order: `place_result` is the next step, here or in another process.
    """
    wanted = narrowed.items if narrowed else frozenset(project.catalog.items)
    index = project.catalog.index
    read = replace(
        read,
        records=with_own_items(read.records, index),
        unreadable=with_meant_items(read.unreadable, index),
    )
    unreadable = read.unreadable
    if any(each.title and not each.items for each in unreadable):
        from .lost_items import name_lost_items

        unreadable = name_lost_items(unreadable, project.catalog.items.values(), read.records)
    laid = build_obligations(project, read.records, calendar, as_of, unreadable=unreadable)
    if narrowed:
        mine = tuple(each for each in laid.obligations if each.item.id in wanted)
        laid = replace(laid, obligations=mine)
    judged = tuple(judge_obligations(project, laid, unreadable, calendar, as_of))
    order = project.catalog.order
    judged = tuple(sorted(judged, key=lambda each: _key(each, order)))
    context = Context(project, calendar, as_of, laid, judged, read.unreadable, registered)
    all_found = find_violations(context)
    found, waivers = tuple(all_found.findings), all_found.waivers
    known = project.catalog.items
    if narrowed:
        found = tuple(e for e in found if e.item not in known or e.item in wanted)
        waivers = tuple(e for e in waivers if e.item is None or e.item.id in wanted)
    illegible = {item for each in read.unreadable for item in each.items}
    illegible.update(item for meant in laid.meant.values() for item in meant)
    items = tuple(
        e for e in list_item_states(project, laid, judged, illegible, as_of) if e.item in wanted
    )
    return CheckResult(
        project=project,
        calendar=calendar,
        as_of=as_of,
        complete=all(any(item in known for item in each.items) for each in read.unreadable),
        files=read.files,
        read=len(read.records),
        unreadable=unreadable,
        history=len(laid.history),
        after_as_of=laid.after_as_of,
        items=items,
        judged=judged,
        findings=found,
        summary=summarise(items, judged, found, as_of),
        laid=laid,
        narrowed=narrowed.asked if narrowed else None,
        waivers=waivers,
        records=read.records,
        registered=registered,
        others=read.others,
    )


def place_result(checked: CheckResult, places: Mapping[Where, Place]) -> CheckResult:
    """The result with its findings at their places, in order, and with their fingerprints."""
    order = checked.project.catalog.order
    return replace(checked, findings=place_findings(checked.findings, places, order))


def _key(judged: Assessment, order: dict[str, int]) -> tuple[int, date, str]:
    obligation = judged.obligation
    return order[obligation.item.id], obligation.trigger or date.min, obligation.id
