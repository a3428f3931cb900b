"""What people typed as the address of a page → the address to link to, the same in every form."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from gongkai_cli.model.web_address import is_address

ADDRESS = re.compile(r"(?i)https?://[^\s\\<>\"']+")


def address(url: str | None) -> str | None:
    """The address to link to: http or https with a host, no name before it, nothing hidden in it."""
    if url is None or not url.isprintable() or not ADDRESS.fullmatch(url) or not is_address(url):
        return None
    return url if "@" not in urlsplit(url).netloc else None
