"""A notice, how it stands to the calendar, what it moves → lines for people, plain data for machines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from ..model.result import VERDICT_WORDS
from ..moves import Move
from ..notices.preview import preview
from ..notices.settle import Settled
from ..rules.kit import what

SCHEMA = "gongkai.notice/1"
SHOWN = 20
BASIS_WORDS = {"provisional": "暂定", "gazetted": "确定", None: "无"}


def facts(settled: Settled, apart: list[str] | None, reminders: Sequence[str]) -> Iterator[str]:
    """The notice as read, what to look at again, and how it stands to the installed calendar."""
    year = settled.reading.year
    yield from preview(settled)
    yield from (f"提醒：{each}" for each in reminders)
    if apart is None:
        yield f"所装日历还没有收录{year}年"
    elif apart:
        yield f"与所装日历收录的{year}年有{len(apart)}天不同："
        yield from (f"  {each}" for each in apart)
    else:
        yield f"与所装日历一致（已收录{year}年，不必导入）"


def move_lines(moved: Sequence[Move], as_of: date, through: date) -> Iterator[str]:
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
        yield f"  {what(judged.obligation)}（{judged.office}）：{days}（{basis}）{turned}"
    if len(shifted) > SHOWN:
        yield f"  另有{len(shifted) - SHOWN}件，见 --format json"


def days_json(
    settled: Settled, apart: list[str] | None, reminders: Sequence[str]
) -> dict[str, Any]:
    """The notice for machines; the days come first."""
    reading = settled.reading
    return {
        "year": reading.year,
        "off_days": [str(day) for day in settled.off_days],
        "make_up_workdays": [str(day) for day in settled.make_up_workdays],
        "schema": SCHEMA,
        "number": reading.number,
        "issued": str(reading.issued) if reading.issued else None,
        "amends": reading.kind == "amending",
        "differences": apart,
        "reminders": list(reminders),
    }


def as_json(move: Move) -> dict[str, Any]:
    """A move for machines: the obligation, and due day, basis and verdict from and to."""
    return {
        "obligation": move.judged.obligation.id,
        "due": [str(day) if day else None for day in move.days],
        "basis": list(move.basis),
        "verdict": [each.value if each else None for each in move.verdicts],
    }
