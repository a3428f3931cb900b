"""`gongkai calendar import`: the text of a holiday notice → calendar/YYYY.yaml of the project, and what it moves."""

from __future__ import annotations

import sys
from datetime import date
from itertools import count
from pathlib import Path
from typing import Annotated

import typer

from gongkai_cli.model.problem import WrongUsage, count_problems, os_reason
from gongkai_cli.outputs.registry import find_form

from .options import format_option

STDIN = "-"


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
    format_: Annotated[str, format_option("calendar import")] = "text",
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
    from gongkai_cli.analyses.notice_import import drafting
    from gongkai_cli.analyses.notice_import.existing_file import changes, present, refuse
    from gongkai_cli.analyses.notice_import.moved import try_moves
    from gongkai_cli.analyses.notice_import.result import Imported, Written
    from gongkai_cli.sources.holiday_notice.folder import placed_notices
    from gongkai_cli.sources.holiday_notice.read import Asked

    from .dates import parse_date_option
    from .stdout import show_output

    find_form("calendar import", format_)
    if number is not None and not (number.strip() and number.isprintable()):
        raise WrongUsage("--number 是空的，或有看不见的字符", "写发文字号，或不写这个选项")
    asked = Asked(
        year, number, parse_date_option(issued, "--issued") if issued is not None else None
    )
    day = parse_date_option(as_of, "--as-of")
    root = _root(project, needed=not dry_run)
    shown, data = _source(source)
    reading = drafting.reading_of(data, shown, asked)
    if root is None:
        settled = drafting.settle_notice(reading, shown, ())
        apart, reminders = (
            drafting.differs_from_installed(settled),
            list(drafting.reminders(settled)),
        )
        show_output("calendar import", format_, Imported(settled, apart, reminders))
        return
    target = drafting.target_of(reading)
    others = [each for _, each in placed_notices(root / drafting.CALENDAR, but=target)]
    settled = drafting.settle_notice(reading, shown, others)
    draft, apart = drafting.draft_file(settled), drafting.differs_from_installed(settled)
    reminders = [*drafting.reminders(settled), *drafting.other_files_of_year(draft.notice, others)]
    through = max(day, date(reading.year, 12, 31))
    moved, why_not = try_moves(root, [*others, draft.notice], day, through)
    reminders += [why_not] if why_not else []
    old = present(root, target)
    changed = changes(old, draft.notice)
    alone = old is None and not any(each.year == reading.year for each in others)
    known = alone and apart == [] and not force
    written, backup = not (dry_run or known or changed == []), None
    if dry_run:
        reminders += [f"与已有的 {target} 不同：{each.words}" for each in changed or ()]
        if isinstance(old, tuple):
            reminders.append(f"{target} 有{count_problems(old)}处错误，要加 --force 才替换")
    if written:
        refuse(target, old, draft.notice, force)
        if not force:
            drafting.refuse_differing(settled, apart or ())
        backup = _write(root, target, draft.text)
    became = "已是这些内容，没有改动" if changed == [] else _became(dry_run, known, backup)
    known_moves = None if why_not else moved
    file = Written(target, became, written, backup, known_moves, day, through)
    show_output("calendar import", format_, Imported(settled, apart, reminders, file))


def _became(dry_run: bool, known: bool, backup: str | None) -> str:
    """What became of the file where it is not the same already."""
    if dry_run:
        return "没有写入（--dry-run）"
    if known:
        return "与所装日历相同，没有写入（确要写入时加 --force）"
    return f"已写入，原文件另存为 {backup}" if backup else "已写入"


def _source(source: str | None) -> tuple[str, bytes]:
    """How the notice is called in messages, and its bytes. Raises WrongUsage."""
    from gongkai_cli.outputs import escaping
    from gongkai_cli.sources.holiday_notice.text import MAX_BYTES
    from gongkai_cli.sources.regular_file import require_regular_file

    if source is None and sys.stdin.isatty():
        hint = "写通知的文件：gongkai calendar import 通知.txt；或用管道送进标准输入"
        raise WrongUsage("没有给出通知", hint)
    if source is None or source == STDIN:
        return "标准输入", sys.stdin.buffer.read(MAX_BYTES + 1)
    shown = escaping.line(source)
    try:
        require_regular_file(Path(source))
        with open(source, "rb") as stream:
            return shown, stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        if source.startswith(("http://", "https://")):
            hint = "在浏览器里打开，全选复制到 .txt 文件，或另存为“仅HTML”的网页，再导入"
            raise WrongUsage("不能从网址导入（本工具不联网）", hint) from error
        reason = os_reason(error) if isinstance(error, OSError) else "路径里有空字节"
        raise WrongUsage(f"通知 {shown} 打不开：{reason}", "核对路径和权限") from error


def _root(folder: Path | None, needed: bool) -> Path | None:
    """The project around a folder, by default the present one. Raises WrongUsage where one is needed."""
    from gongkai_cli.sources.project import find_root, nearest_project

    if folder is not None:
        return find_root(folder)
    root = nearest_project(Path())
    if root is None and needed:
        hint = "到公开记录库里运行，或加 --project 文件夹；只想看读出了什么，加 --dry-run"
        raise WrongUsage("当前文件夹不在公开记录库里，不知道写到哪里", hint)
    return root


def _write(root: Path, target: str, text: str) -> str | None:
    """Puts the file, and the schema that its first line names, into the project. Raises OSError.

    What stood there is kept under a name that no calendar is read from, which is returned.
    """
    from gongkai_cli.sources.regular_file import read_regular_file

    from .atomic_write import inside, write_all
    from .scaffolding.editors import schema_files

    files = schema_files(root, ("notice",))
    backup = None
    if (root / target).exists():
        names = (f"{target}.bak{number or ''}" for number in count())
        backup = next(name for name in names if not (root / name).exists())
        before = read_regular_file(root / target)
        files.append((inside(root, root / backup), before))
    write_all([*files, (inside(root, root / target), text.encode())])
    return backup
