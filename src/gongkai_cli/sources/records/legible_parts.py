"""A text that cannot be parsed → the items that it names, and whether part of it names none."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from gongkai_cli.model.record import CHINESE_OF
from gongkai_cli.sources.spelling import FULL_WIDTH

ONCE = ("item", "title", "period", "formed")
"""Keys that every record has once at most: one more often than `item` tells of a record without it."""
ENGLISH = {name: key for key in ONCE for name in (key, CHINESE_OF[key])}
KEY = rf"""["']?({"|".join(ENGLISH)})["']?\s*[:：]"""
VALUE = r"""\s*(\[[^\]\n]*\]|"[^"]*"|'[^']*'|[^,}#\n]*)"""
AT_BEGINNING = re.compile(r"[ \t\u3000\xa0\-?\[{,\ufeff]*" + KEY + VALUE)
"""Where a line of a broken file names a key: at its beginning,"""
INSIDE = re.compile(r"[{,]\s*" + KEY + VALUE)
"""or, on a line that opens a brace, further on."""
BRACED = re.compile(r"[ \t\u3000\xa0\-?\[\ufeff]*\{")
SAID = re.compile(r"\"[^\"]*\"|'[^']*'")
"""Text in quotes, in which a comma separates nothing."""
NUMBER = re.compile(r"[0-9A-Za-z][0-9A-Za-z.\-]*")
NAME = re.compile(r"[^\[\]{}:\"']{1,60}")
"""What may be another way to write an item: its name, 第7项, ⑦."""


@dataclass(frozen=True, slots=True)
class Legible:
    """The items that a text names, each once, and whether it holds a record that names none."""

    items: tuple[str, ...]
    lost: bool


def read_legible(content: str) -> Legible:
    """What the `item:` and `事项:` lines of a broken text name; comments name nothing."""
    found: dict[str, None] = {}
    count: Counter[str] = Counter()
    illegible = False
    for line, times in Counter(content.split("\n")).items():
        if line.lstrip().startswith("#"):
            continue
        if BRACED.match(line):
            named = INSIDE.findall(SAID.sub(lambda said: "" if "," in said[0] else said[0], line))
        else:
            first = AT_BEGINNING.match(line)
            named = [first.groups()] if first is not None else []
        for key, value in named:
            count[ENGLISH[key]] += times
            if ENGLISH[key] == "item":
                for each in value.strip("[]").split(",") if value.startswith("[") else [value]:
                    item = each.strip(" \t\r\u3000\xa0\"'").translate(FULL_WIDTH)
                    number = NUMBER.fullmatch(item) is not None
                    illegible = illegible or not number
                    if number or NAME.fullmatch(item):
                        found[item] = None
    lost = any(count[key] > count["item"] for key in ONCE)
    return Legible(tuple(found), illegible or lost)
