"""An item, a title, the days of a check → how every message names it: 第7项“街道各科室工作信息”."""

from __future__ import annotations

from datetime import date

from .model.catalog import Item

INNER = str.maketrans("“”", "‘’")


def item_name(item: Item) -> str:
    """第7项“街道各科室工作信息”."""
    return f"第{item.id}项{quoted(item.category)}"


def name_days(as_of: date, start: date) -> str:
    """检查基准日2026-10-31，起始日2026-01-01: no output tells the one without the other.

    What counts from before the start is not checked, so a later start hides what is overdue.
    """
    return f"检查基准日{as_of}，起始日{start}"


def quoted(text: str) -> str:
    """A text in quotation marks; those inside it become single ones (GB/T 15834)."""
    return f"“{text.translate(INNER)}”"
