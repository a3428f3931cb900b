"""A monthly report → the names that a Word template writes, each with its text or its list of rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from gongkai_cli.analyses.monthly.figures import Cell, Figures, Row
from gongkai_cli.checking.statistics import format_percent
from gongkai_cli.outputs.documents.report import Monthly, Problem
from gongkai_cli.outputs.monthly.colours import COLOURS
from gongkai_cli.outputs.monthly.corrections import Comparison
from gongkai_cli.outputs.phrases.corrections_text import LISTED as CHANGES
from gongkai_cli.outputs.phrases.corrections_text import (
    changes_of,
    comparison_words,
    rest_words,
    sections,
)
from gongkai_cli.outputs.phrases.empty_texts import ledger_rest, no_reminder, no_task, table_rest
from gongkai_cli.outputs.phrases.figures import RATE_WORDS, format_fraction, format_rate, list_rates
from gongkai_cli.outputs.phrases.monthly import (
    COLUMNS,
    NUMERALS,
    cell_lines,
    counts,
    mend_words,
    month_words,
    problems_line,
    rectify_words,
)
from gongkai_cli.outputs.phrases.report_rows import (
    ABSENT,
    CHANGE,
    NOTE,
    OVERVIEW,
    PROBLEM,
    REMINDER,
    TASK,
    VOLUME,
    build_rows,
    group_problems,
    list_tables,
    select_items,
    select_rows,
)
from gongkai_cli.sources.project import NO_OFFICE

LISTED = 30
"""How many problems of a group the text lists; the annex lists all."""
ALL_OFFICES = "各科室"

Names = dict[str, Any]


def build_context(monthly: Monthly) -> Names:
    """Every name that a template may use; the numbers are the report's, none is counted here."""
    ledger = monthly.ledger
    filled = select_items(ledger)
    annexes = _annexes(monthly)
    return {
        "单位": monthly.organisation,
        "标题": running(monthly.title),
        "科室": monthly.office or "",
        "主送": _addressed(monthly),
        "月份": month_words(monthly.month),
        "起始日": day_words(monthly.start),
        "基准日": day_words(monthly.as_of),
        "事项数": running(monthly.opening),
        "提示": [running(each) for each in monthly.cautions],
        "总体情况": running("".join(monthly.overall)),
        "趋势": [{"月份": e.month, **_figures(e.figures)} for e in monthly.trend],
        "趋势说明": TREND_NOTE if any(e.figures is None for e in monthly.trend) else "",
        "分册": build_rows(VOLUME, monthly.volumes),
        "问题概述": running(monthly.praise or f"{problems_line(monthly)}。"),
        "问题组": _groups(monthly.problems),
        "分类": [
            _sort(number, name, rows, monthly.complete)
            for number, (name, rows) in enumerate(list_tables(monthly))
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
            "其余": ledger_rest(len(ledger.rows) - len(filled), monthly.complete),
            "说明": "各格为判定，应：应公开日期，实：实际公开日期；底色只为醒目，以文字为准。",
        },
        "提醒": build_rows(REMINDER, monthly.reminders),
        "无提醒": no_reminder(monthly.complete),
        "整改要求": running(rectify_words(monthly.rectification, monthly.as_of, monthly.complete)),
        "无整改": no_task(monthly.complete),
        "附件": annexes["目录"],
        "附件号": annexes["号"],
        "整改台账": build_rows(TASK, monthly.rectification.tasks),
        "更正": [_section(heading, compared) for heading, compared in sections(monthly)],
        "一览表": build_rows(OVERVIEW, monthly.overview),
        "口径": build_rows(NOTE, monthly.method),
    }


PROBLEM_HERE = {
    **PROBLEM,
    "正文": lambda e: running(e.message),
    "批准": lambda e: running(mend_words(e)) if e.waived_by is not None else "",
}
ANNEXES = {
    "清单": "存在问题清单",
    "台账": "公开情况台账（事项×月份）",
    "一览表": "公开事项一览表",
    "整改台账": "整改台账",
    "口径": "口径说明",
}
TREND_NOTE = "“—”：该月在检查起始日以前。"
QUOTED = re.compile(r"(“[^”]*”)")
DAY = re.compile(r"(?<!写成 )(?<![0-9A-Za-z-])([0-9]{4})-([0-9]{2})-([0-9]{2})(?![0-9A-Za-z-])")
FAR_DAY = re.compile(r"(实[0-9]{4})-([0-9]{2}-[0-9]{2})")
"""A day of another year: too wide for a cell of the ledger, so its year has a line of its own."""
MONTH = re.compile(r"(?<![0-9A-Za-z-])([0-9]{4})-([0-9]{2})期")
QUARTER = re.compile(r"(?<![0-9A-Za-z-])([0-9]{4})-Q([1-4])期")


def running(text: str) -> str:
    """The text with days and months as sentences write them; what people typed (“…”) is left."""
    parts = QUOTED.split(text)
    for number in range(0, len(parts), 2):
        part = DAY.sub(lambda e: f"{int(e[1])}年{int(e[2])}月{int(e[3])}日", parts[number])
        part = MONTH.sub(lambda e: f"{int(e[1])}年{int(e[2])}月", part)
        parts[number] = QUARTER.sub(lambda e: f"{int(e[1])}年第{NUMERALS[int(e[2]) - 1]}季度", part)
    return "".join(parts)


def _addressed(monthly: Monthly) -> str:
    """To whom: the office, all offices, or the only one that there is."""
    if monthly.office is not None:
        return monthly.office
    names = [row.name for row in monthly.by_office if row.name != NO_OFFICE]
    return names[0] if len(names) == 1 else ALL_OFFICES


def _annexes(monthly: Monthly) -> Names:
    """Which annexes there are, numbered; one that would be empty is left out and has no number."""
    empty = {
        "清单": not monthly.problems,
        "台账": not select_items(monthly.ledger),
        "整改台账": not monthly.rectification.tasks,
    }
    there = [key for key in ANNEXES if not empty.get(key, False)]
    numbers = {key: there.index(key) + 1 if key in there else 0 for key in ANNEXES}
    return {
        "号": numbers,
        "目录": [f"{number}．{ANNEXES[key]}" for number, key in enumerate(there, 1)],
    }


def _section(heading: str, compared: Comparison) -> Names:
    """One section on corrections."""
    return {
        "标题": heading,
        "概述": running(comparison_words(compared)),
        "行": build_rows(CHANGE, changes_of(compared)[:CHANGES]),
        "其余": rest_words(changes_of(compared)),
    }


def day_words(day: date) -> str:
    """2026年10月31日."""
    return f"{day.year}年{day.month}月{day.day}日"


def _figures(figures: Figures | None) -> Names:
    if figures is None:
        none = [ABSENT] * len(RATE_WORDS)
        return {"数": [ABSENT] * len(COLUMNS), "率": none, "率分行": [[each] for each in none]}
    rates = list_rates(figures)
    return {
        "数": counts(figures),
        "率": [format_rate(rate) for rate in rates],
        "率分行": [
            [format_percent(rate), f"（{format_fraction(rate)}）"] if rate else [format_rate(rate)]
            for rate in rates
        ],
    }


def _sort(number: int, name: str, rows: Sequence[Row], complete: bool) -> Names:
    shown = select_rows(rows)
    return {
        "数字": NUMERALS[number],
        "名称": f"按{name}",
        "列名": name,
        "行": [
            {"名称": row.name, "事项": row.items, "问题": row.problems, **_figures(row.figures)}
            for row in shown
        ],
        "其余": table_rest(name, len(rows) - len(shown), complete),
    }


def _groups(problems: Iterable[Problem]) -> list[Names]:
    """The problems by why they are here, waived ones last; groups without one are left out."""
    return [
        {
            "数字": NUMERALS[number],
            "名称": name,
            "处数": len(some),
            "列出": build_rows(PROBLEM_HERE, some[:LISTED]),
            "未列出": len(some[LISTED:]),
            "全部": build_rows(PROBLEM_HERE, some),
        }
        for number, (_, name, some) in enumerate(group_problems(problems))
    ]


def _cell(cell: Cell | None, month: str) -> Names:
    if cell is None:
        return {"各行": [], "颜色": "auto"}
    lines: list[str] = []
    for line in cell_lines(cell, month):
        far = FAR_DAY.fullmatch(line)
        lines += far.groups() if far else (line,)
    return {"各行": lines, "颜色": COLOURS[cell.verdict]}
