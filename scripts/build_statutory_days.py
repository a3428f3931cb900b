"""The `holidays` library → `src/gongkai_cli/calendar/statutory_days.json`.

Run it after an amendment of 《全国年节及纪念日放假办法》, once `holidays` knows it:
`python scripts/build_statutory_days.py`.
"""

from __future__ import annotations

import json
from pathlib import Path

import holidays

FILE = Path(__file__).parents[1] / "src/gongkai_cli/calendar/statutory_days.json"
FIRST_YEAR, LAST_YEAR = 2024, 2052
EXCHANGED = "休息日"  # how the library names days off that a notice swaps for a worked weekend
EVE, SPRING_FESTIVAL = "农历除夕", "春节"


def table() -> dict[str, dict[str, str]]:
    """Year → {ISO date: Chinese name}, without the days that only a notice makes off.

    Two holidays on one day are joined: 国庆节、中秋节.
    """
    years: dict[str, dict[str, str]] = {}
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        found = holidays.country_holidays("CN", years=year, observed=False, language="zh_CN")
        years[str(year)] = {
            day.isoformat(): "、".join(
                SPRING_FESTIVAL if name == EVE else name for name in found.get_list(day)
            )
            for day in sorted(found)
            if not found[day].startswith(EXCHANGED)
        }
    return years


if __name__ == "__main__":
    text = json.dumps(table(), ensure_ascii=False, indent=1)
    FILE.write_text(text + "\n", encoding="utf-8")
