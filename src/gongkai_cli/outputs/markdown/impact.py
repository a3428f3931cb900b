"""The impact of an edit → Markdown for a merge request."""

from __future__ import annotations

from gongkai_cli.analyses.impact.weigh import Impact
from gongkai_cli.outputs.escaping import markdown as escaped
from gongkai_cli.outputs.phrases import impact as words

from .table import table_head, table_row

MOST = 200
"""Rows of each list; the others are counted, for a comment holds only so much."""
HEAD = table_head(("变动", "义务", "信息类别", "科室", "应公开日期", "判定"))


def render(impact: Impact) -> str:
    """The figures in bold, the catalogs' differences as a list, the obligations as a table."""
    lines = [f"**{escaped(words.heading(impact))}**", "", escaped(words.counts(impact)), ""]
    lines += _cut([f"- {escaped(line)}" for line in words.catalog_lines(impact)])
    effect = impact.effect
    if effect is not None:
        first, *others = words.effect_lines(effect)
        lines += ["", f"**{escaped(first)}**", "", *(f"- {escaped(line)}" for line in others)]
    if effect is not None and effect.moved:
        rows = []
        for each in words.turned_first(effect):
            obligation = each.judged.obligation
            cells = [words.what_became(each), obligation.id, obligation.item.category]
            cells += [each.judged.office, words.due_words(each), words.verdict_words(each)]
            rows.append(table_row(cells))
        lines += ["", HEAD, *rows[:MOST]]
        if len(rows) > MOST:
            lines += ["", f"另有{len(rows) - MOST}条没有列出，全部见 `--format json`"]
    return "\n".join(lines).strip() + "\n"


def _cut(lines: list[str]) -> list[str]:
    if len(lines) <= MOST:
        return lines
    return [*lines[:MOST], f"- 另有{len(lines) - MOST}条没有列出，全部见 `--format json`"]
