"""A monthly report → `gongkai.report/1`, the tree of `model.Monthly` as JSON."""

from __future__ import annotations

from .model import Monthly


def render(monthly: Monthly) -> bytes:
    """The report as one JSON document; the same report gives the same bytes."""
    import orjson

    return orjson.dumps(monthly, option=orjson.OPT_NON_STR_KEYS | orjson.OPT_APPEND_NEWLINE)
