"""`gongkai init` and `gongkai demo`: a new records repository; the worked example, checked."""

from __future__ import annotations

import json
import os
from pathlib import Path, PurePosixPath
from typing import Annotated

import typer

from .options import format_option

PROJECT = """\
# gongkai.yaml：本单位的政务公开检查配置
organisation: {organisation}
catalog: xicheng-jiedao          # 自带目录的编号，或目录文件相对于本文件的路径
start: {start}                # 从这一天起检查，起算日在它以前的只作历史
                                 # 要往前查，改成较早的日期，如 {year}-01-01；那以来的公开也要登记，不然算没有公开
# offices:                       # 责任科室：事项编号或编号范围；其余为“未分配”
#   民政科: ["111-143", "152-157"]
# not_applicable:                # 不适用的事项：理由、批准人、起止日
#   - {{items: ["33"], reason: 该事项已取消, approved_by: 办公室主任}}
"""
README = """\
# 公开记录
# 每条记录写明：哪一项、哪一期（或哪天形成）、哪天在哪里公开。文件名和文件夹随意。去掉 # 即可使用：
# item: 7
# title: 各科室工作信息
# period: {month}
# published: {day}
# channel: 政府网站常规公开
# url: https://…
"""


def init(
    folder: Annotated[
        Path | None,
        typer.Argument(
            metavar="文件夹", help="新建的公开记录库；只加 --ci 的可以不写", show_default=False
        ),
    ] = None,
    organisation: Annotated[
        str, typer.Option("--organisation", "-o", metavar="单位", help="单位名称")
    ] = "某某街道办事处",
    demo: Annotated[bool, typer.Option("--demo", help="放进示例记录")] = False,
    ci: Annotated[
        str | None,
        typer.Option(
            "--ci",
            metavar="平台",
            help="写出 github 或 gitlab 的流水线；已有的记录库只加流水线，别的不动",
        ),
    ] = None,
) -> None:
    """新建一个公开记录库，随后就能检查；--ci 另写出在 GitHub 或 GitLab 上自动检查的流水线。

    例：gongkai init 记录库；gongkai init 示例 --demo；gongkai init --ci github 已有的记录库
    """
    if ci is None:
        if folder is None:
            from gongkai_cli.model.problem import WrongUsage

            raise WrongUsage("缺少参数 文件夹", "写明新建在哪里，如 gongkai init 记录库")
        create(folder, organisation, demo)
        return
    from gongkai_cli.sources.project import nearest_project

    from .scaffolding.pipeline import plan_pipeline

    folder = folder or Path(".")
    if folder.is_dir() and not (folder / "gongkai.yaml").exists():
        folder = nearest_project(folder) or folder
    planned = plan_pipeline(ci, folder)  # refuses before anything is written
    if demo or not (folder / "gongkai.yaml").exists():
        create(folder, organisation, demo)
    planned.write()


def create(folder: Path, organisation: str, demo: bool) -> None:
    """Writes a new project, with example records where they are wanted. Raises WrongUsage."""
    from gongkai_cli.model.problem import WrongUsage
    from gongkai_cli.sources.package_data import modeline

    from .atomic_write import inside, write_all
    from .dates import today
    from .scaffolding.editors import schema_files
    from .stdout import echo

    refuse_existing(folder)
    if not organisation.strip():
        raise WrongUsage("单位名称是空的", "写 --organisation 单位名称，或不写这个选项")
    if demo:
        from .scaffolding.demo import AS_OF, left_by_broken_copy, write_demo

        before = left_by_broken_copy(folder)
        try:
            count = write_demo(folder)
        except FileExistsError as error:
            message = f"{folder} 里没有 gongkai.yaml，却已有 {error.filename}，内容与示例的不同，什么也没有写"
            hint = "换一个空文件夹；是上次没有写完的示例又改过的，删去这些文件再运行"
            raise WrongUsage(message, hint) from None
        if before:
            echo(f"{folder} 里有上次没有写完的示例：{before}个文件，缺 gongkai.yaml 等，已补齐")
        echo(f"已在 {folder} 写入示例：{count}个文件")
        echo(f"下一步：gongkai check {folder} --as-of {AS_OF}")
        return
    day = today()
    template = README.format(month=f"{day:%Y-%m}", day=day)
    record = folder / "records" / f"{day:%Y}" / f"{day:%m}.yaml"
    files = schema_files(folder)
    there = os.path.lexists(record)
    if not there:  # what is there already is nobody's to replace
        line = modeline(PurePosixPath(record.relative_to(folder).as_posix()))
        files.append((inside(folder, record), (line + template).encode()))
    settings = PROJECT.format(
        organisation=json.dumps(organisation, ensure_ascii=False), start=day, year=day.year
    )
    line = modeline(PurePosixPath("gongkai.yaml"))
    files.append((inside(folder, folder / "gongkai.yaml"), (line + settings).encode()))
    write_all(files)  # gongkai.yaml last, so that what broke off is no project
    if there:
        echo(f"{record} 已有，没有改动它")
    echo(f"已新建公开记录库 {folder}，从今天（{day}）起检查")
    echo(
        f"要查以前的，把 gongkai.yaml 的 start 改成较早的日期，如 {day.year}-01-01，并登记那以来的公开"
    )
    echo(f"下一步：改 {folder / 'gongkai.yaml'} 的单位和科室，在 records/ 里登记，再运行：")
    echo(f"  gongkai check {folder}")


def demo(
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="日期", help="检查基准日，不写为 2026-10-31")
    ] = None,
    format_: Annotated[str, format_option("check")] = "table",
) -> None:
    """在临时文件夹里写出示例记录库并检查。

    例：gongkai demo
    """
    import tempfile

    from gongkai_cli.outputs.registry import find_form

    from .check import exit_code, show_result
    from .dates import parse_date_option
    from .progress import check_folder
    from .scaffolding.demo import AS_OF, write_demo
    from .stdout import echo

    find_form("check", format_)
    day = parse_date_option(as_of, "--as-of") if as_of else AS_OF
    with tempfile.TemporaryDirectory(prefix="gongkai-") as made:
        write_demo(Path(made) / "示例")
        checked = check_folder(Path(made) / "示例", day)
        show_result(checked, checked.findings, format_)
    if format_ == "table":
        echo("\n把示例放到自己的文件夹里看：gongkai init 示例 --demo")
    raise typer.Exit(exit_code(checked.findings, "error"))


def refuse_existing(folder: Path) -> None:
    """Raises WrongUsage where the folder holds a project already, or is no folder."""
    from gongkai_cli.model.problem import WrongUsage

    if folder.exists() and not folder.is_dir():
        raise WrongUsage(f"{folder} 是一个文件", "换一个文件夹名")
    if os.path.lexists(folder / "gongkai.yaml"):
        raise WrongUsage(
            f"{folder} 里已有 gongkai.yaml，没有改动它", "换一个文件夹，或直接编辑已有的文件"
        )
