"""Derivations → lines for a terminal, in the order a lawyer asks: clause, trigger, count, records, verdict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..model.result import Place
from .days import weekday
from .derivation import Day, Derivation, Run, runs

INDENT = "      "


def render(derivations: Sequence[Derivation]) -> str:
    """All of them, an empty line between two."""
    return "\n\n".join("\n".join(_lines(each)) for each in derivations) + "\n"


def shown(place: Place | None) -> str:
    """file:line."""
    return f"{place.path}:{place.line}" if place else ""


def span_of(run: Run) -> str:
    """2026-10-01（周四）至2026-10-08（周四）, or the one day."""
    first = f"{run.first.day}（{weekday(run.first.day)}）"
    if run.first == run.last:
        return first
    return f"{first}至{run.last.day}（{weekday(run.last.day)}）"


def numbers_of(run: Run) -> str:
    """第3—7个, 不计."""
    if run.first.number is None:
        return "不计"
    if run.first == run.last:
        return f"第{run.first.number}个"
    return f"第{run.first.number}—{run.last.number}个"


def _lines(derivation: Derivation) -> Iterator[str]:
    clause, due = derivation.clause, derivation.due
    yield f"{derivation.name}（{derivation.office}）"
    if derivation.obligation:
        yield f"义务  {derivation.obligation}"
    yield f"条款  公开时限“{clause.phrase}”，{shown(clause.place)}"
    yield f"规则  {clause.meaning}（{clause.origin}）"
    if derivation.trigger is not None:
        yield from _trigger(derivation)
    if derivation.count is not None:
        yield f"计日  {derivation.count.span or '另定日期'}"
        yield from (f"{INDENT}{step}" for step in derivation.count.steps)
        yield from _days(derivation.count.days)
    if due is not None:
        firm = derivation.firmness or "所计各日的放假安排均已公布"
        yield f"到期  {due.day}（{weekday(due.day)}），当日公开仍属按期"
        yield f"{INDENT}{firm}"
    for record in derivation.records:
        mark = "计入" if record.counts else "不计"
        yield f"记录  {mark}  {shown(record.place)} {record.what}：{record.why}"
    if derivation.count and not derivation.records:
        yield "记录  没有"
    yield f"判定  {derivation.outcome}（检查基准日{derivation.as_of}）"
    yield from _days(derivation.late)
    yield from (f"注意  {note}" for note in derivation.notes)


def _trigger(derivation: Derivation) -> Iterator[str]:
    trigger = derivation.trigger
    assert trigger is not None
    where = f"，{shown(trigger.place)}" if trigger.place else ""
    yield f"起算  {trigger.day or '不明'}，{trigger.why}{where}"


def _days(days: Sequence[Day]) -> Iterator[str]:
    for run in runs(days):
        yield f"{INDENT}{numbers_of(run)}  {span_of(run)}  {run.reason}"
