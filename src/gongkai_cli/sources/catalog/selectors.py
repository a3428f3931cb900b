"""Item selectors such as `36-67` and `7` → item ids, compared as ids and never as prefixes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from gongkai_cli.model.lookalikes import without_unseen
from gongkai_cli.model.problem import WrongUsage

from .item_index import ItemIndex


class UnknownSelector(ValueError):
    """A selector that names no item of the catalog; its text is the selector."""


def unknown_item(asked: str, index: ItemIndex) -> WrongUsage:
    """What to say of an item that is asked for and is none of the catalog's, with the nearest.

    Of an obligation's id that is asked for, the item is what stands before its @.
    """
    near = index.suggestion(without_unseen(asked).partition("@")[0].strip())
    return WrongUsage(f"目录里没有事项“{asked}”", f"{near}用 gongkai catalog list 查编号")


def select_items(selectors: Iterable[str], index: ItemIndex) -> list[str]:
    """The ids that selectors name, in catalog order, each once.

    An item is written as in a record: by its number, its name or both. A range runs from one through
    another by their places in the catalog. Raises UnknownSelector.
    """
    ids = list(index.items)
    chosen: set[str] = set()
    for selector in selectors:
        item = index.own(selector.strip())
        if item in index.items:
            chosen.add(item)
            continue
        first, dash, last = (index.own(part.strip()) for part in selector.partition("-"))
        known = dash and first in index.items and last in index.items
        if not known or ids.index(first) > ids.index(last):
            raise UnknownSelector(selector)
        chosen.update(ids[ids.index(first) : ids.index(last) + 1])
    return [id for id in ids if id in chosen]


def split_words(values: Iterable[str]) -> list[str]:
    """The words of a list whose entries may hold several at once: 7,8."""
    return [word for value in values for word in re.split(r"[,，、\s]+", value) if word]
