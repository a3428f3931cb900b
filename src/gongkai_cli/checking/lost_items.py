"""Records whose item is lost → the items that their titles speak of, so that these are not called overdue.

A title speaks of an item whose name holds it or that it holds, and of the item of a record with a like title;
numbers, dates and remarks in brackets aside. It only adds doubt: the check stays incomplete all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from gongkai_cli.model.catalog import Item
from gongkai_cli.model.lookalikes import fold
from gongkai_cli.model.result import LocatedRecord, Unreadable

REMARK = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
NOT_NAME = re.compile(
    r"第?[0-9一二三四五六七八九十]+(?:年度?|季度|月份?|日|期|号|次)?|[上下]半年|[\W_]"
)
SHORTEST = 4
"""Characters of a name that are enough to speak of an item; 信息 alone speaks of most."""


def name_lost_items(
    unreadable: tuple[Unreadable, ...], items: Iterable[Item], records: Iterable[LocatedRecord]
) -> tuple[Unreadable, ...]:
    """Names the items of those that have a title and no item."""
    of_items: dict[str, set[str]] = {}
    for item in items:
        of_items.setdefault(_name(item.category), set()).add(item.id)
    of_records: dict[str, set[str]] = {}
    for placed in records:
        of_records.setdefault(_name(placed.record.title), set()).add(placed.record.item)
    return tuple(
        _named(each, of_items, of_records) if each.title and not each.items else each
        for each in unreadable
    )


def _named(
    each: Unreadable, of_items: dict[str, set[str]], of_records: dict[str, set[str]]
) -> Unreadable:
    title = _name(each.title)
    if len(title) < SHORTEST:
        return each
    found = set(of_records.get(title, ()))
    for name, items in of_items.items():
        if title in name or (len(name) >= SHORTEST and name in title):
            found |= items
    # which event it was is not known for certain: none is made up of it
    return replace(each, items=tuple(sorted(found)), formed=None) if found else each


def _name(title: str) -> str:
    return NOT_NAME.sub("", REMARK.sub("", fold(title)))
