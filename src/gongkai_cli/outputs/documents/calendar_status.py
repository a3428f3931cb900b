"""The state of the calendar → `gongkai.calendar/1`."""

from __future__ import annotations

from datetime import date
from typing import Literal

from typing_extensions import TypedDict

from gongkai_cli.analyses.baseline.earlier import Count
from gongkai_cli.analyses.calendar_status.status import Source, Status
from gongkai_cli.calendar.due_dates import expected_window
from gongkai_cli.model.result import Assessment
from gongkai_cli.model.verdicts import Verdict

from .parts import dump


class LooseSpan(TypedDict):
    """A span of the project's limits, and the first trigger whose due date is provisional."""

    span: str
    trigger: date


class LooseDue(TypedDict):
    """One provisional due date."""

    obligation: str
    item: str
    office: str
    due: date
    window: tuple[date, date] | None
    uncovered_year: int | None
    verdict: Verdict


class CalendarDocument(TypedDict):
    """What is known as of a day; `start`, `due_dates` and `provisional` are null outside a project."""

    schema: Literal["gongkai.calendar/1"]
    start: date | None
    as_of: date
    gazetted_through: date
    uncovered_years: tuple[int, ...]
    sources: tuple[Source, ...]
    due_dates: Count | None
    provisional_from: list[LooseSpan]
    provisional: list[LooseDue] | None


def render(found: Status) -> bytes:
    """One JSON document; the same files and as-of give the same bytes."""
    document: CalendarDocument = {
        "schema": "gongkai.calendar/1",
        "start": found.start,
        "as_of": found.as_of,
        "gazetted_through": found.gazetted_through,
        "uncovered_years": found.uncovered,
        "sources": found.sources,
        "due_dates": found.due_dates,
        "provisional_from": [
            {"span": str(span), "trigger": trigger} for span, trigger in found.loose_from
        ],
        "provisional": None if found.provisional is None else list(map(_loose, found.provisional)),
    }
    return dump(document, indent=True)


def _loose(judged: Assessment) -> LooseDue:
    obligation, due = judged.obligation, judged.obligation.due
    assert due is not None
    return {
        "obligation": obligation.id,
        "item": obligation.item.id,
        "office": judged.office,
        "due": due.day,
        "window": expected_window(due),
        "uncovered_year": due.uncovered_year,
        "verdict": judged.verdict,
    }
