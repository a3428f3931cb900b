"""The years in which every due day can be counted: from the first installed notice to the last year
that leaves room for the longest span before the statutory days end (official_holidays, statutory_days, workdays)."""

from __future__ import annotations

from gongkai_cli.model.problem import WrongUsage

FIRST_YEAR, LAST_YEAR = 2004, 2048


def require_year(year: int, option: str) -> None:
    """Raises WrongUsage for a year that the calendar does not reach."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        message = f"{option} 应在{FIRST_YEAR}至{LAST_YEAR}年之间，现为{year}年"
        raise WrongUsage(message, f"工作日历从{FIRST_YEAR}年起；核对年份")
