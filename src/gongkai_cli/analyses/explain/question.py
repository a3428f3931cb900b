"""An item or an obligation's id, and a period or a day → the obligations meant, or the one that would be."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from gongkai_cli.calendar.due_dates import compute_due_date, earlier_of
from gongkai_cli.calendar.periods import SPELLED, WORDS, Period, containing, parse_period
from gongkai_cli.checking.check import CheckResult
from gongkai_cli.checking.obligations.event import usable_dues
from gongkai_cli.checking.verdicts import judge_obligations
from gongkai_cli.model.catalog import Item
from gongkai_cli.model.lookalikes import without_unseen
from gongkai_cli.model.problem import WrongUsage
from gongkai_cli.model.result import Assessment, DueDate, LocatedRecord, Obligation
from gongkai_cli.model.scalars import PERIOD
from gongkai_cli.model.verdicts import OPEN, Verdict
from gongkai_cli.sources.catalog.selectors import unknown_item
from gongkai_cli.sources.project import FIRST_YEAR, LAST_YEAR

IF_TODAY = "没有登记待公开的事件；假定信息在检查基准日{day}形成"
IF_TODAY_PAST = "登记的{n}条起算日都不在检查范围；假定信息在检查基准日{day}形成"
IF_THEN = "没有登记{day}形成的信息；假定这一天形成"
NOT_YET = "登记的形成日期{day}晚于检查基准日，还没有义务"
NOT_BEGUN = "{period}期尚未开始，还没有义务"
BEFORE = "起算日{day}早于起始日{start}，不在检查范围"
ENDED = "目录规定这一项到{day}为止，{trigger}起算的不再有义务"
HISTORY = "属历史记录，不判定"
OUTSIDE = "不在检查范围，不判定"
NOT_HAPPENED = "形成日期晚于检查基准日，视为尚未发生"
UNMET = frozenset({Verdict.OVERDUE, Verdict.UNDETERMINED})


@dataclass(frozen=True, slots=True)
class Question:
    """An obligation to explain (None: the item has none), and why it is no real one, if so.

    `unjudged` says why records of one that is only assumed decide nothing, where they do not.
    """

    item: Item
    judged: Assessment | None
    assumed: str = ""
    unjudged: str = ""


def choose_questions(
    checked: CheckResult, named: str, period: str | None, formed: date | None
) -> tuple[Question, ...]:
    """What an item with an option names, or an id; without either the item's next due date.

    Raises WrongUsage, and CalendarRange for a day outside the calendar.
    """
    item, found, named = _named(checked, named)
    mine = [each for each in checked.judged if each.obligation.item.id == item.id]
    if item.id != named:
        if period is not None or formed is not None:
            message = f"“{named}”已写明是哪一件，又写了 --period 或 --formed"
            raise WrongUsage(message, f"去掉选项，或把“{named}”改成“{item.id}”")
        if found is not None:
            return (Question(item, found),)
        period, formed = _spelled(item, named)
    if period is not None:
        of_period = [each for each in mine if each.obligation.period == period]
        return tuple(Question(item, e) for e in of_period) or (_period(checked, item, period),)
    if formed is not None:
        of_day = [each for each in mine if each.obligation.trigger == formed]
        return tuple(Question(item, e) for e in of_day) or (_event(checked, item, formed),)
    return tuple(_next(checked, item, mine))


def _named(checked: CheckResult, asked: str) -> tuple[Item, Assessment | None, str]:
    """The item that is asked for, the obligation if it is one's id, and the id with the item's own.

    The longest item goes first. What nobody sees is passed over: ids out of Markdown carry such.
    """
    index, text = checked.project.catalog.index, without_unseen(asked).strip()
    if asked in index.items:
        return index.items[asked], None, asked
    for each in checked.judged:
        if each.obligation.id == asked:
            return each.obligation.item, each, asked
    cuts = [len(text), *(cut.start() for cut in reversed(list(re.finditer("@", text))))]
    found = next((cut for cut in cuts if index.asked(text[:cut])), None)
    if found is None:
        raise unknown_item(asked, index)
    item = index.items[index.asked(text[:found]) or ""]
    named = f"{item.id}{text[found:]}"
    for each in checked.judged:
        if named != item.id and without_unseen(each.obligation.id) == named:
            return item, each, named
    return item, None, named


def _spelled(item: Item, named: str) -> tuple[str | None, date | None]:
    """The period or the day in an id that no obligation has (yet). Raises WrongUsage."""
    rest = named[len(item.id) + 1 :]
    if re.match(r"[0-9]{4}(-|$)", rest) and not FIRST_YEAR <= int(rest[:4]) <= LAST_YEAR:
        message = f"“{named}”的年份应在{FIRST_YEAR}至{LAST_YEAR}年之间"
        raise WrongUsage(message, f"工作日历从{FIRST_YEAR}年起；核对年份")
    if re.fullmatch(PERIOD, rest):
        return rest, None
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", rest):
            return None, date.fromisoformat(rest)
    except ValueError:
        raise WrongUsage(f"“{named}”里没有这个日期：“{rest}”", "写成 7@2026-10-31 这样") from None
    message = f"第{item.id}项在检查基准日没有“{named}”这件义务"
    hint = "义务编号见 gongkai check --format json；也可以写 --period 所属期 或 --formed 形成日期"
    raise WrongUsage(message, hint)


def _next(checked: CheckResult, item: Item, mine: list[Assessment]) -> Iterator[Question]:
    """Those due soonest of all still to be met or to come; else what is unmet, else the latest."""
    if not mine and checked.project.taken_out(item.id, checked.as_of):
        yield Question(item, None)
        return
    ahead = [Question(item, each) for each in mine if each.verdict in OPEN]
    coming = _next_period(checked, item, mine)
    if coming is not None and not (coming.unjudged and mine):
        ahead.append(coming)
    if ahead:
        soonest = min(_due_day(each) for each in ahead)
        yield from (each for each in ahead if _due_day(each) == soonest)
    elif mine:
        left = [each for each in mine if each.verdict in UNMET] or mine
        yield max((Question(item, each) for each in left), key=_due_day)
    elif checked.project.limit(item.time_limit).head == "after":
        yield _if_today(checked, item)
    else:
        yield Question(item, None)


def _next_period(checked: CheckResult, item: Item, mine: list[Assessment]) -> Question | None:
    """The period to come after those that have begun, unless one of these is still to be met."""
    limit = checked.project.limit(item.time_limit)
    begun = [each for each in mine if each.obligation.kind == "period"]
    if limit.head != "every" or any(each.verdict in OPEN for each in begun):
        return None
    start = max(start_of(checked, item), checked.as_of)
    ends = (parse_period(each.obligation.period).last for each in begun if each.obligation.period)
    after = max(ends, default=start - timedelta(days=1))
    return _coming(checked, item, containing(after + timedelta(days=1), limit.every or ""))


def _due_day(question: Question) -> date:
    due = question.judged.obligation.due if question.judged else None
    return due.day if due else date.min


def _if_today(checked: CheckResult, item: Item) -> Question:
    """An event of today, where none is registered; one that is registered ahead goes first."""
    registered = checked.laid.by_item.get(item.id, ())
    near = date(checked.as_of.year + 1, 12, 31)  # what the calendar is sure to reach
    later = [day for each in registered if (day := each.record.formed) and day > checked.as_of]
    if later and min(later) <= near:
        return _event(checked, item, min(later))
    past = sum(each.key in checked.laid.history for each in registered)
    why = IF_TODAY_PAST if past else IF_TODAY
    return _assume(checked, item, checked.as_of, why.format(n=past, day=checked.as_of))


def _period(checked: CheckResult, item: Item, text: str) -> Question:
    """A period that has no obligation on the as-of day: not begun, or out of range."""
    limit = checked.project.limit(item.time_limit)
    if limit.head != "every":
        hint = "因事公开的用 --formed 形成日期；都不写则看下一个应公开日期"
        raise WrongUsage(f"第{item.id}项“{item.time_limit}”没有所属期", hint)
    right = f"写成{WORDS[limit.every or '']}的所属期，如 --period {SPELLED[limit.every or '']}"
    if not re.fullmatch(PERIOD, text):
        raise WrongUsage(f"--period 不是所属期：“{text}”", right)
    period = parse_period(text)
    if period.every != limit.every:
        message = f"第{item.id}项按{WORDS[limit.every or '']}公开，没有“{text}”这一期"
        raise WrongUsage(message, right)
    return _coming(checked, item, period)


def _coming(checked: CheckResult, item: Item, period: Period) -> Question:
    """A period that nobody owes yet, or ever: what begins later may lie beyond the item's end."""
    records = _registered(checked, item, lambda placed: placed.record.period == period.text)
    why, unjudged = _out_of_range(checked, item, period.last)
    why = why or NOT_BEGUN.format(period=period.text)
    return _assume(checked, item, period.last, why, unjudged, records, period.text)


def _event(checked: CheckResult, item: Item, formed: date) -> Question:
    limit = checked.project.limit(item.time_limit)
    if limit.head != "after":
        by_period = limit.head == "every"
        hint = "定期事项用 --period 所属期" if by_period else "不写 --formed 看这一项的说明"
        raise WrongUsage(f"第{item.id}项“{item.time_limit}”不从形成日期起算", hint)
    records = _registered(checked, item, lambda placed: placed.record.formed == formed)
    why, unjudged = _out_of_range(checked, item, formed)
    if not why and records:
        why, unjudged = NOT_YET.format(day=formed), NOT_HAPPENED
    return _assume(checked, item, formed, why or IF_THEN.format(day=formed), unjudged, records)


def _registered(
    checked: CheckResult, item: Item, wanted: Callable[[LocatedRecord], bool]
) -> tuple[LocatedRecord, ...]:
    return tuple(filter(wanted, checked.laid.by_item.get(item.id, ())))


def start_of(checked: CheckResult, item: Item) -> date:
    """The first day that triggers count from: the project's, or the item's own where that is later."""
    return max(checked.project.project.start, item.effective_from or date.min)


def _out_of_range(checked: CheckResult, item: Item, trigger: date) -> tuple[str, str]:
    """Why a trigger makes no obligation here, if so (DESIGN section 4), and what its records are then."""
    start = start_of(checked, item)
    if trigger < start:
        return BEFORE.format(day=trigger, start=start), HISTORY
    if item.effective_to is not None and trigger > item.effective_to:
        return ENDED.format(day=item.effective_to, trigger=trigger), OUTSIDE
    return "", ""


def _assume(
    checked: CheckResult,
    item: Item,
    trigger: date,
    why: str,
    unjudged: str = "",
    records: tuple[LocatedRecord, ...] = (),
    period: str | None = None,
) -> Question:
    """The obligation that the trigger would make, judged with what is written down for it."""
    obligation = Obligation(
        id=f"{item.id}@{period or trigger}",
        item=item,
        kind="period" if period else "event",
        title="",
        period=period,
        trigger=trigger,
        due=_due(checked, item, trigger, records),
        records=records,
    )
    laid = replace(checked.laid, obligations=(obligation,))
    judged = judge_obligations(
        checked.project, laid, checked.unreadable, checked.calendar, checked.as_of
    )
    return Question(item, judged[0], why, unjudged)


def _due(
    checked: CheckResult, item: Item, trigger: date, records: tuple[LocatedRecord, ...]
) -> DueDate:
    """The due date of the limit, or the earlier day that records state where the limit lets them."""
    limit = checked.project.limit(item.time_limit)
    assert limit.within is not None
    due = compute_due_date(trigger, limit.within, checked.calendar)
    stated = usable_dues(records, trigger) if limit.stated else []
    return earlier_of(due, stated[0]) if stated else due
