"""A question that has been judged → the verdict, and the line of it in words."""

from __future__ import annotations

from datetime import date, timedelta

from gongkai_cli.calendar.due_dates import expected_window
from gongkai_cli.checking.check import CheckResult
from gongkai_cli.checking.matching import withdrawn_in_doubt
from gongkai_cli.checking.rules.lateness import lapsed, later
from gongkai_cli.checking.statistics import TAKEN_OUT
from gongkai_cli.model.catalog import Item
from gongkai_cli.model.project import Exempt, NotApplicable
from gongkai_cli.model.record import acts_of
from gongkai_cli.model.result import Assessment
from gongkai_cli.model.verdicts import OPEN, PUBLISHED, VERDICT_WORDS, Verdict
from gongkai_cli.outputs.phrases.parts import lapse_words, late_words, later_words
from gongkai_cli.outputs.phrases.reasons import reason_text

from .question import UNMET, Question, start_of

NO_OBLIGATION = "没有应公开义务：{why}"
NOTHING_STATED = "应需求公开，没有记录写明应公开日期"
STATED_OUTSIDE = "应需求公开，写明应公开日期{day}的记录不在检查范围（起始日{start}）"
STATED_AHEAD = "应需求公开，记录写明的应公开日期{day}，信息尚未形成"
NOT_IN_FORCE = "这一项自{day}起才须长期公开"
NO_MORE = "目录规定这一项到{day}为止"
PROVISIONAL = "（到期日暂定）"
PERHAPS_NOT = "，可能并未逾期"
DATED = frozenset({*PUBLISHED, *OPEN, *UNMET})
"""The verdicts that hang on the due day."""


def judge_question(question: Question) -> Verdict | None:
    """None for a date that is only assumed, unless something was published ahead of its period."""
    judged = question.judged
    if judged is None or question.unjudged:
        return None
    if question.assumed and judged.decided_by is None and judged.verdict not in TAKEN_OUT:
        return None
    return judged.verdict


def describe_outcome(checked: CheckResult, question: Question) -> str:
    """The whole line: the verdict, how late and how sure, or why there is none."""
    judged = question.judged
    if judged is None:
        return NO_OBLIGATION.format(why=_without(checked, question.item))
    if question.assumed:
        return question.assumed + _besides(checked, question, judged)
    words = VERDICT_WORDS[judged.verdict]
    if judged.verdict_unwaived is not None:
        words += f"（原判定{VERDICT_WORDS[judged.verdict_unwaived]}）"
    words += _lateness(checked, judged)
    if judged.reason is not None:
        words += f"：{reason_text(judged.reason)}"
    return words + later_words(later(judged))


def _without(checked: CheckResult, item: Item) -> str:
    """Why an item has no obligation at all: taken out, nothing demanded, or not in force."""
    decision = checked.project.taken_out(item.id, checked.as_of)
    if decision is not None:
        return f"{describe_decision(decision)}（{decision.approved_by}批准）"
    start = start_of(checked, item)
    if checked.project.limit(item.time_limit).head != "on_demand":
        ahead = start > checked.as_of
        words, day = (NOT_IN_FORCE, start) if ahead else (NO_MORE, item.effective_to)
        return words.format(day=day)
    stating = [each for each in checked.laid.by_item.get(item.id, ()) if each.record.due]
    last = item.effective_to or date.max
    for placed in reversed(stating):
        day = placed.record.due
        assert day is not None
        if start <= day <= last and placed.key not in checked.laid.history:
            return STATED_AHEAD.format(day=day)
    if not stating:
        return NOTHING_STATED
    return STATED_OUTSIDE.format(day=stating[-1].record.due, start=start)


def _besides(checked: CheckResult, question: Question, judged: Assessment) -> str:
    """What is to be said beside the assumption: taken out, or what has been published already."""
    if judged.verdict in TAKEN_OUT:
        return f"；{VERDICT_WORDS[judged.verdict]}：{reason_text(judged.reason)}"
    if not question.unjudged:
        return f"；已于{judged.decided_by.day}提前公开" if judged.decided_by else ""
    days = [
        act.published
        for placed in judged.obligation.records
        for act in acts_of(placed.record)
        if act.published is not None and act.published <= checked.as_of
    ]
    return f"；已于{min(days)}公开，{question.unjudged}" if days else ""


def _lateness(checked: CheckResult, judged: Assessment) -> str:
    """How late, since when if not the due day, and how sure that is."""
    due, late = judged.obligation.due, judged.days_late
    loose = due is not None and due.basis == "provisional" and judged.real_verdict in DATED
    words = PROVISIONAL if loose else ""
    if due is None or late is None:
        return words
    if judged.real_verdict is Verdict.UNDETERMINED:
        return f"{words}，到期日已过{(checked.as_of - due.day).days}天"
    down = lapsed(checked.project, judged, checked.as_of)
    since = f"{lapse_words(down)}之次日起" if down else ""
    detail = f"逾期{late}天，其间{judged.workdays_late}个工作日"
    words += (
        f"，{since}{detail if judged.workdays_late else late_words(late, judged.workdays_late)}"
    )
    span = expected_window(due)
    through = (down.day if down else due.day) + timedelta(days=late)
    perhaps = withdrawn_in_doubt(judged, checked.calendar, checked.as_of)
    sure = perhaps is None and (span is None or through > span[1])
    return words + ("" if sure else PERHAPS_NOT)


def describe_decision(decision: NotApplicable | Exempt) -> str:
    """不适用：没有这项业务, or 依法不予公开：《…》."""
    if isinstance(decision, Exempt):
        return f"{VERDICT_WORDS[Verdict.EXEMPT]}：{decision.law}"
    return f"{VERDICT_WORDS[Verdict.NOT_APPLICABLE]}：{decision.reason}"
