"""A result → Markdown for a merge request or a step summary: figures, then tables, the worst first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from gongkai_cli.checking.check import CheckResult
from gongkai_cli.model.result import Assessment, Finding
from gongkai_cli.model.verdicts import VERDICT_WORDS
from gongkai_cli.outputs.escaping import markdown as escaped
from gongkai_cli.outputs.phrases import changes
from gongkai_cli.outputs.phrases.check import INCOMPLETE, figures, filter_line, mark, message
from gongkai_cli.outputs.phrases.figures import format_due
from gongkai_cli.outputs.ranking import counted, is_fresh, section, worst_first

from .table import table_head, table_row

LIMIT = 60_000
"""Characters: a comment on GitHub holds 65,536."""
LINE = 500
"""Characters of one line of figures, which may name offices, items and waivers."""
SHOWN = 20
"""Rows of one level that stand open; the others are folded, and all that an earlier report held."""
HEAD = table_head(("规则", "科室", "事项", "应公开", "实际", "问题", "位置")) + "\n"


def render(checked: CheckResult, findings: Iterable[Finding]) -> str:
    """The whole text, at most LIMIT characters; findings that do not fit are counted."""
    parts = [_figures(checked)]
    room = LIMIT - len(parts[0]) - 400  # the closing sentence
    judged = {each.obligation.id: each for each in checked.judged}
    left: list[Finding] = []
    ranked = worst_first(checked, findings)
    for name, some in groupby(ranked, key=lambda each: section(checked, each)):
        group = list(some)
        rows = [_row(each, judged) for each in group]
        fits = _fitting(rows, room - 200)  # 200: the heading, the table's head twice, the fold
        left += group[fits:]
        shown = SHOWN if is_fresh(checked, group[0]) else 0
        text = _section(name, len(group), rows[:fits], shown)
        room -= len(text)
        parts.append(text)
    gone = changes.gone_lines(checked)
    if gone:
        text = "### 早先的问题，这次没有了\n\n" + "".join(f"- {escaped(e)}\n" for e in gone)
        parts.append(
            text if len(text) < room else f"### {escaped(changes.change_lines(checked)[0])}\n"
        )
    if left:
        parts.append(
            f"另有{len(left)}个问题没有列出（{counted(left)}）。"
            "全部问题：`gongkai check --format concise`\n"
        )
    return "\n".join(parts)


def _figures(checked: CheckResult) -> str:
    first, *others = figures(checked)
    lines = [f"{_cut(checked.project.project.organisation)}，基准日 {checked.as_of}"]
    if not checked.complete:
        lines.append(f"**{INCOMPLETE}**")
    if checked.narrowed is not None:
        lines.append(_cut(filter_line(checked)))
    listed = "".join(f"- {line}\n" for line in [*lines, *map(_cut, others)])
    return f"**{first}**\n\n{listed}"


def _cut(words: str) -> str:
    """Words escaped; of what people made very long, its beginning."""
    shown = words if len(words) <= LINE else f"{words[:LINE]}…（共{len(words)}字）"
    return escaped(shown)


def _fitting(rows: Sequence[str], room: int) -> int:
    """How many rows fit into so many characters."""
    for number, row in enumerate(rows):
        room -= len(row)
        if room < 0:
            return number
    return len(rows)


def _section(name: str, of: int, rows: Sequence[str], shown: int) -> str:
    lines = [f"### {name} {of}\n\n"]
    if not rows:
        lines.append(f"未列出{of}条，放不下了。\n")
    if rows[:shown]:
        lines += [HEAD, *rows[:shown]]
    if len(rows) > shown:
        folded = f"其余{len(rows) - shown}个" if shown else f"{len(rows)}个"
        lines.append("\n" if shown else "")
        lines.append(f"<details><summary>{folded}</summary>\n\n{HEAD}")
        lines += [*rows[shown:], "\n</details>\n"]
    return "".join(lines)


def _row(finding: Finding, judged: dict[str, Assessment]) -> str:
    obligation = finding.obligation
    mine = judged.get(obligation.id) if obligation else None
    due = obligation.due if obligation else None
    day = format_due(due.day, due.basis) if due else ""
    actual = ""
    if mine is not None:
        actual = str(mine.decided_by.day) if mine.decided_by else VERDICT_WORDS[mine.verdict]
    words, place = message(finding) + mark(finding), f"{finding.place.path}:{finding.place.line}"
    cells = (finding.code, finding.office, finding.item or "", day, actual, words, place)
    return f"{table_row(cells)}\n"
