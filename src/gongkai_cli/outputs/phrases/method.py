"""A check and how it was asked → 口径说明: what was counted, how, and on what grounds."""

from __future__ import annotations

from gongkai_cli.analyses.monthly.figures import Provenance
from gongkai_cli.calendar.official_holidays import VERSION
from gongkai_cli.calendar.periods import WORDS, Period
from gongkai_cli.checking.check import CheckResult
from gongkai_cli.checking.obligations.standing import STATUTORY_SPAN
from gongkai_cli.checking.rules import load_rules
from gongkai_cli.checking.rules.lateness import LENIENT_DAYS
from gongkai_cli.model.verdicts import SEVERITY_WORDS
from gongkai_cli.outputs.documents.report import Note
from gongkai_cli.sources.records.problem_list import count_unreadable

from .time_limits import limit_origin

COUNTING = (
    (
        "本月应公开",
        "到期日在本月的义务；上月最后一日到期、当日未公开的，当日尚属按期，结转本月统计。"
        "各判定的项数之和等于该项数，依法不予公开、不适用的也在内，列入“其他”。",
    ),
    (
        "比率",
        "分母：到期日已定、不晚于基准日，判定为按期公开、逾期公开、逾期未公开或无法判定的；"
        "尚未公开而到期日即基准日的不计。公开率＝（按期公开＋逾期公开）÷分母；"
        "按期率＝按期公开÷分母（须长期公开的不计）；"
        "规范率＝已公开的信息中没有形式、内容类错误和警告的÷已公开的。百分数只舍不入。",
    ),
    (
        "不计入比率的",
        "零报告、经批准暂不计入、不适用、依法不予公开、尚未到期，以及到期日暂定的。",
    ),
    (
        "以前月份到期的",
        "以前月份到期、至基准日仍未公开或无法判定的，不在本月项数和比率之内，另行计数。"
        "经批准暂不计入的，有效期内不计入任何比率；有效期满仍未公开的，重新计入这一数。"
        "须长期公开的，到期当月计入比率，此后不在公开状态的另行计数，不论何时到期。",
    ),
    (
        "存在问题",
        "列出错误和警告：本月到期、失效或公开的；此前发生、到基准日尚未整改的；"
        "此前到期、本月才公开的；登记本身的问题（按现有的全部登记，不限本月）。一件应公开的事项可以有几处问题。以前月份已补公开的逾期只计数，不再列出。",
    ),
    (
        "环比和趋势",
        "各月按现有记录回到该月最后一日重新判定，那一天以后的公开和登记的事不计；"
        "登记日期本身不可知，事后补登的也计入。",
    ),
    (
        "台账",
        "每格为该月到期的义务，几件合为一格的取最严重的判定并注明件数；"
        "须长期公开的按各月最后一日是否有效。本月以前各格均按基准日的情况。",
    ),
    (
        "计日",
        "从起算日的次日起算，调休上班日计入；到期日当天公开属按期；"
        "按自然日计的期限末日是休息日的顺延（《民法典》第二百零一条、第二百零三条）。",
    ),
)


def method_notes(
    checked: CheckResult, month: Period, provenance: Provenance, within: int, own: bool
) -> tuple[Note, ...]:
    """The notes, in the order in which a reader asks."""
    catalog, calendar = checked.project.catalog, checked.calendar
    imported = "、".join(calendar.imported) or "无"
    running = f"，本月未结束，截至{checked.as_of}" if checked.as_of < month.last else ""
    notes = [
        ("检查基准日", f"{checked.as_of}{running}；那一天以后的事视为还没有发生。"),
        ("检查起始日", f"{checked.project.project.start}；起算日在此前的只作历史，不查。"),
        (
            "目录",
            f"{catalog.catalog.title}（{catalog.catalog.catalog}），{len(catalog.items)}项，"
            f"SHA-256 {provenance.catalog}",
        ),
        (
            "工作日历",
            f"国务院办公厅放假通知（chinese-calendar {VERSION}），另行导入的通知：{imported}；"
            f"放假安排已定至{calendar.gazetted_through}，此后的到期日为暂定，"
            f"SHA-256 {provenance.calendar}",
        ),
        *COUNTING,
        ("公开时限", limits(checked)),
        (
            "须长期公开的",
            f"检查起始日后{STATUTORY_SPAN}内须有效（《政府信息公开条例》第二十六条），此后任何一天都须有效。",
        ),
        ("宽限", f"到期日暂定的，逾期{LENIENT_DAYS}日以内只作警告；到期日已定的没有宽限。"),
        (
            "整改期限",
            f"基准日后{within}个工作日（{'本单位另定' if own else '默认口径，没有规定'}）。",
        ),
        ("适用规则", rules()),
        (
            "记录",
            f"{checked.files}个文件，{checked.read}条，读不出{count_unreadable(checked.unreadable)}处，"
            f"起算日不在检查范围{checked.history}条，晚于基准日{checked.after_as_of}条，"
            f"SHA-256 {provenance.records}",
        ),
        ("项目设置", f"gongkai.yaml，SHA-256 {provenance.project}"),
        (
            "暂不计入",
            f"waivers.yaml，SHA-256 {provenance.waivers}" if provenance.waivers else "没有 waivers.yaml",
        ),
        ("工具", provenance.tool),
    ]  # fmt: skip
    return tuple(Note(name, text) for name, text in notes)


def limits(checked: CheckResult) -> str:
    """What each counted phrase of the 公开时限 column means here, and who set it."""
    phrases = dict.fromkeys(item.time_limit for item in checked.project.catalog.catalog.items)
    parts = []
    for phrase in phrases:
        limit = checked.project.limit(phrase)
        if limit.within is None:
            continue
        set_by = limit_origin(limit)
        since = f"每{WORDS[limit.every]}期满" if limit.every else f"{limit.after}"
        parts.append(f"“{phrase}”{since}后{limit.within}内（{set_by}）")
    return "；".join(parts) or "没有计日的期限"


def rules() -> str:
    """Every rule in force with its severity."""
    return "；".join(
        f"{e.code} {e.chinese}（{SEVERITY_WORDS[e.severity]}）" for e in load_rules().values()
    )
