"""`gongkai explain`: an item, and a period or day → how the due day came about, and the verdict."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from gongkai_cli.outputs.registry import find_form

from .options import AsOf, format_option


def explain(
    where: Annotated[
        list[str],
        typer.Argument(
            metavar="[文件夹] 事项",
            help="公开记录库（不写为当前文件夹）和事项（编号或名称）或义务的编号",
        ),
    ],
    period: Annotated[
        str | None, typer.Option("--period", metavar="所属期", help="哪一期，如 2026-09")
    ] = None,
    formed: Annotated[
        str | None, typer.Option("--formed", metavar="日期", help="哪一天形成的信息，如 2026-03-12")
    ] = None,
    as_of: AsOf = None,
    format_: Annotated[
        str,
        format_option("explain"),
    ] = "text",
) -> None:
    """解释一个应公开日期：条款、起算日、逐日计数、看过的记录、判定。

    只写事项，解释它的下一个应公开日期。也可以写义务编号。所属期还没开始、事件还没登记的，按假定的日子推算，并且写明。

    例：gongkai explain 7；gongkai explain 7 --period 2026-09；gongkai explain 11@standing；
    gongkai explain 记录库 126 --formed 2026-03-12 --format markdown
    """
    from gongkai_cli.analyses.explain.answer import answer, last_day_asked
    from gongkai_cli.model.lookalikes import without_unseen
    from gongkai_cli.model.problem import WrongUsage

    from .dates import parse_date_option
    from .progress import check_folder
    from .stdout import show_output

    if len(where) > 2:
        raise WrongUsage("参数太多", "写成 gongkai explain [文件夹] 事项")
    find_form("explain", format_)
    if period is not None and formed is not None:
        raise WrongUsage(
            "--period 和 --formed 只能写一个", "定期事项用 --period，因事公开的用 --formed"
        )
    folder, named = (Path(where[0]), where[1]) if len(where) == 2 else (Path("."), where[0])
    period = period and without_unseen(period).strip()
    day = parse_date_option(formed, "--formed") if formed is not None else None
    today = parse_date_option(as_of, "--as-of")
    checked = check_folder(folder, today, through=last_day_asked(named, period, day, today))
    show_output("explain", format_, answer(checked, named, period, day))
