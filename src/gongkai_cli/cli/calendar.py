"""`gongkai calendar`: what the working-day calendar holds, a month of it, a count on it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gongkai_cli.outputs.registry import find_form

from .calendar_import import import_
from .options import AsOf, format_option

if TYPE_CHECKING:
    from gongkai_cli.model.notice import Notice

app = typer.Typer(name="calendar", help="工作日历。", no_args_is_help=True)
MOST = 2500
FOLDER = typer.Argument(metavar="[文件夹]", help="公开记录库，不写为当前文件夹", show_default=False)


@app.callback()
def calendar() -> None:
    """工作日历：放假安排公布到哪一天、某年某月哪些天上班、某日前后第N个工作日、导入新的放假通知。"""


@app.command("status")
def status(
    folder: Annotated[Path, FOLDER] = Path("."),
    as_of: AsOf = None,
    format_: Annotated[str, format_option("calendar status")] = "text",
) -> None:
    """放假安排公布到哪一天、来自哪里；记录库里哪些应公开日期是暂定的。

    不在记录库里也能用，只是没有应公开日期可列。

    例：gongkai calendar status；gongkai calendar status 记录库 --format json
    """
    from gongkai_cli.analyses.calendar_status.status import calendar_for
    from gongkai_cli.analyses.calendar_status.status import summarise_calendar as found_status
    from gongkai_cli.sources.project import find_root, nearest_project

    from .dates import parse_date_option
    from .progress import check_folder
    from .stdout import show_output

    find_form("calendar status", format_)
    day = parse_date_option(as_of, "--as-of")
    root = nearest_project(folder) if folder == Path(".") else find_root(folder)
    notices = _notices(root)
    checked = check_folder(root, day) if root is not None else None
    days = checked.calendar if checked else calendar_for(notices, day.year)
    show_output("calendar status", format_, found_status(notices, days, day, checked))


@app.command("show")
def show(
    year: Annotated[int, typer.Argument(metavar="年份", help="如 2026")],
    month: Annotated[
        int | None, typer.Option("--month", "-m", metavar="月份", help="只看一个月，1至12")
    ] = None,
) -> None:
    """某年的月历：放假、调休上班，和每个工作日是当月第几个。

    例：gongkai calendar show 2026；gongkai calendar show 2026 --month 10
    """
    from rich.columns import Columns
    from rich.console import Console

    from gongkai_cli.analyses.calendar_status.month import LEGEND, month_grid
    from gongkai_cli.analyses.calendar_status.status import calendar_for
    from gongkai_cli.calendar.years import require_year
    from gongkai_cli.model.problem import WrongUsage
    from gongkai_cli.sources.project import nearest_project

    require_year(year, "年份")
    if month is not None and not 1 <= month <= 12:
        raise WrongUsage(f"--month 应是1至12，现为{month}", "写月份，如 --month 10")
    days = calendar_for(_notices(nearest_project(Path.cwd())), year)
    months = [month] if month else range(1, 13)
    console = Console(highlight=False, emoji=False)
    console.print(Columns([month_grid(year, each, days) for each in months], padding=(0, 4)))
    console.print(LEGEND, style="dim")


@app.command("workday", context_settings={"ignore_unknown_options": True})
def workday(
    day: Annotated[str, typer.Argument(metavar="日期", help="起算日，如 2026-09-30；当日不计入")],
    number: Annotated[
        int, typer.Argument(metavar="N", help=f"第几个工作日，至多{MOST}；负数往前数")
    ],
    list_: Annotated[
        bool, typer.Option("--list", "-l", help="逐日列出计入和不计的日子及原因")
    ] = False,
    format_: Annotated[str, format_option("calendar workday")] = "text",
) -> None:
    """某日之后（N为负数则之前）的第N个工作日；起算日不计，调休上班日计入。

    例：gongkai calendar workday 2026-09-30 15；gongkai calendar workday 2026-10-27 -15 --list
    """
    from gongkai_cli.analyses.calendar_status.status import calendar_for
    from gongkai_cli.analyses.calendar_status.workday import count_workdays
    from gongkai_cli.model.problem import WrongUsage
    from gongkai_cli.outputs.phrases.parts import firmness
    from gongkai_cli.sources.project import nearest_project

    from .dates import parse_date_option
    from .errors import say
    from .stdout import show_output

    find_form("calendar workday", format_)
    first = parse_date_option(day, "日期")
    if number == 0:
        raise WrongUsage("N 不能是0", "往后数写正整数，往前数写负整数，如 -5")
    if abs(number) > MOST:
        raise WrongUsage(f"N 应在-{MOST}至{MOST}之间，现为{number}", "改小N")
    days = calendar_for(_notices(nearest_project(Path.cwd())), first.year + max(number, 0) // 200)
    try:
        found = count_workdays(first, number, days)
    except ValueError as error:
        raise WrongUsage(str(error), "日历从2004年起；改小N或换一个日期") from None
    if format_ == "json":  # which tells every day, and how firm the end is
        show_output("calendar workday", format_, found)
        return
    show_output("calendar workday", format_, found, list_)
    if firmness(found.end):
        sys.stdout.flush()
        say(firmness(found.end))


def _notices(root: Path | None) -> tuple[tuple[str, Notice], ...]:
    """The notices of the project around, none outside one."""
    from gongkai_cli.sources.holiday_notice.folder import placed_notices

    return placed_notices(root / "calendar") if root else ()


app.command("import")(import_)
