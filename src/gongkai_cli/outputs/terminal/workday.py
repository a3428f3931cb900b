"""A count of working days → its end, and each day gone through, for a person."""

from __future__ import annotations

from gongkai_cli.analyses.calendar_status.workday import Walk
from gongkai_cli.calendar.weekdays import weekday


def render(found: Walk, every_day: bool) -> str:
    """The end; before it, where asked for, one line a day: its number or 不计, and the reason."""
    end = f"{found.end.day}\n"
    return "".join(_days(found)) + end if every_day else end


def _days(found: Walk) -> list[str]:
    width = len(str(abs(found.number)))
    skipped = "不计".rjust(width + 2)
    lines = [f"{found.start} {weekday(found.start)}  {skipped}  起算日\n"]
    for day in found.days:
        mark = skipped if day.number is None else f"第{day.number:>{width}}个"
        lines.append(f"{day.day} {weekday(day.day)}  {mark}  {day.reason}\n")
    return lines
