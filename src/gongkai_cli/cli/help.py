"""The words that the command-line library adds to a help page, in Chinese."""

from __future__ import annotations

import re
from typing import Any

WORDS = {
    "Options": "选项",
    "Arguments": "参数",
    "Commands": "命令",
    "[default: {}]": "[不写为 {}]",
    "[required]": "[必写]",
    "Show this message and exit.": "显示这份说明。",
    "Install completion for the current shell.": "为当前的命令行安装补全。",
    "Show completion for the current shell, to copy it or customize the installation.": (
        "显示补全脚本，供复制或自行安装。"
    ),
}
CONSTANTS = (
    "ARGUMENTS_PANEL_TITLE",
    "OPTIONS_PANEL_TITLE",
    "COMMANDS_PANEL_TITLE",
    "DEFAULT_STRING",
    "REQUIRED_LONG_STRING",
)
PLACEHOLDERS = (
    (r"Usage:", "用法："),
    (r"\[OPTIONS\]", "[选项]"),
    (r"COMMAND \[ARGS\]\.\.\.", "命令 [参数]…"),
    (r"\{(.+?)\}(?:\.\.\.)?", r"\1"),
    (r"\[(\[.+?\])\]", r"\1"),
)
"""What the usage line says of itself, as patterns; an argument's own brackets say that it may be left out."""


def prepare() -> None:
    """Puts the words in place before a help page is made.

    They are constants and methods of the library; where a later version lacks one, its English word
    stays.
    """
    import typer.core
    import typer.rich_utils

    for name in CONSTANTS:
        value = getattr(typer.rich_utils, name, None)
        if isinstance(value, str):
            setattr(typer.rich_utils, name, WORDS.get(value, value))
    for base in (typer.core.TyperCommand, typer.core.TyperGroup):
        _translate(base)
    for kind in (typer.core.TyperArgument, typer.core.TyperOption):
        if hasattr(kind, "display_type_rich"):
            setattr(kind, "display_type_rich", _value_of)  # noqa: B010  # of either kind's type


def _value_of(param: Any, ctx: Any) -> str | None:
    """The word for an option's value; no `<str>` for an argument, and no `<bool>` for a switch."""
    return getattr(param, "metavar", None) if param.param_type_name == "option" else None


def _translate(base: Any) -> None:
    get_params, get_usage = base.get_params, base.get_usage

    def in_chinese_params(self: Any, context: Any) -> Any:
        params = get_params(self, context)
        for param in params:
            text = getattr(param, "help", None)
            if isinstance(text, str):
                param.help = WORDS.get(text, text)
        return params

    def in_chinese_usage(self: Any, context: Any) -> str:
        usage = str(get_usage(self, context))
        for english, chinese in PLACEHOLDERS:
            usage = re.sub(english, chinese, usage)
        return usage

    base.get_params, base.get_usage = in_chinese_params, in_chinese_usage
