"""Two versions of a month's report → everything that they say differently, each in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from gongkai_cli.analyses.monthly.figures import Cell, Duty, Figures, Leftover, Overview, Reminder
from gongkai_cli.model.verdicts import SEVERITY_WORDS, STATE_WORDS, VERDICT_WORDS
from gongkai_cli.outputs.documents.report import Monthly, Problem
from gongkai_cli.outputs.phrases.corrections_text import told_words
from gongkai_cli.outputs.phrases.figures import (
    RATE_WORDS,
    format_due,
    format_rate,
    format_verdicts,
    list_rates,
)
from gongkai_cli.outputs.phrases.monthly import GROUP_WORDS, LEFTOVER_WORDS, month_words, subject

from .corrections import Change, ChangeSort, Told
from .signed import Signed, SignedDuty, SignedItem

Either = Signed | Monthly
LINE = re.compile(r":[0-9]+")
"""Where in a file something stands: a line moves when another is written above it."""


class Square(NamedTuple):
    """A cell of the ledger with what it is of."""

    item: str
    category: str
    office: str
    month: str
    cell: Cell


class Listed(NamedTuple):
    """A list that both versions have: what an entry is known by, what may differ, how it is called and told."""

    sort: ChangeSort
    entries: Callable[[Either], Iterable[Any]]
    key: Callable[[Any], object]
    value: Callable[[Any], object]
    name: Callable[[Any], str]
    said: Callable[[Any], str]


def list_differences(
    before: Either, after: Either, office: str | None = None
) -> tuple[Change, ...]:
    """Everything but the wording of notes, in the order of a report; of one office where it is named.

    Of another version of the tool the wording of problems is not held against today's. A cell of the
    ledger is told where nothing else is told of its item.
    """
    items = {e.item for side in (before, after) for e in side.overview if e.office == office}

    def mine(change: Change) -> bool:
        of_office = change.item in items or (change.item is None and change.office == office)
        return office is None or of_office

    same_tool = before.provenance.tool == after.provenance.tool
    found = list(_numbers(before, after) if office is None else _office(before, after, office))
    for each in LISTS:
        listed = each
        if each.sort == "problem" and not same_tool:
            listed = each._replace(value=_problem_facts)
        changes = list(filter(mine, _changed(listed, before, after)))
        if each.sort == "ledger":
            told_of = {change.item for change in found}
            changes = [change for change in changes if change.item not in told_of]
        found += changes
    return tuple(found)


def summarise_reading(duty: Duty | SignedDuty) -> Told:
    """What a report says of an obligation, as far as it can change."""
    return Told(duty.due, duty.verdict, duty.published, duty.faulty)


def _changed(listed: Listed, before: Either, after: Either) -> Iterator[Change]:
    """What stands on one side only, or differs."""
    olds, news = ({listed.key(e): e for e in listed.entries(side)} for side in (before, after))
    for key in {**olds, **news}:
        old, new = olds.get(key), news.get(key)
        if old is None or new is None or listed.value(old) != listed.value(new):
            one: Any = old if new is None else new
            said = ("" if each is None else listed.said(each) for each in (old, new))
            yield Change(listed.sort, listed.name(one), one.item, one.office, *said)


def _numbers(before: Either, after: Either) -> Iterator[Change]:
    """The figures of the whole, and the months of its trend."""
    then, now = (
        _figures(side.figures) | _leftover(side.leftover) | _counted(side)
        for side in (before, after)
    )
    yield from _figures_changed(then, now)
    olds, news = ({p.month: p.figures for p in side.trend[:-1]} for side in (before, after))
    for month in sorted({*olds, *news}):
        then, now = (_point(side.get(month)) for side in (olds, news))
        names = [key for key in {**then, **now} if then.get(key) != now.get(key)]
        if names:
            said = (
                "，".join(f"{key}{side[key]}" for key in names if key in side)
                for side in (then, now)
            )
            yield Change("trend", month_words(month), None, "", *said)


def _office(before: Either, after: Either, office: str) -> Iterator[Change]:
    """The figures of one office."""
    old, new = (
        next((_figures(row.figures) for row in side.by_office if row.name == office), {})
        for side in (before, after)
    )
    yield from _figures_changed(old, new)


def _figures_changed(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Change]:
    for name in {**before, **after}:
        old, new = before.get(name, ""), after.get(name, "")
        if old != new:
            yield Change("figure", name, None, "", old, new)


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


def _subject(each: Duty | SignedDuty | Problem | Reminder) -> str:
    return subject(each.item, each.category, each.period, each.title)


def _problem_facts(each: Problem) -> tuple[object, ...]:
    waived = LINE.sub("", each.waived_by or "")
    group = each.group, each.severity, each.verdict, each.office
    return (*group, each.due, each.basis, each.published, waived)


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


def _item_words(each: Overview | SignedItem) -> str:
    return f"{STATE_WORDS[each.state]}，已公开{each.publications}件，{each.office}"


def _squares(side: Either) -> Iterator[Square]:
    for row in side.ledger.rows:
        for month, cell in zip(side.ledger.months, row.cells, strict=True):
            if cell is not None:
                yield Square(row.item, row.category, row.office, month, cell)


def _square_words(square: Square) -> str:
    cell = square.cell
    parts = [format_verdicts(cell.by_verdict)]
    parts += [f"应{cell.due}"] if cell.due else []
    parts += [f"实{cell.published}"] if cell.published else []
    return "，".join(parts)


LISTS = (
    Listed(
        "duty", lambda side: side.duties, lambda e: e.id, summarise_reading, _subject,
        lambda e: told_words(summarise_reading(e)),
    ),
    Listed(
        "problem", lambda side: side.problems, lambda e: e.fingerprint,
        lambda e: (*_problem_facts(e), LINE.sub("", e.message)),
        lambda e: f"{_subject(e)}：{e.name}", _problem_words,
    ),
    Listed(
        "item", lambda side: side.overview, lambda e: e.item, _item_words,
        lambda e: f"{e.item} {e.category}", _item_words,
    ),
    Listed(
        "reminder", lambda side: side.reminders, lambda e: e.id,
        lambda e: (e.due, e.basis, e.window), _subject,
        lambda e: f"应于{format_due(e.due, e.basis)}",
    ),
    Listed(
        "ledger", _squares, lambda e: (e.item, e.month), _square_words,
        lambda e: f"{e.item} {e.category}，{month_words(e.month)}", _square_words,
    ),
)  # fmt: skip
