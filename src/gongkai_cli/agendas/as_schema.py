"""The JSON Schema of `gongkai.due/1`, beside the writer it describes; tests hold the two together."""

from __future__ import annotations

from typing import Any, get_args

from ..formats.as_schema import CHECK, KIND, PLACE
from ..model.catalog import Source
from ..model.result import State, Verdict
from ..schema_parts import COUNT, DAY, TEXT, an_object, or_null
from ..upcoming import Missing
from .as_json import CLOSED, SCHEMA

HEAD = (
    *("tool", "organisation", "start", "as_of", "complete", "filter", "offices_from"),
    *("catalog", "calendar", "records"),
)
"""What both documents open with."""


LISTED = (Verdict.DUE_SOON, Verdict.PENDING, Verdict.MET, Verdict.UNDETERMINED)
"""The verdicts that something still to be published may have before its day."""
TEXTS = {"type": "array", "items": TEXT}

DUE: dict[str, Any] = an_object(
    schema={"const": SCHEMA},
    **{key: CHECK["properties"][key] for key in HEAD},
    through=DAY,
    summary=an_object(
        items=an_object(**{each.value: COUNT for each in State}),
        due=COUNT,
        provisional=COUNT,
        closed=an_object(**{each.value: COUNT for each in CLOSED}),
        overdue=COUNT,
        undetermined=COUNT,
    ),
    obligations={
        "type": "array",
        "items": an_object(
            id=TEXT,
            item=TEXT,
            category=TEXT,
            office=TEXT,
            kind=KIND,
            title=TEXT,
            period=or_null(TEXT),
            trigger=or_null(DAY),
            due=DAY,
            basis={"enum": ["gazetted", "provisional"]},
            due_window=or_null({"type": "array", "items": DAY, "minItems": 2, "maxItems": 2}),
            moved_from=or_null(DAY),
            beyond={"type": "boolean"},
            workdays_left=COUNT,
            days_left=COUNT,
            verdict={"enum": [each.value for each in LISTED]},
            limit=an_object(phrase=TEXT, source={"enum": list(get_args(Source))}),
            missing=an_object(code={"enum": [each.value for each in Missing]}, message=TEXT),
            until=or_null(DAY),
            hint=TEXT,
            channels=TEXTS,
            url_needed={"type": "boolean"},
            places=TEXTS,
            elements=TEXTS,
            record=or_null(PLACE),
            explain=TEXT,
        ),
    },
)
