"""A monthly report → Markdown for a merge request; nothing that people typed can act as markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from gongkai_cli.analyses.monthly.figures import (
    Figures,
    Row,
)
from gongkai_cli.analyses.monthly.problems import (
    GROUPS,
)
from gongkai_cli.outputs.markdown.table import table_head, table_row

from .. import escaping
from ..model.result import SEVERITY_WORDS, STATE_WORDS, VERDICT_WORDS
from .absent import ledger_rest, no_reminder, no_task, table_rest
from .compared import LISTED, change_words, changes_of, comparison_words, rest_words, sections
from .model import (
    Monthly,
    Problem,
)
from .words import (
    BEFORE_START,
    COLUMNS,
    GROUP_WORDS,
    RATE_WORDS,
    cell_lines,
    counts,
    due_words,
    late_words,
    left_words,
    mend_words,
    places_words,
    problems_line,
    rate_words,
    rectify_words,
    subject,
)

OVERVIEW = (
    "事项", "职责", "业务事项", "信息类别", "公开时限", "公开形式", "科室", "状态",
    "已公开", "本月应公开", "本月判定", "问题",
)  # fmt: skip


def render(monthly: Monthly) -> bytes:
    """The report as one Markdown text with tables (GitHub and GitLab flavour), in UTF-8."""
    return ("\n".join(_lines(monthly)).rstrip("\n") + "\n").encode("utf-8", "backslashreplace")


def text(value: object) -> str:
    """A value as plain text: no markup, HTML, mention, link or line break of its own."""
    return escaping.markdown(str(value))


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """A table with a blank line after it."""
    yield table_head(head)
    yield from map(table_row, rows)
    yield ""


def _lines(monthly: Monthly) -> Iterator[str]:
    yield f"# {text(monthly.organisation)}{text(monthly.title)}"
    yield ""
    if monthly.office is not None:
        yield f"科室：{text(monthly.office)}"
        yield ""
    for caution in monthly.cautions:
        yield f"**{text(caution)}**"
        yield ""
    yield f"{text(monthly.opening)}"
    yield ""
    yield from _overall(monthly)
    yield from _problems(monthly)
    yield from _tables(monthly)
    yield from _ledger(monthly)
    yield from _reminders(monthly)
    yield "## 六、整改要求"
    yield ""
    yield text(rectify_words(monthly.rectification, monthly.as_of, monthly.complete))
    yield ""
    yield from _comparison(monthly)
    yield from _annexes(monthly)


def _overall(monthly: Monthly) -> Iterator[str]:
    yield "## 一、总体情况"
    yield ""
    yield "".join(text(sentence) for sentence in monthly.overall)
    yield ""
    yield from table(
        ("月份", *COLUMNS, *RATE_WORDS.values()),
        (
            (point.month, *counts(point.figures), *_rates(point.figures))
            if point.figures
            else (point.month, BEFORE_START, *([""] * (len(COLUMNS) + len(RATE_WORDS) - 1)))
            for point in monthly.trend
        ),
    )
    if monthly.volumes:
        yield "各科室分册："
        yield ""
        yield from table(
            ("科室", "文件", "情况"), ((v.office, v.stem, v.remark) for v in monthly.volumes)
        )


def _rates(figures: Figures) -> list[object]:
    return [rate_words(getattr(figures, name)) for name in RATE_WORDS]


def _problems(monthly: Monthly) -> Iterator[str]:
    yield "## 二、存在问题"
    yield ""
    if monthly.praise:
        yield text(monthly.praise)
    else:
        yield text(problems_line(monthly))
    yield ""
    for group in GROUPS:
        some = [e for e in monthly.problems if e.group == group and e.waived_by is None]
        if some:
            yield f"### {GROUP_WORDS[group]}（{len(some)}）"
            yield ""
            yield from _problem_table(some, "怎样改")
    waived = [each for each in monthly.problems if each.waived_by is not None]
    if waived:
        yield f"### 经批准暂不计入（{len(waived)}）"
        yield ""
        yield from _problem_table(waived, "批准情况")


def _problem_table(some: Iterable[Problem], last: str) -> Iterator[str]:
    yield from table(
        ("序号", "级别", "编号", "科室", "问题", "应公开", "实际公开", "逾期", "依据", "位置", last),
        (
            (
                each.number,
                SEVERITY_WORDS[each.severity],
                each.code,
                each.office,
                each.message,
                due_words(each.due, each.basis),
                each.published or "—",
                late_words(each),
                each.ground or "—",
                places_words(each),
                mend_words(each),
            )
            for each in some
        ),
    )  # fmt: skip


def _tables(monthly: Monthly) -> Iterator[str]:
    yield "## 三、分类情况"
    yield ""
    for name, rows in (
        ("按科室", monthly.by_office),
        ("按公开形式", monthly.by_channel),
        ("按职责", monthly.by_responsibility),
    ):
        shown = [row for row in rows if row.figures.due or row.problems]
        yield f"### {name}"
        yield ""
        if shown:
            yield from table(
                (name[1:], "事项", *COLUMNS, *RATE_WORDS.values(), "问题"), map(_row, shown)
            )
        rest = table_rest(name[1:], len(rows) - len(shown), monthly.complete)
        if rest:
            yield rest
            yield ""


def _row(row: Row) -> Sequence[object]:
    return (row.name, row.items, *counts(row.figures), *_rates(row.figures), row.problems)


def _ledger(monthly: Monthly) -> Iterator[str]:
    ledger = monthly.ledger
    shown = [row for row in ledger.rows if any(row.cells)]
    yield "## 四、台账"
    yield ""
    if shown:
        yield from table(
            ("事项", *ledger.months),
            (
                (
                    f"{row.item} {row.category}（{row.office}）",
                    *(
                        "，".join(cell_lines(cell, month)) if cell else ""
                        for cell, month in zip(row.cells, ledger.months, strict=True)
                    ),
                )
                for row in shown
            ),
        )
    rest = ledger_rest(len(ledger.rows) - len(shown), monthly.complete)
    if rest:
        yield rest
        yield ""


def _reminders(monthly: Monthly) -> Iterator[str]:
    yield "## 五、下月到期提醒"
    yield ""
    if not monthly.reminders:
        yield no_reminder(monthly.complete)
        yield ""
        return
    yield from table(
        ("应公开", "事项", "科室", "时间"),
        (
            (
                due_words(each.due, each.basis),
                subject(each.item, each.category, each.period, each.title),
                each.office,
                left_words(each),
            )
            for each in monthly.reminders
        ),
    )


def _comparison(monthly: Monthly) -> Iterator[str]:
    for heading, compared in sections(monthly):
        yield f"## {heading}"
        yield ""
        yield text(comparison_words(compared))
        yield ""
        changes = changes_of(compared)
        if changes:
            yield from table(
                ("类别", "内容", "科室", "更正"),
                ((sort, e.name, e.office or "—", change_words(e)) for sort, e in changes[:LISTED]),
            )
        rest = rest_words(changes)
        if rest:
            yield rest
            yield ""


def _annexes(monthly: Monthly) -> Iterator[str]:
    yield "## 附件1 事项一览表"
    yield ""
    yield from table(
        OVERVIEW,
        (
            (
                each.item,
                each.responsibility,
                each.matter,
                each.category,
                each.time_limit,
                each.channel,
                each.office,
                STATE_WORDS[each.state],
                each.publications,
                each.due,
                "，".join(f"{VERDICT_WORDS[v]}{n}" for v, n in each.by_verdict.items()) or "—",
                each.problems,
            )
            for each in monthly.overview
        ),
    )  # fmt: skip
    yield "## 附件2 整改台账"
    yield ""
    tasks = monthly.rectification.tasks
    if tasks:
        yield from table(
            ("序号", "问题序号", "科室", "问题", "整改措施", "期限", "整改情况"),
            ((e.number, e.problem, e.office, e.what, e.measure, e.deadline, "") for e in tasks),
        )
    else:
        yield no_task(monthly.complete)
        yield ""
    yield "## 附件3 口径说明"
    yield ""
    yield from table(("项目", "口径"), ((note.name, note.text) for note in monthly.method))
