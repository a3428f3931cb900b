"""Text → standard output: lines for people, safe to print; documents as UTF-8, whatever the terminal speaks."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from .. import escaping
from ..escaping import Syntax

WIDTH = 100
"""Columns of a table that is written to a file."""
SYNTAXES: dict[str, Syntax] = {
    "github": "commands",
    "junit": "xml",
    "ics": "ics",
    "markdown": "text",
    "md": "text",
    "text": "text",
}
"""What the formats are written in that are not JSON."""


def echo(text: str, end: str = "\n") -> None:
    """Lines for people; control characters are spelled out."""
    sys.stdout.write(escaping.lines(text) + end)


def put(text: str, format_: str = "json") -> None:
    """Writes a document of a format as UTF-8 bytes: it must be the same bytes everywhere."""
    put_pieces([text.encode("utf-8", "backslashreplace")], format_)


def put_pieces(pieces: Iterable[bytes], format_: str = "json") -> None:
    """The same for a long text that is UTF-8 already and comes in pieces."""
    sys.stdout.flush()
    raw = getattr(sys.stdout, "buffer", None)
    for piece in pieces:
        if b"##" in piece or b"::" in piece:
            piece = escaping.unheard(piece.decode(), SYNTAXES.get(format_, "json")).encode()
        if raw is None:
            sys.stdout.write(piece.decode())
        else:
            raw.write(piece)
    if raw is not None:
        raw.flush()
