"""Sections 6 and 8 of the design read once more: findings, states and rates of one item, from `plain_reading`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from plain_reading import ANY, COVERED, Comes, comes_to
from plain_records import (
    Act,
    Raw,
    Row,
    acts_of,
    before_it_was_formed,
    before_its_period,
    days_of,
    end,
    is_unreadable,
    is_zero_report,
    written_acts,
)

WEBSITES = ("政府网站", "政府网站常规公开", "政府网站专题公开")
SEVERE = ("error", "warning")


class Told(NamedTuple):
    """A finding: its code, the severities it may have, and where: an obligation, or one of some lines."""

    code: str
    severities: tuple[str, ...]
    where: Any


class Reading(NamedTuple):
    """All that the plain reading says of a repository of one item.

    `must` is told and nothing else is but what `may` be; a rate is None where nothing is counted, a pair of
    pairs where its numerator may lie between two numbers.
    """

    obligations: dict[str, Comes]
    state: str
    must: list[Told]
    may: list[Told]
    rates: dict[str, Any]


def read(row: Row, written: list[Raw], start: date, as_of: date) -> Reading:
    obligations = comes_to(row, written, start, as_of)
    written = [{**record, "line": n} for n, record in enumerate(written, 1)]
    must, may = [], []
    for record in written:
        for told, sure in _of_record(row, record, obligations, start, as_of):
            (must if sure else may).append(told)
    for told, sure in _of_obligations(row, list(obligations.values()), start, as_of):
        (must if sure else may).append(told)
    rates = _rates(row, list(obligations.values()), must, may, start, as_of)
    return Reading(obligations, _state(row, written, obligations, as_of), must, may, rates)


# Findings at records

Guess = tuple[Told, bool]
"""A finding, and whether it must be told or only may be."""


def _of_record(
    row: Row, record: Raw, obligations: dict[str, Comes], start: date, as_of: date
) -> Iterator[Guess]:
    line = (record["line"],)
    if is_unreadable(record):
        yield Told("GK901", ("error",), line), True
        return
    if record["item"] != row.id:
        yield Told("GK304", ("error",), line), True
        for code in ("GK305", "GK308"):
            yield Told(code, SEVERE, line), False
        return
    if is_history(row, record, start):
        return
    mine = [each for each in obligations.values() if record in each.mine]
    sure = any(each.kind != "standing" or row.always for each in mine)
    sure = sure and has_happened(record, as_of)
    sure = sure and not any(each.verdict in ("not_applicable", "exempt") for each in mine)
    fits = "period" in record and days_of(record["period"])[2] == row.months
    if (row.months and not fits) or (not row.months and "period" in record):
        sure_misfit = bool(sure or (row.months and acts_of(record, as_of)))
        yield Told("GK303", ("error",), line), sure_misfit and row.taken_out == ()
    if "due" in record and not row.stated and not row.on_demand:
        yield Told("GK303", ("error",), line), sure
    if is_zero_report(record, as_of) and not row.months:
        yield Told("GK303", ("error",), line), sure
    acts = acts_of(record, as_of)
    wrong = any(
        before_it_was_formed(a) or before_its_period(row, a) == "E" or a.end_before for a in acts
    )
    if row.stated or row.on_demand:
        wrong |= record.get("due", date.max) < record.get("formed", date.min)
    if wrong:
        yield Told("GK305", ("error",), line), sure
    if any(before_its_period(row, act) == "W" for act in acts):
        yield Told("GK305", ("warning",), line), sure and not wrong
    for act in acts:
        short = _is_short(row, act, as_of)
        if short is not False:
            until = end(act.published, row.display or ("days", 0), moved=False)
            severities = ("error",) if until <= COVERED else SEVERE
            yield Told("GK307", severities, line), sure and short is True
        if not str(act.url).startswith("http") and act.channel in (*WEBSITES, None):
            yield Told("GK308", ("warning",), line), sure and act.channel in WEBSITES
    yield Told("GK306", ("warning",), line), False
    yield Told("GK202", ("notice",), line), False


def has_happened(record: Raw, as_of: date) -> bool:
    """Whether anything of a record had happened by the day; one without dates has."""
    days = [act["published"] for act in written_acts(record)]
    days += [record["formed"]] if isinstance(record.get("formed"), date) else []
    return not days or min(days) <= as_of


def is_history(row: Row, record: Raw, start: date) -> bool:
    """Whether a record's trigger is before the start; of a standing item without one, its publications'."""
    since = max(start, row.since)
    if row.on_demand:
        days = [record[key] for key in ("formed", "due") if key in record]
        return bool(days) and (max(days) < start or record.get("due", days[0]) < row.since)
    if row.months and "period" in record:
        return days_of(record["period"])[1] < since
    if "formed" in record and not row.months:
        return bool(record["formed"] < since)
    if row.event and "formed" not in record and written_acts(record):
        return min(act["published"] for act in written_acts(record)) < since
    days = [act["published"] for act in written_acts(record)]
    return bool(days) and min(days) < since and row.always


def _is_short(row: Row, act: Act, as_of: date) -> Any:
    """Whether a publication was taken down before its 公示期 was over; ANY where two ends disagree."""
    if row.display is None:
        return False
    last = end(act.published, row.display, moved=False)
    found = [act.withdrawn <= last] if act.withdrawn else []
    if act.posted_until and act.posted_until <= as_of:
        found.append(ANY if act.posted_until == as_of else act.posted_until < last)
    if not found or found == [False] * len(found):
        return False
    return True if found == [True] * len(found) else ANY


# Findings at obligations


def _of_obligations(row: Row, all_: list[Comes], start: date, as_of: date) -> Iterator[Guess]:
    missing = {"period": "GK101", "event": "GK102", "standing": "GK103"}
    yield from _of_channels(row, all_, start)
    for each in all_:
        doubted = each.verdict is ANY
        if each.verdict in ("overdue", ANY):
            yield Told(missing[each.kind], _severity(each, as_of), each.id), not doubted
        if each.verdict in ("met_late", ANY):
            yield Told("GK201", _severity(each, each.published), each.id), not doubted
        if each.verdict in ("undetermined", ANY):
            yield Told("GK902", ("error",), each.id), not doubted
        if each.verdict in ("due_soon", ANY):
            yield Told("GK203", ("notice",), each.id), not doubted
        if (
            each.kind == "period"
            and each.verdict in ("met", "met_late", "undetermined")
            and each.decided
        ):
            zeros = tuple(r["line"] for r in each.mine if is_zero_report(r, as_of))
            lines = zeros + tuple(r["line"] for r in each.mine)
            period = days_of(each.id.partition("@")[2])[1]
            if zeros:
                yield Told("GK305", ("warning",), lines), period <= as_of and each.verdict == "met"
                for line in lines:
                    yield Told("GK305", ("warning",), (line,)), False
        elif each.kind == "period" and any(is_zero_report(r, as_of) for r in each.mine):
            for record in each.mine:
                yield Told("GK305", ("warning",), (record["line"],)), False
    yield Told("GK601", ("notice",), ANY), False


def _of_channels(row: Row, all_: list[Comes], start: date) -> Iterator[Guess]:
    """GK301, once for a publication: at the standing obligation where nothing else tells it."""
    told: list[Act] = []
    for each in sorted(all_, key=lambda each: each.kind == "standing"):
        wrong = [act for act in each.decided if act.channel not in row.channels]
        if not wrong or each.verdict not in ("met", "met_late", ANY):
            continue
        sure = len(wrong) == len(each.decided) and ANY not in (each.verdict, each.published)
        sure = sure and not any(is_history(row, act.record, start) for act in wrong)
        if each.kind == "standing" and any(act in told for act in wrong):
            if len(each.decided) == 1:
                continue
            sure = False
        yield Told("GK301", tuple({_of_channel(row, act) for act in wrong}), each.id), sure
        told += wrong


def _severity(each: Comes, day: Any) -> tuple[str, ...]:
    if ANY in (each.basis, each.due, day):
        return SEVERE
    if each.basis == "gazetted" or (each.latest is not None and day > each.latest):
        return ("error",)  # past a stated day, which the limit can only come before
    return ("warning",) if (day - each.due).days <= 7 else ("error",)


def _of_channel(row: Row, act: Act) -> str:
    broader = act.channel == "政府网站" and set(row.channels) & set(WEBSITES)
    return "warning" if act.channel is None or broader else "error"


# The item and the rates


def _state(row: Row, written: list[Raw], obligations: dict[str, Comes], as_of: date) -> Any:
    verdicts = {each.verdict for each in obligations.values()}
    if verdicts - {"not_applicable", "exempt"}:
        return "judged"
    if verdicts:
        return "not_applicable"
    if any(is_unreadable(r) or r["item"] != row.id for r in written):
        return ANY
    in_force = row.since <= as_of <= row.until
    if not in_force or any(first <= as_of <= last for _, first, last in row.taken_out):
        return "not_applicable"
    if row.on_demand:
        return "on_demand"
    return "no_event_recorded" if row.event else ANY


def _rates(
    row: Row, all_: list[Comes], must: list[Told], may: list[Told], start: date, as_of: date
) -> dict[str, Any]:
    verdicts = ("met", "met_late", "overdue", "undetermined")
    if any(
        each.verdict is ANY or (ANY in (each.due, each.basis) and each.verdict in verdicts)
        for each in all_
    ):
        return {"disclosed": ANY, "on_time": ANY, "conforming": ANY}
    counted = [each for each in all_ if each.due and each.due is not ANY and each.due < as_of]
    counted = [each for each in counted if each.basis == "gazetted" and each.verdict in verdicts]
    timed = [each for each in counted if each.kind != "standing"]
    rates = {
        "on_time": [sum(each.verdict == "met" for each in timed), len(timed)] if timed else None
    }
    unsure = any(each.published is ANY and each.verdict == "undetermined" for each in counted)
    published = [each for each in counted if each.published is not None]
    rates["disclosed"] = [len(published), len(counted)] if counted else None
    if unsure:
        return {"disclosed": ANY, "on_time": rates["on_time"], "conforming": ANY}
    conform = [_conforms(row, each, must, may, start) for each in published]
    least, most = sum(c is True for c in conform), sum(c is not False for c in conform)
    rates["conforming"] = ([least, len(conform)], [most, len(conform)]) if conform else None
    return rates


def _conforms(row: Row, each: Comes, must: list[Told], may: list[Told], start: date) -> Any:
    if each.verdict == "undetermined":
        return False
    found = [_is_right(row, act, must, may, start) for act in each.decided]
    if each.published is ANY:
        return ANY
    return found[0] if len(set(map(str, found))) == 1 else ANY


def _is_right(row: Row, act: Act, must: list[Told], may: list[Told], start: date) -> Any:
    """Whether nothing counts against a publication; ANY where it is of its record, but perhaps of another act."""
    alone = len(written_acts(act.record)) == 1
    if act.channel not in row.channels:
        return ANY if is_history(row, act.record, start) else False
    sure = [told for told in must if _is_against(told, act)]
    if sure:
        return False if alone else ANY
    return ANY if any(_is_against(told, act) for told in may) else True


def _is_against(told: Told, act: Act) -> bool:
    if told.where != (act.record["line"],) or told.code not in ("GK303", "GK305", "GK307", "GK308"):
        return False
    return told.code != "GK305" or told.severities == ("error",)
