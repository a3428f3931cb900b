"""Facts that many sentences state → the words for each: a name, a due day, how late, how sure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from gongkai_cli.calendar.due_dates import expected_window
from gongkai_cli.model.catalog import Item, TimeLimit
from gongkai_cli.model.quotation import quote
from gongkai_cli.model.record import acts_of
from gongkai_cli.model.result import DueDate, LocatedRecord, Obligation

if TYPE_CHECKING:
    from gongkai_cli.checking.rules.lateness import Lapse, Shown

LIMIT_NOTES = {
    "default": "（期限系默认口径，目录未规定）",
    "project": "（期限系本单位另定，目录未规定）",
}
STATED = "记录写明的应公开日期"
PRIVACY = "公开前须去除个人隐私（条例第十五条）"


def item_or_title(item: str, category: str) -> str:
    """第7项“街道各科室工作信息”."""
    return f"第{item}项{quote(category)}"


def item_name(item: Item) -> str:
    """第7项“街道各科室工作信息”."""
    return item_or_title(item.id, item.category)


def name_days(as_of: date, start: date) -> str:
    """检查基准日2026-10-31，起始日2026-01-01: no output tells the one without the other.

    What counts from before the start is not checked, so a later start hides what is overdue.
    """
    return f"检查基准日{as_of}，起始日{start}"


def obligation_name(obligation: Obligation) -> str:
    """第7项“街道各科室工作信息”2026-09期."""
    name = item_name(obligation.item)
    if obligation.kind == "period":
        return f"{name}{obligation.period}期"
    if obligation.kind == "standing":
        return f"{name}（须长期公开）"
    records = obligation.records  # none where what was written cannot be read, but for its day
    known = not records or any(placed.record.formed is not None for placed in records)
    formed = f"{obligation.trigger}形成的" if obligation.trigger and known else ""
    if obligation.title:
        return f"{name}{formed}{quote(obligation.title)}"
    return f"{name}{formed}信息" if formed else name


def record_words(item: str, category: str, period: str | None, title: str) -> str:
    """第7项“街道各科室工作信息”2026-09期, of a record."""
    rest = f"{period}期" if period else quote(title) if title else "的记录"
    return f"{item_or_title(item, category)}{rest}"


def firmness(due: DueDate) -> str:
    """暂定，2027年放假安排未公布，预计在…至…之间; empty for a firm day."""
    span = expected_window(due)
    if span is None:
        return ""
    return f"暂定，{due.uncovered_year}年放假安排未公布，预计在{span[0]}至{span[1]}之间"


def due_notes(due: DueDate) -> tuple[str, ...]:
    """What is not firm, or not the first count, about a due day."""
    moved = f"原为{due.moved_from}，逢休息日顺延" if due.moved_from is not None else ""
    return tuple(filter(None, (firmness(due), moved)))


def due_words(due: DueDate | None, act: str = "公开") -> str:
    """应于2026-10-27前公开, with what is not firm about it; there must be a day."""
    assert due is not None
    notes = due_notes(due)
    return f"应于{due.day}前{act}{'（' + '；'.join(notes) + '）' if notes else ''}"


def limit_words(source: str) -> str:
    """The remark that every sentence about a limit carries which is not the catalog's; empty for its own."""
    return LIMIT_NOTES.get(source, "")


def counted_from(obligation: Obligation, limit: TimeLimit) -> str:
    """What the day is that the due day counts from: 2026-09期的最后一天, 安全生产法修订颁布之日.

    记录写明的应公开日期 where the due day is a stated one and nothing was counted.
    """
    if obligation.kind == "period":
        return f"{obligation.period}期的最后一天"
    due = obligation.due.day if obligation.due is not None else None
    stated = limit.stated and any(placed.record.due == due for placed in obligation.records)
    return STATED if stated or limit.after is None else f"{limit.after}之日"


def late_words(days: int | None, workdays: int | None) -> str:
    """逾期2个工作日, or 逾期1天（其间无工作日）."""
    return f"逾期{workdays}个工作日" if workdays else f"逾期{days}天（其间无工作日）"


def left_words(days: int, workdays: int) -> str:
    """今天到期, 还有3个工作日, or 还有2天，其间没有工作日."""
    if not days:
        return "今天到期"
    return f"还有{workdays}个工作日" if workdays else f"还有{days}天，其间没有工作日"


def lapse_words(lapse: Lapse | None) -> str:
    """自2026-03-02撤下（公示截止）, or 自2026-03-02不适用期满: what ended on the day of a lapse, if any."""
    if lapse is None:
        return ""
    return f"自{lapse.day}{'不适用（不予公开）期满' if lapse.resumed else '撤下（公示截止）'}"


def later_words(day: date | None) -> str:
    """Mentions a publication after the as-of day, which would have closed the obligation."""
    return f"（另有记录载明{day}公开，晚于检查基准日，未计入）" if day is not None else ""


def doubt_words(doubt: Shown | None) -> str:
    """The remark on a publication that may yet count; empty where there is none."""
    if doubt is None:
        return ""
    return (
        f"（{shown_words([doubt])}；应公开日期或公示期系暂定，"
        "撤下得是否太早要等放假通知公布后才能确定）"
    )


def down_words(down: Iterable[Shown]) -> str:
    """（2026-10-10公开，2026-10-12撤下，不晚于应公开日期，不算公开）: what was published and does not count."""
    words = shown_words(down)
    return f"（{words}，不晚于应公开日期，不算公开）" if words else ""


def shown_words(down: Iterable[tuple[date, date]]) -> str:
    """2026-10-10公开，2026-10-12撤下, of each; empty where nothing came down."""
    return "；".join(f"{published}公开，{withdrawn}撤下" for published, withdrawn in down)


def closed_nothing(down: Iterable[tuple[date, date]]) -> str:
    """What became of a record that closed nothing: 已登记，尚未公开, or when it was taken down."""
    return shown_words(down) or "已登记，尚未公开"


def state_words(placed: LocatedRecord) -> str:
    """`closed_nothing` of a record."""
    acts = acts_of(placed.record)
    return closed_nothing(
        (act.published, act.withdrawn) for act in acts if act.published and act.withdrawn
    )
