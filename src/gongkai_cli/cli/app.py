"""The `gongkai` command and its subcommands."""

from __future__ import annotations

from typing import Annotated

import typer

from .calendar import app as calendar_app
from .catalog import app as catalog_app
from .check import check
from .explain import explain
from .impact import impact
from .init import demo, init
from .reference import rule, schema
from .waiver import app as waiver_app

app = typer.Typer(
    name="gongkai",
    help="政务公开（主动公开）目录的合规检查：缺了什么、晚了什么、哪里不符、什么快到期。",
    epilog="先看示例：gongkai demo    建自己的记录库：gongkai init 文件夹    检查：gongkai check 文件夹",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def gongkai(
    version: Annotated[bool, typer.Option("--version", "-V", help="显示版本号")] = False,
) -> None:
    """政务公开（主动公开）目录的合规检查：缺了什么、晚了什么、哪里不符、什么快到期。"""
    if version:
        from .. import __version__

        typer.echo(f"gongkai {__version__}")
        raise typer.Exit


app.command(name="check")(check)
app.command(name="init")(init)
app.command(name="demo")(demo)
app.command(name="explain")(explain)
app.command(name="impact")(impact)
app.command(name="rule")(rule)
app.command(name="schema")(schema)
app.add_typer(catalog_app, name="catalog")
app.add_typer(calendar_app, name="calendar")
app.add_typer(waiver_app, name="waiver")
