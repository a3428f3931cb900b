"""A month of the calendar → a grid of its days: off, made up, and the number of each working day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from gongkai_cli.analyses.explain.days import list_days
from gongkai_cli.analyses.explain.derivation import Day, group_runs
from gongkai_cli.calendar.official_holidays import MADE_UP
from gongkai_cli.calendar.periods import build_period
from gongkai_cli.calendar.weekdays import WEEK
from gongkai_cli.calendar.workdays import WEEKDAYS, Workdays

HEADS = tuple(f"周{day}" for day in WEEK)
WIDTH = 9
LEGEND = "数字后是当月第几个工作日；休＝放假，班＝调休上班，没有标记的周末不计"
PROVISIONAL = "暂定：{year}年放假安排未公布，按周末和法定节假日计算"


def month_grid(year: int, month: int, calendar: Workdays) -> RenderableType:
    """One month: a heading, the weeks from Monday on, and the named days in words."""
    period = build_period(year, month, "month")
    yesterday = period.first - timedelta(days=1)
    mine = list_days(yesterday, period.last, calendar)
    before = 0
    if month > 1:  # 1 January itself is never worked
        before = calendar.count_between(date(year, 1, 1), yesterday)
    worked = sum(day.number is not None for day in mine)
    heading = Text(f"{year}年{month}月", style="bold")
    heading.append(f"  工作日{worked}个，本年第{before + 1}—{before + worked}个", style="dim")
    parts: list[RenderableType] = [heading, _weeks(mine)]
    parts += [Text(line, style="dim") for line in named(mine)]
    loose = {missing for day in mine if (missing := calendar.uncovered_year(day.day))}
    parts += [Text(PROVISIONAL.format(year=each), style="yellow") for each in sorted(loose)]
    return Group(*parts, Text(""))


def named(mine: tuple[Day, ...]) -> Iterator[str]:
    """国庆节 10-01至10-05, for every run of days that is neither a usual working day nor a weekend."""
    usual = {*WEEKDAYS, "周末"}
    for run in group_runs(mine):
        if run.reason not in usual:
            last = "" if run.first == run.last else f"至{run.last.day:%m-%d}"
            yield f"{run.reason} {run.first.day:%m-%d}{last}"


def _weeks(mine: tuple[Day, ...]) -> Table:
    table = Table(box=None, padding=0, pad_edge=False, show_edge=False)
    for head in HEADS:
        table.add_column(head, width=WIDTH, header_style="bold", no_wrap=True)
    row: list[Text] = [Text("")] * mine[0].day.weekday()
    for day in mine:
        row.append(_cell(day))
        if len(row) == len(HEADS):
            table.add_row(*row)
            row = []
    if row:
        table.add_row(*row)
    return table


def _cell(day: Day) -> Text:
    text = Text(f"{day.day.day:>2}")
    if day.number is None:
        holiday = day.reason not in WEEKDAYS
        text.append(" 休" if holiday else "")
        text.stylize("red" if holiday else "dim")
    else:
        made_up = day.reason == MADE_UP
        text.append(" 班" if made_up else "   ")
        text.append(f"{day.number:>2}", style="cyan")
        if made_up:
            text.stylize("yellow", 0, 4)
    return text
