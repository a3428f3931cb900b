"""Options that several commands have, each written once."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from gongkai_cli.outputs.registry import names_of

AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of", metavar="日期", help="检查基准日，如 2026-10-31；不写为今天（北京时间）"
    ),
]
Offices = Annotated[
    list[str] | None, typer.Option("--office", metavar="科室", help="只看一个责任科室，可重复")
]
Items = Annotated[
    list[str] | None,
    typer.Option("--item", metavar="事项", help="只看这些事项，如 7 或 36-67，可重复"),
]


def format_option(document: str, more: str = "之一") -> Any:
    """`--format`, whose help names the forms that the output has."""
    return typer.Option(
        "--format", "-f", metavar="格式", help=f"{'、'.join(names_of(document))} {more}"
    )
