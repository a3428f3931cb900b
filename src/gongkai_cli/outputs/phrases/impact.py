"""The impact of an edit → its sentences, shared by the text and the Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai_cli.analyses.impact.differences import Edit, ItemEdit
from gongkai_cli.analyses.impact.weigh import Effect, Impact
from gongkai_cli.checking.obligation_diff import Move
from gongkai_cli.checking.statistics import format_percent
from gongkai_cli.model.result import Basis
from gongkai_cli.model.verdicts import SEVERITY_WORDS, VERDICT_WORDS

from .figures import RATE_WORDS, format_due
from .parts import item_name, name_days

ROOM = 36
"""Characters of a text that reads otherwise; the whole of it is in the JSON."""
LEAD = 6
"""Characters shown of what stands before the first difference of a long text."""
BASIS_WORDS: dict[Basis | None, str] = {"gazetted": "确定", "provisional": "暂定", None: "无"}


def heading(impact: Impact) -> str:
    """目录比较：甲（157项）→ 乙（158项）."""
    sides = [f"{each.catalog.catalog}（{len(each.items)}项）" for each in (impact.old, impact.new)]
    return f"目录比较：{' → '.join(sides)}"


def counts(impact: Impact) -> str:
    """事项：新增1，删除0，变动3；公开时限变动1，公开形式变动0."""
    found = impact.differences
    if found.none:
        return "两份目录的事项、公开时限、公开形式都相同"
    added = sum(each.before is None for each in found.items)
    removed = sum(each.after is None for each in found.items)
    return (
        f"事项：新增{added}，删除{removed}，变动{len(found.items) - added - removed}；"
        f"公开时限变动{len(found.time_limits)}，公开形式变动{len(found.channels)}"
    )


def catalog_lines(impact: Impact) -> Iterator[str]:
    """Every difference between the catalogs, a line each."""
    found = impact.differences
    yield from (item_line(each) for each in found.items)
    for old, new in found.renumbered:
        yield f"第{old}项的内容现在是第{new}项：原有记录的 item 仍是 {old}，请核对"
    yield from (f"公开时限“{each.name}”：{_sides(each)}" for each in found.time_limits)
    yield from (f"公开形式“{each.name}”：{_sides(each)}" for each in found.channels)


def item_line(edit: ItemEdit) -> str:
    """第7项“…”变动：公开时限：按月公开 → 按季度公开."""
    name = item_name(edit.item)
    if edit.before is None or edit.after is None:
        word = "新增" if edit.before is None else "删除"
        return f"{name}{word}（{edit.item.time_limit}，{edit.item.channel}）"
    return f"{name}变动：{'；'.join(f'{each.name}：{_sides(each)}' for each in edit.edits)}"


def effect_lines(effect: Effect) -> Iterator[str]:
    """The figures of the effect on the records."""
    count, after = effect.counts, effect.after
    project = after.project.project
    yield (
        f"对{project.organisation}的影响（{name_days(after.as_of, project.start)}）：应公开义务新增{count['added']}，"
        f"删除{count['removed']}，到期日变动{count['moved']}，判定变动{count['turned']}"
    )
    sides = effect.before.summary, after.summary
    levels = [
        f"{word}{sides[0].findings[level]} → {sides[1].findings[level]}"
        for level, word in SEVERITY_WORDS.items()
    ]
    yield f"问题：{'，'.join(levels)}"
    rates = [
        f"{name}{format_percent(before)} → {format_percent(since)}"
        for name, before, since in zip(
            RATE_WORDS.values(), sides[0].rates, sides[1].rates, strict=True
        )
    ]
    yield "，".join(rates)
    if not after.complete:
        yield "检查不完整：有读不出来的记录，影响也许不止这些"
    for which, problems in (("旧", effect.unfit_old), ("新", effect.unfit_new)):
        for problem in problems:
            yield f"与{which}目录不合，比较时没有计入：{problem}"


def turned_first(effect: Effect) -> list[Move]:
    """The moves, those that turn a verdict, add or remove an obligation first: lists may be cut."""
    return sorted(effect.moved, key=lambda each: not each.turns)


def what_became(move: Move) -> str:
    """新增, 删除, 提前, 推后, 确定程度变动 or 判定变动."""
    if move.before is None or move.after is None:
        return "新增" if move.before is None else "删除"
    old, new = move.days
    if old is not None and new is not None and old != new:
        return "提前" if new < old else "推后"
    return "到期日变动" if move.shifts else "判定变动" if move.turns else "确定程度变动"


def due_words(move: Move) -> str:
    """2026-10-27 → 2026-11-03（暂定）; one of the two where they are the same."""
    sides = [
        format_due(day, basis, none="无") for day, basis in zip(move.days, move.basis, strict=True)
    ]
    return _pair(move, sides)


def verdict_words(move: Move) -> str:
    """逾期未公开 → 按期公开; one of the two where they are the same."""
    return _pair(move, [VERDICT_WORDS[each] if each else "无" for each in move.verdicts])


def _pair(move: Move, sides: list[str]) -> str:
    if move.before is None:
        return sides[1]
    if move.after is None:
        return sides[0]
    return sides[0] if sides[0] == sides[1] else " → ".join(sides)


def _sides(edit: Edit) -> str:
    sides = edit.before or "", edit.after or ""
    pairs = enumerate(zip(*sides, strict=False))
    same = next((at for at, (old, new) in pairs if old != new), min(map(len, sides)))
    return " → ".join(_short(each, max(same - LEAD, 0)) for each in (edit.before, edit.after))


def _short(text: str | None, start: int) -> str:
    """A text, or of a long one what stands from `start` on."""
    if text is None:
        return "无"
    if len(text) <= ROOM:
        return text
    shown = text[start : start + ROOM]
    rest = "…" if start + ROOM < len(text) else ""
    return f"{'…' if start else ''}{shown}{rest}（共{len(text)}字）"
