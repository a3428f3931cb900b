"""Counted figures → the sentences of a report, the same in every form."""

from __future__ import annotations

import re
from datetime import date

from gongkai_cli.analyses.monthly.figures import Cell, Figures, Leftover, Reminder
from gongkai_cli.analyses.monthly.month import CountedMonth
from gongkai_cli.analyses.monthly.monthly_snapshots import month_before
from gongkai_cli.analyses.monthly.problems import Group
from gongkai_cli.calendar.periods import Period
from gongkai_cli.model.verdicts import (
    OPEN,
    PUBLISHED,
    SEVERITY_WORDS,
    VERDICT_WORDS,
    State,
    Verdict,
)
from gongkai_cli.outputs.documents.report import Monthly, Problem, Rectification

from .empty_texts import UNREAD, no_task
from .figures import PROVISIONAL, RATE_WORDS, format_rate, format_verdicts, list_rates

GROUP_WORDS: dict[Group, str] = {
    "this_month": "本月问题",
    "earlier_open": "此前遗留，尚未整改",
    "earlier_closed": "此前到期、本月补公开",
    "records": "登记问题（现有全部登记，不限本月）",
}
LEFTOVER_WORDS = {
    "unpublished": "以前月份到期、至今未公开",
    "undetermined": "以前月份到期、无法判定",
    "waived": "以前月份到期、经批准暂不计入",
    "undated": "没有形成日期、算不出到期日",
    "lapsed": "须长期公开、现在没有处于公开状态",
    "lapse_undetermined": "须长期公开、是否公开无法判定",
}
"""The fields of `Leftover`."""
NUMERALS = "一二三四五六七八九十"
COLUMNS = ("应公开", "按期公开", "逾期公开", "逾期未公开", "无法判定", "其他")
"""The columns of every table of figures; 其他 is whatever else the first is made of."""
COUNTED = (Verdict.MET, Verdict.MET_LATE, Verdict.OVERDUE, Verdict.UNDETERMINED)
OPEN_WORDS = "尚未到期"
TOLD = tuple(verdict for verdict in Verdict if verdict not in OPEN)
NOTHING_DUE = "本月没有到期的公开事项"
BEFORE_START = "起始日以前"
WAIVED_AT = re.compile(r"（waivers\.yaml:[0-9]+）\Z")


def month_words(month: str) -> str:
    """2026年10月, of 2026-10."""
    return f"{int(month[:4])}年{int(month[5:])}月"


def title(month: Period, as_of: date) -> str:
    """2026年10月份政务公开工作情况的通报; of a running month with （截至…）."""
    running = f"（截至{as_of}）" if as_of < month.last else ""
    return f"{month_words(month.text)}份政务公开工作情况的通报{running}"


def counts(figures: Figures) -> list[int]:
    """The numbers under COLUMNS; the others add up to the first."""
    numbers = [figures.by_verdict[verdict] for verdict in COUNTED]
    return [figures.due, *numbers, figures.due - sum(numbers)]


def verdict_parts(figures: Figures) -> list[str]:
    """按期公开8项, 逾期公开1项 …: the three that matter always, the others where there are any."""
    always = (Verdict.MET, Verdict.MET_LATE, Verdict.OVERDUE)
    count = figures.by_verdict
    parts = [f"{VERDICT_WORDS[v]}{count[v]}项" for v in TOLD if v in always or count[v]]
    return [*parts, f"{OPEN_WORDS}{figures.open}项"] if figures.open else parts


def due_head(figures: Figures) -> str:
    """本月应公开; 本月到期 where some of it need not be published."""
    out = figures.by_verdict[Verdict.NOT_APPLICABLE] + figures.by_verdict[Verdict.EXEMPT]
    return "本月到期" if out else "本月应公开"


def leftover_words(leftover: Leftover, as_of: date) -> list[str]:
    """What is open and in no figure of the month; nothing where there is none."""
    found = []
    if leftover.unpublished or leftover.undetermined:
        known = f"至今未公开的{leftover.unpublished}项" if leftover.unpublished else ""
        unknown = f"无法判定的{leftover.undetermined}项" if leftover.undetermined else ""
        said = "，".join(part for part in (known, unknown) if part)
        found.append(f"另有以前月份到期、{said}，不在上述项数和比率之内。")
    if leftover.waived:
        found.append(f"以前月份到期、尚未公开而经批准暂不计入的{leftover.waived}项。")
    if leftover.undated:
        found.append(f"没有登记形成日期、算不出到期日的{leftover.undated}项，不在任何一月之内。")
    if leftover.lapsed or leftover.lapse_undetermined:
        unknown = (
            f"，无法判定的{leftover.lapse_undetermined}项" if leftover.lapse_undetermined else ""
        )
        found.append(
            f"长期公开事项，{as_of}没有处于公开状态的{leftover.lapsed}项{unknown}（不论何时到期）。"
        )
    return found


def overall(counted: CountedMonth) -> tuple[str, ...]:
    """The sentences of 总体情况."""
    figures, items, as_of = counted.figures, counted.items, counted.seen.now.as_of
    until = f"截至{as_of}，" if counted.running else ""
    if not figures.due:
        none = (
            NOTHING_DUE
            if counted.seen.now.complete
            else f"{UNREAD}，本月有没有到期的公开事项不能全部确定"
        )
        sentences = [f"{until}{none}。"]
    else:
        head = due_head(figures)
        sentences = [f"{until}{head}{figures.due}项：{'，'.join(verdict_parts(figures))}。"]
    if figures.open and not counted.running:
        sentences.append(f"尚未到期的{figures.open}项以{as_of}为到期日，当日公开仍属按期。")
    if figures.carried:
        sentences.append(
            f"其中{figures.carried}项以上月最后一日为到期日、当日未公开，结转本月统计。"
        )
    if figures.provisional:
        sentences.append(f"其中{figures.provisional}项的到期日为暂定，不计入比率。")
    sentences += leftover_words(counted.leftover, as_of)
    if any(figures.by_verdict[verdict] for verdict in PUBLISHED):
        sentences.append(f"已公开的信息中，形式或内容与目录不符的{figures.nonconforming}项。")
    if figures.due:
        sentences.append(f"{rates(figures)}。")
    sentences.append(change(counted))
    if items[State.ON_DEMAND]:
        sentences.append(f"应需求公开的事项{items[State.ON_DEMAND]}项，没有固定期限。")
    if items[State.NO_EVENT]:
        silent = items[State.NO_EVENT]
        sentences.append(f"未登记事件的事项{silent}项，有没有应公开的事待核实，不等于合规。")
    return tuple(sentences)


def rates(figures: Figures) -> str:
    """公开率96.5%（138/143），按期率…，规范率…."""
    pairs = zip(RATE_WORDS.values(), list_rates(figures), strict=True)
    return "，".join(f"{word}{format_rate(rate)}" for word, rate in pairs)


def change(counted: CountedMonth) -> str:
    """How the month before stood, and how many more or fewer; a running month is not compared."""
    figures, previous = counted.figures, counted.previous
    if previous is None:
        return "上月在检查起始日以前，无可比较。"
    before = month_before(counted.seen.month)
    head = f"上月（{month_words(before.text)}，截至{before.last}）"
    if not previous.due:
        return f"{head}没有到期的公开事项。"
    pairs = [("应公开", figures.due, previous.due)]
    for verdict in (Verdict.MET_LATE, Verdict.OVERDUE):
        pairs.append(
            (VERDICT_WORDS[verdict], figures.by_verdict[verdict], previous.by_verdict[verdict])
        )
    parts = [
        f"{name}{then}项" + ("" if counted.running else f"（{_delta(now - then)}）")
        for name, now, then in pairs
    ]
    note = "；本月未结束，不作增减比较" if counted.running else ""
    return f"{head}{'，'.join(parts)}；{rates(previous)}{note}。"


def _delta(number: int) -> str:
    if not number:
        return "本月持平"
    return f"本月增加{number}项" if number > 0 else f"本月减少{-number}项"


def praise(counted: CountedMonth) -> str:
    """What stands under 存在问题 where nothing is to be mended; never more than is known."""
    figures, fallen, now = counted.figures, counted.fallen, counted.seen.now
    waived = sum(finding.waived_by is not None for _, finding in counted.problems)
    silent = counted.items[State.NO_EVENT]
    rest = f"另有{silent}项未登记事件，不等于合规。" if silent else ""
    none = f"除经批准暂不计入的{waived}处外，未发现问题" if waived else "未发现问题"
    if not now.complete:
        return f"有读不出来的内容，是否还有问题无法判定。{rest}"
    if not figures.due:
        return f"{NOTHING_DUE}；{none.replace('未发现', '也没有此前遗留的')}。{rest}"
    count, due = fallen.by_verdict, fallen.due - fallen.open
    published = sum(figures.by_verdict[verdict] - count[verdict] for verdict in PUBLISHED)
    if not due:
        early = f"其中已提前公开{published}项，" if published else ""
        until = "均未到期" if not fallen.open else "均未到期或当日到期"
        return (
            f"截至{now.as_of}，{due_head(figures)}{figures.due}项，{until}，{early}{none}。{rest}"
        )
    early = f"其余已提前公开{published}项，" if published else ""
    head = (
        f"{due_head(figures)}{due}项" if due == figures.due else f"截至{now.as_of}，已到期的{due}项"
    )
    if any(count[verdict] for verdict in TOLD if verdict is not Verdict.MET):
        parts = format_verdicts({verdict: count[verdict] for verdict in TOLD}, "项")
        return f"{head}：{parts}，{early}{none}。{rest}"
    return f"{head}，均按期公开，{early}{none}。{rest}"


def problems_line(monthly: Monthly) -> str:
    """共12处，涉及公开事项11件：错误8，警告4."""
    found, reported = monthly.problems_by_severity, monthly.earlier_reported
    parts = "，".join(f"{SEVERITY_WORDS[each]}{count}" for each, count in found.items())
    told = f"；以前月份已补公开的逾期{reported}项不再列出" if reported else ""
    concerned = f"，涉及公开事项{monthly.affected}件" if monthly.affected else ""
    return f"共{sum(found.values())}处{concerned}：{parts}{told}"


def approval_words(problem: Problem) -> str:
    """Who approved that a problem is not counted, when, until when and why; the place in the file left out."""
    return WAIVED_AT.sub("", problem.waived_by or "")


def mend_words(problem: Problem) -> str:
    """How to mend a problem; of a waived one, who approved it."""
    if problem.waived_by is not None:
        return f"经批准暂不计入：{approval_words(problem)}"
    return problem.hint


def places_words(problem: Problem) -> str:
    """Where to mend it, and at which other places the message looks: file:line."""
    return "；".join((f"{problem.file}:{problem.line}", *problem.mentions))


def subject(item: str | None, category: str, period: str | None, title: str) -> str:
    """7 街道各科室工作信息 2026-09期, or with the title of an event; — for what has no item."""
    what = f"{period}期" if period else title
    return " ".join(part for part in (item or "", category, what) if part) or "—"


def late_words(problem: Problem) -> str:
    """2个工作日, 1天（其间无工作日), or a dash."""
    if problem.days_late is None:
        return "—"
    if problem.verdict is Verdict.UNDETERMINED:
        return VERDICT_WORDS[Verdict.UNDETERMINED]
    if not problem.workdays_late:
        return f"{problem.days_late}天（其间无工作日）"
    return f"{problem.workdays_late}个工作日"


def left_words(reminder: Reminder) -> str:
    """还有3个工作日, 今日到期."""
    return f"还有{reminder.workdays_left}个工作日" if reminder.workdays_left else "基准日当日到期"


def rectify_words(rectification: Rectification, as_of: date, complete: bool) -> str:
    """请…于…前完成整改, with where the number of days comes from."""
    source = "本单位另定" if rectification.own else "默认口径"
    year = rectification.uncovered_year
    firm = f"；暂定，{year}年放假安排未公布" if year else ""
    counted = f"自{as_of}的次日起{rectification.within}个工作日（{source}{firm}）"
    if not rectification.tasks:
        none = "本月没有需要整改的问题。" if complete else no_task(complete)
        return f"{none}整改期限的计算：{counted}，即{rectification.deadline}。"
    return (
        f"上列{len(rectification.tasks)}处问题，请有关科室于{rectification.deadline}前整改完毕并反馈，"
        f"期限为{counted}。如实登记实际公开日期，不得改动已登记的日期。"
    )


def cell_lines(cell: Cell, month: str) -> list[str]:
    """What a cell of the ledger says: the verdict, how many, the due day, the day it was published."""
    lines = [VERDICT_WORDS[cell.verdict] + (f"×{cell.count}" if cell.count > 1 else "")]
    if cell.due is not None:
        firm = f"（{PROVISIONAL}）" if cell.basis == "provisional" else ""
        lines.append(f"应{cell.due:%m-%d}{firm}")
    if cell.published is not None:
        near = cell.published.year == int(month[:4])
        lines.append(f"实{cell.published:%m-%d}" if near else f"实{cell.published}")
    return lines
