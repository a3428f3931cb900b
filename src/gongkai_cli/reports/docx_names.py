"""A monthly report → the names that a Word template writes, each with its text or its list of rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from ..model.result import SEVERITY_WORDS, STATE_WORDS, VERDICT_WORDS, Verdict
from ..summary import percent
from .colours import COLOURS
from .model import Cell, Figures, Monthly, Overview, Problem, Row
from .problems import GROUPS
from .words import (
    BEFORE_START,
    COLUMNS,
    GROUP_WORDS,
    NO_REMINDER,
    RATE_WORDS,
    cell_lines,
    comparison_words,
    correction_words,
    counts,
    due_words,
    late_words,
    left_words,
    month_words,
    problems_line,
    rate_words,
    rectify_words,
    subject,
)

LISTED = 30
"""How many problems of a group the text lists; the annex lists all."""
ALL_OFFICES = "各科室"
NUMERALS = "一二三四五六七八九十"

Names = dict[str, Any]


def names(monthly: Monthly) -> Names:
    """Every name that a template may use; the numbers are the report's, none is counted here."""
    ledger = monthly.ledger
    filled = [row for row in ledger.rows if any(row.cells)]
    compared = monthly.comparison
    return {
        "单位": monthly.organisation,
        "标题": monthly.title,
        "科室": monthly.office or "",
        "主送": monthly.office or ALL_OFFICES,
        "月份": month_words(monthly.month),
        "基准日": day_words(monthly.as_of),
        "事项数": monthly.opening,
        "提示": list(monthly.cautions),
        "总体情况": "".join(monthly.overall),
        "趋势": [{"月份": e.month, **_figures(e.figures)} for e in monthly.trend],
        "分册": [{"科室": e.office, "文件": e.stem, "情况": e.remark} for e in monthly.volumes],
        "问题概述": monthly.praise or f"{problems_line(monthly)}。",
        "问题组": _groups(monthly.problems),
        "分类": [
            _sort(number, name, rows)
            for number, (name, rows) in enumerate(
                (
                    ("按科室", monthly.by_office),
                    ("按公开形式", monthly.by_channel),
                    ("按职责", monthly.by_responsibility),
                )
            )
        ],
        "台账": {
            "月份": list(ledger.months),
            "行": [
                {
                    "事项": f"{row.item} {row.category}",
                    "科室": row.office,
                    "格": [
                        _cell(cell, m) for cell, m in zip(row.cells, ledger.months, strict=True)
                    ],
                }
                for row in filled
            ],
            "其余": f"其余{len(ledger.rows) - len(filled)}项在这十二个月里没有到期的义务。",
            "说明": "各格为判定，应：应公开日期，实：实际公开日期；底色只为醒目，以文字为准。",
        },
        "提醒": [
            {
                "应公开": due_words(each.due, each.basis),
                "事项": subject(each.item, each.category, each.period, each.title),
                "科室": each.office,
                "时间": left_words(each),
            }
            for each in monthly.reminders
        ],
        "无提醒": NO_REMINDER,
        "整改要求": rectify_words(monthly.rectification, monthly.as_of),
        "整改台账": [
            {
                "序号": each.number,
                "问题序号": each.problem,
                "科室": each.office,
                "编号": each.code,
                "问题": each.what,
                "整改措施": each.measure,
                "期限": each.deadline,
            }
            for each in monthly.rectification.tasks
        ],
        "更正": compared
        and {
            "概述": comparison_words(compared),
            "行": [
                {"义务": each.obligation, "科室": each.office, "更正": correction_words(each)}
                for each in compared.corrections
            ],
        },
        "一览表": [_overview(each) for each in monthly.overview],
        "口径": [{"项目": each.name, "口径": each.text} for each in monthly.method],
    }


def day_words(day: date) -> str:
    """2026年10月31日."""
    return f"{day.year}年{day.month}月{day.day}日"


def _figures(figures: Figures | None) -> Names:
    if figures is None:
        none = [""] * len(RATE_WORDS)
        numbers = [BEFORE_START, *[""] * (len(COLUMNS) - 1)]
        return {"数": numbers, "率": none, "率分行": [[]] * len(RATE_WORDS)}
    rates = [getattr(figures, name) for name in RATE_WORDS]
    return {
        "数": counts(figures),
        "率": [rate_words(rate) for rate in rates],
        "率分行": [
            [percent(rate), f"（{rate[0]}/{rate[1]}）"] if rate else [rate_words(None)]
            for rate in rates
        ],
    }


def _sort(number: int, name: str, rows: Sequence[Row]) -> Names:
    shown = [row for row in rows if row.figures.due or row.problems]
    rest = len(rows) - len(shown)
    return {
        "数字": NUMERALS[number],
        "名称": name,
        "列名": name.removeprefix("按"),
        "行": [
            {"名称": row.name, "事项": row.items, "问题": row.problems, **_figures(row.figures)}
            for row in shown
        ],
        "其余": f"其余{rest}行本月没有到期的事项，也没有问题。" if rest else "",
    }


def _groups(problems: Iterable[Problem]) -> list[Names]:
    """The problems by why they are here, waived ones last; groups without one are left out."""
    found = list(problems)
    sorted_in = [
        (GROUP_WORDS[group], [e for e in found if e.group == group and e.waived_by is None])
        for group in GROUPS
    ]
    sorted_in.append((VERDICT_WORDS[Verdict.WAIVED], [e for e in found if e.waived_by is not None]))
    groups = [(name, some) for name, some in sorted_in if some]
    return [
        {
            "数字": NUMERALS[number],
            "名称": name,
            "处数": len(some),
            "列出": [_problem(each) for each in some[:LISTED]],
            "未列出": len(some[LISTED:]),
            "全部": [_problem(each) for each in some],
        }
        for number, (name, some) in enumerate(groups)
    ]


def _problem(problem: Problem) -> Names:
    return {
        "序号": problem.number,
        "级别": SEVERITY_WORDS[problem.severity],
        "编号": problem.code,
        "规则": problem.name,
        "科室": problem.office,
        "问题": problem.message,
        "应公开": due_words(problem.due, problem.basis),
        "实际公开": problem.published or "—",
        "逾期": late_words(problem),
        "依据": problem.ground,
        "位置": f"{problem.file}:{problem.line}",
        "怎样改": problem.hint,
        "网址": problem.url or "",
    }


def _cell(cell: Cell | None, month: str) -> Names:
    if cell is None:
        return {"各行": [], "颜色": "auto"}
    return {"各行": cell_lines(cell, month), "颜色": COLOURS[cell.verdict]}


def _overview(each: Overview) -> Names:
    return {
        "事项": each.item,
        "职责": each.responsibility,
        "业务事项": each.matter,
        "信息类别": each.category,
        "公开时限": each.time_limit,
        "公开形式": each.channel,
        "科室": each.office,
        "状态": STATE_WORDS[each.state],
        "已公开": each.publications,
        "本月应公开": each.due,
        "本月判定": "，".join(f"{VERDICT_WORDS[v]}{n}" for v, n in each.by_verdict.items()) or "—",
        "问题": each.problems,
    }
