"""`gongkai calendar import`: the text of a holiday notice → calendar/YYYY.yaml of the project, and what it moves."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from ..moves import Move
    from ..notices.settle import Settled

FORMATS = ("text", "json")
SHOWN = 20
BASIS_WORDS = {"provisional": "暂定", "gazetted": "确定", None: "无"}


def import_(
    source: Annotated[
        str | None,
        typer.Argument(
            metavar="通知",
            help="通知原文：.txt 文件，或另存的网页 .html；- 为标准输入",
            show_default=False,
        ),
    ] = None,
    project: Annotated[
        Path | None,
        typer.Option("--project", metavar="文件夹", help="公开记录库，不写为当前文件夹"),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只看读出了什么，不写文件")] = False,
    format_: Annotated[
        str, typer.Option("--format", "-f", metavar="格式", help="text 或 json")
    ] = "text",
    year: Annotated[
        int | None, typer.Option("--year", metavar="年份", help="哪一年的安排；原文没有写明时用")
    ] = None,
    number: Annotated[
        str | None, typer.Option("--number", metavar="文号", help="发文字号；原文没有时用")
    ] = None,
    issued: Annotated[
        str | None, typer.Option("--issued", metavar="日期", help="成文日期；原文没有落款时用")
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="替换内容不同的文件；与所装日历不同时也照通知写")
    ] = False,
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="日期", help="比较哪一天的到期日，不写为今天（北京时间）"),
    ] = None,
) -> None:
    """读一份放假通知，写进记录库的 calendar/，并列出因此变动的到期日。

    例：gongkai calendar import 通知.txt；gongkai calendar import 通知.html --dry-run
    """
    from ..model.problem import WrongUsage
    from ..notices.read import Asked
    from ..project import load_notices
    from . import importing
    from .options import known_format
    from .session import a_day

    known_format(format_, FORMATS)
    if number is not None and not (number.strip() and number.isprintable()):
        raise WrongUsage("--number 是空的，或有看不见的字符", "写发文字号，或不写这个选项")
    asked = Asked(year, number, a_day(issued, "--issued") if issued is not None else None)
    day = a_day(as_of, "--as-of")
    root = importing.root_of(project, needed=not dry_run)
    shown, data = importing.source_bytes(source)
    notices = load_notices(root / importing.CALENDAR) if root else ()
    settled = importing.settled_from(data, shown, asked, notices)
    apart = importing.apart_from_installed(settled)
    reminders = list(importing.reminders(settled))
    if root is None:
        put(format_, facts(settled, apart, reminders), days_json(settled, apart, reminders))
        return
    target, notice, text = importing.drafted(settled)
    old = importing.existing(root, target)
    others = tuple(each for each in notices if each != old)
    reminders += importing.rivals(notice, others)
    through = max(day, date(settled.reading.year, 12, 31))
    moved, why_not = importing.moves_or_why_not(root, (*others, notice), day, through)
    reminders += [why_not] if why_not else []
    changes = importing.changes(old, notice)
    write = not dry_run and changes != []
    if dry_run and changes:
        reminders += [f"与已有的 {target} 不同：{each}" for each in changes]
    if write:
        importing.refuse_changes(target, old, notice, force)
        importing.refuse_apart(settled, apart or [], force)
        importing.write(root, target, text)
    lines = [*facts(settled, apart, reminders), f"{target}：{outcome(dry_run, changes == [])}"]
    lines += [] if why_not else move_lines(moved, day, through)
    body = days_json(settled, apart, reminders)
    body |= {"file": target, "written": write, "moves": [as_json(each) for each in moved]}
    put(format_, lines, body)


def outcome(dry_run: bool, same: bool) -> str:
    """What became of the file."""
    if same:
        return "已是这些内容，没有改动"
    return "没有写入（--dry-run）" if dry_run else "已写入"


def facts(settled: Settled, apart: list[str] | None, reminders: Sequence[str]) -> Iterator[str]:
    """The notice as read, what to look at again, and how it stands to the installed calendar."""
    from ..notices.preview import preview

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
    from ..model.result import VERDICT_WORDS

    asked = f"到期日（基准日{as_of}，含到{through}为止开始的各期）"
    if not moved:
        yield f"{asked}：没有变动"
        return
    shifted = [each for each in moved if each.shifts or each.turns]
    firm = sum(each.firms for each in moved if each not in shifted)
    yield f"{asked}：变动{len(shifted)}件；日期不变、由暂定转为确定{firm}件"
    for each in shifted[:SHOWN]:
        (old, new), (was, is_), judged = each.days, each.basis, each.judged
        basis = BASIS_WORDS[was] if was == is_ else f"{BASIS_WORDS[was]}→{BASIS_WORDS[is_]}"
        days = f"{old} → {new}" if old != new else f"{new}"
        before, after = each.verdicts
        turned = ""
        if each.turns and before and after:
            turned = f"，{VERDICT_WORDS[before]} → {VERDICT_WORDS[after]}"
        item = judged.obligation.item
        yield (
            f"  第{item.id}项“{item.category}”{judged.obligation.title}（{judged.office}）"
            f"：{days}（{basis}）{turned}"
        )
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


def put(format_: str, lines: Iterable[str], body: dict[str, Any]) -> None:
    """Prints the result: lines for people, or one JSON object."""
    from .. import escaping
    from .output import put as put_text
    from .output import reader_may_leave

    with reader_may_leave():
        if format_ == "json":
            put_text(json.dumps(body, ensure_ascii=False, indent=2) + "\n")
            return
        for line in lines:
            typer.echo(escaping.lines(line))
