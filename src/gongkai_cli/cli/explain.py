"""`gongkai explain`: an item, and a period or day → how the due day came about, and the verdict."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def explain(
    where: Annotated[
        list[str],
        typer.Argument(metavar="[文件夹] 事项", help="公开记录库（不写为当前文件夹）和事项编号"),
    ],
    period: Annotated[
        str | None, typer.Option("--period", metavar="所属期", help="哪一期，如 2026-09")
    ] = None,
    formed: Annotated[
        str | None, typer.Option("--formed", metavar="日期", help="哪一天形成的信息，如 2026-03-12")
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="日期", help="检查基准日，不写为今天（北京时间）"),
    ] = None,
    format_: Annotated[
        str,
        typer.Option("--format", "-f", metavar="格式", help="text、json 或 markdown"),
    ] = "text",
) -> None:
    """解释一个应公开日期：条款、起算日、逐日计数、看过的记录、判定。

    只写事项，解释它的下一个应公开日期。所属期还没开始、事件还没登记的，按假定的日子推算，并且写明。

    例：gongkai explain 7；gongkai explain 7 --period 2026-09；
    gongkai explain 记录库 126 --formed 2026-03-12 --format markdown
    """
    from .. import escaping
    from ..explain import TEXTS, render
    from ..explain.choose import chosen
    from ..explain.derive import derive
    from ..model.problem import WrongUsage
    from .options import known_format
    from .output import put, reader_may_leave
    from .session import a_day, locator, run_check

    if len(where) > 2:
        raise WrongUsage("参数太多", "写成 gongkai explain [文件夹] 事项")
    known_format(format_, TEXTS)
    if period is not None and formed is not None:
        raise WrongUsage(
            "--period 和 --formed 只能写一个", "定期事项用 --period，因事公开的用 --formed"
        )
    folder, item = (Path(where[0]), where[1]) if len(where) == 2 else (Path("."), where[0])
    day = a_day(formed, "--formed") if formed else None
    checked = run_check(folder, a_day(as_of, "--as-of"))
    if item not in checked.project.catalog.items:
        raise WrongUsage(f"目录里没有事项“{item}”", "用 gongkai catalog list 查编号")
    locate = locator(checked.project.root)
    found = [derive(checked, each, locate) for each in chosen(checked, item, period, day)]
    text = render(format_, found)
    with reader_may_leave():
        if format_ == "text":
            typer.echo(escaping.lines(text), nl=False)
        else:
            put(text)
