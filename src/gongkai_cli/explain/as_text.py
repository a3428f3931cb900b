"""Derivations → lines for a terminal, in the order a lawyer asks: clause, trigger, count, records, verdict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gongkai_cli.outputs.phrases.parts import name_days

from ..calendar.week import weekday
from ..escaping import line as safe
from ..model.result import DueDate, Place
from .derivation import Day, Derivation, Run, runs

INDENT = "      "
GAZETTED = "所计各日的放假安排均已公布"


def render(derivations: Sequence[Derivation]) -> str:
    """All of them, an empty line between two."""
    return "\n\n".join("\n".join(map(safe, _lines(each))) for each in derivations) + "\n"


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
    """第3—7个, 不计, 到期."""
    if run.first.number is None:
        return "到期" if run.first.landing else "不计"
    if run.first == run.last:
        return f"第{run.first.number}个"
    return f"第{run.first.number}—{run.last.number}个"


def written(place: Place | None) -> str:
    """，file:line, where it is written anywhere."""
    return f"，{shown(place)}" if place else ""


def stated_alone(derivation: Derivation) -> bool:
    """Whether nothing is counted from any day: the due day is the one that a record states."""
    return derivation.count is not None and not derivation.count.span


def due_words(derivation: Derivation, due: DueDate) -> tuple[str, ...]:
    """到期 or 暂定到期, the day, and what makes it firm or not."""
    day = f"{due.day}（{weekday(due.day)}）"
    if due.basis == "provisional":
        span = derivation.window
        beside = f"，预计在{span[0]}至{span[1]}之间" if span else ""
        return "暂定到期", f"{day}{beside}", f"{due.uncovered_year}年放假安排未公布，公布后重算"
    words = ("到期", f"{day}，当日公开仍属按期")
    return words if stated_alone(derivation) else (*words, GAZETTED)


def _lines(derivation: Derivation) -> Iterator[str]:
    clause, due = derivation.clause, derivation.due
    yield f"{derivation.name}（{derivation.office}）"
    if derivation.obligation:
        yield f"义务  {derivation.obligation}"
    yield f"条款  公开时限“{clause.phrase}”，{shown(clause.place)}"
    yield f"规则  {clause.meaning}（{clause.origin}）"
    count, trigger = derivation.count, derivation.trigger
    if trigger is not None and not stated_alone(derivation):
        yield f"起算  {trigger.day or '不明'}，{trigger.why}{written(trigger.place)}"
    if count is not None and stated_alone(derivation):
        yield f"计日  {'；'.join(count.steps)}{written(trigger.place if trigger else None)}"
    elif count is not None:
        yield f"计日  {count.span}"
        yield from (f"{INDENT}{step}" for step in count.steps)
        yield from _days(count.days)
    if due is not None:
        name, *words = due_words(derivation, due)
        yield f"{name}  {words[0]}"
        yield from (f"{INDENT}{each}" for each in words[1:])
    for record in derivation.records:
        mark = "计入" if record.counts else "不计"
        yield f"记录  {mark}  {shown(record.place)} {record.what}：{record.why}"
    if count is not None and not derivation.records:
        yield "记录  没有"
    yield f"判定  {derivation.outcome}（{name_days(derivation.as_of, derivation.start)}）"
    yield from _days(derivation.late)
    yield from (f"注意  {note}" for note in derivation.notes)


def _days(days: Sequence[Day]) -> Iterator[str]:
    for run in runs(days):
        yield f"{INDENT}{numbers_of(run)}  {span_of(run)}  {run.reason}"
