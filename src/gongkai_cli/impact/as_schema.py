"""The JSON Schema of `gongkai.impact/1`, beside the writer it describes; tests hold the two together."""

from __future__ import annotations

from typing import Any

from ..formats.as_schema import CHECK, KIND, VERDICT
from ..schema_parts import COUNT, DAY, TEXT, a_list, an_object, or_null
from .as_json import SCHEMA

CATALOG = CHECK["properties"]["catalog"]
SUMMARY = CHECK["properties"]["summary"]
EDITS = a_list(an_object(name=TEXT, before=or_null(TEXT), after=or_null(TEXT)))


def pair(either: dict[str, Any]) -> dict[str, Any]:
    """How it was and is; null where the obligation does not exist on that side."""
    return an_object(before=or_null(either), after=or_null(either))


IMPACT: dict[str, Any] = an_object(
    schema={"const": SCHEMA},
    tool=CHECK["properties"]["tool"],
    old=CATALOG,
    new=CATALOG,
    items=a_list(
        an_object(
            item=TEXT,
            category=TEXT,
            change={"enum": ["added", "removed", "changed"]},
            edits=EDITS,
        )
    ),
    renumbered=a_list(an_object(before=TEXT, after=TEXT)),
    time_limits=EDITS,
    channels=EDITS,
    effect=or_null(
        an_object(
            organisation=TEXT,
            start=DAY,
            as_of=DAY,
            complete={"type": "boolean"},
            counts=an_object(added=COUNT, removed=COUNT, moved=COUNT, turned=COUNT),
            summary=an_object(before=SUMMARY, after=SUMMARY),
            unfit=an_object(old=a_list(TEXT), new=a_list(TEXT)),
            obligations=a_list(
                an_object(
                    id=TEXT,
                    item=TEXT,
                    category=TEXT,
                    kind=KIND,
                    office=TEXT,
                    due=pair(DAY),
                    basis=pair({"enum": ["gazetted", "provisional"]}),
                    verdict=pair(VERDICT),
                )
            ),
        )
    ),
)
