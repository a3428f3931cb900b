"""A due date and what it counts from → the days gone through, and the steps in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from gongkai_cli.calendar.due_dates import display_end
from gongkai_cli.calendar.official_holidays import MADE_UP
from gongkai_cli.calendar.weekdays import weekday
from gongkai_cli.calendar.workdays import Workdays
from gongkai_cli.model.catalog import Span
from gongkai_cli.model.result import DueDate

from .derivation import Count, Day

NOT_THE_FIRST = "起算日当日不计，从次日数起（《民法典》第二百零一条）"
MAKE_UPS_COUNT = "调休上班的周六、周日计入"
MOVED = "最后一日是休息日（{reason}），顺延到下一个工作日（《民法典》第二百零三条）"
MADE_UP_END = "{end}（{weekday}）调休上班，不是休息日，不顺延"
LANDING = "{reason}，顺延到这一天"
CORRESPONDING = "按月计算的，到相应的日子为止；没有的，到当月最后一日（《民法典》第二百零二条）"


def list_days(after: date, through: date, calendar: Workdays) -> tuple[Day, ...]:
    """Each day strictly after `after` through `through`; working days are numbered from 1."""
    number, found = 0, []
    for day, counted, reason in calendar.days(after, through):
        number += counted
        found.append(Day(day, number if counted else None, reason))
    return tuple(found)


def count_days(first: date, span: Span, due: DueDate, calendar: Workdays) -> Count:
    """How `span` after `first` leads to the due date; calendar days show the last ones alone."""
    steps = [NOT_THE_FIRST]
    if span.workdays is not None:
        gone = list_days(first, due.day, calendar)
        if any(day.reason == MADE_UP for day in gone):
            steps.append(MAKE_UPS_COUNT)
        return Count(str(span), gone, tuple(steps))
    end = display_end(first, span, calendar)
    unit = "自然日" if span.days is not None else "对应日"
    steps.append(f"{first}之后第{span}为{end}（{weekday(end)}，{unit}计算，休息日不除外）")
    if span.months is not None:
        steps.append(CORRESPONDING)
    reason = calendar.reason(end)
    if due.moved_from is None:
        if reason == MADE_UP:
            steps.append(MADE_UP_END.format(end=end, weekday=weekday(end)))
        return Count(str(span), (), tuple(steps))
    steps.append(MOVED.format(reason=reason))
    *off, last = (Day(day, None, why) for day, _, why in calendar.days(end, due.day))
    landing = replace(last, reason=LANDING.format(reason=last.reason), landing=True)
    return Count(str(span), (Day(end, None, reason), *off, landing), tuple(steps))
