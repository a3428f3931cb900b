"""`gongkai impact OLD NEW [DIR]`: what an edit of the catalog changes, for the records of a project."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gongkai_cli.outputs.registry import find_form

from .options import AsOf, format_option

if TYPE_CHECKING:
    from gongkai_cli.analyses.impact.weigh import Impact
    from gongkai_cli.sources.catalog.yaml import CatalogFile


def impact(
    old: Annotated[str, typer.Argument(metavar="旧目录", help="目录文件的路径，或自带目录的编号")],
    new: Annotated[str, typer.Argument(metavar="新目录", help="同上")],
    folder: Annotated[
        Path | None,
        typer.Argument(
            metavar="[文件夹]", help="公开记录库；不写时用当前文件夹的，没有则只比较目录"
        ),
    ] = None,
    as_of: AsOf = None,
    format_: Annotated[str, format_option("impact")] = "text",
) -> None:
    """目录改了以后：哪些应公开义务新增、删除、改期，哪些判定跟着变。

    例：gongkai impact 旧目录.yaml 新目录.yaml 记录库 --as-of 2026-10-31

    退出码：0 比较完成，不论有无变动；2 用法或配置不对；3 目录或记录读不出来。
    """
    from gongkai_cli.sources.catalog.yaml import open_catalog
    from gongkai_cli.sources.project import find_root, nearest_project

    from .dates import parse_date_option
    from .errors import say
    from .stdout import show_output

    find_form("impact", format_)
    day = parse_date_option(as_of, "--as-of")
    before, after = (open_catalog(name, Path.cwd()) for name in (old, new))
    root = find_root(folder) if folder is not None else nearest_project(Path.cwd())
    if root is None:
        say("没有给出公开记录库，只比较两份目录；看对记录的影响，在后面写上文件夹")
    show_output("impact", format_, _weighed(before, after, root, day))


def _weighed(old: CatalogFile, new: CatalogFile, root: Path | None, day: date) -> Impact:
    """The impact, with its effect on the records where there is a project."""
    from gongkai_cli.analyses.impact.weigh import compute_impact

    if root is None:
        return compute_impact(old, new)
    from gongkai_cli.analyses.impact.fit import fit_project
    from gongkai_cli.checking.check import check
    from gongkai_cli.checking.run_check import read_records
    from gongkai_cli.sources.project import build_calendar, load_project

    loaded = load_project(root)
    sides = [fit_project(root, loaded, catalog) for catalog in (old, new)]
    records = read_records(sides[0][0])
    calendar = build_calendar(sides[0][0], day)
    checked = [check(side, records, calendar, day) for side, _ in sides]
    return compute_impact(old, new, (checked[0], checked[1]), (sides[0][1], sides[1][1]))
