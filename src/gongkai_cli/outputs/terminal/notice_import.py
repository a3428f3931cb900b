"""A notice, how it stands to the calendar, what it moves → lines for a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from gongkai_cli.analyses.notice_import.result import Imported
from gongkai_cli.checking.obligation_diff import Move
from gongkai_cli.model.verdicts import VERDICT_WORDS
from gongkai_cli.outputs.escaping import line as plain
from gongkai_cli.outputs.phrases.parts import obligation_name
from gongkai_cli.sources.holiday_notice.preview import preview

SHOWN = 20
BASIS_WORDS = {"provisional": "暂定", "gazetted": "确定", None: "无"}


def render(found: Imported) -> str:
    """The notice as read, then what became of its file and what it moves, a line each."""
    lines = [*_facts(found)]
    file = found.file
    if file is not None:
        lines.append(f"{file.file}：{file.outcome}")
        lines += _moves(file.moves, file.as_of, file.through) if file.moves is not None else []
    return "".join(f"{plain(line)}\n" for line in lines)


def _facts(found: Imported) -> Iterator[str]:
    """The notice as read, what to look at again, and how it stands to the installed calendar."""
    year, apart = found.settled.reading.year, found.differences
    yield from preview(found.settled)
    yield from (f"提醒：{each}" for each in found.reminders)
    if apart is None:
        yield f"所装日历还没有收录{year}年"
    elif apart:
        yield f"与所装日历收录的{year}年有{len(apart)}天不同："
        yield from (f"  {each}" for each in apart)
    else:
        yield f"与所装日历一致（已收录{year}年，不必导入）"


def _moves(moved: Sequence[Move], as_of: date, through: date) -> Iterator[str]:
    """Which due days move, soonest first; how many only become firm; how many verdicts turn."""
    asked = f"到期日（基准日{as_of}，含到{through}为止开始的各期）"
    if not moved:
        yield f"{asked}：没有变动"
        return
    shifted = [each for each in moved if each.shifts or each.turns]
    firm = sum(each.firms for each in moved if not (each.shifts or each.turns))
    yield f"{asked}：变动{len(shifted)}件；日期不变、由暂定转为确定{firm}件"
    for each in shifted[:SHOWN]:
        (old, new), (was, is_), judged = each.days, each.basis, each.judged
        basis = BASIS_WORDS[was] if was == is_ else f"{BASIS_WORDS[was]}→{BASIS_WORDS[is_]}"
        days = f"{old} → {new}" if old != new else f"{new}"
        before, after = each.verdicts
        turned = ""
        if each.turns and before and after:
            turned = f"，{VERDICT_WORDS[before]} → {VERDICT_WORDS[after]}"
        yield f"  {obligation_name(judged.obligation)}（{judged.office}）：{days}（{basis}）{turned}"
    if len(shifted) > SHOWN:
        yield f"  另有{len(shifted) - SHOWN}件，见 --format json"
