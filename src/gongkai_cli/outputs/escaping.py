"""Text that people wrote → the same, shown as it is written, for each kind of output."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

BLANKS = "\n\r\t\u3000\xa0\u2028\u2029"
MARKS = re.compile(r"([\\`*_{}\[\]|~#$^=])")
HTML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
REFERENCES = re.compile(r"[@#!~%$&](?=[A-Za-z0-9\"])|:(?=//|[a-z])|\bwww(?=\.)", re.ASCII | re.I)
"""What a forge takes for a mention, a reference, an emoji or a link."""
COMMAND = re.compile(r"##(?=[A-Za-z]*\[)")
"""Where a runner looks for a command (GitHub `##[`, Azure `##vso[`, TeamCity `##teamcity[`): anywhere in a line."""
LINE_COMMAND = re.compile(r"^([^\S\n]*):(?=:)", re.MULTILINE)
"""The newer form of GitHub's, `::name::`: at the beginning of a line, after blanks of any kind."""
FOLDED_COMMAND = re.compile(r"(?<=\n )([^\S\n]*)(::+)")

Syntax = Literal["text", "commands", "json", "xml", "ics"]
"""What a text on a stream is written in, which says how a character can be spelled another way."""


def lines(text: str) -> str:
    """Text that no terminal takes for a command: all but line breaks that cannot be seen is spelled out."""
    return "\n".join(each if each.isprintable() else _seen(each) for each in text.split("\n"))


def _seen(line: str) -> str:
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in line)


def unheard(text: str, syntax: Syntax = "text") -> str:
    """Text in which a runner hears no command; a document says the same as before to what parses it.

    GitLab's section markers need control characters, which no output holds.
    """
    match syntax:
        case "text":
            return LINE_COMMAND.sub("\\1:\u200b", COMMAND.sub("##\u200b", text))
        case "commands":  # a line that begins one is meant to
            return COMMAND.sub("##\u200b", text)
        case "json":  # no line of it begins with a colon
            return COMMAND.sub(r"#\\u0023", text)
        case "xml":
            return LINE_COMMAND.sub(r"\1&#58;", COMMAND.sub("#&#35;", text))
        case "ics":  # a line may be folded anywhere (RFC 5545, 3.1)
            apart = COMMAND.sub("#\r\n #", text)
            return FOLDED_COMMAND.sub(lambda found: found[1] + "\r\n ".join(found[2]), apart)


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
