"""Derivations → `gongkai.explain/1`, every day of the count one entry."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from ..model.result import Place
from .derivation import Day, Derivation

SCHEMA = "gongkai.explain/1"


def render(derivations: Sequence[Derivation]) -> str:
    """One JSON document; the same input and as-of give the same bytes."""
    import orjson

    data = {"schema": SCHEMA, "explanations": [as_data(each) for each in derivations]}
    return orjson.dumps(data, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE).decode()


def as_data(derivation: Derivation) -> dict[str, Any]:
    """The same as plain data; dates are written by the encoder."""
    clause, trigger, count, due = (
        derivation.clause,
        derivation.trigger,
        derivation.count,
        derivation.due,
    )
    return {
        "obligation": derivation.obligation,
        "assumed": derivation.assumed or None,
        "item": derivation.item,
        "category": derivation.category,
        "responsibility": derivation.responsibility,
        "matter": derivation.matter,
        "office": derivation.office,
        "kind": derivation.kind,
        "start": derivation.start,
        "as_of": derivation.as_of,
        "clause": {
            "time_limit": clause.phrase,
            "meaning": clause.meaning,
            "origin": clause.origin,
            "set_by_catalog_or_law": clause.firm,
            **_place(clause.place),
        },
        "trigger": trigger and {"day": trigger.day, "why": trigger.why, **_place(trigger.place)},
        "count": count
        and {"span": count.span, "days": _days(count.days), "steps": list(count.steps)},
        "due": due
        and {
            "day": due.day,
            "basis": due.basis,
            "moved_from": due.moved_from,
            "uncovered_year": due.uncovered_year,
            "window": derivation.window,
        },
        "records": [
            {"what": each.what, "counts": each.counts, "why": each.why, **_place(each.place)}
            for each in derivation.records
        ],
        "verdict": derivation.verdict,
        "outcome": derivation.outcome,
        "late": _days(derivation.late),
        "notes": list(derivation.notes),
    }


def _place(place: Place | None) -> dict[str, Any]:
    return {"file": place.path if place else None, "line": place.line if place else None}


def _days(days: Iterable[Day]) -> list[dict[str, Any]]:
    return [
        {"day": day.day, "counted": day.number is not None, "number": day.number, "why": day.reason}
        for day in days
    ]
