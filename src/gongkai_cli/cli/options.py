"""Options that several commands have, each written once; a format's name → itself, where there is one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

import typer

from ..model.problem import WrongUsage

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


def known_format(name: str, names: Iterable[str]) -> str:
    """The name of a format. Raises WrongUsage for one that does not exist."""
    known = tuple(names)
    if name not in known:
        raise WrongUsage(f"没有格式“{name}”", f"可用的格式：{'、'.join(known)}")
    return name
