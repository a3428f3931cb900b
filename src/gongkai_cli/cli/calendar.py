"""`gongkai calendar workday`: a day and a number → the working day so many days on."""

from __future__ import annotations

from typing import Annotated

import typer

from .calendar_import import import_

app = typer.Typer(name="calendar", help="工作日历。", no_args_is_help=True)


@app.callback()
def calendar() -> None:
    """工作日历：某日之后第N个工作日。"""


@app.command("workday")
def workday(
    day: Annotated[str, typer.Argument(metavar="日期", help="起算日，如 2026-09-30；当日不计入")],
    number: Annotated[int, typer.Argument(metavar="N", help="第几个工作日", min=1, max=2500)],
) -> None:
    """某日之后的第N个工作日（起算日不计，调休上班日计入）。

    例：gongkai calendar workday 2026-09-30 15
    """
    from pathlib import Path

    from ..calendar.workdays import build
    from ..model.problem import WrongUsage
    from ..project import load_notices, nearest
    from .session import a_day

    first = a_day(day, "日期")
    root = nearest(Path.cwd())
    notices = load_notices(root / "calendar") if root else ()
    try:
        days = build(notices, through_year=first.year + number // 200 + 1)
        last = days.nth_after(first, number)
        missing = days.first_uncovered(first, last)
    except ValueError as error:
        raise WrongUsage(str(error), "日历从2004年起") from None
    typer.echo(last.isoformat())
    if missing is not None:
        typer.echo(f"暂定：{missing}年放假安排未公布，按周末和法定节假日计算", err=True)


app.command("import")(import_)
