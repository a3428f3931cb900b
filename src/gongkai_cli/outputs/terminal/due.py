"""What falls due → what a person reads at a terminal: by office, soonest first, with what to do."""

from __future__ import annotations

import io
from collections import defaultdict

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from gongkai_cli.analyses.due import Entry, Upcoming
from gongkai_cli.calendar.weekdays import weekday
from gongkai_cli.model.verdicts import Verdict
from gongkai_cli.outputs.escaping import line as plain
from gongkai_cli.outputs.phrases.check import explain_command
from gongkai_cli.outputs.phrases.due import (
    PROVISIONAL,
    close,
    due_line,
    head,
    lacks,
    range_words,
    subject,
    when,
)

from .check import LEAST, NARROW
from .wrap import WIDTH, wrap

INDENT, DAY, GAP = 2, 16, 2


def render(ahead: Upcoming, width: int = WIDTH) -> str:
    """The view without colours, for a file or a test."""
    out = io.StringIO()
    console = Console(file=out, width=width, no_color=True, highlight=False, emoji=False)
    show(console, ahead)
    return out.getvalue()


def show(console: Console, ahead: Upcoming) -> None:
    """Prints the view on a console."""
    organisation = plain(ahead.checked.project.project.organisation)
    title = Text(f"{organisation} 到期提醒 {range_words(ahead)}")
    lines = [Text(wrap(plain(line), max(console.width - 4, LEAST))) for line in head(ahead)]
    panel = Panel(Group(*lines), title=title, title_align="left", border_style="blue")
    console.print(panel)
    by_office: dict[str, list[Entry]] = defaultdict(list)
    for entry in ahead.entries:
        by_office[entry.judged.office].append(entry)
    for office, entries in by_office.items():
        console.print(Text(f"\n■ {plain(office)} {len(entries)}", style="bold"))
        console.print(_rows(ahead, entries, console.width))
    if ahead.entries:
        console.print(_next(ahead))


def _rows(ahead: Upcoming, entries: list[Entry], width: int) -> RenderableType:
    wide = width >= NARROW
    rest = max(width - INDENT - DAY - GAP, LEAST)
    left = (rest - GAP) * 2 // 5 if wide else rest
    right = rest - GAP - left if wide else rest
    table = Table(box=None, show_header=False, padding=(0, GAP, 0, 0), pad_edge=False)
    for column in (DAY, left, right)[: 3 if wide else 2]:
        table.add_column(no_wrap=True, width=column)
    for entry in entries:
        first = Text(wrap(plain(subject(entry)), left), style="bold")
        first.append(f"\n{wrap(plain(due_line(ahead, entry)), left)}", style="not bold")
        second = Text(wrap(f"缺：{plain(lacks(ahead, entry))}", right))
        second.append(f"\n{wrap(f'→ {plain(close(entry))}', right)}", style="dim")
        cells = (first, second) if wide else (Text("\n").join([first, second]),)
        table.add_row(_day(entry), *cells)
    return Padding(table, (0, 0, 0, INDENT), expand=False)


def _day(entry: Entry) -> Text:
    soon = entry.judged.verdict is Verdict.DUE_SOON
    text = Text(f"{entry.due.day} {weekday(entry.due.day)}", style="red" if soon else "")
    text.append(f"\n{when(entry).replace('，', chr(10))}")
    if entry.due.basis == "provisional":
        text.append(f"\n{PROVISIONAL}", style="magenta")
    return text


def _next(ahead: Upcoming) -> RenderableType:
    steps = (
        f"看一个日期怎么数出来的：{explain_command(ahead.entries[0].judged.obligation)}",
        f"放进日历：gongkai due --by {ahead.through} --format ics --output 到期.ics",
        "没有登记的事件不会列出：信息一形成就登记 formed",
    )
    lines = [Text(f"{number}. {plain(step)}") for number, step in enumerate(steps, 1)]
    return Group(Text("\n接下来", style="bold"), *lines)
