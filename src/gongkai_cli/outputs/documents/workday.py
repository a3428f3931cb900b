"""A count of working days → `gongkai.workday/1`: the end, how firm it is, and each day."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypedDict

from gongkai_cli.analyses.baseline.earlier import Count
from gongkai_cli.analyses.calendar_status.workday import Walk
from gongkai_cli.calendar.due_dates import expected_window
from gongkai_cli.model.result import Basis

from .parts import dump


class CountedDay(TypedDict):
    """One day gone through: its number where it counts, and the reason."""

    day: date
    number: Count | None
    reason: str


class WorkdayDocument(TypedDict):
    """The `number`-th working day after `start`, before it where negative."""

    schema: Literal["gongkai.workday/1"]
    start: date
    number: Annotated[int, Field(json_schema_extra={"not": {"const": 0}})]
    end: date
    basis: Basis
    uncovered_year: int | None
    window: tuple[date, date] | None
    days: list[CountedDay]


def render(found: Walk) -> bytes:
    """One JSON document; the same calendar gives the same bytes."""
    document: WorkdayDocument = {
        "schema": "gongkai.workday/1",
        "start": found.start,
        "number": found.number,
        "end": found.end.day,
        "basis": found.end.basis,
        "uncovered_year": found.end.uncovered_year,
        "window": expected_window(found.end),
        "days": [
            {"day": each.day, "number": each.number, "reason": each.reason} for each in found.days
        ],
    }
    return dump(document, indent=True)
