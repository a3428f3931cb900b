"""A result → `gongkai.check/1` line by line, for readers that take one object at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from gongkai_cli.checking.check import CheckResult
from gongkai_cli.model.result import Finding

from .check_writer import PIECE, lists, opening

LISTS = {"items": "item", "obligations": "obligation", "findings": "finding"}
BREAKS = str.maketrans({c: f"\\u{ord(c):04x}" for c in "\x85\u2028\u2029"})
"""What some readers take for the end of a line; in JSON it only ever stands inside a string."""


def pieces(checked: CheckResult, findings: Iterable[Finding]) -> Iterator[bytes]:
    """One object a line, each with its `type`: first `check`, then item, obligation, finding.

    The line `check` is the JSON document without its lists; the others are the lists' members. UTF-8,
    some hundreds at a time: never all of them as data.
    """
    import orjson

    def line(kind: str, data: Mapping[str, object]) -> bytes:
        text = orjson.dumps({"type": kind, **data}, option=orjson.OPT_APPEND_NEWLINE)
        return text if text.isascii() else text.decode().translate(BREAKS).encode()

    yield line("check", opening(checked))
    for key, members in lists(checked, findings).items():
        while some := [line(LISTS[key], each) for each in islice(members, PIECE)]:
            yield b"".join(some)
