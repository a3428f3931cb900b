"""The JSON Schemas of `gongkai.calendar/1` and `gongkai.workday/1`; tests hold them to what is written."""

from __future__ import annotations

from typing import Any

from ..model.result import Verdict
from ..schema_parts import COUNT, DAY, TEXT, a_list, an_object, or_null
from . import status, workday

YEAR = {"type": "integer"}
WINDOW = or_null({**a_list(DAY), "minItems": 2, "maxItems": 2})

CALENDAR: dict[str, Any] = an_object(
    schema={"const": status.SCHEMA},
    start=or_null(DAY),
    as_of=DAY,
    gazetted_through=DAY,
    uncovered_years=a_list(YEAR),
    sources=a_list(
        an_object(
            first_year=YEAR,
            last_year=YEAR,
            name=TEXT,
            file=or_null(TEXT),
            number=or_null(TEXT),
            issued=or_null(DAY),
            amends={"type": "boolean"},
        )
    ),
    due_dates=or_null(COUNT),
    provisional_from=a_list(an_object(span=TEXT, trigger=DAY)),
    provisional=or_null(
        a_list(
            an_object(
                obligation=TEXT,
                item=TEXT,
                office=TEXT,
                due=DAY,
                window=WINDOW,
                uncovered_year=or_null(YEAR),
                verdict={"enum": [each.value for each in Verdict]},
            )
        )
    ),
)
"""`start`, `due_dates` and `provisional` are null outside a project."""

WORKDAY: dict[str, Any] = an_object(
    schema={"const": workday.SCHEMA},
    start=DAY,
    number={"type": "integer", "not": {"const": 0}},
    end=DAY,
    basis={"enum": ["gazetted", "provisional"]},
    uncovered_year=or_null(YEAR),
    window=WINDOW,
    days=a_list(an_object(day=DAY, number=or_null(COUNT), reason=TEXT)),
)
