"""One obligation of a result → how its due day was counted, its records, and its verdict, in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from .check import Checked
from .deadlines import firmness
from .matching import channels_for
from .model.result import VERDICT_WORDS, Judged, Published
from .obligations import STATUTORY_SPAN, acts_of
from .periods import WORDS

ORIGIN = {
    "catalog": "目录规定",
    "law": "法定期限",
    "default": "默认口径，目录未规定",
    "project": "本单位另定，目录未规定",
}


def chosen(
    checked: Checked, item: str, period: str | None, formed: date | None
) -> tuple[Judged, ...]:
    """The obligations that the options name; without options the next one due, else the latest."""
    mine = [each for each in checked.judged if each.obligation.item.id == item]
    if period is not None:
        return tuple(each for each in mine if each.obligation.period == period)
    if formed is not None:
        return tuple(each for each in mine if each.obligation.trigger == formed)
    dated = [each for each in mine if each.obligation.due is not None]
    ahead = [e for e in dated if e.obligation.due and e.obligation.due.day >= checked.as_of]
    open_ = [each for each in ahead if each.decided_by is None]
    if open_:
        return (min(open_, key=_due_day),)
    return (max(dated, key=_due_day),) if dated else tuple(mine[:1])


def _due_day(judged: Judged) -> date:
    assert judged.obligation.due is not None
    return judged.obligation.due.day


def lines(checked: Checked, judged: Judged) -> Iterator[str]:
    """The derivation, line by line."""
    obligation = judged.obligation
    item = obligation.item
    limit = checked.project.limit(item.time_limit)
    row = checked.project.catalog.lines[item.id]
    yield f"义务 {obligation.id}：第{item.id}项“{item.category}”（{judged.office}）"
    yield f"条款 公开时限“{item.time_limit}”，{checked.project.catalog.shown}:{row}"
    yield from _trigger(checked, judged)
    if obligation.due is not None:
        yield from _counting(checked, judged)
    yield from _records(checked, judged)
    verdict = VERDICT_WORDS[judged.verdict]
    if judged.verdict_unwaived is not None:
        verdict = f"{verdict}（原判定{VERDICT_WORDS[judged.verdict_unwaived]}）"
    reason = f"：{judged.reason}" if judged.reason else ""
    late = ""
    if judged.days_late is not None:
        late = f"，逾期{judged.days_late}天，其间{judged.workdays_late}个工作日"
    yield f"判定 {verdict}{late}{reason}（检查基准日 {checked.as_of}）"
    if limit.source == "default" and obligation.kind == "period":
        yield "注意 期限系默认口径，目录未规定"
    if item.note:
        yield f"注意 {item.note}"


def _trigger(checked: Checked, judged: Judged) -> Iterator[str]:
    obligation = judged.obligation
    limit = checked.project.limit(obligation.item.time_limit)
    origin = ORIGIN[limit.source] + (f"：{limit.law}" if limit.law else "")
    if obligation.kind == "standing":
        start = _counted_from(checked, judged)
        yield f"规则 须始终有一件处于公开状态；起始日{start}后给{STATUTORY_SPAN}（条例第二十六条）"
        return
    if obligation.kind == "period":
        yield f"规则 每{WORDS[limit.every or '']}一次，期满后{limit.within}内（{origin}）"
        yield f"起算 {obligation.trigger}，{obligation.period}期的最后一天，当日不计"
        return
    if limit.within is None:
        yield "规则 应需求公开，记录写明了应公开日期"
        return
    stated = "；另定日期较早的从其日期" if limit.stated else ""
    yield f"规则 {limit.after}之日起{limit.within}内{stated}（{origin}）"
    if obligation.trigger is None:
        yield "起算 记录没有写形成日期（formed），算不出"
        return
    placed = obligation.records[0]
    yield f"起算 {obligation.trigger}，见 {placed.path}:{placed.line}，当日不计"


def _counted_from(checked: Checked, judged: Judged) -> date:
    """The day a standing obligation counts from."""
    start = checked.project.project.start
    return max(start, judged.obligation.item.effective_from or start)


def _counting(checked: Checked, judged: Judged) -> Iterator[str]:
    obligation, due = judged.obligation, judged.obligation.due
    assert due is not None
    limit = checked.project.limit(obligation.item.time_limit)
    first = obligation.trigger or _counted_from(checked, judged)
    stated = {placed.record.due for placed in obligation.records}
    if due.day in stated and (limit.within is None or limit.stated):
        yield f"到期 {due.day}，记录写明的应公开日期"
        return
    span = STATUTORY_SPAN if obligation.kind == "standing" else limit.within
    assert span is not None
    number, off = 0, []
    counted: list[str] = []
    for day, counts, reason in checked.calendar.days(first, due.day):
        if span.workdays is None:
            continue
        if counts:
            number += 1
            mark = f"（{reason}）" if reason != "工作日" else ""
            counted.append(f"{number}={day:%m-%d}{mark}")
        else:
            off.append(f"{day:%m-%d}{reason}")
    if counted:
        yield f"计入 {'，'.join(counted)}"
        yield f"不计 {'，'.join(off) or '无'}"
    else:
        yield f"计算 {first} 加{span}" + (
            f"为{due.moved_from}，逢休息日顺延" if due.moved_from else ""
        )
    yield f"到期 {due.day}（{firmness(due) or '放假安排已公布'}），当日公开仍属按期"


def _records(checked: Checked, judged: Judged) -> Iterator[str]:
    obligation = judged.obligation
    accepted = channels_for(checked.project.catalog.catalog, obligation.item.channel).accepted
    if not obligation.records:
        yield "记录 没有"
    for placed in obligation.records:
        acts = acts_of(placed.record)
        where = f"{placed.path}:{placed.line}"
        if not acts:
            zero = placed.record.nothing_to_disclose
            yield f"记录 {where} {'零报告：' + zero if zero else '尚未公开'}"
        for number, act in enumerate(acts):
            several = placed.record.publications is not None
            mine = Published(placed, act, number if several else None)
            why = _why(checked, judged, mine, accepted)
            yield f"记录 {where} {act.published}“{act.channel or '未写公开形式'}”{why}"


def _why(checked: Checked, judged: Judged, published: Published, accepted: frozenset[str]) -> str:
    """Why a publication counts or does not."""
    if judged.decided_by is not None and judged.decided_by == published:
        return "：以此判定" + ("" if judged.accepted else "（公开形式不符）")
    if published.day > checked.as_of:
        return "：晚于检查基准日，未计入"
    withdrawn = published.act.withdrawn
    if withdrawn is not None and withdrawn <= checked.as_of:
        return f"：{withdrawn}已撤下"
    if published.act.channel not in accepted:
        return "：公开形式不符，未采用"
    return "：不是最早的一次，或不符合事项的类型"
