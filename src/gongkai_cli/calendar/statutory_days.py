"""`statutory_days.json` → the days off that the law itself sets, for years without a notice yet.

《全国年节及纪念日放假办法》(2024) 第二条: 元旦 1 day, 春节 4 (除夕 to 初三), 清明节 1, 劳动节 2, 端午节 1, 中秋节 1,
国庆节 3. Written by `scripts/build_statutory_days.py`; read only when a year needs it.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

FIRST_YEAR, LAST_YEAR = 2024, 2052
FILE = Path(__file__).with_name("statutory_days.json")


def load_statutory_days(first_year: int, last_year: int) -> dict[date, str]:
    """Day → name for the years from first to last, both inclusive; nothing is made up.

    Raises KeyError for a year outside FIRST_YEAR to LAST_YEAR.
    """
    if first_year > last_year:
        return {}
    years: dict[str, dict[str, str]] = json.loads(FILE.read_text(encoding="utf-8"))
    return {
        date.fromisoformat(day): name
        for year in range(first_year, last_year + 1)
        for day, name in years[str(year)].items()
    }
