"""A record and its item → why the record is of another kind than the item (GK303), if it is."""

from __future__ import annotations

from dataclasses import dataclass

from .model.catalog import Item, TimeLimit
from .model.result import Placed
from .naming import item_name
from .periods import SPELLED, WORDS, Period, parse


@dataclass(frozen=True, slots=True)
class Misfit:
    """A record that does not fit its item (GK303), and the days it may speak of (None: any)."""

    placed: Placed
    key: str
    message: str
    hint: str
    closes: bool = False
    period: Period | None = None


def misfit(item: Item, limit: TimeLimit, placed: Placed) -> Misfit | None:
    """Why a record does not fit the kind of its item (GK303); `closes` says it closes nothing."""
    record = placed.record
    special = record.period or record.nothing_to_disclose or record.due
    if special is None and limit.every is None:
        return None  # by far the most records of events
    head, name = limit.head, item_name(item)
    if head == "every":
        every = limit.every or ""
        right = f"写成{WORDS[every]}的所属期，如 period: {SPELLED[every]}"
        if record.period is None:
            message = f"{name}按{WORDS[every]}公开，记录没有写所属期，不能确定是哪一期"
            return Misfit(placed, "item", message, right, True)
        period = parse(record.period)
        if period.every != every:
            message = (
                f"{name}按{WORDS[every]}公开，所属期应为{WORDS[every]}，记录为“{record.period}”"
            )
            return Misfit(placed, "period", message, right, True, period)
    elif record.period is not None and head == "after":
        message = f"{name}按事件公开，没有所属期，记录写了“{record.period}”"
        hint = "删去 period，写 formed（信息形成或变更之日）"
        return Misfit(placed, "period", message, hint, True, parse(record.period))
    if record.nothing_to_disclose is not None and head != "every":
        message = f"{name}不是定期公开事项，不能作零报告"
        return Misfit(placed, "nothing_to_disclose", message, "删去 nothing_to_disclose")
    if record.due is not None and head != "on_demand" and not limit.stated:
        message = f"{name}的期限由目录规定，不能另定应公开日期"
        return Misfit(
            placed, "due", message, "删去 due；要改口径请在 gongkai.yaml 的 time_limits 里写明"
        )
    return None
