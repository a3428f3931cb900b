"""Text that people wrote → the same, shown as it is written, for each kind of output."""

from __future__ import annotations

import unicodedata

BLANKS = "\n\r\t\u3000\xa0\u2028\u2029"
MARKDOWN = str.maketrans({c: f"\\{c}" for c in "\\`*_[]<>|#~@&"})


def lines(text: str) -> str:
    """Text that no terminal takes for a command: all but line breaks that cannot be seen is spelled out."""
    return "".join(c if c.isprintable() or c == "\n" else f"\\x{ord(c):02x}" for c in text)


def line(text: str) -> str:
    """The same on one line: blanks of any kind become a space each."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else _spelled(c) for c in text)


def _spelled(character: str) -> str:
    if character in BLANKS or unicodedata.category(character) == "Zs":
        return " "
    return f"\\x{ord(character):02x}"


def markdown(text: str) -> str:
    """One line that Markdown and the HTML in it take literally; no name in it is called (@)."""
    return " ".join(line(text).split()).translate(MARKDOWN)
