"""The JSON Schema of `gongkai.check/1`, beside the writer it describes; tests hold the two together."""

from __future__ import annotations

from typing import Any

from ..model.result import Severity, State, Verdict
from ..model.since import OF_THE_EARLIER, Cause, Change
from ..schema_parts import COUNT, DAY, TEXT, an_object, or_null
from .as_json import SCHEMA

RATE = or_null({"type": "array", "items": COUNT, "minItems": 2, "maxItems": 2})
KIND = {"enum": ["period", "event", "standing"]}
SEVERITY = {"enum": [each.value for each in Severity]}
VERDICT = {"enum": [each.value for each in Verdict]}
STATE = {"enum": [each.value for each in State]}
PLACE = an_object(
    {
        "first_seen": or_null(DAY),
        "first_seen_unknown": {"enum": ["uncommitted", "before_history", "no_history"]},
    },
    file=TEXT,
    line=COUNT,
)
HISTORY = an_object(
    knowledge={"enum": ["complete", "shallow", "unknown"]},
    reason=or_null(TEXT),
    begins=or_null(DAY),
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
    "items": an_object(
        code=TEXT,
        name=TEXT,
        severity=SEVERITY,
        obligation=or_null(TEXT),
        item=or_null(TEXT),
        office=TEXT,
        message=TEXT,
        file=TEXT,
        line=COUNT,
        fingerprint=TEXT,
        waived_by=or_null(TEXT),
        causes=CAUSES,
        turned=TEXTS,
        ways=TEXTS,
        counts={"type": "boolean"},
    ),
}
SINCE = an_object(
    as_of=DAY,
    complete={"type": "boolean"},
    new_only={"type": "boolean"},
    changed={"type": "object", "propertyNames": CAUSE, "additionalProperties": TEXTS},
    counts=an_object(**{each.value: COUNT for each in Change}),
    **{each.value: GONE for each in OF_THE_EARLIER},
)
"""Only where the check was held against an earlier report (`--since`)."""

CHECK: dict[str, Any] = an_object(
    {"since": SINCE, "history": HISTORY},
    schema={"const": SCHEMA},
    tool=an_object(name={"const": "gongkai-cli"}, version=TEXT),
    organisation=TEXT,
    start=DAY,
    as_of=DAY,
    complete={"type": "boolean"},
    filter=or_null({"type": "object", "additionalProperties": {"type": "array", "items": TEXT}}),
    offices_from=or_null(TEXT),
    catalog=an_object(id=TEXT, title=TEXT, items=COUNT, sha256=TEXT),
    calendar=an_object(gazetted_through=DAY, imported={"type": "array", "items": TEXT}),
    records=an_object(
        files=COUNT,
        read=COUNT,
        unreadable=COUNT,
        history=COUNT,
        after_as_of=COUNT,
        others={"type": "array", "items": TEXT},
    ),
    summary=an_object(
        {"waived_findings": COUNT},
        items=an_object(**{each.value: COUNT for each in State}),
        obligations=COUNT,
        by_verdict=an_object(**{each.value: COUNT for each in Verdict}),
        rates=an_object(disclosed=RATE, on_time=RATE, conforming=RATE),
        findings=an_object(**{each.value: COUNT for each in Severity}),
    ),
    items={
        "type": "array",
        "items": an_object(item=TEXT, category=TEXT, office=TEXT, state=STATE, publications=COUNT),
    },
    obligations={
        "type": "array",
        "items": an_object(
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
            period=or_null(TEXT),
            trigger=or_null(DAY),
            due=or_null(DAY),
            basis=or_null({"enum": ["gazetted", "provisional"]}),
            verdict=VERDICT,
            published=or_null(DAY),
            workdays_late=or_null(COUNT),
            days_late=or_null(COUNT),
            record=or_null(PLACE),
        ),
    },
    findings={
        "type": "array",
        "items": an_object(
            {"change": CHANGE, "causes": CAUSES, "ways": TEXTS, "counts": {"type": "boolean"}},
            code={"type": "string", "pattern": "^GK[0-9]{3}$"},
            name=TEXT,
            severity=SEVERITY,
            obligation=or_null(TEXT),
            kind=or_null(KIND),
            item=or_null(TEXT),
            period=or_null(TEXT),
            trigger=or_null(DAY),
            office=TEXT,
            message=TEXT,
            hint=TEXT,
            file=TEXT,
            line=COUNT,
            column=COUNT,
            related={"type": "array", "items": an_object(file=TEXT, line=COUNT, message=TEXT)},
            fingerprint=TEXT,
            waived_by=or_null(TEXT),
        ),
    },
)
