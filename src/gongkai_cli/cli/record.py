"""`gongkai record`: what is wrong in record files, before anybody else sees them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gongkai_cli.outputs.registry import find_form
from gongkai_cli.sources.paths import names_amiss, path_on_disk, show_path

from .options import format_option

if TYPE_CHECKING:
    from gongkai_cli.analyses.lint.discover import Sorted
    from gongkai_cli.analyses.lint.lint import Linted, Naming

app = typer.Typer(name="record", help="公开记录：查错。", no_args_is_help=True)


@app.callback()
def record() -> None:
    """公开记录：查错。"""


@app.command("lint")
def lint(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="文件…", help="公开记录文件，或其中有公开记录的文件夹", show_default=False
        ),
    ],
    format_: Annotated[
        str,
        format_option("record lint"),
    ] = "concise",
    fail_on: Annotated[
        str,
        typer.Option(
            "--fail-on", metavar="级别", help="哪一级起退出码为1：error warning notice never"
        ),
    ] = "error",
    in_project: Annotated[
        bool,
        typer.Option("--in-project", help="不在任何公开记录库里的文件略过，不当作公开记录查"),
    ] = False,
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of",
            metavar="日期",
            help="看哪一天有效的经批准暂不计入，如 2026-10-31；不写为今天（北京时间）",
        ),
    ] = None,
) -> None:
    """只查文件写得对不对：读不出、编号不对、类型不符、日期矛盾、重复、缺网址；不管逾期和缺失。

    如实写下的逾期、公开形式不符、公示不足等不是文件的错，由 gongkai check 报告。
    gongkai.yaml、waivers.yaml、calendar/ 和目录文件各按自己的格式查，其他文件略过。

    例：gongkai record lint records/2026/10.yaml；gongkai record lint 记录库

    退出码：0 没有达到 --fail-on 的问题；1 有问题；2 用法不对；3 没有可查的文件。
    """  # fmt: skip
    from gongkai_cli.analyses.lint.discover import NOT_YAML, discover
    from gongkai_cli.analyses.lint.lint import lint as look
    from gongkai_cli.model.problem import CannotCheck, WrongUsage
    from gongkai_cli.outputs.lint import summary

    from .check import LEVELS, exit_code
    from .dates import parse_date_option
    from .errors import say
    from .stdout import show_output

    form = find_form("record lint", format_)
    if fail_on not in LEVELS:
        raise WrongUsage(f"--fail-on 不能是“{fail_on}”", f"可用的级别：{'、'.join(LEVELS)}")
    day, given = parse_date_option(as_of, "--as-of"), discover(paths, in_project)
    if not given.files and not given.refused:
        folders = "、".join(path for path in paths if os.path.isdir(path))
        if folders:
            raise CannotCheck(f"{folders} 里没有公开记录文件", "给出公开记录的文件或文件夹")
        if not in_project and all(why == NOT_YAML for _, why in given.passed_over):
            names = "、".join(file for file, _ in given.passed_over[:5])
            raise CannotCheck(f"没有可查的文件：{names} {NOT_YAML}", "给出公开记录的文件或文件夹")
    naming = rooted if form.base == "repository" else as_given(given, Path.cwd())
    linted = look(given, day, naming)
    show_output("record lint", format_, linted)
    say("\n".join([*remarks(linted), summary(linted)]))
    raise typer.Exit(exit_code(linted.findings, fail_on))


def remarks(linted: Linted) -> list[str]:
    """What was passed over, and what could be held against the form of a record only."""
    lines = [f"略过 {file}：{reason}" for file, reason in linted.passed_over]
    lines += names_amiss(file.shown for file in linted.files)
    for why in dict.fromkeys(why for _, why in linted.alone):
        files = [file for file, its in linted.alone if its == why]
        shown = "、".join(files[:5]) + ("等" if len(files) > 5 else "")
        lines.append(f"{shown}：{why}，只查了写法，没有对照目录（共{len(files)}个文件）")
    return lines


def as_given(given: Sorted, here: Path) -> Naming:
    """Files by the paths they were given by, others from the current folder."""
    known = {(each.home.root, each.inside): each.shown for each in given.files}
    known |= {(each.home.root, each.inside): each.shown for each, _ in given.refused}

    def name(root: Path, inside: str) -> str:
        shown = known.get((root, inside))
        return shown or show_path(os.path.relpath(root / path_on_disk(inside), here))

    return name


def rooted(root: Path, inside: str) -> str:
    """Files from the root of their repository."""
    from .ci_environment import in_repository

    return os.path.normpath(in_repository(root) + inside).replace(os.sep, "/")
