"""`gongkai catalog`: list, show and validate catalogs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from ..catalog.load import CatalogFile

app = typer.Typer(name="catalog", help="主动公开目录：列出、查看、校验。", no_args_is_help=True)
NAME = typer.Option("--catalog", "-c", metavar="目录", help="自带目录的编号，或目录文件的路径")
DEFAULT = "xicheng-jiedao"


@app.command("list")
def list_items(catalog: Annotated[str, NAME] = DEFAULT) -> None:
    """列出目录的全部事项：编号、信息类别、公开时限、公开形式。

    例：gongkai catalog list；gongkai catalog list --catalog 我的目录.yaml
    """
    from .. import escaping
    from .output import echo

    found = _open(catalog)
    echo(f"{found.catalog.title}（{found.catalog.catalog}），{len(found.items)}项")
    for item in found.catalog.items:
        row = (item.id, item.category, item.time_limit, item.channel)
        sys.stdout.write("\t".join(map(escaping.line, row)) + "\n")


@app.command("show")
def show_item(
    item_id: Annotated[str, typer.Argument(metavar="事项", help="事项编号，如 7")],
    catalog: Annotated[str, NAME] = DEFAULT,
) -> None:
    """显示一项的全部内容：六栏原文、时限的含义、要素、注意事项。

    例：gongkai catalog show 7
    """
    from ..catalog.meaning import meaning, origin
    from ..model.problem import WrongUsage
    from .output import echo

    found = _open(catalog)
    item = found.items.get(item_id.strip())
    if item is None:
        raise WrongUsage(f"目录里没有事项“{item_id}”", "用 gongkai catalog list 查编号")
    limit = found.catalog.time_limits[item.time_limit]
    rows = [
        ("序号", item.id),
        ("具体职责", item.responsibility),
        ("业务事项", item.matter),
        ("信息类别", item.category),
        ("内容标准", item.content_standard or "（目录未写）"),
        ("公开时限", item.time_limit),
        ("时限含义", f"{meaning(limit)}（{origin(limit)}）"),
        ("公开形式", item.channel),
        ("内容要素", "、".join(item.elements)),
        ("个人信息", "、".join(item.personal)),
        ("长期公开", "须始终有一件处于公开状态" if item.standing else ""),
        ("公示期", str(item.display) if item.display else ""),
        ("注意", item.note or ""),
        ("位置", f"{found.shown}:{found.lines[item.id]}"),
    ]
    for name, value in rows:
        if value:
            echo(f"{name}：{value}")


@app.command("validate")
def validate(
    file: Annotated[Path, typer.Argument(metavar="文件", help="目录文件")],
) -> None:
    """校验目录文件，一次列出全部错误，各带行号、列号和改法。

    例：gongkai catalog validate catalogs/我的目录.yaml

    退出码：0 没有错误；1 有错误；2 打不开。
    """
    from .. import escaping
    from ..catalog.load import CatalogFile, read
    from ..model.problem import WrongUsage, os_reason
    from .output import echo
    from .stops import say

    try:
        found = read(file, str(file))
    except OSError as error:
        raise WrongUsage(f"目录文件 {file} 打不开：{os_reason(error)}", "核对路径和权限") from None
    if isinstance(found, CatalogFile):
        echo(f"{file}：{found.catalog.title}，{len(found.items)}项，没有错误")
        return
    for problem in found:
        echo(escaping.line(f"{problem}（提示：{problem.hint}）"))
    say(f"{file}：{len(found)}处错误")
    raise typer.Exit(1)


def _open(name: str) -> CatalogFile:
    from ..catalog.load import open_catalog

    return open_catalog(name, Path.cwd())
