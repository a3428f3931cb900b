"""What falls due → `gongkai.due/1`, the JSON that machines rely on."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import WithJsonSchema
from typing_extensions import TypedDict

from gongkai_cli.analyses.baseline.earlier import Count
from gongkai_cli.analyses.due import Entry, Missing, Upcoming
from gongkai_cli.calendar.due_dates import expected_window
from gongkai_cli.model.catalog import Source
from gongkai_cli.model.result import Basis
from gongkai_cli.model.verdicts import Kind, State, Verdict
from gongkai_cli.outputs.phrases.check import explain_command
from gongkai_cli.outputs.phrases.due import close, lacks

from .check_writer import head
from .parts import Head, RecordPlace, count_each, dump

CLOSED = (
    Verdict.MET,
    Verdict.NOTHING,
    Verdict.WAIVED,
    Verdict.NOT_APPLICABLE,
    Verdict.EXEMPT,
    Verdict.UNDETERMINED,
)
"""The verdicts that something due in that time may have without being open."""
OPEN = (Verdict.DUE_SOON, Verdict.PENDING, Verdict.MET, Verdict.UNDETERMINED)
"""The verdicts that something still to be published may have before its day."""


class DueSummary(TypedDict):
    """The figures: of the catalog's items, of what is open, and of what is not."""

    items: Annotated[dict[str, int], WithJsonSchema(count_each(State))]
    due: Count
    provisional: Count
    closed: Annotated[dict[str, int], WithJsonSchema(count_each(CLOSED))]
    overdue: Count
    undetermined: Count


class DueLimit(TypedDict):
    """The catalog's phrase, and who set the limit."""

    phrase: str
    source: Source


class DueMissing(TypedDict):
    """What keeps an obligation open."""

    code: Missing
    message: str


class DueObligation(TypedDict):
    """One thing still to be published: by when, what it lacks, how to close it."""

    id: str
    item: str
    category: str
    office: str
    kind: Kind
    title: str
    period: str | None
    trigger: date | None
    due: date
    basis: Basis
    due_window: tuple[date, date] | None
    moved_from: date | None
    beyond: bool
    workdays_left: Count
    days_left: Count
    verdict: Annotated[Verdict, WithJsonSchema({"enum": list(OPEN)})]
    limit: DueLimit
    missing: DueMissing
    until: date | None
    hint: str
    channels: tuple[str, ...]
    url_needed: bool
    places: tuple[str, ...]
    elements: list[str]
    record: RecordPlace | None
    explain: str


class DueDocument(Head):
    """What falls due by `through`."""

    schema: Literal["gongkai.due/1"]
    through: date
    summary: DueSummary
    obligations: list[DueObligation]


def render(ahead: Upcoming) -> bytes:
    """One JSON document; the same input, as-of and last day give the same bytes."""
    return dump(_document(ahead))


def _document(ahead: Upcoming) -> DueDocument:
    counts = ahead.checked.summary
    return {
        "schema": "gongkai.due/1",
        **head(ahead.checked),
        "through": ahead.through,
        "summary": {
            "items": {state.value: count for state, count in counts.items.items()},
            "due": len(ahead.entries),
            "provisional": ahead.provisional,
            "closed": {verdict.value: ahead.closed.get(verdict, 0) for verdict in CLOSED},
            "overdue": counts.by_verdict[Verdict.OVERDUE],
            "undetermined": counts.by_verdict[Verdict.UNDETERMINED],
        },
        "obligations": [_obligation(ahead, entry) for entry in ahead.entries],
    }


def _obligation(ahead: Upcoming, entry: Entry) -> DueObligation:
    judged, due = entry.judged, entry.due
    obligation = judged.obligation
    item, record = obligation.item, entry.record
    return {
        "id": obligation.id,
        "item": item.id,
        "category": item.category,
        "office": judged.office,
        "kind": obligation.kind,
        "title": obligation.title,
        "period": obligation.period,
        "trigger": obligation.trigger,
        "due": due.day,
        "basis": due.basis,
        "due_window": expected_window(due),
        "moved_from": due.moved_from,
        "beyond": entry.beyond,
        "workdays_left": entry.workdays_left,
        "days_left": entry.days_left,
        "verdict": judged.verdict,
        "limit": {
            "phrase": item.time_limit,
            "source": ahead.checked.project.limit(item.time_limit).source,
        },
        "missing": {"code": entry.missing, "message": lacks(ahead, entry)},
        "until": entry.until,
        "hint": close(entry),
        "channels": entry.channels,
        "url_needed": entry.url_needed,
        "places": entry.places,
        "elements": [element for element in item.elements if element not in item.personal],
        "record": {"file": record.path, "line": record.line} if record else None,
        "explain": explain_command(obligation),
    }
