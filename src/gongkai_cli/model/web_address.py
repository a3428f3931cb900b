"""What is written as the address of a page → whether it is one."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from .lookalikes import is_unseen

USUAL = re.compile(r"https?://[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)+(?:/[!-~]*)?")
"""What by far the most addresses look like, none of which needs a closer look."""


def is_address(written: str) -> bool:
    """Whether it is a whole http or https address that can be gone to as it stands.

    Its host has a dot in it, or is localhost or an IPv6 address; 待补, 无, www.x.cn are none.
    """
    if USUAL.fullmatch(written):
        return True
    if any(sign.isspace() or sign in "；，、" or is_unseen(sign) for sign in written):
        return False
    try:
        parts = urlsplit(written)
        parts.port  # noqa: B018 - raises for one that is no number
    except ValueError:
        return False
    host = parts.hostname or ""
    labels = host.removesuffix(".").split(".")
    named = host == "localhost" or ":" in host or (len(labels) > 1 and all(labels))
    return parts.scheme in ("http", "https") and named
