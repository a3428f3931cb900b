"""A monthly report → `gongkai.report/1`, the tree of `Monthly` as JSON, sealed."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace

from .report import Monthly

SEAL = re.compile(rb'"seal":"([0-9a-f]{64})"\}\s*\Z')
"""The end of every document: the seal is the last key."""
UNSEALED = b'"seal":""}\n'


def render(monthly: Monthly) -> bytes:
    """The report as one JSON document; the same report gives the same bytes."""
    whole = _document(replace(monthly, seal=""))
    return _document(replace(monthly, seal=hashlib.sha256(whole).hexdigest()))


def is_whole(data: bytes) -> bool:
    """Whether a document is as it was rendered: not a byte of it was changed by hand."""
    found = SEAL.search(data)
    if found is None:
        return False
    before = data[: found.start()] + UNSEALED
    return hashlib.sha256(before).hexdigest().encode() == found[1]


def _document(monthly: Monthly) -> bytes:
    import orjson

    return orjson.dumps(monthly, option=orjson.OPT_NON_STR_KEYS | orjson.OPT_APPEND_NEWLINE)
