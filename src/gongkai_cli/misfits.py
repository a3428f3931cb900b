"""A record and its item → why the record is of another kind than the item (GK303), if it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .contradictions import lead
from .model.catalog import Item, TimeLimit
from .model.record import Record, acts_of
from .model.result import Placed
from .naming import item_name
from .periods import FORM, WORDS, containing, parse


@dataclass(frozen=True, slots=True)
class Misfit:
    """A record that does not fit its item (GK303).

    `reach` are the first and last trigger day (a period's last, or the day an event was formed) of the
    obligations that it may speak of; None where it closes what it says.
    """

    placed: Placed
    key: str
    message: str
    hint: str
    closes: bool = False
    reach: tuple[date, date] | None = None


def misfit(item: Item, limit: TimeLimit, placed: Placed) -> Misfit | None:
    """Why a record does not fit the kind of its item (GK303); `closes` says it closes nothing."""
    record = placed.record
    special = record.period or record.nothing_to_disclose or record.due
    if special is None and limit.every is None:
        return None  # by far the most records of events
    head, every, name = limit.head, limit.every, item_name(item)
    if every is not None:
        right = f"公开的是哪一期就写哪一期，写法是 period: {FORM[every]}"
        if record.period is None:
            message = f"{name}按{WORDS[every]}公开，记录没有写所属期，不能确定是哪一期"
            return Misfit(placed, "item", message, right, True, reach(every, record))
        period = parse(record.period)
        if period.every != every:
            message = (
                f"{name}按{WORDS[every]}公开，所属期应为{WORDS[every]}，记录为“{record.period}”"
            )
            return Misfit(placed, "period", message, right, True, reach(every, record))
    elif record.period is not None and head == "after":
        message = f"{name}按事件公开，没有所属期，记录写了“{record.period}”"
        if record.formed is not None:  # which says all that is asked
            return Misfit(placed, "period", message, "删去 period")
        hint = "删去 period，写 formed（信息形成或变更之日）"
        written = parse(record.period)
        return Misfit(placed, "period", message, hint, True, (written.first, written.last))
    if record.nothing_to_disclose is not None and head != "every":
        message = f"{name}不是定期公开事项，不能作零报告"
        return Misfit(placed, "nothing_to_disclose", message, "删去 nothing_to_disclose")
    if record.due is not None and head != "on_demand" and not limit.stated:
        message = f"{name}的期限由目录规定，不能另定应公开日期"
        return Misfit(
            placed, "due", message, "删去 due；要改口径请在 gongkai.yaml 的 time_limits 里写明"
        )
    return None


def reach(every: str, record: Record) -> tuple[date, date]:
    """The last days of the first and of the last period of a rhythm that a record may speak of.

    Those it overlaps, where it names a period of whatever length. Where it names none, all up to the
    one that a publication of that day may be early for; without a publication, the day it was formed
    stands for it.
    """
    if record.period is not None:
        written = parse(record.period)
        if written.every == every:
            return written.last, written.last
        return containing(written.first, every).last, containing(written.last, every).last
    days = [act.published for act in acts_of(record) if act.published is not None]
    day = min(days, default=record.formed)
    if day is None:
        return date.min, date.max
    return date.min, containing(day + lead(every), every).last
