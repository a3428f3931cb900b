"""The JSON Schema of `gongkai.due/1`, beside the writer it describes; tests hold the two together."""

from __future__ import annotations

from typing import Any, get_args

from ..formats.as_schema import CHECK, COUNT, DAY, KIND, PLACE, TEXT
from ..model.catalog import Source
from ..model.result import State, Verdict
from ..upcoming import Missing
from .as_json import CLOSED, SCHEMA

HEAD = ("tool", "organisation", "as_of", "complete", "filter", "catalog", "calendar", "records")
"""What both documents open with."""


def _null_or(schema: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [schema, {"type": "null"}]}


def _keys(**required: Any) -> dict[str, Any]:
    """Keys are added, never changed, within /1: readers must let unknown keys pass."""
    return {"type": "object", "properties": required, "required": list(required)}


TEXTS = {"type": "array", "items": TEXT}

DUE: dict[str, Any] = _keys(
    schema={"const": SCHEMA},
    **{key: CHECK["properties"][key] for key in HEAD},
    through=DAY,
    summary=_keys(
        items=_keys(**{each.value: COUNT for each in State}),
        due=COUNT,
        provisional=COUNT,
        closed=_keys(**{each.value: COUNT for each in CLOSED}),
        overdue=COUNT,
        undetermined=COUNT,
    ),
    obligations={
        "type": "array",
        "items": _keys(
            id=TEXT,
            item=TEXT,
            category=TEXT,
            office=TEXT,
            kind=KIND,
            title=TEXT,
            period=_null_or(TEXT),
            trigger=_null_or(DAY),
            due=DAY,
            basis={"enum": ["gazetted", "provisional"]},
            due_window=_null_or({"type": "array", "items": DAY, "minItems": 2, "maxItems": 2}),
            moved_from=_null_or(DAY),
            beyond={"type": "boolean"},
            workdays_left=COUNT,
            days_left=COUNT,
            verdict={"enum": [Verdict.DUE_SOON.value, Verdict.PENDING.value, Verdict.MET.value]},
            limit=_keys(phrase=TEXT, source={"enum": list(get_args(Source))}),
            missing=_keys(code={"enum": [each.value for each in Missing]}, message=TEXT),
            until=_null_or(DAY),
            hint=TEXT,
            channels=TEXTS,
            url_needed={"type": "boolean"},
            places=TEXTS,
            elements=TEXTS,
            record=_null_or(PLACE),
            explain=TEXT,
        ),
    },
)
