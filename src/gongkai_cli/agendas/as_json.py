"""What falls due → `gongkai.due/1`, the JSON that machines rely on."""

from __future__ import annotations

from typing import Any

from ..deadlines import window
from ..formats.as_json import head
from ..formats.wordage import explain_command
from ..model.result import Verdict
from ..upcoming import Entry, Upcoming
from .wordage import close, lacks

SCHEMA = "gongkai.due/1"


def render(ahead: Upcoming, width: int) -> str:
    """One JSON document; the same input, as-of and last day give the same bytes."""
    import orjson

    return orjson.dumps(as_data(ahead), option=orjson.OPT_APPEND_NEWLINE).decode()


def as_data(ahead: Upcoming) -> dict[str, Any]:
    """The same as plain data."""
    counts = ahead.checked.summary
    return {
        **head(ahead.checked, SCHEMA),
        "through": ahead.through.isoformat(),
        "summary": {
            "items": {state.value: count for state, count in counts.items.items()},
            "due": len(ahead.entries),
            "provisional": ahead.provisional,
            "closed": {verdict.value: ahead.closed.get(verdict, 0) for verdict in CLOSED},
            "overdue": counts.by_verdict[Verdict.OVERDUE],
            "undetermined": counts.by_verdict[Verdict.UNDETERMINED],
        },
        "obligations": [_entry(ahead, entry) for entry in ahead.entries],
    }


CLOSED = (
    Verdict.MET,
    Verdict.NOTHING,
    Verdict.WAIVED,
    Verdict.NOT_APPLICABLE,
    Verdict.EXEMPT,
    Verdict.UNDETERMINED,
)
"""The verdicts that something due in that time may have without being open."""


def _entry(ahead: Upcoming, entry: Entry) -> dict[str, Any]:
    judged, due = entry.judged, entry.due
    obligation = judged.obligation
    item, record = obligation.item, entry.record
    span = window(due)
    return {
        "id": obligation.id,
        "item": item.id,
        "category": item.category,
        "office": judged.office,
        "kind": obligation.kind,
        "title": obligation.title,
        "period": obligation.period,
        "trigger": obligation.trigger.isoformat() if obligation.trigger else None,
        "due": due.day.isoformat(),
        "basis": due.basis,
        "due_window": [day.isoformat() for day in span] if span else None,
        "moved_from": due.moved_from.isoformat() if due.moved_from else None,
        "beyond": entry.beyond,
        "workdays_left": entry.workdays_left,
        "days_left": entry.days_left,
        "verdict": judged.verdict.value,
        "limit": {
            "phrase": item.time_limit,
            "source": ahead.checked.project.limit(item.time_limit).source,
        },
        "missing": {"code": entry.missing.value, "message": lacks(ahead, entry)},
        "until": entry.until.isoformat() if entry.until else None,
        "hint": close(entry),
        "channels": list(entry.channels),
        "url_needed": entry.url_needed,
        "places": list(entry.places),
        "elements": [element for element in item.elements if element not in item.personal],
        "record": {"file": record.path, "line": record.line} if record else None,
        "explain": explain_command(entry.judged.obligation),
    }
