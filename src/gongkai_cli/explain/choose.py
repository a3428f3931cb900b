"""An item, and a period or a day → the obligations meant, or the one that would be."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ..check import Checked
from ..deadlines import due_date
from ..model.catalog import Item
from ..model.problem import WrongUsage
from ..model.result import Judged, Obligation, Verdict
from ..model.scalars import PERIOD
from ..periods import SPELLED, WORDS, Period, build, parse
from ..verdicts import judge_all

IF_TODAY = "没有登记待公开的事件；假定信息在检查基准日{day}形成"
IF_THEN = "没有登记{day}形成的信息；假定这一天形成"
NOT_BEGUN = "{period}期尚未开始，还没有义务"
BEFORE = "起算日{day}早于起始日{start}，不在检查范围"
ENDED = "目录规定这一项到{day}为止，{trigger}起算的不再有义务"
OPEN = frozenset({Verdict.PENDING, Verdict.DUE_SOON})


@dataclass(frozen=True, slots=True)
class Question:
    """An obligation to explain (None: the item has none), and why it is no real one, if so."""

    item: Item
    judged: Judged | None
    assumed: str = ""


def chosen(
    checked: Checked, item_id: str, period: str | None, formed: date | None
) -> tuple[Question, ...]:
    """What the options name; without options the item's next due date. Raises WrongUsage."""
    item = checked.project.catalog.items[item_id]
    mine = [each for each in checked.judged if each.obligation.item.id == item_id]
    if period is not None:
        found = [each for each in mine if each.obligation.period == period]
        return tuple(Question(item, each) for each in found) or (_period(checked, item, period),)
    if formed is not None:
        found = [each for each in mine if each.obligation.trigger == formed]
        return tuple(Question(item, each) for each in found) or (_event(checked, item, formed),)
    return (_next(checked, item, mine),)


def _next(checked: Checked, item: Item, mine: list[Judged]) -> Question:
    """The soonest one still to be met; else the one to come, else the latest."""
    limit = checked.project.limit(item.time_limit)
    ahead = [each for each in mine if each.verdict in OPEN]
    if ahead:
        return Question(item, min(ahead, key=_due_day))
    if not mine and checked.project.taken_out(item.id, checked.as_of):
        return Question(item, None)
    if limit.head == "every":
        begun = [each.obligation.period for each in mine if each.obligation.period]
        start = max(checked.project.project.start, item.effective_from or date.min, checked.as_of)
        every = limit.every or ""
        after = max((parse(text).last for text in begun), default=start - timedelta(days=1))
        return _coming(checked, item, _containing(after + timedelta(days=1), every))
    if mine:
        return Question(item, max(mine, key=_due_day))
    if limit.head == "after":
        return _assume(checked, item, checked.as_of, IF_TODAY.format(day=checked.as_of))
    return Question(item, None)


def _containing(day: date, every: str) -> Period:
    """The period of a rhythm that a day lies in."""
    found = build(day.year, 1, every)
    while found.last < day:
        following = found.last + timedelta(days=1)
        found = build(following.year, following.month, every)
    return found


def _due_day(judged: Judged) -> date:
    due = judged.obligation.due
    return due.day if due else date.min


def _period(checked: Checked, item: Item, text: str) -> Question:
    """A period that has no obligation on the as-of day: not begun, or out of range."""
    limit = checked.project.limit(item.time_limit)
    if limit.head != "every":
        hint = "因事公开的用 --formed 形成日期；都不写则看下一个应公开日期"
        raise WrongUsage(f"第{item.id}项“{item.time_limit}”没有所属期", hint)
    right = f"写成{WORDS[limit.every or '']}的所属期，如 --period {SPELLED[limit.every or '']}"
    if not re.fullmatch(PERIOD, text):
        raise WrongUsage(f"--period 不是所属期：“{text}”", right)
    period = parse(text)
    if period.every != limit.every:
        raise WrongUsage(
            f"第{item.id}项按{WORDS[limit.every or '']}公开，没有“{text}”这一期", right
        )
    return _coming(checked, item, period)


def _coming(checked: Checked, item: Item, period: Period) -> Question:
    why = NOT_BEGUN.format(period=period.text)
    if period.first <= checked.as_of:
        why = _out_of_range(checked, item, period.last)
    return _assume(checked, item, period.last, why, period.text)


def _event(checked: Checked, item: Item, formed: date) -> Question:
    limit = checked.project.limit(item.time_limit)
    if limit.head != "after":
        hint = (
            "定期事项用 --period 所属期"
            if limit.head == "every"
            else "不写 --formed 看这一项的说明"
        )
        raise WrongUsage(f"第{item.id}项“{item.time_limit}”不从形成日期起算", hint)
    why = _out_of_range(checked, item, formed) or IF_THEN.format(day=formed)
    return _assume(checked, item, formed, why)


def _out_of_range(checked: Checked, item: Item, trigger: date) -> str:
    """Why a trigger makes no obligation here, if so (DESIGN section 4)."""
    start = max(checked.project.project.start, item.effective_from or date.min)
    if trigger < start:
        return BEFORE.format(day=trigger, start=start)
    if item.effective_to is not None and trigger > item.effective_to:
        return ENDED.format(day=item.effective_to, trigger=trigger)
    return ""


def _assume(
    checked: Checked, item: Item, trigger: date, why: str, period: str | None = None
) -> Question:
    """The obligation that the trigger would make, judged with what is written down for it."""
    limit = checked.project.limit(item.time_limit)
    assert limit.within is not None
    due = due_date(trigger, limit.within, checked.calendar)
    records = tuple(
        placed
        for placed in checked.laid.by_item.get(item.id, ())
        if period is not None and placed.record.period == period
    )
    obligation = Obligation(
        id=f"{item.id}@{period or trigger}",
        item=item,
        kind="period" if period else "event",
        title="",
        period=period,
        trigger=trigger,
        due=due,
        records=records,
    )
    laid = replace(checked.laid, obligations=[obligation])
    judged = judge_all(checked.project, laid, checked.unreadable, checked.calendar, checked.as_of)
    return Question(item, judged[0], why)
