"""YAML text that is plain `key: value` lines → its mapping, without a parser; None for any other text.

Nine records of ten are written so, and a parser takes four times as long. Taken is only what YAML can
read in one way: every line begins with a word, a colon and a space; a value begins with a letter or
digit, or is a list of such words in brackets on the same line. All that could mean more (quotes, `: `,
` #`, indents, empty values, repeated keys, characters that do not print) is left to the parser, which the
tests hold to the same answer.
"""

from __future__ import annotations

import re

LONGEST_KEY = 100
"""Far below the 1024 characters after which YAML no longer takes a word for a key."""
WORDS = re.compile(r"\[(\w[\w./-]*(?: [\w./-]+)*(?:, \w[\w./-]*(?: [\w./-]+)*)*)\]")


def flat(data: bytes | str) -> tuple[dict[str, str | list[str]], int] | None:
    """The mapping, and the line it begins at, from 1 (after the comments at the head of the file)."""
    try:
        text = data.decode() if isinstance(data, bytes) else data
    except UnicodeDecodeError:
        return None
    rows = text.split("\n")
    if not rows[-1]:
        del rows[-1]
    comments = 0
    while comments < len(rows) and rows[comments].startswith("#"):
        comments += 1
    root: dict[str, str | list[str]] = {}
    for row in rows[comments:]:
        key, _, value = row.partition(": ")
        if not value:
            return None
        if value[0].isalnum():
            if ": " in value or " #" in value or value[-1] in ": ":
                return None
            found: str | list[str] = value
        else:
            words = WORDS.fullmatch(value)
            if words is None:
                return None
            found = words[1].split(", ")
        if not key.isidentifier() or key in root or len(key) > LONGEST_KEY:
            return None
        root[key] = found
    return (root, comments + 1) if root and "".join(rows).isprintable() else None
