"""The JSON Schema of `gongkai.check/1`, beside the writer it describes; tests hold the two together."""

from __future__ import annotations

from typing import Any

from ..model.result import Severity, State, Verdict
from ..model.since import Cause, Change
from .as_json import SCHEMA

TEXT = {"type": "string"}
COUNT = {"type": "integer", "minimum": 0}
DAY = {"type": "string", "format": "date"}


def _or_null(schema: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [schema, {"type": "null"}]}


def _object(optional: dict[str, Any] | None = None, **required: Any) -> dict[str, Any]:
    """Keys are added, never changed, within /1: readers must let unknown keys pass."""
    properties = {**required, **(optional or {})}
    return {"type": "object", "properties": properties, "required": list(required)}


RATE = _or_null({"type": "array", "items": COUNT, "minItems": 2, "maxItems": 2})
KIND = {"enum": ["period", "event", "standing"]}
SEVERITY = {"enum": [each.value for each in Severity]}
VERDICT = {"enum": [each.value for each in Verdict]}
STATE = {"enum": [each.value for each in State]}
PLACE = _object(
    {
        "first_seen": _or_null(DAY),
        "first_seen_unknown": {"enum": ["uncommitted", "before_history", "no_history"]},
    },
    file=TEXT,
    line=COUNT,
)
HISTORY = _object(
    knowledge={"enum": ["complete", "shallow", "unknown"]},
    reason=_or_null(TEXT),
    begins=_or_null(DAY),
    workdays=COUNT,
    uncommitted=COUNT,
)
"""Only with --history, as `first_seen`."""

TEXTS = {"type": "array", "items": TEXT}
CHANGE = {"enum": [each.value for each in Change]}
CAUSE = {"enum": [each.value for each in Cause]}
CAUSES = {"type": "array", "items": CAUSE}
GONE = {
    "type": "array",
    "items": _object(
        code=TEXT,
        name=TEXT,
        severity=SEVERITY,
        obligation=_or_null(TEXT),
        item=_or_null(TEXT),
        office=TEXT,
        message=TEXT,
        file=TEXT,
        line=COUNT,
        fingerprint=TEXT,
        waived_by=_or_null(TEXT),
        causes=CAUSES,
        turned=TEXTS,
    ),
}
SINCE = _object(
    as_of=DAY,
    complete={"type": "boolean"},
    new_only={"type": "boolean"},
    changed={"type": "object", "propertyNames": CAUSE, "additionalProperties": TEXTS},
    counts=_object(**{each.value: COUNT for each in Change}),
    resolved=GONE,
    undetermined=GONE,
)
"""Only where the check was held against an earlier report (`--since`)."""

CHECK: dict[str, Any] = _object(
    {"since": SINCE, "history": HISTORY},
    schema={"const": SCHEMA},
    tool=_object(name={"const": "gongkai-cli"}, version=TEXT),
    organisation=TEXT,
    as_of=DAY,
    complete={"type": "boolean"},
    filter=_or_null({"type": "object", "additionalProperties": {"type": "array", "items": TEXT}}),
    catalog=_object(id=TEXT, title=TEXT, items=COUNT, sha256=TEXT),
    calendar=_object(gazetted_through=DAY, imported={"type": "array", "items": TEXT}),
    records=_object(files=COUNT, read=COUNT, unreadable=COUNT, history=COUNT, after_as_of=COUNT),
    summary=_object(
        {"waived_findings": COUNT},
        items=_object(**{each.value: COUNT for each in State}),
        obligations=COUNT,
        by_verdict=_object(**{each.value: COUNT for each in Verdict}),
        rates=_object(disclosed=RATE, on_time=RATE, conforming=RATE),
        findings=_object(**{each.value: COUNT for each in Severity}),
    ),
    items={
        "type": "array",
        "items": _object(item=TEXT, category=TEXT, office=TEXT, state=STATE, publications=COUNT),
    },
    obligations={
        "type": "array",
        "items": _object(
            {
                "reason": TEXT,
                "verdict_unwaived": VERDICT,
                "due_window": {"type": "array", "items": DAY, "minItems": 2, "maxItems": 2},
            },
            id=TEXT,
            item=TEXT,
            category=TEXT,
            office=TEXT,
            kind=KIND,
            period=_or_null(TEXT),
            trigger=_or_null(DAY),
            due=_or_null(DAY),
            basis=_or_null({"enum": ["gazetted", "provisional"]}),
            verdict=VERDICT,
            published=_or_null(DAY),
            workdays_late=_or_null(COUNT),
            days_late=_or_null(COUNT),
            record=_or_null(PLACE),
        ),
    },
    findings={
        "type": "array",
        "items": _object(
            {"change": CHANGE, "causes": CAUSES, "ways": TEXTS, "counts": {"type": "boolean"}},
            code={"type": "string", "pattern": "^GK[0-9]{3}$"},
            name=TEXT,
            severity=SEVERITY,
            obligation=_or_null(TEXT),
            kind=_or_null(KIND),
            item=_or_null(TEXT),
            period=_or_null(TEXT),
            trigger=_or_null(DAY),
            office=TEXT,
            message=TEXT,
            hint=TEXT,
            file=TEXT,
            line=COUNT,
            column=COUNT,
            related={"type": "array", "items": _object(file=TEXT, line=COUNT, message=TEXT)},
            fingerprint=TEXT,
            waived_by=_or_null(TEXT),
        ),
    },
)
