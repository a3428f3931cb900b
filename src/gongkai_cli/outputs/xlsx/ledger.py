"""A monthly report → the sheet 台账: every item in twelve months, verdicts in words on coloured ground."""

from __future__ import annotations

from collections.abc import Sequence

from gongkai_cli.analyses.monthly.figures import Cell
from gongkai_cli.model.verdicts import VERDICT_WORDS
from gongkai_cli.outputs.documents.report import Monthly
from gongkai_cli.outputs.monthly.colours import COLOURS
from gongkai_cli.outputs.phrases.monthly import cell_lines

from .cells import Book, Column, Lines, Value, fit, number_or_text, page, put, table


def write_ledger(book: Book, monthly: Monthly, name: str) -> None:
    """事项 × 月份, every item; the legend stands over it."""
    grid = monthly.ledger
    columns = (
        Column("事项"),
        Column("信息类别", 34, False),
        Column("科室", 16),
        *(Column(month, 12) for month in grid.months),
    )
    rows: list[Sequence[Value]] = [
        (
            number_or_text(row.item),
            row.category,
            row.office,
            *(_cell(cell, month) for cell, month in zip(row.cells, grid.months, strict=True)),
        )
        for row in grid.rows
    ]
    sheet = book.workbook.add_worksheet(name)
    put(book, sheet, 0, 0, "图例", bold=True)
    for at, (verdict, colour) in enumerate(COLOURS.items(), 2):
        words = Lines([VERDICT_WORDS[verdict]], colour)
        put(book, sheet, 0, at, words, border=1, align="center", text_wrap=True)
    end = table(book, sheet, columns, rows, fit(sheet, columns, rows), 1)
    sheet.set_row(0, 30)
    sheet.freeze_panes(2, 2)
    sheet.autofilter(1, 0, end - 1, len(columns) - 1)
    page(sheet, 1)


def _cell(cell: Cell | None, month: str) -> Value:
    if cell is None:
        return None
    return Lines(cell_lines(cell, month), COLOURS[cell.verdict])
