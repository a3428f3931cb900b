"""A monthly report → an Excel workbook: overview with charts, problems, ledger, reminders, what to mend."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from gongkai_cli.outputs.phrases.figures import PROVISIONAL, format_verdicts

from ..escaping import line as plain
from ..model.result import SEVERITY_WORDS, STATE_WORDS, VERDICT_WORDS, Verdict
from .absent import no_reminder, no_task
from .colours import COLOURS
from .compared import ABSENT, changes_of, comparison_words, sections
from .model import Monthly, Problem
from .words import GROUP_WORDS, approval_words, month_words
from .xlsx_cells import Book, Column, Link, Value, fit, number_or_text, page, put, table
from .xlsx_ledger import ledger
from .xlsx_overview import overview, sorts

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

STATUSES = ("未整改", "整改中", "已整改")
BASIS_WORDS = {"gazetted": "已定", "provisional": PROVISIONAL}

Rows = Sequence[Sequence[Value]]
Fields = Sequence[tuple[Column, Callable[[Any], Value]]]
"""The columns of a list, each with its value of one entry."""

PROBLEMS: Fields = (
    (Column("序号"), lambda e: e.number),
    (Column("级别"), lambda e: SEVERITY_WORDS[e.severity]),
    (Column("编号"), lambda e: e.code),
    (Column("科室", 14), lambda e: e.office),
    (Column("事项"), lambda e: number_or_text(e.item or "")),
    (Column("问题", 54, False), lambda e: e.message),
    (Column("应公开"), lambda e: e.due),
    (Column("实际公开"), lambda e: e.published),
    (Column("逾期（工作日）", 8), lambda e: e.workdays_late if _knows_late(e) else None),
    (Column("逾期（天）", 6), lambda e: e.days_late if _knows_late(e) else None),
    (Column("判定", 10), lambda e: VERDICT_WORDS[e.verdict] if e.verdict else None),
    (Column("依据", 28, False), lambda e: e.ground),
    (Column("怎样改", 30, False), lambda e: e.hint if e.waived_by is None else None),
    (Column("文件", 22, False), lambda e: "；".join((e.file, *e.mentions))),
    (Column("行", 6), lambda e: e.line),
    (Column("经批准暂不计入", 14, False), lambda e: approval_words(e) or None),
    (Column("类别", 16), lambda e: GROUP_WORDS[e.group]),
    (Column("规则", 16), lambda e: e.name),
    (Column("到期日性质", 8), lambda e: BASIS_WORDS[e.basis] if e.basis else None),
    (Column("网址", 30, False), lambda e: Link(e.url) if e.url else None),
)
PRINTED = 16
"""How many of them are printed: with the rest the print is too small to read."""
REMINDERS: Fields = (
    (Column("应公开"), lambda e: e.due),
    (Column("到期日性质"), lambda e: BASIS_WORDS[e.basis]),
    (Column("事项"), lambda e: number_or_text(e.item)),
    (Column("信息类别", 34, False), lambda e: e.category),
    (Column("所属期或标题", 40, False), lambda e: f"{e.period}期" if e.period else e.title),
    (Column("科室", 18), lambda e: e.office),
    (Column("还有（工作日）", 8), lambda e: e.workdays_left),
    (Column("何时到期"), lambda e: "下月" if e.next_month else "本月"),
    (Column("暂定日最早"), lambda e: e.window[0] if e.window else None),
    (Column("暂定日最晚"), lambda e: e.window[1] if e.window else None),
)
TASKS: Fields = (
    (Column("序号"), lambda e: e.number),
    (Column("问题序号", 6), lambda e: e.problem),
    (Column("科室", 16), lambda e: e.office),
    (Column("事项"), lambda e: number_or_text(e.item or "")),
    (Column("编号"), lambda e: e.code),
    (Column("问题", 60, False), lambda e: e.what),
    (Column("整改措施", 40, False), lambda e: e.measure),
    (Column("期限"), lambda e: e.deadline),
    (Column("整改状态"), lambda e: STATUSES[0]),
    (Column("责任人", 12), lambda e: None),
    (Column("完成日期"), lambda e: None),
    (Column("备注", 24, False), lambda e: None),
)
STATUS, DONE = 8, 10
OVERVIEW: Fields = (
    (Column("事项"), lambda e: number_or_text(e.item)),
    (Column("具体职责", 40, False), lambda e: e.responsibility),
    (Column("业务事项", 30, False), lambda e: e.matter),
    (Column("信息类别", 34, False), lambda e: e.category),
    (Column("公开时限", 18, False), lambda e: e.time_limit),
    (Column("公开形式", 24, False), lambda e: e.channel),
    (Column("科室", 16), lambda e: e.office),
    (Column("状态"), lambda e: STATE_WORDS[e.state]),
    (Column("已公开"), lambda e: e.publications),
    (Column("本月应公开"), lambda e: e.due),
    (Column("本月判定", 24, False), lambda e: format_verdicts(e.by_verdict, none="")),
    (Column("问题"), lambda e: e.problems),
)
CORRECTIONS = (
    Column("类别", 22, False), Column("内容", 40, False), Column("事项"), Column("科室", 16),
    Column("通报", 44, False), Column("现在", 44, False),
)  # fmt: skip
METHOD: Fields = (
    (Column("项目", 18, False), lambda e: e.name),
    (Column("口径", 110, False), lambda e: e.text),
)


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
    book: Book, name: str, columns: Sequence[Column], rows: Rows, none: str = ""
) -> Worksheet:
    """A sheet that is one list: frozen head, filter, widths; `none` says why there is no row."""
    sheet = book.workbook.add_worksheet(name)
    end = table(book, sheet, columns, rows, fit(sheet, columns, rows))
    sheet.freeze_panes(1, 0)
    page(sheet, 0)
    if rows:
        sheet.autofilter(0, 0, end - 1, len(columns) - 1)
    elif none:
        put(book, sheet, 1, 0, none)
    return sheet


def _list_entries(
    book: Book, name: str, fields: Fields, entries: Sequence[object], none: str = ""
) -> Worksheet:
    """A list with a row for each entry."""
    rows = [[value(each) for _, value in fields] for each in entries]
    return _list(book, name, [column for column, _ in fields], rows, none)


def _knows_late(problem: Problem) -> bool:
    return problem.verdict is not Verdict.UNDETERMINED


def _problems(book: Book, monthly: Monthly, name: str) -> None:
    sheet = _list_entries(book, name, PROBLEMS, monthly.problems, monthly.praise)
    sheet.print_area(0, 0, max(len(monthly.problems), 1), PRINTED - 1)


def _reminders(book: Book, monthly: Monthly, name: str) -> None:
    _list_entries(book, name, REMINDERS, monthly.reminders, no_reminder(monthly.complete))


def _tasks(book: Book, monthly: Monthly, name: str) -> None:
    """整改台账: what became of it is chosen from a list, when it was done is a date."""
    tasks = monthly.rectification.tasks
    sheet = _list_entries(book, name, TASKS, tasks, no_task(monthly.complete))
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
    _list_entries(book, name, OVERVIEW, monthly.overview)


def _method(book: Book, monthly: Monthly, name: str) -> None:
    _list_entries(book, name, METHOD, monthly.method)


def _corrections(book: Book, monthly: Monthly, name: str) -> None:
    rows: Rows = [
        (
            f"{month_words(compared.month)}：{sort}",
            e.name,
            number_or_text(e.item or ""),
            e.office,
            e.before or ABSENT,
            e.after or ABSENT,
        )
        for _, compared in sections(monthly)
        for sort, e in changes_of(compared)
    ]
    none = "".join(comparison_words(compared) for _, compared in sections(monthly))
    _list(book, name, CORRECTIONS, rows, none)


SHEETS: dict[str, Callable[[Book, Monthly, str], None]] = {
    "总览": overview,
    "问题清单": _problems,
    "台账": ledger,
    "到期提醒": _reminders,
    "整改台账": _tasks,
    "分类情况": sorts,
    "一览表": _overview,
    "口径说明": _method,
}
"""The sheets in their order; what changed since a signed report follows where there is one."""
