"""The impact of an edit → text for a terminal."""

from __future__ import annotations

from gongkai_cli.analyses.impact.weigh import Impact
from gongkai_cli.outputs.escaping import line as plain
from gongkai_cli.outputs.phrases import impact as words

MOST = 100
"""Lines of each list that a person is shown; the others are counted."""


def render(impact: Impact) -> str:
    """The differences between the catalogs, then what moves and turns in the records."""
    lines = [words.heading(impact), words.counts(impact)]
    lines += _cut([f"  {line}" for line in words.catalog_lines(impact)])
    effect = impact.effect
    if effect is not None:
        lines += ["", *words.effect_lines(effect)]
        lines += _cut(
            [
                f"  {words.what_became(each)} {each.judged.obligation.id} "
                f"“{each.judged.obligation.item.category}” "
                f"应公开日期：{words.due_words(each)}；判定：{words.verdict_words(each)}"
                for each in words.turned_first(effect)
            ]
        )
    return "".join(f"{plain(line)}\n" for line in lines)


def _cut(lines: list[str]) -> list[str]:
    if len(lines) <= MOST:
        return lines
    return [*lines[:MOST], f"  另有{len(lines) - MOST}条没有列出，全部见 --format json"]
