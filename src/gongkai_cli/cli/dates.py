"""Days and years as options write them → dates within the calendar; today in Beijing."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone

from gongkai_cli.calendar.years import FIRST_YEAR, LAST_YEAR, require_year
from gongkai_cli.model.lookalikes import without_unseen
from gongkai_cli.model.problem import WrongUsage

BEIJING = timezone(timedelta(hours=8))


def today() -> date:
    """Today in Asia/Shanghai, whatever the machine's zone. Raises WrongUsage for a clock that is years off."""
    day = datetime.now(BEIJING).date()
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        message = f"本机的日期是{day}，不在工作日历的{FIRST_YEAR}至{LAST_YEAR}年之内"
        raise WrongUsage(message, "校准本机的日期后再运行")
    return day


def parse_date_option(value: str | None, option: str) -> date:
    """The day an option names, today without one. Raises WrongUsage."""
    if value is None:
        return today()
    value = without_unseen(value).strip()
    try:
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
            raise ValueError
        day = date.fromisoformat(value)
    except ValueError:
        raise WrongUsage(f"{option} 不是日期：“{value}”", "写成 2026-10-31 这样") from None
    require_year(day.year, option)
    return day
