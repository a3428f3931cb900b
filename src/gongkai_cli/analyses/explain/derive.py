"""A checked project and a question → the derivation of one due date (DESIGN sections 4 and 5)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from gongkai_cli.calendar.due_dates import compute_due_date, expected_window
from gongkai_cli.checking.check import CheckResult
from gongkai_cli.checking.matching import display_end_of
from gongkai_cli.checking.obligations.event import usable_dues
from gongkai_cli.checking.obligations.standing import STATUTORY_SPAN
from gongkai_cli.checking.rules.base import act_path
from gongkai_cli.checking.statistics import TAKEN_OUT
from gongkai_cli.model.catalog import Item
from gongkai_cli.model.record import numbered_acts
from gongkai_cli.model.result import Assessment, LocatedRecord, Obligation, Place, Source, Where
from gongkai_cli.model.verdicts import Verdict
from gongkai_cli.outputs.phrases.parts import (
    STATED,
    counted_from,
    firmness,
    item_name,
    obligation_name,
)
from gongkai_cli.outputs.phrases.time_limits import limit_meaning, limit_origin
from gongkai_cli.sources.project import FILE

from .days import count_days, list_days
from .derivation import Clause, Considered, Count, Day, Derivation, Trigger
from .question import Question, start_of
from .record_trace import has_finding, place_of, trace_records
from .verdict_text import describe_outcome, judge_question

STANDING = f"须始终有一件处于公开状态；起算后给{STATUTORY_SPAN}"
STATUTE = "《政府信息公开条例》第二十六条"
IF_FORMED = "假定的形成日期"
DEFAULT_NOTE = "期限系默认口径，目录未规定；可在 gongkai.yaml 的 time_limits 里另定"
PROJECT_NOTE = "期限系本单位另定，目录未规定"
NOTES = {"default": DEFAULT_NOTE, "project": PROJECT_NOTE}
ADVICE = "（GK202，只作提示）"
MAX_OTHERS = 5


def values_of(question: Question) -> Iterator[Source]:
    """The values of records whose places a derivation names: what `derive` wants to know beforehand."""
    for placed in question.judged.obligation.records if question.judged else ():
        for key in ("formed", "due", "nothing_to_disclose"):
            if getattr(placed.record, key) is not None:
                yield Source(placed, (key,))
        for number, _ in numbered_acts(placed.record):
            yield Source(placed, act_path(number, "published"))


def derive(checked: CheckResult, question: Question, places: Mapping[Where, Place]) -> Derivation:
    """The whole derivation; `places` say where its `values_of` stand, if not at their records' lines."""
    item, judged = question.item, question.judged
    obligation = judged.obligation if judged else None
    due = obligation.due if obligation else None
    kind = obligation.kind if obligation else "none"
    records: tuple[Considered, ...] = ()
    if judged is not None:
        records = tuple(trace_records(checked, question, places))
    return Derivation(
        obligation=obligation.id if obligation and not question.assumed else None,
        assumed=question.assumed,
        name=obligation_name(obligation) if obligation else item_name(item),
        item=item.id,
        category=item.category,
        responsibility=item.responsibility,
        matter=item.matter,
        office=checked.project.office(item.id),
        kind=kind,
        start=checked.project.project.start,
        as_of=checked.as_of,
        clause=_clause(checked, item, kind),
        trigger=_trigger(checked, question, places) if judged else None,
        count=_count(checked, judged) if judged else None,
        due=due,
        window=expected_window(due) if due else None,
        records=records,
        verdict=judge_question(question),
        outcome=describe_outcome(checked, question),
        late=_late(checked, judged) if judged and not question.assumed else (),
        notes=tuple(_notes(checked, question)),
    )


def _clause(checked: CheckResult, item: Item, kind: str) -> Clause:
    limit = checked.project.limit(item.time_limit)
    place = Place(checked.project.catalog.shown, checked.project.catalog.lines[item.id])
    if kind == "standing":
        return Clause(item.time_limit, STANDING, STATUTE, place, True)
    return Clause(
        item.time_limit, limit_meaning(limit), limit_origin(limit), place, limit.source not in NOTES
    )


def _counted_from(checked: CheckResult, item: Item) -> tuple[date, str, Place]:
    """The day a standing obligation counts from, why, and where it is written."""
    start = start_of(checked, item)
    if start != checked.project.project.start:
        row = Place(checked.project.catalog.shown, checked.project.catalog.lines[item.id])
        return start, "目录规定这一项开始生效的日子", row
    return start, f"{FILE} 写明的起始日", Place(FILE, checked.project.start_line)


def _trigger(checked: CheckResult, question: Question, places: Mapping[Where, Place]) -> Trigger:
    assert question.judged is not None
    obligation = question.judged.obligation
    if obligation.kind == "standing":
        return Trigger(*_counted_from(checked, obligation.item))
    limit = checked.project.limit(obligation.item.time_limit)
    if obligation.kind == "period":
        return Trigger(obligation.trigger, counted_from(obligation, limit), None)
    if not obligation.records:
        why = IF_FORMED if question.assumed else "读不出来或事项认不准的记录写的 formed"
        return Trigger(obligation.trigger, why, None)
    if limit.within is None:
        stating = _stating(checked, obligation)
        day = obligation.due.day if obligation.due else None
        return Trigger(day, STATED, place_of(Source(stating[0], ("due",)), places))
    placed = obligation.records[0]
    if placed.record.formed is None:
        why = "记录没有写形成日期（formed），算不出应公开日期"
        return Trigger(None, why, Place(placed.path, placed.line))
    why = f"{limit.after}之日，记录的 formed"
    return Trigger(placed.record.formed, why, place_of(Source(placed, ("formed",)), places))


def _stating(checked: CheckResult, obligation: Obligation) -> list[LocatedRecord]:
    """The records that state a due day, the earliest first; those that can be used before all others."""
    start = start_of(checked, obligation.item)
    found = [
        (due < (placed.record.formed or start), due, number, placed)
        for number, placed in enumerate(obligation.records)
        if (due := placed.record.due) is not None
    ]
    return [placed for *_, placed in sorted(found, key=lambda each: each[:3])]


def _count(checked: CheckResult, judged: Assessment) -> Count | None:
    obligation, due = judged.obligation, judged.obligation.due
    if due is None:
        return None
    limit = checked.project.limit(obligation.item.time_limit)
    first = obligation.trigger or start_of(checked, obligation.item)
    span = STATUTORY_SPAN if obligation.kind == "standing" else limit.within
    if span is None:
        return Count("", (), (f"{STATED}{due.day}，不另计日",))
    if obligation.kind != "event" or not limit.stated:
        return count_days(first, span, due, checked.calendar)
    counted = compute_due_date(first, span, checked.calendar)
    found = count_days(first, span, counted, checked.calendar)
    usable = usable_dues(obligation.records, start_of(checked, obligation.item))
    written = {placed.record.due for placed in obligation.records}
    steps = [
        f"{STATED}{day}早于形成日期，不采用"
        for day in sorted(filter(None, written))
        if day not in usable
    ]
    if usable:
        steps.append(f"按期限为{counted.day}；{STATED}{usable[0]}；从较早的一个")
    return Count(found.span, found.days, (*found.steps, *steps))


def _late(checked: CheckResult, judged: Assessment) -> tuple[Day, ...]:
    """The days after the due day (or the lapse) through publication, or through the as-of day."""
    if judged.days_late is None or judged.real_verdict not in (Verdict.MET_LATE, Verdict.OVERDUE):
        return ()
    decided = judged.decided_by
    through = decided.day if judged.real_verdict is Verdict.MET_LATE and decided else checked.as_of
    return list_days(through - timedelta(days=judged.days_late), through, checked.calendar)


def _advised(checked: CheckResult, judged: Assessment) -> Iterator[str]:
    """That the advised day is past, where the limit advises one; no verdict, only GK202."""
    obligation, decided = judged.obligation, judged.decided_by
    advise = checked.project.limit(obligation.item.time_limit).advise
    if advise is None or obligation.kind != "event" or obligation.trigger is None:
        return
    if judged.verdict in TAKEN_OUT or obligation.trigger > checked.as_of:
        return
    day = compute_due_date(obligation.trigger, advise, checked.calendar).day
    through = decided.day if decided else checked.as_of
    if through > day:
        done = f"{through}才公开" if decided else f"截至{through}未公开"
        note = ADVICE if has_finding(checked, "GK202", obligation) else ""
        yield f"建议在{advise}内（{day}前）公开，{done}，已过建议的日子{note}"


def _notes(checked: CheckResult, question: Question) -> Iterator[str]:
    item, judged = question.item, question.judged
    limit = checked.project.limit(item.time_limit)
    if limit.source in NOTES and (judged is None or judged.obligation.kind != "standing"):
        yield NOTES[limit.source]
    if judged is not None and not question.unjudged:
        yield from _advised(checked, judged)
    decided = judged.decided_by if judged else None
    end = display_end_of(decided.day, item, checked.calendar) if decided else None
    if decided is not None and end is not None and judge_question(question) is not None:
        first = decided.day + timedelta(days=1)
        loose = f"（{firmness(end)}）" if end.basis == "provisional" else ""
        yield f"公示期{item.display}：{first}至{end.day}{loose}，从公开的次日数起，不顺延"
    others = [
        each.obligation.id
        for each in checked.judged
        if each.obligation.item.id == item.id
        and each.verdict in (Verdict.OVERDUE, Verdict.UNDETERMINED)
        and (judged is None or each.obligation.id != judged.obligation.id)
    ]
    if others:
        more = f" 等{len(others)}件" if len(others) > MAX_OTHERS else ""
        yield f"这一项另有逾期未公开或无法判定的：{'、'.join(others[:MAX_OTHERS])}{more}"
    if item.note:
        yield item.note
