"""Text of plain `key: value` lines, or a list of such mappings → the same without a parser; else None.

Most records are written so, and a parser takes four times as long. Taken is only what YAML can read in
one way: a line is a word, a colon and a space, and a value that begins with a letter or digit, or is a
list of such words in brackets; in a list of mappings each begins with `- ` and goes on two spaces in.
All that could mean more (quotes, `: `, ` #`, other indents, empty values, repeated keys, characters that
do not print) is left to the parser, which the tests hold to the same answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from .errors import MAX_ENTRIES

Mapping = dict[str, str | list[str]]
NOTHING = frozenset(("", "~", "null", "Null", "NULL"))
"""What stands, without quotes, for a value that is not written (YAML 1.2, 10.3.2)."""
Path = tuple[str | int, ...]
Position = tuple[int, int]
KEY_OF = "\0key"
"""What is appended to the path of a value, for the place of its key."""
LONGEST_KEY = 100
"""Far below the 1024 characters after which YAML no longer takes a word for a key."""
WORDS = re.compile(r"\[(\w[\w./-]*(?: [\w./-]+)*(?:, \w[\w./-]*(?: [\w./-]+)*)*)\]")


def parse_flat(data: bytes | str) -> tuple[Mapping | list[Mapping], int, tuple[int, ...]] | None:
    """The mapping or list, the line it begins at, and those of a list's entries, from 1."""
    try:
        text = data.decode() if isinstance(data, bytes) else data
    except UnicodeDecodeError:
        return None
    if len(text) > MAX_ENTRIES and text.count("\n- ") >= MAX_ENTRIES:
        return None  # too many, which the parser tells
    rows = text.split("\n")
    first = 0
    while first < len(rows) and (not rows[first] or rows[first][0] == "#"):
        first += 1
    if first == len(rows) or not "".join(rows).isprintable():
        return None
    if not rows[first].startswith("- "):
        mapping = _mapping(rows)
        return None if mapping is None else (mapping, first + 1, ())
    groups: list[list[str]] = []
    lines: list[int] = []
    for number, row in enumerate(rows, 1):
        if not row or row[0] == "#":
            continue
        indent, rest = row[:2], row[2:]
        if indent == "- ":
            groups.append([])
            lines.append(number)
        elif indent != "  ":
            return None
        if not rest or rest[0] == "#":
            return None  # an entry without a first key
        groups[-1].append(rest)
    entries: list[Mapping] = []
    for group in groups:
        entry = _mapping(group)
        if entry is None:
            return None
        entries.append(entry)
    return entries, lines[0], tuple(lines)


def flat_places(data: bytes | str) -> dict[Path, Position] | None:
    """Where each value of such a text begins, as `events.find_positions` says it; None for any other text."""
    found = parse_flat(data)
    if found is None:
        return None
    root, first, lines = found
    rows = (data.decode() if isinstance(data, bytes) else data).split("\n")
    places: dict[Path, Position] = {(0,): (first, 1)}
    if isinstance(root, dict):
        _place_keys((0,), enumerate(rows, 1), 1, places)
        return places
    ends = (*(line - 1 for line in lines[1:]), len(rows))
    for number, (line, end) in enumerate(zip(lines, ends, strict=True)):
        places[0, number] = (line, 3)
        entry = ((n, row[2:]) for n in range(line, end + 1) if (row := rows[n - 1])[:1] != "#")
        _place_keys((0, number), entry, 3, places)
    return places


def _place_keys(
    base: Path, rows: Iterable[tuple[int, str]], column: int, places: dict[Path, Position]
) -> None:
    """Adds the keys of a mapping and their values; `column` is where its keys begin."""
    for line, row in rows:
        key, _, value = row.partition(": ")
        if not key.isidentifier():
            continue
        places[(*base, key, KEY_OF)] = (line, column)
        start = column + len(key) + 2
        places[(*base, key)] = (line, start)
        if value[0] == "[":
            start += 1
            for number, word in enumerate(value[1:-1].split(", ")):
                places[(*base, key, number)] = (line, start)
                start += len(word) + 2


def _mapping(rows: Iterable[str]) -> Mapping | None:
    found: Mapping = {}
    for row in rows:
        key, _, value = row.partition(": ")
        if not key.isidentifier():
            if not row or row[0] == "#":
                continue
            return None
        if value[:1].isalnum():
            if ": " in value or " #" in value or value[-1] in ": " or value in NOTHING:
                return None
            meant: str | list[str] = value
        else:
            words = WORDS.fullmatch(value)
            if words is None:
                return None
            meant = words[1].split(", ")
            if len(meant) > MAX_ENTRIES:
                return None
        if key in found or len(key) > LONGEST_KEY:
            return None
        found[key] = meant
    return found if len(found) <= MAX_ENTRIES else None
