"""The `gongkai` command and its subcommands: a new one is one module and one line in COMMANDS or GROUPS."""

from __future__ import annotations

from importlib import import_module
from typing import Annotated, Any

import typer

COMMANDS: dict[str, str] = {
    "check": "check",
    "due": "due",
    "init": "init",
    "demo": "init",
    "explain": "explain",
    "impact": "impact",
    "report": "report",
    "rule": "rule",
    "schema": "schema",
}
"""Command → the module that holds the function of its name."""
GROUPS: dict[str, str] = {
    "catalog": "catalog",
    "calendar": "calendar",
    "record": "record",
    "waiver": "waiver",
}
"""Group of commands → the module that holds its `app`."""


def app(arguments: list[str]) -> typer.Typer:
    """The app with the one command that the arguments begin with, for each command costs start-up time.

    With all commands where they begin with none: for help, a slip, or completion.
    """
    made = typer.Typer(
        name="gongkai",
        help="政务公开（主动公开）目录的合规检查：缺了什么、晚了什么、哪里不符、什么快到期。",
        epilog="先看示例：gongkai demo    建自己的记录库：gongkai init 文件夹    检查：gongkai check 文件夹",
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    made.callback()(gongkai)
    asked = arguments[0] if arguments else ""
    known = asked in COMMANDS or asked in GROUPS
    for name, module in COMMANDS.items():
        if not known or name == asked:
            made.command(name=name)(_member(module, name))
    for name, module in GROUPS.items():
        if not known or name == asked:
            made.add_typer(_member(module, "app"), name=name)
    return made


def _member(module: str, name: str) -> Any:
    return getattr(import_module(f".{module}", __package__), name)


def gongkai(
    version: Annotated[bool, typer.Option("--version", "-V", help="显示版本号")] = False,
) -> None:
    """政务公开（主动公开）目录的合规检查：缺了什么、晚了什么、哪里不符、什么快到期。"""
    if version:
        from gongkai_cli import __version__

        from .stdout import echo

        echo(f"gongkai {__version__}")
        raise typer.Exit
