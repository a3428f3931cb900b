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
) -> None:
    """解释一个应公开日期：条款、起算日、计入和不计的每一天、记录、判定。

    例：gongkai explain 7 --period 2026-09；gongkai explain 记录库 126 --formed 2026-03-12
    """
    from ..explain import chosen, lines
    from ..model.problem import WrongUsage
    from ..model.result import STATE_WORDS
    from .session import a_day, run_check
    from .stops import printable

    if len(where) > 2:
        raise WrongUsage("参数太多", "写成 gongkai explain [文件夹] 事项")
    folder, item = (Path(where[0]), where[1]) if len(where) == 2 else (Path("."), where[0])
    day = a_day(formed, "--formed") if formed else None
    checked = run_check(folder, a_day(as_of, "--as-of"))
    if item not in checked.project.catalog.items:
        raise WrongUsage(f"目录里没有事项“{item}”", "用 gongkai catalog list 查编号")
    found = chosen(checked, item, period, day)
    if not found:
        state = next(each.state for each in checked.items if each.item == item)
        raise WrongUsage(
            f"第{item}项没有这一义务（{STATE_WORDS[state]}）", no_obligation(period, formed)
        )
    for number, judged in enumerate(found):
        if number:
            typer.echo("")
        for line in lines(checked, judged):
            typer.echo(printable(line))


def no_obligation(period: str | None, formed: str | None) -> str:
    """What to try where an item has no such obligation."""
    if period is not None:
        return "核对所属期的长短和起始日；事件事项用 --formed"
    if formed is not None:
        return "核对记录的 formed；定期事项用 --period"
    return "事件事项登记了形成日期（formed）才有义务"
