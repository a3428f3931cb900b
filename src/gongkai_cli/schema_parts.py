"""The pieces that the JSON Schemas of outputs are put together from."""

from __future__ import annotations

from typing import Any

TEXT = {"type": "string"}
COUNT = {"type": "integer", "minimum": 0}
DAY = {"type": "string", "format": "date"}


def or_null(schema: dict[str, Any]) -> dict[str, Any]:
    """What the schema takes, or null."""
    return {"anyOf": [schema, {"type": "null"}]}


def a_list(items: dict[str, Any]) -> dict[str, Any]:
    """A list of any length."""
    return {"type": "array", "items": items}


def an_object(optional: dict[str, Any] | None = None, **required: Any) -> dict[str, Any]:
    """Keys are added, never changed, within /1: readers must let unknown keys pass."""
    properties = {**required, **(optional or {})}
    return {"type": "object", "properties": properties, "required": list(required)}
