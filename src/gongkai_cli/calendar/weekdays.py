"""A day → its weekday in words."""

from __future__ import annotations

from datetime import date

WEEK = "一二三四五六日"
SATURDAY = 5
"""From this one on a day is off unless a notice makes it worked."""


def weekday(day: date) -> str:
    """周四."""
    return f"周{WEEK[day.weekday()]}"
