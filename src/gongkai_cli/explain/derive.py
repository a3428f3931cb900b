"""A checked project and a question → the derivation of one due date (DESIGN sections 4 and 5)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ..catalog.meaning import meaning, origin
from ..check import Checked
from ..deadlines import display_end, due_date, firmness, window
from ..model.catalog import Item
from ..model.project import Exempt, NotApplicable
from ..model.result import VERDICT_WORDS, Judged, Place, Placed, Verdict
from ..obligations import STATUTORY_SPAN
from ..project import FILE
from ..rules.engine import Locate
from ..rules.kit import later_words, what
from ..summary import TAKEN_OUT
from ..verdicts import LATE
from .choose import Question
from .considered import considered
from .days import count, days
from .derivation import Clause, Considered, Count, Day, Derivation, Trigger

STANDING = f"须始终有一件处于公开状态；起算后给{STATUTORY_SPAN}"
STATUTE = "《政府信息公开条例》第二十六条"
STATED = "记录写明的应公开日期"
DEFAULT_NOTE = "期限系默认口径，目录未规定；可在 gongkai.yaml 的 time_limits 里另定"
PROJECT_NOTE = "期限系本单位另定，目录未规定"
NOTES = {"default": DEFAULT_NOTE, "project": PROJECT_NOTE}
NO_OBLIGATION = "没有应公开义务：{why}"
SILENT = {
    "on_demand": "应需求公开，没有记录写明应公开日期",
    "after": "没有登记事件（不等于合规）",
    "every": "在检查范围内没有所属期",
    "always": "这一项现在没有义务",
}
MAX_OTHERS = 5


def derive(checked: Checked, question: Question, locate: Locate) -> Derivation:
    """The whole derivation. `locate` says where a value of a record stands."""
    item, judged = question.item, question.judged
    obligation = judged.obligation if judged else None
    due = obligation.due if obligation else None
    kind = obligation.kind if obligation else "none"
    records: tuple[Considered, ...] = ()
    if judged is not None:
        records = tuple(considered(checked, judged, locate))
    return Derivation(
        obligation=obligation.id if obligation and not question.assumed else None,
        assumed=question.assumed,
        name=what(obligation) if obligation else f"第{item.id}项“{item.category}”",
        item=item.id,
        category=item.category,
        responsibility=item.responsibility,
        matter=item.matter,
        office=checked.project.office(item.id),
        kind=kind,
        as_of=checked.as_of,
        clause=_clause(checked, item, kind),
        trigger=_trigger(checked, judged, question.assumed, locate) if judged else None,
        count=_count(checked, judged) if judged else None,
        due=due,
        window=window(due) if due else None,
        firmness=firmness(due) if due else "",
        records=records,
        verdict=_verdict(question),
        outcome=_outcome(checked, question),
        late=_late(checked, judged) if judged and not question.assumed else (),
        notes=tuple(_notes(checked, question)),
    )


def _clause(checked: Checked, item: Item, kind: str) -> Clause:
    limit = checked.project.limit(item.time_limit)
    place = Place(checked.project.catalog.shown, checked.project.catalog.lines[item.id])
    if kind == "standing":
        return Clause(item.time_limit, STANDING, STATUTE, place, True)
    return Clause(item.time_limit, meaning(limit), origin(limit), place, limit.source not in NOTES)


def _counted_from(checked: Checked, item: Item) -> tuple[date, str, Place]:
    """The day a standing obligation counts from, why, and where it is written."""
    start = checked.project.project.start
    if item.effective_from is not None and item.effective_from > start:
        row = Place(checked.project.catalog.shown, checked.project.catalog.lines[item.id])
        return item.effective_from, "目录规定这一项开始生效的日子", row
    return start, f"{FILE} 写明的起始日", Place(FILE, checked.project.start_line)


def _trigger(checked: Checked, judged: Judged, assumed: str, locate: Locate) -> Trigger:
    obligation = judged.obligation
    if obligation.kind == "standing":
        return Trigger(*_counted_from(checked, obligation.item))
    if obligation.kind == "period":
        return Trigger(obligation.trigger, f"{obligation.period}期的最后一天", None)
    if assumed:
        return Trigger(obligation.trigger, assumed, None)
    placed = obligation.records[0]
    formed = placed.record.formed
    if formed is not None:
        limit = checked.project.limit(obligation.item.time_limit)
        event = f"{limit.after}之日" if limit.after else "形成日期"
        return Trigger(formed, f"{event}，记录的 formed", _at(placed, "formed", locate))
    if obligation.trigger is not None:
        return Trigger(obligation.trigger, STATED, _at(placed, "due", locate))
    why = "记录没有写形成日期（formed），算不出应公开日期"
    return Trigger(None, why, Place(placed.path, placed.line))


def _at(placed: Placed, key: str, locate: Locate) -> Place:
    return Place(placed.path, *locate(placed, (key,)))


def _count(checked: Checked, judged: Judged) -> Count | None:
    obligation, due = judged.obligation, judged.obligation.due
    if due is None:
        return None
    limit = checked.project.limit(obligation.item.time_limit)
    first = obligation.trigger or _counted_from(checked, obligation.item)[0]
    span = STATUTORY_SPAN if obligation.kind == "standing" else limit.within
    stated = {placed.record.due for placed in obligation.records} - {None}
    if span is None:
        return Count("", (), (f"{STATED}{due.day}，不另计日",))
    if limit.stated and stated:
        counted = due_date(first, span, checked.calendar)
        found = count(first, span, counted, checked.calendar)
        rule = f"按期限为{counted.day}；{STATED}{min(filter(None, stated))}；从较早的一个"
        return Count(found.span, found.days, (*found.steps, rule))
    return count(first, span, due, checked.calendar)


def _verdict(question: Question) -> Verdict | None:
    """None for a date that is only assumed, unless something was published ahead of its period."""
    judged = question.judged
    if judged is None:
        return None
    if question.assumed and judged.decided_by is None and judged.verdict not in TAKEN_OUT:
        return None
    return judged.verdict


def _outcome(checked: Checked, question: Question) -> str:
    judged = question.judged
    if judged is None:
        head = checked.project.limit(question.item.time_limit).head
        decision = checked.project.taken_out(question.item.id, checked.as_of)
        why = SILENT[head]
        if decision is not None:
            why = f"{out_words(decision)}（{decision.approved_by}批准）"
        return NO_OBLIGATION.format(why=why)
    if question.assumed:
        more = "；已提前公开" if judged.decided_by else ""
        if judged.verdict in TAKEN_OUT:
            more = f"；{VERDICT_WORDS[judged.verdict]}：{judged.reason}"
        return f"{question.assumed}{more}"
    words = VERDICT_WORDS[judged.verdict]
    if judged.verdict_unwaived is not None:
        words += f"（原判定{VERDICT_WORDS[judged.verdict_unwaived]}）"
    if judged.days_late is not None:
        words += f"，逾期{judged.days_late}天，其间{judged.workdays_late}个工作日"
    if judged.reason:
        words += f"：{judged.reason}"
    return words + later_words(judged)


def out_words(decision: NotApplicable | Exempt) -> str:
    """不适用：没有这项业务, or 依法不予公开：《…》."""
    if isinstance(decision, Exempt):
        return f"{VERDICT_WORDS[Verdict.EXEMPT]}：{decision.law}"
    return f"{VERDICT_WORDS[Verdict.NOT_APPLICABLE]}：{decision.reason}"


def _late(checked: Checked, judged: Judged) -> tuple[Day, ...]:
    """The days after the due day (or the lapse) through publication, or through the as-of day."""
    verdict = judged.verdict_unwaived or judged.verdict
    if judged.days_late is None or verdict not in LATE:
        return ()
    decided = judged.decided_by
    through = decided.day if verdict is Verdict.MET_LATE and decided else checked.as_of
    return days(through - timedelta(days=judged.days_late), through, checked.calendar)


def _notes(checked: Checked, question: Question) -> Iterator[str]:
    item, judged = question.item, question.judged
    limit = checked.project.limit(item.time_limit)
    if limit.source in NOTES and (judged is None or judged.obligation.kind != "standing"):
        yield NOTES[limit.source]
    decided = judged.decided_by if judged else None
    if item.display is not None and decided is not None:
        end = display_end(decided.day, item.display, checked.calendar)
        first = decided.day + timedelta(days=1)
        yield f"公示期{item.display}：{first}至{end}，从公开的次日数起，不顺延"
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
