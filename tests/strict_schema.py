"""A JSON Schema that lets unknown keys pass → the one that does not."""

from __future__ import annotations

from typing import Any


def strict(body: Any) -> Any:
    """The same schema without room for a key that it does not name."""
    if isinstance(body, list):
        return [strict(each) for each in body]
    if not isinstance(body, dict):
        return body
    made = {key: strict(value) for key, value in body.items()}
    if "required" in made and "properties" in made:
        made["additionalProperties"] = False
    return made
