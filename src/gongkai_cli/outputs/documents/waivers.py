"""The waivers of a checked project → `gongkai.waivers/1`."""

from __future__ import annotations

from datetime import date
from typing import Literal

from typing_extensions import TypedDict

from gongkai_cli.analyses.baseline.earlier import Count
from gongkai_cli.checking.apply_waivers import WaiverStatus
from gongkai_cli.checking.check import CheckResult
from gongkai_cli.model.verdicts import WaiverState
from gongkai_cli.outputs.waiver_list import broken_entries, days_left
from gongkai_cli.sources.waivers import BrokenWaiver

from .parts import dump


class WaiverPart(TypedDict):
    """One waiver and what it amounts to on the as-of day."""

    code: str
    obligation: str
    item: str | None
    reason: str
    approved_by: str
    approved_on: date
    expires: date | Literal["never"]
    days_left: Count | None
    state: WaiverState
    findings: Count
    file: str
    line: Count


class WaiverProblem(TypedDict):
    """What is wrong at one place, and how to mend it."""

    line: Count
    column: Count
    message: str
    hint: str


class BrokenEntry(TypedDict):
    """An entry that cannot be read."""

    line: Count
    whole_file: bool
    problems: list[WaiverProblem]


class WaiversDocument(TypedDict):
    """The waivers in the order of their file; what cannot be read has a list of its own."""

    schema: Literal["gongkai.waivers/1"]
    start: date
    as_of: date
    waivers: list[WaiverPart]
    broken: list[BrokenEntry]


def render(checked: CheckResult) -> bytes:
    """One JSON document; the same files and as-of give the same bytes."""
    document: WaiversDocument = {
        "schema": "gongkai.waivers/1",
        "start": checked.project.project.start,
        "as_of": checked.as_of,
        "waivers": [_waiver(each, checked) for each in checked.waivers],
        "broken": [_broken(each) for each in broken_entries(checked)],
    }
    return dump(document)


def _waiver(outcome: WaiverStatus, checked: CheckResult) -> WaiverPart:
    placed = outcome.placed
    waiver = placed.waiver
    return {
        "code": waiver.code,
        "obligation": waiver.target,
        "item": outcome.item.id if outcome.item else None,
        "reason": waiver.reason,
        "approved_by": waiver.approved_by,
        "approved_on": waiver.approved_on,
        "expires": waiver.expires,
        "days_left": days_left(outcome, checked),
        "state": outcome.state,
        "findings": len(outcome.findings),
        "file": placed.at("code")[0],
        "line": placed.line,
    }


def _broken(entry: BrokenWaiver) -> BrokenEntry:
    return {
        "line": entry.line,
        "whole_file": entry.whole,
        "problems": [
            {"line": each.line, "column": each.column, "message": each.message, "hint": each.hint}
            for each in entry.problems
        ],
    }
