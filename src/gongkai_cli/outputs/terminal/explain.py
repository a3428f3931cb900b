"""Derivations → lines for a terminal, in the order a lawyer asks: clause, trigger, count, records, verdict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gongkai_cli.analyses.explain.derivation import Day, Derivation, group_runs
from gongkai_cli.outputs.escaping import line as safe
from gongkai_cli.outputs.phrases.explain import (
    due_words,
    numbers_of,
    shown,
    span_of,
    stated_alone,
    written,
)
from gongkai_cli.outputs.phrases.parts import name_days

INDENT = "      "


def render(derivations: Sequence[Derivation]) -> str:
    """All of them, an empty line between two."""
    return "\n\n".join("\n".join(map(safe, _lines(each))) for each in derivations) + "\n"


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
    for run in group_runs(days):
        yield f"{INDENT}{numbers_of(run)}  {span_of(run)}  {run.reason}"
