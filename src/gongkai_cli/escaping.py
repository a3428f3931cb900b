"""Text that people wrote → the same, shown as it is written, for each kind of output."""

from __future__ import annotations

import re
import unicodedata

BLANKS = "\n\r\t\u3000\xa0\u2028\u2029"
MARKS = re.compile(r"([\\`*_{}\[\]|~#$^=])")
HTML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
REFERENCES = re.compile(r"[@#!~%$&](?=[A-Za-z0-9\"])|:(?=//|[a-z])|\bwww(?=\.)", re.ASCII | re.I)
"""What a forge takes for a mention, a reference, an emoji or a link."""


def lines(text: str) -> str:
    """Text that no terminal takes for a command: all but line breaks that cannot be seen is spelled out."""
    return "".join(c if c.isprintable() or c == "\n" else f"\\x{ord(c):02x}" for c in text)


def unheard(text: str) -> str:
    """Text in which a runner hears no command: it looks for `##[` anywhere in a line."""
    return text.replace("##[", "##\u200b[")


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
    """One line that is nothing but text: no markup, no HTML, no cell border, no mention, no reference."""
    apart = REFERENCES.sub("\\g<0>\u200b", line(text))
    return MARKS.sub(r"\\\1", apart).translate(HTML)
