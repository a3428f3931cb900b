"""`gongkai due`: a folder and a horizon → what falls due by then, on stdout or in a file."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gongkai_cli.outputs.registry import find_form, name_for_file, render

from .options import AsOf, Items, Offices, format_option

if TYPE_CHECKING:
    from gongkai_cli.analyses.due import Upcoming

WITHIN = 30
LARGEST = 32_000_000
"""Bytes of a calendar file that is read before it is replaced: some 20,000 events."""


def due(
    folder: Annotated[
        Path,
        typer.Argument(metavar="[文件夹]", help="公开记录库，或其中任一文件夹", show_default=False),
    ] = Path("."),
    within: Annotated[
        int | None,
        typer.Option(
            "--within", metavar="N", help=f"从基准日起N天（自然日）之内到期的，不写为{WITHIN}"
        ),
    ] = None,
    by: Annotated[
        str | None, typer.Option("--by", metavar="日期", help="到这一天为止到期的，代替 --within")
    ] = None,
    as_of: AsOf = None,
    format_: Annotated[
        str | None,
        format_option(
            "due", "（日历文件）之一；不写时看 --output 的扩展名，没有 --output 用 table"
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", metavar="文件", help="写进文件，不写到标准输出"),
    ] = None,
    office: Offices = None,
    item: Items = None,
) -> None:
    """接下来什么到期：最近的在前，按科室分，写明缺什么、怎样办。

    例：gongkai due；gongkai due 记录库 --within 60；gongkai due --by 2026-12-31 --output 到期.ics

    期限之内才开始的各期也算在内；已经逾期的不在此列，见 gongkai check。

    退出码：0 列出了（没有到期的也是0）；2 用法或配置不对；3 检查做不成。
    """  # fmt: skip
    from gongkai_cli.analyses.due import find_upcoming

    from .dates import parse_date_option
    from .output_files import require_writable
    from .progress import check_folder
    from .stdout import show_output

    if format_ is None:
        format_ = name_for_file("due", output) if output else "table"
    find_form("due", format_)
    if output is not None:
        require_writable(output)
    day = parse_date_option(as_of, "--as-of")
    through = parse_horizon(day, within, by)
    checked = check_folder(folder, day, item, office, through)
    ahead = find_upcoming(checked, through)
    if output is not None:
        save_agenda(ahead, format_, output)
    else:
        show_output("due", format_, ahead)
    if output is not None or format_ == "ics":  # which cannot say it to its reader
        tell(ahead)


def parse_horizon(as_of: date, within: int | None, by: str | None) -> date:
    """The last day that is asked about. Raises WrongUsage."""
    from gongkai_cli.model.problem import WrongUsage
    from gongkai_cli.sources.project import LAST_YEAR

    from .dates import parse_date_option

    if by is not None:
        if within is not None:
            raise WrongUsage("--within 和 --by 只能写一个", "留下其中一个")
        through = parse_date_option(by, "--by")
        if through < as_of:
            message = f"--by {through} 早于检查基准日 {as_of}"
            raise WrongUsage(message, "写检查基准日当天或以后的日期；过去的用 gongkai check 看")
        return through
    days = WITHIN if within is None else within
    if days < 0:
        message = f"--within 应是0或正整数，现为{days}"
        raise WrongUsage(message, "写从检查基准日起的天数；过去的用 gongkai check 看")
    last = date(LAST_YEAR, 12, 31)
    if days > (last - as_of).days:
        message = f"从 {as_of} 起{days}天，超出工作日历的范围（到{last}为止）"
        raise WrongUsage(message, "缩短 --within")
    return as_of + timedelta(days=days)


def save_agenda(ahead: Upcoming, format_: str, output: Path) -> None:
    """The file, whole or not at all. Raises CannotCheck, and WrongUsage for an earlier one that cannot be read."""
    from .errors import say
    from .output_files import write_files

    data = render("due", format_, ahead, *([_earlier(output)] if format_ == "ics" else []))
    write_files([(output, data)])
    say(f"已写入 {output}")


def _earlier(output: Path) -> str:
    """The calendar file that is about to be replaced, for its events' numbers; nothing of any other file."""
    from gongkai_cli.model.problem import WrongUsage, os_reason

    try:
        if not output.is_file() or output.stat().st_size > LARGEST:
            return ""
        return output.read_bytes().decode("utf-8", "replace")
    except OSError as error:
        message = f"原有的 {output} 读不了，不能接着它编号：{os_reason(error)}"
        raise WrongUsage(message, "换一个文件名，或检查它的权限") from None


def tell(ahead: Upcoming) -> None:
    """The figures on stderr."""
    from gongkai_cli.outputs.phrases.due import head

    from .errors import say

    say("\n".join(head(ahead)))
