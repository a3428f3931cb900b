"""A result → what a person reads at a terminal: figures, findings by severity and office, next steps."""

from __future__ import annotations

import io
from collections import Counter, defaultdict
from collections.abc import Iterable

from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from gongkai_cli.checking.check import CheckResult
from gongkai_cli.model.result import Finding
from gongkai_cli.model.verdicts import RANK, SEVERITY_WORDS, Severity, Verdict
from gongkai_cli.outputs.escaping import line as plain
from gongkai_cli.outputs.phrases import changes, registration
from gongkai_cli.outputs.phrases.check import (
    INCOMPLETE,
    add_hint,
    explain_command,
    filter_line,
    findings_line,
    items_line,
    lasting_line,
    mark,
    message,
    not_begun_line,
    obligations_line,
    others_line,
    rates_line,
    records_line,
)
from gongkai_cli.outputs.ranking import WAIVED, is_fresh, level, section, worst_first

from .wrap import WIDTH, wrap

COLOURS = {
    SEVERITY_WORDS[Severity.ERROR]: "red",
    SEVERITY_WORDS[Severity.WARNING]: "yellow",
    SEVERITY_WORDS[Severity.NOTICE]: "cyan",
    WAIVED: "magenta",
}
NARROW = 110
LEAST, BESIDE, PLACE = 20, 10, 36
"""Columns: the narrowest text, what stands beside it (indent, code and gaps), and the widest place."""
MANY = 200
"""Findings past which only the worst of each level and office are listed, and the others counted."""
ROOM = 60
"""How many are listed then, shared out among offices and levels, but FEW of each at least."""
FEW = 5
ALL = "gongkai check --format concise"


def render(checked: CheckResult, findings: Iterable[Finding], width: int = WIDTH) -> str:
    """The view without colours, for a file or a test."""
    out = io.StringIO()
    console = Console(file=out, width=width, no_color=True, highlight=False, emoji=False)
    show(console, checked, tuple(findings))
    return out.getvalue()


def show(console: Console, checked: CheckResult, findings: tuple[Finding, ...]) -> None:
    """Prints the view on a console."""
    console.print(_figures(checked, console.width))
    first = _room(findings) if len(findings) > MANY else len(findings)
    new = tuple(finding for finding in findings if is_fresh(checked, finding))
    first_of_new = _room(new) if len(new) > MANY else len(new)
    ranked = worst_first(checked, findings)
    if len(findings) > MANY:
        findings = tuple(ranked)
    for name in dict.fromkeys(section(checked, finding) for finding in ranked):
        some = [finding for finding in findings if section(checked, finding) == name]
        listed = first_of_new if is_fresh(checked, some[0]) else first
        console.print(_section(name, some, console.width, listed))
    gone = changes.gone_lines(checked)
    if gone:
        console.print(Text("\n■ 早先的问题，这次没有了", style="bold green"))
        console.print(Group(*(Text(f"    {plain(line)}") for line in gone)))
    console.print(_next(checked, findings))


def _room(findings: Iterable[Finding]) -> int:
    """How many of each level and office are listed, where there are too many for all."""
    return max(ROOM // len({(level(each), each.office) for each in findings}), FEW)


def _figures(checked: CheckResult, width: int) -> RenderableType:
    project = checked.project.project

    def line(text: str, style: str = "") -> Text:
        return Text(wrap(plain(text), max(width - 4, LEAST)), style=style)

    lines = [
        line(items_line(checked), "bold"),
        line(obligations_line(checked)),
        line(f"{rates_line(checked)}；暂定日期和基准日未过期的不计"),
        line(records_line(checked)),
        *([line(others_line(checked))] if checked.others else []),
        line(findings_line(checked)),
        *map(line, changes.change_lines(checked)),
    ]
    rest = (registration.registration_line(checked), lasting_line(checked))
    lines += [line(text) for text in rest if text]
    for text, style in (
        (filter_line(checked), "bold yellow"),
        (not_begun_line(checked), "bold yellow"),
        (INCOMPLETE if not checked.complete else "", "bold red"),
    ):
        if text:
            lines.insert(0, line(text, style))
    title = f"{plain(project.organisation)} 政务公开检查 基准日 {checked.as_of}"
    return Panel(Group(*lines), title=Text(title), title_align="left", border_style="blue")


def _section(name: str, findings: list[Finding], width: int, first: int) -> RenderableType:
    by_office: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_office[finding.office].append(finding)
    colour = COLOURS[level(findings[0])]
    parts: list[RenderableType] = [Text(f"\n■ {name} {len(findings)}", style=f"bold {colour}")]
    if any(len(some) > first for some in by_office.values()):
        codes = Counter(finding.code for finding in findings)
        parts.append(Text("  " + "，".join(f"{code} {codes[code]}" for code in sorted(codes))))
    for office, some in by_office.items():
        parts.append(Text(f"  {plain(office)}（{len(some)}）", style="bold"))
        parts.append(_rows(some[:first], colour, width))
        if len(some) > first:
            parts.append(Text(f"    另有{len(some) - first}条没有列出"))
    return Group(*parts)


def _rows(findings: list[Finding], colour: str, width: int) -> RenderableType:
    table = Table(box=None, show_header=False, padding=(0, 1, 0, 0), pad_edge=False)
    table.add_column(no_wrap=True, style=colour)
    table.add_column(overflow="fold", ratio=1)
    places = [f"{plain(finding.place.path)}:{finding.place.line}" for finding in findings]
    room, aside = width - BESIDE, 0
    if width >= NARROW:
        aside = min(max(map(cell_len, places)), PLACE)
        table.add_column(no_wrap=True, style="dim", width=aside)
        room -= aside + 1
    room = max(room, LEAST)
    for finding, place in zip(findings, places, strict=True):
        text = Text(wrap(plain(message(finding)), room))
        waived = finding.waived_by is not None
        if more := plain(mark(finding) if waived else add_hint(finding, "→ ")):
            text.append(f"\n{wrap(more, room)}", style="dim")
        if aside:
            table.add_row(finding.code, text, Text(wrap(place, aside)))
        else:
            text.append(f"\n{wrap(f'  {place}', room)}", style="dim")
            table.add_row(finding.code, text)
    return Padding(table, (0, 0, 0, 4), expand=False)


def _next(checked: CheckResult, findings: tuple[Finding, ...]) -> RenderableType:
    steps = [f"看全部{len(findings)}个问题：{ALL}"] if len(findings) > MANY else []
    findings = tuple(finding for finding in findings if finding.waived_by is None)
    codes = {finding.code for finding in findings}
    count = checked.summary.by_verdict
    if "GK901" in codes:
        steps.append("先改正读不出来的记录（GK901），改正后再检查一遍")
    if count[Verdict.OVERDUE]:
        steps.append(f"公开{count[Verdict.OVERDUE]}项逾期未公开的信息，如实登记公开日期")
    if count[Verdict.DUE_SOON]:
        steps.append(f"安排{count[Verdict.DUE_SOON]}项即将到期的公开")
    if findings:
        ranked = sorted(
            findings, key=lambda each: (not is_fresh(checked, each), RANK[each.severity])
        )
        steps.append(f"看一条规则的说明：gongkai rule {ranked[0].code}")
        counted = next((f for f in ranked if f.obligation and f.obligation.due), None)
        if counted is not None and counted.obligation is not None:
            command = explain_command(counted.obligation, (e.obligation for e in checked.judged))
            steps.append(f"看一个日期怎么数出来的：{command}")
    if not steps:
        steps.append("没有发现问题；未登记事件的事项不等于合规，有新形成的信息请登记")
    lines = [Text(f"{n}. {plain(step)}") for n, step in enumerate(steps, 1)]
    return Group(Text("\n接下来", style="bold"), *lines)
