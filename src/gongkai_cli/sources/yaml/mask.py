"""A YAML text ↔ the text as libyaml has to get it, to read it as YAML 1.2, editors and JSON mean it."""

from __future__ import annotations

import re
from typing import Any

from .errors import NotYaml, Trouble

HALVES = re.compile(
    rb"(?<!\\)((?:\\\\)*)\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})"
)
MASKS = tuple(
    (mark.encode(), mask.encode())
    for mark, mask in (("\x85", "\U0010f085"), ("\u2028", "\U0010f828"), ("\u2029", "\U0010f829"))
)
"""Characters at which YAML 1.2 ends no line but libyaml does, and what stands for them meanwhile."""
UNMASKED = {ord(mask.decode()): mark.decode() for mark, mask in MASKS}


def mask(data: bytes | str) -> tuple[bytes, bool]:
    """The text as libyaml has to get it to read it as YAML 1.2, editors and JSON mean it.

    U+0085, U+2028 and U+2029 are masked, for libyaml ends a line at them; whether any was is the second
    value. The two halves of a character beyond 16 bits, as JSON escapes it, become one escape. A byte
    order mark where a line begins, left where files were put together, goes. Raises NotYaml.
    """
    try:
        data = data if isinstance(data, bytes) else data.encode()
    except UnicodeEncodeError as error:
        raise NotYaml(Trouble(1, 1, "文件里有不成字符的代理码位", "删去这些字符后重存")) from error
    if b"\\ud" in data or b"\\uD" in data:
        data = HALVES.sub(_join_halves, data)
    if b"\n\xef\xbb\xbf" in data:
        data = data.replace(b"\n\xef\xbb\xbf", b"\n")
    masked = False
    for mark, mask in MASKS:
        if mark in data and mask not in data:
            data, masked = data.replace(mark, mask), True
    return data, masked


def _join_halves(halves: re.Match[bytes]) -> bytes:
    first, second = (int(half, 16) for half in halves.groups()[1:])
    return halves[1] + b"\\U%08x" % (0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))


def unmask(value: Any) -> Any:
    """Plain data with the characters back that `mask` has masked."""
    if isinstance(value, str):
        return value.translate(UNMASKED)
    if isinstance(value, list):
        return [unmask(each) for each in value]
    if isinstance(value, dict):
        return {unmask(key): unmask(each) for key, each in value.items()}
    return value
