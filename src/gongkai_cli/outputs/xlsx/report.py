"""A monthly report → an Excel workbook: overview with charts, problems, ledger, reminders, what to mend."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from gongkai_cli.model.verdicts import VERDICT_WORDS, Verdict
from gongkai_cli.outputs.documents.report import Monthly
from gongkai_cli.outputs.escaping import line as plain
from gongkai_cli.outputs.monthly.colours import COLOURS
from gongkai_cli.outputs.phrases.corrections_text import (
    ABSENT,
    changes_of,
    comparison_words,
    sections,
)
from gongkai_cli.outputs.phrases.empty_texts import no_reminder, no_task
from gongkai_cli.outputs.phrases.figures import PROVISIONAL, format_verdicts
from gongkai_cli.outputs.phrases.monthly import GROUP_WORDS, approval_words, month_words
from gongkai_cli.outputs.phrases.report_rows import (
    NOTE,
    OVERVIEW,
    PROBLEM,
    REMINDER,
    TASK,
    Columns,
    build_rows,
)

from .cells import Book, Column, Link, fit, number_or_text, page, put, table
from .ledger import write_ledger
from .overview import sorts, write_overview

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

STATUSES = ("未整改", "整改中", "已整改")
BASIS_WORDS = {"gazetted": "已定", "provisional": PROVISIONAL}

PROBLEM_HERE: Columns = {
    **PROBLEM,
    "事项": lambda e: e.item or "",
    "应公开": lambda e: e.due,
    "实际公开": lambda e: e.published,
    "逾期（工作日）": lambda e: e.workdays_late if e.verdict is not Verdict.UNDETERMINED else None,
    "逾期（天）": lambda e: e.days_late if e.verdict is not Verdict.UNDETERMINED else None,
    "判定": lambda e: VERDICT_WORDS[e.verdict] if e.verdict else None,
    "怎样改": lambda e: e.hint if e.waived_by is None else None,
    "文件": lambda e: "；".join((e.file, *e.mentions)),
    "行": lambda e: e.line,
    "经批准暂不计入": lambda e: approval_words(e) or None,
    "类别": lambda e: GROUP_WORDS[e.group],
    "到期日性质": lambda e: BASIS_WORDS[e.basis] if e.basis else None,
    "网址": lambda e: Link(e.url) if e.url else None,
}
PROBLEMS = (
    Column("序号"), Column("级别"), Column("编号"), Column("科室", 14), Column("事项"),
    Column("问题", 54, False), Column("应公开"), Column("实际公开"), Column("逾期（工作日）", 8),
    Column("逾期（天）", 6), Column("判定", 10), Column("依据", 28, False),
    Column("怎样改", 30, False), Column("文件", 22, False), Column("行", 6),
    Column("经批准暂不计入", 14, False), Column("类别", 16), Column("规则", 16),
    Column("到期日性质", 8), Column("网址", 30, False),
)  # fmt: skip
PRINTED = 16
"""How many of them are printed: with the rest the print is too small to read."""
REMINDER_HERE: Columns = {
    **REMINDER,
    "应公开": lambda e: e.due,
    "到期日性质": lambda e: BASIS_WORDS[e.basis],
    "事项": lambda e: e.item,
    "信息类别": lambda e: e.category,
    "所属期或标题": lambda e: f"{e.period}期" if e.period else e.title,
    "还有（工作日）": lambda e: e.workdays_left,
    "何时到期": lambda e: "下月" if e.next_month else "本月",
    "暂定日最早": lambda e: e.window[0] if e.window else None,
    "暂定日最晚": lambda e: e.window[1] if e.window else None,
}
REMINDERS = (
    Column("应公开"), Column("到期日性质"), Column("事项"), Column("信息类别", 34, False),
    Column("所属期或标题", 40, False), Column("科室", 18), Column("还有（工作日）", 8),
    Column("何时到期"), Column("暂定日最早"), Column("暂定日最晚"),
)  # fmt: skip
TASK_HERE: Columns = {
    **TASK,
    "事项": lambda e: e.item or "",
    "整改状态": lambda e: STATUSES[0],
    **dict.fromkeys(("责任人", "完成日期", "备注"), lambda e: None),
}
TASKS = (
    Column("序号"), Column("问题序号", 6), Column("科室", 16), Column("事项"), Column("编号"),
    Column("问题", 60, False), Column("整改措施", 40, False), Column("期限"), Column("整改状态"),
    Column("责任人", 12), Column("完成日期"), Column("备注", 24, False),
)  # fmt: skip
STATUS, DONE = 8, 10
OVERVIEW_HERE: Columns = {
    **OVERVIEW,
    "具体职责": lambda e: e.responsibility,
    "本月判定": lambda e: format_verdicts(e.by_verdict, none=""),
}
OVERVIEWS = (
    Column("事项"), Column("具体职责", 40, False), Column("业务事项", 30, False),
    Column("信息类别", 34, False), Column("公开时限", 18, False), Column("公开形式", 24, False),
    Column("科室", 16), Column("状态"), Column("已公开"), Column("本月应公开"),
    Column("本月判定", 24, False), Column("问题"),
)  # fmt: skip
CORRECTION: Columns = {
    "类别": lambda e: f"{month_words(e[0].month)}：{e[1]}",
    "内容": lambda e: e[2].name,
    "事项": lambda e: e[2].item or "",
    "科室": lambda e: e[2].office,
    "通报": lambda e: e[2].before or ABSENT,
    "现在": lambda e: e[2].after or ABSENT,
}
"""Of a comparison, and a change in it with what it is about."""
CORRECTIONS = (
    Column("类别", 22, False), Column("内容", 40, False), Column("事项"), Column("科室", 16),
    Column("通报", 44, False), Column("现在", 44, False),
)  # fmt: skip
METHOD = (Column("项目", 18, False), Column("口径", 110, False))


def render(monthly: Monthly) -> bytes:
    """The report as a workbook without a formula in any cell; the same report gives the same bytes."""
    from xlsxwriter import Workbook

    stream = io.BytesIO()
    workbook = Workbook(
        stream,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "default_format_properties": {"font_name": "宋体", "font_size": 10},
        },
    )
    workbook.set_properties(
        {
            "title": plain(f"{monthly.organisation}{monthly.title}")[:255],
            "author": plain(monthly.organisation)[:255],
            "created": datetime.combine(monthly.as_of, time()),
        }
    )
    book = Book(workbook)
    for name, write in SHEETS.items():
        write(book, monthly, name)
    if sections(monthly):
        _corrections(book, monthly, "更正")
    workbook.close()
    return stream.getvalue()


def _list(
    book: Book,
    name: str,
    shown: Sequence[Column],
    columns: Columns,
    entries: Sequence[object],
    none: str = "",
) -> Worksheet:
    """A sheet that is one list: frozen head, filter, widths; `none` says why there is no row.

    The number of an item sorts as a number.
    """
    sheet = book.workbook.add_worksheet(name)
    rows: list[list[Any]] = [
        [number_or_text(str(row[e.head])) if e.head == "事项" else row[e.head] for e in shown]
        for row in build_rows(columns, entries)
    ]
    end = table(book, sheet, shown, rows, fit(sheet, shown, rows))
    sheet.freeze_panes(1, 0)
    page(sheet, 0)
    if rows:
        sheet.autofilter(0, 0, end - 1, len(shown) - 1)
    elif none:
        put(book, sheet, 1, 0, none)
    return sheet


def _problems(book: Book, monthly: Monthly, name: str) -> None:
    sheet = _list(book, name, PROBLEMS, PROBLEM_HERE, monthly.problems, monthly.praise)
    sheet.print_area(0, 0, max(len(monthly.problems), 1), PRINTED - 1)


def _reminders(book: Book, monthly: Monthly, name: str) -> None:
    _list(book, name, REMINDERS, REMINDER_HERE, monthly.reminders, no_reminder(monthly.complete))


def _tasks(book: Book, monthly: Monthly, name: str) -> None:
    """整改台账: what became of it is chosen from a list, when it was done is a date."""
    tasks = monthly.rectification.tasks
    sheet = _list(book, name, TASKS, TASK_HERE, tasks, no_task(monthly.complete))
    last = len(tasks)
    if not last:
        return
    sheet.data_validation(
        1, STATUS, last, STATUS,
        {
            "validate": "list",
            "source": list(STATUSES),
            "error_title": "整改状态",
            "error_message": f"请从{'、'.join(STATUSES)}中选一个",
        },
    )  # fmt: skip
    sheet.data_validation(
        1, DONE, last, DONE,
        {
            "validate": "date",
            "criteria": ">=",
            "value": monthly.first,
            "error_title": "完成日期",
            "error_message": f"请写日期，如 {monthly.as_of}",
        },
    )  # fmt: skip
    dated = book.format(num_format="yyyy-mm-dd", border=1, align="center")
    for row in range(1, last + 1):
        sheet.write_blank(row, DONE, None, dated)
    for status, colour in zip(STATUSES[1:], (Verdict.MET_LATE, Verdict.MET), strict=True):
        ground = book.workbook.add_format({"bg_color": f"#{COLOURS[colour]}"})
        rule = {"type": "cell", "criteria": "==", "value": f'"{status}"', "format": ground}
        sheet.conditional_format(1, STATUS, last, STATUS, rule)


def _overview(book: Book, monthly: Monthly, name: str) -> None:
    _list(book, name, OVERVIEWS, OVERVIEW_HERE, monthly.overview)


def _method(book: Book, monthly: Monthly, name: str) -> None:
    _list(book, name, METHOD, NOTE, monthly.method)


def _corrections(book: Book, monthly: Monthly, name: str) -> None:
    compared = [each for _, each in sections(monthly)]
    changes = [(each, sort, change) for each in compared for sort, change in changes_of(each)]
    none = "".join(map(comparison_words, compared))
    _list(book, name, CORRECTIONS, CORRECTION, changes, none)


SHEETS: dict[str, Callable[[Book, Monthly, str], None]] = {
    "总览": write_overview,
    "问题清单": _problems,
    "台账": write_ledger,
    "到期提醒": _reminders,
    "整改台账": _tasks,
    "分类情况": sorts,
    "一览表": _overview,
    "口径说明": _method,
}
"""The sheets in their order; what changed since a signed report follows where there is one."""
