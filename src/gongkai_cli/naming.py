"""An item, a title → its name as every message writes it: 第7项“街道各科室工作信息”."""

from __future__ import annotations

from .model.catalog import Item

INNER = str.maketrans("“”", "‘’")


def item_name(item: Item) -> str:
    """第7项“街道各科室工作信息”."""
    return f"第{item.id}项{quoted(item.category)}"


def quoted(text: str) -> str:
    """A text in quotation marks; those inside it become single ones (GB/T 15834)."""
    return f"“{text.translate(INNER)}”"
