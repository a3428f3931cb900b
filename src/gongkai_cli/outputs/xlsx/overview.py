"""A monthly report → the sheets of figures: 总览 with its charts, and the tables by channel and duty."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from gongkai_cli.analyses.monthly.figures import Figures, Row
from gongkai_cli.model.verdicts import SEVERITY_WORDS, STATE_WORDS, VERDICT_WORDS
from gongkai_cli.outputs.documents.report import Monthly
from gongkai_cli.outputs.phrases.figures import RATE_WORDS, format_fraction, list_rates
from gongkai_cli.outputs.phrases.monthly import BEFORE_START, COLUMNS, LEFTOVER_WORDS, counts
from gongkai_cli.outputs.phrases.report_rows import list_tables

from .cells import LINE_HEIGHT, PADDING, Book, Column, Share, Value, page, put, table, width

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

NAME_WIDTH, NUMBER_WIDTH = 30, 10
RATES = tuple(head for word in RATE_WORDS.values() for head in (word, f"{word[:-1]}（项数）"))
FIGURES = tuple(Column(head) for head in (*COLUMNS, *RATES))
TREND = (Column("月份"), *FIGURES)
LAST = len(TREND) + 1
"""The last column of the widest table: a name, how many items, the figures, the problems."""
INKS = ("70AD47", "FFC000", "C00000", "7F7F7F", "BDD7EE")
"""Of the columns after the first, in the charts."""
WIDTHS = (NAME_WIDTH, *[NUMBER_WIDTH] * LAST)
PAIR = (NUMBER_WIDTH, NUMBER_WIDTH)
CHART_ROWS, ROW_PIXELS = 16, 20
Span = tuple[str, int, int]
"""The rows that a chart draws: sheet, first, last."""


def write_overview(book: Book, monthly: Monthly, name: str) -> None:
    """总览: what the report says in sentences and numbers, with the trend and the offices drawn."""
    sheet = book.workbook.add_worksheet(name)
    _columns(sheet)
    page(sheet, None)
    sheet.hide_gridlines(2)
    charts = _sentences(book, sheet, monthly) + 1
    row = _months(book, sheet, monthly, charts + CHART_ROWS + 1)
    first = _heading(book, sheet, row + 1, "十二个月趋势") + 1
    points = [_point(each.month, each.figures) for each in monthly.trend]
    row = table(book, sheet, TREND, points, WIDTHS[: len(TREND)], first - 1)
    _trend_chart(book, sheet, (name, first, row - 1), charts)
    first = _heading(book, sheet, row + 1, "按科室") + 1
    offices = map(_row, monthly.by_office)
    row = table(book, sheet, _sort_columns("科室"), offices, WIDTHS, first - 1)
    if monthly.by_office:
        _office_chart(book, sheet, (name, first, row - 1), charts)
    if monthly.volumes:
        top = _heading(book, sheet, row + 1, "各科室分册")
        for at, each in enumerate(monthly.volumes, top):
            put(book, sheet, at, 0, each.office)
            put(book, sheet, at, 1, f"{each.stem}：{each.remark}")


def sorts(book: Book, monthly: Monthly, name: str) -> None:
    """分类情况: every channel and every responsibility of the catalog."""
    sheet = book.workbook.add_worksheet(name)
    _columns(sheet)
    page(sheet, None)
    row = 0
    for head, rows in list_tables(monthly)[1:]:
        row = _heading(book, sheet, row, f"按{head}")
        row = table(book, sheet, _sort_columns(head), map(_row, rows), WIDTHS, row) + 1


def _columns(sheet: Worksheet) -> None:
    sheet.set_column(0, 0, NAME_WIDTH + PADDING)
    sheet.set_column(1, LAST, NUMBER_WIDTH + PADDING)


def _sort_columns(name: str) -> Sequence[Column]:
    return (Column(name, centred=False), Column("事项"), *FIGURES, Column("问题"))


def _values(figures: Figures) -> list[Value]:
    rates = (
        value for rate in list_rates(figures) for value in (Share(rate), format_fraction(rate))
    )
    return [*counts(figures), *rates]


def _numbers(figures: Figures) -> dict[str, int]:
    return {
        "应公开": figures.due,
        **{word: figures.by_verdict[verdict] for verdict, word in VERDICT_WORDS.items()},
        "上月末结转": figures.carried,
        "到期日暂定，不计入比率": figures.provisional,
        "形式或内容与目录不符": figures.nonconforming,
    }


def _point(month: str, figures: Figures | None) -> Sequence[Value]:
    if figures is None:
        return (month, BEFORE_START, *[None] * (len(FIGURES) - 1))
    return (month, *_values(figures))


def _row(row: Row) -> Sequence[Value]:
    return (row.name, row.items, *_values(row.figures), row.problems)


def _heading(book: Book, sheet: Worksheet, row: int, text: str) -> int:
    put(book, sheet, row, 0, text, bold=True, font_size=12)
    return row + 1


def _across(book: Book, sheet: Worksheet, row: int, text: str, **look: Any) -> int:
    """A text over the whole width, as high as it needs: merged cells do not grow by themselves."""
    shown = book.format(text_wrap=True, **look)
    sheet.merge_range(row, 0, row, LAST, "", shown)
    put(book, sheet, row, 0, text, text_wrap=True, **look)
    room = NAME_WIDTH + NUMBER_WIDTH * LAST
    size = look.get("font_size", 10) / 10
    lines = -(-int(width(text) * size) // room)
    sheet.set_row(row, LINE_HEIGHT * size * max(1, lines) + 3)
    return row + 1


def _sentences(book: Book, sheet: Worksheet, monthly: Monthly) -> int:
    head = f"{monthly.organisation}{monthly.title}"
    row = _across(book, sheet, 0, head, bold=True, font_size=16, align="center")
    whose = f"科室：{monthly.office}　" if monthly.office is not None else ""
    row = _across(book, sheet, row, f"{whose}检查基准日：{monthly.as_of}", align="center")
    for caution in monthly.cautions:
        row = _across(book, sheet, row, caution, bold=True, font_color="#C00000")
    row = _across(book, sheet, row, monthly.opening)
    row = _across(book, sheet, row, "".join(monthly.overall))
    return _across(book, sheet, row, monthly.praise) if monthly.praise else row


def _months(book: Book, sheet: Worksheet, monthly: Monthly, top: int) -> int:
    """This month beside the last, every verdict; states of the items and problems on their right."""
    now, before = monthly.figures, monthly.previous
    columns = [Column(head) for head in ("指标", "本月", "本月（项数）", "上月", "上月（项数）")]
    columns[0] = Column("指标", centred=False)

    past = _numbers(before) if before else {}
    rows: list[Sequence[Value]] = [
        (word, number, None, past.get(word), None) for word, number in _numbers(now).items()
    ]
    rows += [
        (word, getattr(monthly.leftover, key), None, None, None)
        for key, word in LEFTOVER_WORDS.items()
    ]
    then = list_rates(before) if before else [None] * len(RATE_WORDS)
    for word, this, last in zip(RATE_WORDS.values(), list_rates(now), then, strict=True):
        old = (Share(last), format_fraction(last)) if before else (None, None)
        rows.append((word, Share(this), format_fraction(this), *old))
    end = table(book, sheet, columns, rows, WIDTHS[: len(columns)], top)
    right = len(columns) + 1
    states = [(STATE_WORDS[state], count) for state, count in monthly.items.items()]
    below = table(book, sheet, [Column("事项状态"), Column("项数")], states, PAIR, top, right)
    found = [
        *((SEVERITY_WORDS[each], count) for each, count in monthly.problems_by_severity.items()),
        ("涉及（件）", monthly.affected),
        ("以前已报", monthly.earlier_reported),
    ]
    table(book, sheet, [Column("存在问题"), Column("处数")], found, PAIR, below + 1, right)
    return end


def _trend_chart(book: Book, sheet: Worksheet, span: Span, row: int) -> None:
    """Columns of what became of each month, and the line of its 公开率."""
    name, first, last = span
    chart = book.workbook.add_chart({"type": "column", "subtype": "stacked"})
    _series(chart, span, 2)
    line = book.workbook.add_chart({"type": "line"})
    rate = 1 + len(COLUMNS)
    line.add_series(
        {
            "name": [name, first - 1, rate],
            "categories": [name, first, 0, last, 0],
            "values": [name, first, rate, last, rate],
            "y2_axis": True,
            "line": {"color": "#1F4E79", "width": 2},
            "marker": {"type": "circle", "size": 5, "fill": {"color": "#1F4E79"}},
        }
    )
    line.set_y2_axis({"min": 0, "max": 1, "num_format": "0%", "name": RATE_WORDS["disclosed"]})
    chart.combine(line)
    chart.set_title({"name": "十二个月应公开事项", "name_font": {"size": 12}})
    chart.set_y_axis({"name": "项", "num_format": "0", "major_gridlines": {"visible": True}})
    _place(sheet, chart, row, 0, 780)


def _office_chart(book: Book, sheet: Worksheet, span: Span, row: int) -> None:
    """A bar of what became of each office's."""
    chart = book.workbook.add_chart({"type": "bar", "subtype": "stacked"})
    _series(chart, span, 3)
    chart.set_title({"name": "各科室本月应公开事项", "name_font": {"size": 12}})
    chart.set_y_axis({"reverse": True, "interval_unit": 1, "num_font": {"size": 8}})
    chart.set_x_axis({"num_format": "0", "label_position": "high"})
    _place(sheet, chart, row, 7, 720)


def _series(chart: Any, span: Span, column: int) -> None:
    name, first, last = span
    for at, (head, ink) in enumerate(zip(COLUMNS[1:], INKS, strict=True), column):
        chart.add_series(
            {
                "name": head,
                "categories": [name, first, 0, last, 0],
                "values": [name, first, at, last, at],
                "fill": {"color": f"#{ink}"},
                "gap": 60,
            }
        )


def _place(sheet: Worksheet, chart: Any, row: int, column: int, pixels: int) -> None:
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": pixels, "height": CHART_ROWS * ROW_PIXELS})
    sheet.insert_chart(row, column, chart, {"object_position": 1})
