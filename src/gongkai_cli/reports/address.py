"""What people typed as the address of a page → the address to link to, the same in every form."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

ADDRESS = re.compile(r"(?i)https?://[^\s\\<>\"']+")


def address(url: str | None) -> str | None:
    """The address to link to: http or https with a host, no name before it, nothing hidden in it."""
    if url is None or not url.isprintable() or not ADDRESS.fullmatch(url):
        return None
    try:
        parts = urlsplit(url)
        return url if parts.hostname and "@" not in parts.netloc else None
    except ValueError:  # such as half of an IPv6 address
        return None
