"""Derivations → `gongkai.explain/1`, every day of the count one entry."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal

from typing_extensions import TypedDict

from gongkai_cli.analyses.baseline.earlier import Count
from gongkai_cli.analyses.explain.derivation import Considered, Day, Derivation, Trigger
from gongkai_cli.model.result import Basis, Place
from gongkai_cli.model.verdicts import Verdict

from .parts import dump


class ExplainPlace(TypedDict):
    """Where something is written; null where nobody wrote it."""

    file: str | None
    line: Count | None


class ExplainDay(TypedDict):
    """One calendar day: its number where it counts, and the reason."""

    day: date
    counted: bool
    number: Count | None
    why: str


class ExplainClause(ExplainPlace):
    """The catalog's phrase, what it means, who says so."""

    time_limit: str
    meaning: str
    origin: str
    set_by_catalog_or_law: bool


class ExplainTrigger(ExplainPlace):
    """The day that the count starts from."""

    day: date | None
    why: str


class ExplainCount(TypedDict):
    """How the due day was reached."""

    span: str
    days: list[ExplainDay]
    steps: tuple[str, ...]


class ExplainDue(TypedDict):
    """The due day, and how firm it is."""

    day: date
    basis: Basis
    moved_from: date | None
    uncovered_year: Count | None
    window: tuple[date, date] | None


class ExplainRecord(ExplainPlace):
    """A record looked at, whether it counts, and why."""

    what: str
    counts: bool
    why: str


class Explanation(TypedDict):
    """How one due date came about and what became of it by the as-of day."""

    obligation: str | None
    assumed: str | None
    item: str
    category: str
    responsibility: str
    matter: str
    office: str
    kind: Literal["period", "event", "standing", "none"]
    start: date
    as_of: date
    clause: ExplainClause
    trigger: ExplainTrigger | None
    count: ExplainCount | None
    due: ExplainDue | None
    records: list[ExplainRecord]
    verdict: Verdict | None
    outcome: str
    late: list[ExplainDay]
    notes: tuple[str, ...]


class ExplainDocument(TypedDict):
    """The derivations that were asked for."""

    schema: Literal["gongkai.explain/1"]
    explanations: list[Explanation]


def render(derivations: Sequence[Derivation]) -> bytes:
    """One JSON document; the same input and as-of give the same bytes."""
    document: ExplainDocument = {
        "schema": "gongkai.explain/1",
        "explanations": [explanation(each) for each in derivations],
    }
    return dump(document, indent=True)


def explanation(derivation: Derivation) -> Explanation:
    """One derivation as data."""
    clause, count, due = derivation.clause, derivation.count, derivation.due
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
        "trigger": _trigger(derivation.trigger) if derivation.trigger else None,
        "count": {"span": count.span, "days": _days(count.days), "steps": count.steps}
        if count
        else None,
        "due": {
            "day": due.day,
            "basis": due.basis,
            "moved_from": due.moved_from,
            "uncovered_year": due.uncovered_year,
            "window": derivation.window,
        }
        if due
        else None,
        "records": [_record(each) for each in derivation.records],
        "verdict": derivation.verdict,
        "outcome": derivation.outcome,
        "late": _days(derivation.late),
        "notes": derivation.notes,
    }


def _trigger(trigger: Trigger) -> ExplainTrigger:
    return {"day": trigger.day, "why": trigger.why, **_place(trigger.place)}


def _record(record: Considered) -> ExplainRecord:
    place = _place(record.place)
    return {"what": record.what, "counts": record.counts, "why": record.why, **place}


def _place(place: Place | None) -> ExplainPlace:
    return {"file": place.path if place else None, "line": place.line if place else None}


def _days(days: Iterable[Day]) -> list[ExplainDay]:
    return [
        {"day": day.day, "counted": day.number is not None, "number": day.number, "why": day.reason}
        for day in days
    ]
