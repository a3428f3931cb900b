"""A day or a round as people write it → its one right spelling, where there is exactly one.

What a message shows as the right spelling and what an unreadable record may have closed both come from here.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from gongkai_cli.model.scalars import ISO_DATE, PERIOD

DAY = re.compile(r"(\d{4})\D(\d{1,2})\D(\d{1,2})[日号]?|(\d{4})(\d\d)(\d\d)", re.ASCII)
MONTH = re.compile(r"(\d{4})[-/.年](\d{1,2})月?份?|(\d{4})(\d\d)", re.ASCII)
PART = re.compile(
    r"(\d{4})[-/.]?年?第?(?:(Q[1-4]|H[12])|([1-4一二三四])季度?|([上下])半年)", re.ASCII
)
YEAR = re.compile(r"(\d{4})年度?", re.ASCII)
QUARTERS = "一二三四"
FULL_WIDTH = str.maketrans("０１２３４５６７８９－／．：", "0123456789-/.:")
"""The signs of numbers and dates in full width."""


def day_parts(value: str) -> tuple[int, int, int] | None:
    """Year, month and day, whichever way they are written; they need not be a day that exists."""
    found = DAY.fullmatch(_plain(value))
    if found is None:
        return None
    year, month, day = (int(part) for part in found.groups() if part is not None)
    return year, month, day


def right_day(value: object) -> date | None:
    """The day that a text means: `2026/10/5`, `2026年10月5日`, `20261005`, full-width digits."""
    parts = day_parts(value) if isinstance(value, str) else None
    try:
        day = date(*parts) if parts is not None else None
    except ValueError:
        return None
    return day if day is not None and re.fullmatch(ISO_DATE, day.isoformat()) else None


def right_period(value: object) -> str | None:
    """The round that a text means: `2026-7`, `2026年7月`, `202607`, `2026年第三季度`, `2026年上半年`."""
    if not isinstance(value, str):
        return None
    text = _plain(value).upper()
    if month := MONTH.fullmatch(text):
        year, number = (part for part in month.groups() if part is not None)
        right = f"{year}-{int(number):02d}"
    elif part := PART.fullmatch(text):
        year, code, quarter, half = part.groups()
        if quarter is not None:
            code = f"Q{QUARTERS.index(quarter) + 1 if quarter in QUARTERS else quarter}"
        elif half is not None:
            code = "H1" if half == "上" else "H2"
        right = f"{year}-{code}"
    elif whole := YEAR.fullmatch(text):
        right = whole[1]
    else:
        right = text
    return right if re.fullmatch(PERIOD, right) else None


def _plain(value: str) -> str:
    """Width and blanks aside, which are never what is meant."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", value))
