"""The JSON Schema of `gongkai.explain/1`, beside the writer it describes; tests hold the two together."""

from __future__ import annotations

from typing import Any

from ..model.result import Verdict
from ..schema_parts import COUNT, DAY, TEXT, a_list, an_object, or_null
from .as_json import SCHEMA

PLACE = {"file": or_null(TEXT), "line": or_null(COUNT)}
DAYS = a_list(an_object(day=DAY, counted={"type": "boolean"}, number=or_null(COUNT), why=TEXT))
CLAUSE = an_object(
    time_limit=TEXT, meaning=TEXT, origin=TEXT, set_by_catalog_or_law={"type": "boolean"}, **PLACE
)
DUE = an_object(
    day=DAY,
    basis={"enum": ["gazetted", "provisional"]},
    moved_from=or_null(DAY),
    uncovered_year=or_null(COUNT),
    window=or_null({**a_list(DAY), "minItems": 2, "maxItems": 2}),
)

EXPLAIN: dict[str, Any] = an_object(
    schema={"const": SCHEMA},
    explanations=a_list(
        an_object(
            obligation=or_null(TEXT),
            assumed=or_null(TEXT),
            item=TEXT,
            category=TEXT,
            responsibility=TEXT,
            matter=TEXT,
            office=TEXT,
            kind={"enum": ["period", "event", "standing", "none"]},
            start=DAY,
            as_of=DAY,
            clause=CLAUSE,
            trigger=or_null(an_object(day=or_null(DAY), why=TEXT, **PLACE)),
            count=or_null(an_object(span=TEXT, days=DAYS, steps=a_list(TEXT))),
            due=or_null(DUE),
            records=a_list(an_object(what=TEXT, counts={"type": "boolean"}, why=TEXT, **PLACE)),
            verdict=or_null({"enum": [each.value for each in Verdict]}),
            outcome=TEXT,
            late=DAYS,
            notes=a_list(TEXT),
        )
    ),
)
