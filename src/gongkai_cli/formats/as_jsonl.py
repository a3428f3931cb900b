"""A result → `gongkai.check/1` line by line, for readers that take one object at a time."""

from __future__ import annotations

from collections.abc import Iterable

from ..check import Checked
from ..model.result import Finding
from .as_json import as_data

LISTS = {"items": "item", "obligations": "obligation", "findings": "finding"}
BREAKS = str.maketrans({c: f"\\u{ord(c):04x}" for c in "\x85\u2028\u2029"})
"""What some readers take for the end of a line; in JSON it only ever stands inside a string."""


def render(checked: Checked, findings: Iterable[Finding], width: int) -> str:
    """One object a line, each with its `type`: first `check`, then item, obligation, finding.

    The line `check` is the JSON document without its lists; the others are the lists' members.
    """
    import orjson

    data = as_data(checked, findings)
    lists = {key: data.pop(key) for key in LISTS}
    lines = [{"type": "check", **data}]
    lines += [{"type": LISTS[key], **each} for key, some in lists.items() for each in some]
    option = orjson.OPT_APPEND_NEWLINE
    return b"".join(orjson.dumps(line, option=option) for line in lines).decode().translate(BREAKS)
