"""A value of a report → an Excel cell: texts that cannot start a formula, dates as dates, rates cut."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from gongkai_cli.checking.statistics import Rate
from gongkai_cli.outputs.escaping import line as plain
from gongkai_cli.outputs.monthly.link_address import address

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

LONGEST_TEXT = 32_767
LONGEST_LINK = 2_079
MOST_LINKS = 65_530
"""Excel's limits: characters of a cell, characters of a link, links of a sheet."""
ESCAPED = re.compile(r"[%\[\]^`{}]")
"""What XlsxWriter escapes in a link, of the characters that an address may have."""
FORMULA = ("=", "+", "-", "@")
"""How a formula begins: text that does is marked as text, also for whoever edits the cell."""
PADDING = 2
LINE_HEIGHT, HIGHEST = 15.0, 409.0
"""Of a row, in points; Excel allows no more."""
NUMBER = re.compile(r"0|[1-9][0-9]{0,8}")


@dataclass(frozen=True, slots=True)
class Share:
    """A rate, to be shown cut to one decimal."""

    rate: Rate


@dataclass(frozen=True, slots=True)
class Link:
    """An address; a link where it is one of the web."""

    url: str


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines of our own words under one another, on a ground."""

    lines: Sequence[str]
    colour: str


Value = str | int | date | Share | Link | Lines | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column's head and the width that it may grow to, in half-width characters."""

    head: str
    most: int = 14
    centred: bool = True


@dataclass(slots=True)
class Book:
    """A workbook and its formats, each made once."""

    workbook: Workbook
    formats: dict[tuple[tuple[str, object], ...], Format] = field(default_factory=dict)

    def format(self, **properties: object) -> Format:
        """The one format with these properties of XlsxWriter, made on first use."""
        key = tuple(sorted(properties.items()))
        if key not in self.formats:
            self.formats[key] = self.workbook.add_format({"valign": "vcenter", **properties})
        return self.formats[key]


def number_or_text(ident: str) -> int | str:
    """The number of an item as a number, so that it sorts as one; another name as text."""
    return int(ident) if NUMBER.fullmatch(ident) else ident


def put(book: Book, sheet: Worksheet, row: int, column: int, value: Value, **look: object) -> None:
    """Writes one value, by its kind."""
    match value:
        case None | "":
            sheet.write_blank(row, column, None, book.format(**look))
        case bool() | int():
            sheet.write_number(row, column, value, book.format(**look))
        case date():
            sheet.write_datetime(row, column, value, book.format(num_format="yyyy-mm-dd", **look))
        case Share(rate=None):
            sheet.write_string(row, column, "—", book.format(**look))
        case Share(rate=(number, of)):
            tenths = number * 1000 // of
            shown = "0.0%" if tenths % 10 else "0%"
            sheet.write_number(row, column, tenths / 1000, book.format(num_format=shown, **look))
        case Link(url=url):
            _put_link(book, sheet, row, column, url, look)
        case Lines(lines=lines, colour=colour):
            ground = book.format(bg_color=f"#{colour}", **look)
            sheet.write_string(row, column, "\n".join(map(plain, lines)), ground)
        case str():
            _put_text(book, sheet, row, column, value, look)


def _put_text(
    book: Book, sheet: Worksheet, row: int, column: int, text: str, look: dict[str, object]
) -> None:
    shown = plain(text)
    if len(shown) > LONGEST_TEXT:
        shown = shown[: LONGEST_TEXT - 1] + "…"
    if shown.startswith(FORMULA):
        look = {**look, "quote_prefix": True}
    sheet.write_string(row, column, shown, book.format(**look))


def _put_link(
    book: Book, sheet: Worksheet, row: int, column: int, url: str, look: dict[str, object]
) -> None:
    long = len(ESCAPED.sub("%xx", url).encode("utf-16-le", "surrogatepass")) // 2
    if row < MOST_LINKS and long <= LONGEST_LINK and address(url) is not None:
        blue = book.format(font_color="#0563C1", underline=1, **look)
        sheet.write_url(row, column, url, blue, url)
    else:
        _put_text(book, sheet, row, column, url, look)


def table(
    book: Book,
    sheet: Worksheet,
    columns: Sequence[Column],
    rows: Iterable[Sequence[Value]],
    widths: Sequence[int],
    top: int = 0,
    left: int = 0,
) -> int:
    """Writes a table with its head, each row as high as its texts need; returns the row after it."""
    head = book.format(bold=True, border=1, bg_color="#D9E2F3", text_wrap=True, align="center")
    for at, column in enumerate(columns):
        sheet.write_string(top, left + at, column.head, head)
    _heighten(sheet, top, [column.head for column in columns], widths)
    row = top
    for row, values in enumerate(rows, top + 1):
        for at, (column, value) in enumerate(zip(columns, values, strict=True)):
            align = "center" if column.centred else "left"
            put(book, sheet, row, left + at, value, border=1, text_wrap=True, align=align)
        _heighten(sheet, row, values, widths)
    return row + 1


def _heighten(sheet: Worksheet, row: int, values: Sequence[Value], widths: Sequence[int]) -> None:
    """Sets a row's height: LibreOffice and WPS do not find it by themselves."""
    lines = max(_lines(value, room) for value, room in zip(values, widths, strict=True))
    if lines > 1:
        sheet.set_row(row, min(LINE_HEIGHT * lines + 2, HIGHEST))


def _lines(value: Value, room: int) -> int:
    if isinstance(value, Lines):
        return len(value.lines)
    wide = width(_shown(value))  # a line breaks before a wide character that does not fit
    return 1 if wide <= room else -(-wide // (room - 1))


def fit(sheet: Worksheet, columns: Sequence[Column], rows: Iterable[Sequence[Value]]) -> list[int]:
    """Makes every column as wide as its widest text, up to what it may have; returns the widths."""
    widths = [_width(column.head, column.most) for column in columns]
    for values in rows:
        for at, (column, value) in enumerate(zip(columns, values, strict=True)):
            if widths[at] < column.most:
                widths[at] = max(widths[at], _width(_shown(value), column.most))
    for at, each in enumerate(widths):
        sheet.set_column(at, at, each + PADDING)
    return widths


def width(text: str) -> int:
    """How many half-width characters a text takes."""
    return len(text) + sum(character > "\u2e7f" for character in text)


def _width(text: str, most: int) -> int:
    return most if len(text) >= most else min(most, width(text))


def _shown(value: Value) -> str:
    match value:
        case None:
            return ""
        case Share():
            return "100.0%"
        case Link(url=url):
            return url
        case Lines(lines=lines):
            return max(lines, key=width, default="")
        case _:
            return str(value)


def page(sheet: Worksheet, head: int | None) -> None:
    """A4 turned, as wide as the page; the head row, frozen, on every page."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.7, bottom=0.7)
    sheet.set_header("&C&A")
    sheet.set_footer("&C第&P页，共&N页")
    if head is not None:
        sheet.repeat_rows(head)
