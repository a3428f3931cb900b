"""`gongkai rule` and `gongkai schema`: the manuals and the JSON Schemas."""

from __future__ import annotations

from typing import Annotated

import typer


def rule(
    code: Annotated[
        str | None, typer.Argument(metavar="[规则]", help="规则编号，如 GK201；不写则列出全部")
    ] = None,
) -> None:
    """规则一览，或一条规则的说明：为什么、例子、怎样改、依据。

    例：gongkai rule；gongkai rule GK201
    """
    from ..model.problem import WrongUsage
    from ..model.result import SEVERITY_WORDS
    from ..rules import BY_CODE, RULES

    if code is None:
        for each in RULES:
            summary = each.manual.split("\n", 1)[0].split("：", 1)[-1]
            typer.echo(f"{each.code} {SEVERITY_WORDS[each.severity]} {each.chinese}：{summary}")
        return
    found = BY_CODE.get(code.upper())
    if found is None:
        raise WrongUsage(f"没有规则 {code}", "用 gongkai rule 看全部规则")
    typer.echo(f"{found.code} {found.name}（{SEVERITY_WORDS[found.severity]}）")
    typer.echo(found.manual.rstrip())


def schema(
    name: Annotated[
        str,
        typer.Argument(metavar="名称", help="catalog、record、project、waivers、notice 或 check"),
    ],
) -> None:
    """打印 JSON Schema，供编辑器和其他工具使用。

    例：gongkai schema record > record.schema.json
    """
    from ..model.problem import WrongUsage
    from ..schemas import NAMES, as_text
    from .output import put

    if name not in NAMES:
        raise WrongUsage(f"没有名为“{name}”的格式", f"可用：{'、'.join(NAMES)}")
    put(as_text(name))
