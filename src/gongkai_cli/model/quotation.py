"""A text → in quotation marks."""

from __future__ import annotations

INNER = str.maketrans("“”", "‘’")


def quote(text: str) -> str:
    """A text in quotation marks; those inside it become single ones (GB/T 15834)."""
    return f"“{text.translate(INNER)}”"
