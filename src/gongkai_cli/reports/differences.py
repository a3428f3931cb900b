"""Two versions of a month's report → everything that they say differently, each in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, TypeVar

from gongkai_cli.analyses.monthly.figures import Cell, Duty, Figures, Leftover, Overview
from gongkai_cli.outputs.phrases.figures import (
    RATE_WORDS,
    format_due,
    format_rate,
    format_verdicts,
    list_rates,
)

from ..model.result import SEVERITY_WORDS, STATE_WORDS, VERDICT_WORDS
from .amended import Change, ChangeSort, Told
from .compared import told_words
from .model import Monthly, Problem
from .signed import Signed, SignedDuty, SignedItem
from .words import GROUP_WORDS, LEFTOVER_WORDS, month_words, subject

Either = Signed | Monthly
LINE = re.compile(r":[0-9]+")
"""Where in a file something stands: a line moves when another is written above it."""
T = TypeVar("T")


def differences(before: Either, after: Either, office: str | None = None) -> tuple[Change, ...]:
    """Everything but the wording of notes, in the order of a report; of one office where it is named."""
    items = {e.item for side in (before, after) for e in side.overview if e.office == office}

    def mine(item: str | None, of: str) -> bool:
        return office is None or item in items or (item is None and of == office)

    same_tool = before.provenance.tool == after.provenance.tool
    found = [
        *(_numbers(before, after) if office is None else _office(before, after, office)),
        *_duties(before, after),
        *_problems(before, after, same_tool),
        *_items(before, after),
        *_reminders(before, after),
    ]
    kept = [e for e in found if e.sort in ("figure", "trend") or mine(e.item, e.office)]
    told = {each.item for each in kept}
    cells = (e for e in _ledger(before, after) if e.item not in told and mine(e.item, e.office))
    return (*kept, *cells)


def told(duty: Duty | SignedDuty) -> Told:
    """What a report says of an obligation, as far as it can change."""
    return Told(duty.due, duty.verdict, duty.published, duty.faulty)


def _numbers(before: Either, after: Either) -> Iterator[Change]:
    """The figures of the whole, and the months of its trend."""
    then, now = _figures(before.figures), _figures(after.figures)
    then |= _leftover(before.leftover) | _counted(before)
    now |= _leftover(after.leftover) | _counted(after)
    yield from _each("figure", then, now)
    olds, news = ({p.month: p.figures for p in side.trend[:-1]} for side in (before, after))
    for month in sorted({*olds, *news}):
        then, now = (_point(side.get(month)) for side in (olds, news))
        names = [key for key in {**then, **now} if then.get(key) != now.get(key)]
        if names:
            old, new = (
                "，".join(f"{key}{side[key]}" for key in names if key in side)
                for side in (then, now)
            )
            yield Change("trend", month_words(month), None, "", old, new)


def _office(before: Either, after: Either, office: str) -> Iterator[Change]:
    old, new = (
        next((_figures(row.figures) for row in side.by_office if row.name == office), {})
        for side in (before, after)
    )
    yield from _each("figure", old, new)


def _each(
    sort: ChangeSort, before: Mapping[str, str], after: Mapping[str, str]
) -> Iterator[Change]:
    for name in {**before, **after}:
        old, new = before.get(name, ""), after.get(name, "")
        if old != new:
            yield Change(sort, name, None, "", old, new)


def _figures(figures: Figures) -> dict[str, str]:
    numbers = {
        "到期": figures.due,
        **{VERDICT_WORDS[verdict]: count for verdict, count in figures.by_verdict.items()},
        "上月末结转": figures.carried,
        "到期日暂定": figures.provisional,
        "形式或内容与目录不符": figures.nonconforming,
    }
    rates = dict(zip(RATE_WORDS.values(), map(format_rate, list_rates(figures)), strict=True))
    return {name: f"{number}项" for name, number in numbers.items()} | rates


def _leftover(leftover: Leftover) -> dict[str, str]:
    return {word: f"{getattr(leftover, name)}项" for name, word in LEFTOVER_WORDS.items()}


def _counted(side: Either) -> dict[str, str]:
    found = {SEVERITY_WORDS[each]: n for each, n in side.problems_by_severity.items()}
    return {
        **{f"存在问题：{word}": f"{n}处" for word, n in found.items()},
        "以前月份已补公开的逾期": f"{side.earlier_reported}项",
        "整改期限": f"{side.rectification.deadline}",
    }


def _point(figures: Figures | None) -> dict[str, str]:
    return _figures(figures) if figures else {"": "起始日以前"}


def _changed(
    before: Iterable[T],
    after: Iterable[T],
    key: Callable[[T], Any],
    value: Callable[[T], Any],
) -> Iterator[tuple[T, T | None, T | None]]:
    """What stands on one side only, or differs: any of the two, the old, the new."""
    olds, news = ({key(each): each for each in side} for side in (before, after))
    for each in (*olds, *(new for new in news if new not in olds)):
        old, new = olds.get(each), news.get(each)
        if old is None or new is None or value(old) != value(new):
            one = new if new is not None else old
            assert one is not None
            yield one, old, new


def _duties(before: Either, after: Either) -> Iterator[Change]:
    olds: Iterable[Duty | SignedDuty] = before.duties
    for one, old, new in _changed(olds, after.duties, lambda each: each.id, told):
        words = [told_words(told(each)) if each else "" for each in (old, new)]
        name = subject(one.item, one.category, one.period, one.title)
        yield Change("duty", name, one.item, one.office, *words)


def _problems(before: Either, after: Either, same_tool: bool) -> Iterator[Change]:
    """By fingerprint. Of another version of the tool the wording is not held against today's."""

    def value(each: Problem) -> tuple[object, ...]:
        said = LINE.sub("", each.message) if same_tool else ""
        waived = LINE.sub("", each.waived_by or "")
        group = each.group, each.severity, each.verdict, each.office
        return (*group, each.due, each.basis, each.published, waived, said)

    for one, old, new in _changed(
        before.problems, after.problems, lambda each: each.fingerprint, value
    ):
        name = subject(one.item, one.category, one.period, one.title)
        words = [_problem_words(each) if each else "" for each in (old, new)]
        yield Change("problem", f"{name}：{one.name}", one.item, one.office, *words)


def _problem_words(problem: Problem) -> str:
    parts = [GROUP_WORDS[problem.group], SEVERITY_WORDS[problem.severity]]
    if problem.verdict is not None:
        parts.append(VERDICT_WORDS[problem.verdict])
    if problem.due is not None:
        parts.append(f"应于{format_due(problem.due, problem.basis)}")
    if problem.published is not None:
        parts.append(f"{problem.published}公开")
    if problem.waived_by is not None:
        parts.append("经批准暂不计入")
    return f"{'，'.join(parts)}：{problem.message}"


def _items(before: Either, after: Either) -> Iterator[Change]:
    def words(each: Overview | SignedItem) -> str:
        return f"{STATE_WORDS[each.state]}，已公开{each.publications}件，{each.office}"

    olds: Iterable[Overview | SignedItem] = before.overview
    for one, old, new in _changed(olds, after.overview, lambda each: each.item, words):
        said = [words(each) if each else "" for each in (old, new)]
        yield Change("item", f"{one.item} {one.category}", one.item, one.office, *said)


def _reminders(before: Either, after: Either) -> Iterator[Change]:
    for one, old, new in _changed(
        before.reminders, after.reminders, lambda e: e.id, lambda e: (e.due, e.basis, e.window)
    ):
        name = subject(one.item, one.category, one.period, one.title)
        said = [f"应于{format_due(each.due, each.basis)}" if each else "" for each in (old, new)]
        yield Change("reminder", name, one.item, one.office, *said)


def _ledger(before: Either, after: Either) -> Iterator[Change]:
    old, new = (
        {
            (row.item, month): (row, cell)
            for row in side.ledger.rows
            for month, cell in zip(side.ledger.months, row.cells, strict=True)
            if cell is not None
        }
        for side in (before, after)
    )
    for key in (*old, *(each for each in new if each not in old)):
        cells = [side[key][1] if key in side else None for side in (old, new)]
        said = [_cell_words(cell) for cell in cells]
        if said[0] != said[1]:
            row = (new.get(key) or old[key])[0]
            name = f"{row.item} {row.category}，{month_words(key[1])}"
            yield Change("ledger", name, row.item, row.office, *said)


def _cell_words(cell: Cell | None) -> str:
    if cell is None:
        return ""
    counts = format_verdicts(cell.by_verdict)
    days: list[tuple[str, date | None]] = [("应", cell.due), ("实", cell.published)]
    return "，".join([counts, *(f"{word}{day}" for word, day in days if day is not None)])
