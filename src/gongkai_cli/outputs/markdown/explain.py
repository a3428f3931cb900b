"""Derivations → Markdown to paste into a reply or a merge request."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gongkai_cli.analyses.explain.derivation import Day, Derivation, group_runs
from gongkai_cli.outputs.escaping import markdown as safe
from gongkai_cli.outputs.phrases.explain import (
    due_words,
    numbers_of,
    shown,
    span_of,
    stated_alone,
    written,
)
from gongkai_cli.outputs.phrases.parts import name_days

from .table import table_head, table_row


def render(derivations: Sequence[Derivation]) -> str:
    """All of them, a section each."""
    return "\n\n".join("\n".join(_lines(each)) for each in derivations) + "\n"


def _lines(derivation: Derivation) -> Iterator[str]:
    clause, due, trigger = derivation.clause, derivation.due, derivation.trigger
    yield f"### {safe(derivation.name)}"
    yield ""
    yield f"**{safe(derivation.outcome)}**（{name_days(derivation.as_of, derivation.start)}）"
    yield ""
    yield "| | |"
    yield "|---|---|"
    if derivation.obligation:
        yield table_row(("义务", derivation.obligation))
    yield table_row(("责任科室", derivation.office))
    yield table_row(("条款", f"公开时限“{clause.phrase}”（{shown(clause.place)}）"))
    yield table_row(("规则", f"{clause.meaning}（{clause.origin}）"))
    if trigger is not None and not stated_alone(derivation):
        where = f"（{shown(trigger.place)}）" if trigger.place else ""
        yield table_row(("起算", f"{trigger.day or '不明'}，{trigger.why}{where}"))
    if due is not None:
        name, *words = due_words(derivation, due)
        yield table_row((name, "；".join(words)))
    count = derivation.count
    if count is not None:
        yield ""
        span = f"{safe(count.span)}：" if count.span else ""
        place = trigger.place if trigger and not count.span else None
        yield f"**计日** {span}{'；'.join(map(safe, count.steps))}{safe(written(place))}"
        yield from _table(count.days)
    if count is not None or derivation.records:
        yield from _records(derivation)
    if derivation.late:
        yield ""
        yield "**逾期的日子**"
        yield from _table(derivation.late)
    for note in derivation.notes:
        yield ""
        yield f"> {safe(note)}"


def _records(derivation: Derivation) -> Iterator[str]:
    yield ""
    yield "**记录**" if derivation.records else "**记录** 没有"
    yield ""
    for each in derivation.records:
        mark = "计入" if each.counts else "不计"
        yield f"- {mark}：{safe(shown(each.place))} {safe(each.what)}：{safe(each.why)}"


def _table(days: Sequence[Day]) -> Iterator[str]:
    if not days:
        return
    yield ""
    yield table_head(("日期", "工作日", "原因"))
    for run in group_runs(days):
        yield table_row((span_of(run), numbers_of(run), run.reason))
