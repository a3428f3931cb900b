"""A monthly report → Markdown for a merge request; nothing that people typed can act as markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from gongkai_cli.analyses.monthly.figures import Figures
from gongkai_cli.outputs import escaping
from gongkai_cli.outputs.documents.report import Monthly
from gongkai_cli.outputs.phrases.corrections_text import (
    LISTED,
    changes_of,
    comparison_words,
    rest_words,
    sections,
)
from gongkai_cli.outputs.phrases.empty_texts import ledger_rest, no_reminder, no_task, table_rest
from gongkai_cli.outputs.phrases.figures import RATE_WORDS, format_rate, list_rates
from gongkai_cli.outputs.phrases.monthly import (
    BEFORE_START,
    COLUMNS,
    cell_lines,
    counts,
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
    Columns,
    build_rows,
    group_problems,
    list_tables,
    select_items,
    select_rows,
)

from .table import table_head, table_row

FIGURES = (*COLUMNS, *RATE_WORDS.values())
PROBLEM_HERE = {name: value for name, value in PROBLEM.items() if name not in ("规则", "网址")} | {
    "依据": lambda e: e.ground or ABSENT
}
WAIVED_HERE = {
    "批准情况" if name == "怎样改" else name: value for name, value in PROBLEM_HERE.items()
}
TASK_HERE = {name: value for name, value in TASK.items() if name != "编号"} | {
    "整改情况": lambda e: ""
}


def render(monthly: Monthly) -> bytes:
    """The report as one Markdown text with tables (GitHub and GitLab flavour), in UTF-8."""
    return ("\n".join(_lines(monthly)).rstrip("\n") + "\n").encode("utf-8", "backslashreplace")


def text(value: object) -> str:
    """A value as plain text: no markup, HTML, mention, link or line break of its own."""
    return escaping.markdown(str(value))


def table(head: Sequence[str], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """A table with a blank line after it."""
    yield table_head(head)
    yield from map(table_row, rows)
    yield ""


def _listed(columns: Columns, entries: Iterable[object]) -> Iterator[str]:
    """A table with a row for each entry of a list."""
    yield from table(list(columns), (row.values() for row in build_rows(columns, entries)))


def _lines(monthly: Monthly) -> Iterator[str]:
    yield from _said(f"# {text(monthly.organisation)}{text(monthly.title)}")
    if monthly.office is not None:
        yield from _said(f"科室：{text(monthly.office)}")
    for caution in monthly.cautions:
        yield from _said(f"**{text(caution)}**")
    yield from _said(text(monthly.opening))
    yield from _overall(monthly)
    yield from _problems(monthly)
    yield from _tables(monthly)
    yield from _ledger(monthly)
    yield from _said("## 五、下月到期提醒")
    if monthly.reminders:
        yield from _listed(REMINDER, monthly.reminders)
    else:
        yield from _said(no_reminder(monthly.complete))
    yield from _said("## 六、整改要求")
    yield from _said(text(rectify_words(monthly.rectification, monthly.as_of, monthly.complete)))
    yield from _comparison(monthly)
    yield from _annexes(monthly)


def _said(paragraph: str) -> Iterator[str]:
    """A heading or paragraph with a blank line after it; nothing for an empty one."""
    if paragraph:
        yield paragraph
        yield ""


def _overall(monthly: Monthly) -> Iterator[str]:
    yield from _said("## 一、总体情况")
    yield from _said("".join(text(sentence) for sentence in monthly.overall))
    points = ((point.month, *_figures(point.figures)) for point in monthly.trend)
    yield from table(("月份", *FIGURES), points)
    if monthly.volumes:
        yield from _said("各科室分册：")
        yield from _listed(VOLUME, monthly.volumes)


def _figures(figures: Figures | None) -> Sequence[object]:
    if figures is None:
        return (BEFORE_START, *[""] * (len(FIGURES) - 1))
    return (*counts(figures), *map(format_rate, list_rates(figures)))


def _problems(monthly: Monthly) -> Iterator[str]:
    yield from _said("## 二、存在问题")
    yield from _said(text(monthly.praise or problems_line(monthly)))
    for key, name, some in group_problems(monthly.problems):
        yield from _said(f"### {name}（{len(some)}）")
        yield from _listed(WAIVED_HERE if key == "waived" else PROBLEM_HERE, some)


def _tables(monthly: Monthly) -> Iterator[str]:
    yield from _said("## 三、分类情况")
    for name, rows in list_tables(monthly):
        shown = select_rows(rows)
        yield from _said(f"### 按{name}")
        if shown:
            lines = ((e.name, e.items, *_figures(e.figures), e.problems) for e in shown)
            yield from table((name, "事项", *FIGURES, "问题"), lines)
        yield from _said(table_rest(name, len(rows) - len(shown), monthly.complete))


def _ledger(monthly: Monthly) -> Iterator[str]:
    ledger, shown = monthly.ledger, select_items(monthly.ledger)
    yield from _said("## 四、台账")
    if shown:
        rows = (
            (
                f"{row.item} {row.category}（{row.office}）",
                *(
                    "，".join(cell_lines(cell, month)) if cell else ""
                    for cell, month in zip(row.cells, ledger.months, strict=True)
                ),
            )
            for row in shown
        )
        yield from table(("事项", *ledger.months), rows)
    yield from _said(ledger_rest(len(ledger.rows) - len(shown), monthly.complete))


def _comparison(monthly: Monthly) -> Iterator[str]:
    for heading, compared in sections(monthly):
        yield from _said(f"## {heading}")
        yield from _said(text(comparison_words(compared)))
        changes = changes_of(compared)
        if changes:
            yield from _listed(CHANGE, changes[:LISTED])
        yield from _said(rest_words(changes))


def _annexes(monthly: Monthly) -> Iterator[str]:
    yield from _said("## 附件1 事项一览表")
    yield from _listed(OVERVIEW, monthly.overview)
    yield from _said("## 附件2 整改台账")
    if monthly.rectification.tasks:
        yield from _listed(TASK_HERE, monthly.rectification.tasks)
    else:
        yield from _said(no_task(monthly.complete))
    yield from _said("## 附件3 口径说明")
    yield from _listed(NOTE, monthly.method)
