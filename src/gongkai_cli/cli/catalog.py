"""`gongkai catalog`: list, show and validate catalogs."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from gongkai_cli.model.catalog import Item
    from gongkai_cli.sources.catalog.yaml import CatalogFile

app = typer.Typer(
    name="catalog", help="主动公开目录：列出、查看、查找、校验。", no_args_is_help=True
)
NAME = typer.Option(
    "--catalog",
    "-c",
    metavar="目录",
    help="自带目录的编号，或目录文件的路径；不写的，在项目里是本项目的目录，别处是自带的西城区目录",
)
DEFAULT = "xicheng-jiedao"


@app.command("list")
def list_items(catalog: Annotated[str | None, NAME] = None) -> None:
    """列出目录的全部事项：编号、信息类别、公开时限、公开形式。

    例：gongkai catalog list；gongkai catalog list --catalog 我的目录.yaml
    """
    found, whose = _open(catalog)
    _print_items(f"{_title(found)}，{len(found.items)}项{whose}", found.catalog.items)


@app.command("find")
def find_items(
    words: Annotated[
        str, typer.Argument(metavar="词", help="要找的词；几个词用空格隔开，须都出现")
    ],
    catalog: Annotated[str | None, NAME] = None,
) -> None:
    """在目录的各栏里找词，列出各词都出现的事项；找不到时退出码仍为0。

    例：gongkai catalog find 低保；gongkai catalog find "低保 公示"
    """
    from gongkai_cli.model.lookalikes import fold

    found, whose = _open(catalog)
    wanted = [fold(word).lower() for word in words.split()]
    items = []
    for item in found.catalog.items:
        columns = (
            item.id, item.responsibility, item.matter, item.category, item.content_standard,
            item.time_limit, item.channel, *item.elements,
        )  # fmt: skip
        text = fold("\n".join(columns)).lower()
        if all(word in text for word in wanted):
            items.append(item)
    _print_items(f"{_title(found)}，{len(found.items)}项中有{len(items)}项{whose}", items)


def _title(found: CatalogFile) -> str:
    return f"{found.catalog.title}（{found.catalog.catalog}）"


def _print_items(header: str, items: Iterable[Item]) -> None:
    from gongkai_cli.outputs.escaping import line as safe

    from .stdout import echo

    echo(header)
    for item in items:
        columns = (item.id, item.category, item.time_limit, item.channel)
        sys.stdout.write("\t".join(map(safe, columns)) + "\n")


@app.command("show")
def show_item(
    item_id: Annotated[str, typer.Argument(metavar="事项", help="事项的编号或名称，如 7")],
    catalog: Annotated[str | None, NAME] = None,
) -> None:
    """显示一项的全部内容：六栏原文、时限的含义、要素、注意事项。

    例：gongkai catalog show 7；gongkai catalog show 街道各科室工作信息
    """
    from gongkai_cli.outputs.phrases.time_limits import limit_meaning, limit_origin
    from gongkai_cli.sources.catalog.selectors import unknown_item

    from .stdout import echo

    found, _ = _open(catalog)
    item = found.items.get(found.index.asked(item_id) or "")
    if item is None:
        raise unknown_item(item_id, found.index)
    limit = found.catalog.time_limits[item.time_limit]
    rows = [
        ("目录", _title(found)),
        ("序号", item.id),
        ("具体职责", item.responsibility),
        ("业务事项", item.matter),
        ("信息类别", item.category),
        ("内容标准", item.content_standard or "（目录未写）"),
        ("公开时限", item.time_limit),
        ("时限含义", f"{limit_meaning(limit)}（{limit_origin(limit)}）"),
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
    from gongkai_cli.model.problem import WrongUsage, count_problems, os_reason
    from gongkai_cli.outputs import escaping
    from gongkai_cli.sources.catalog.yaml import CatalogFile, read_catalog

    from .errors import say
    from .stdout import echo

    try:
        found = read_catalog(file, str(file))
    except OSError as error:
        raise WrongUsage(f"目录文件 {file} 打不开：{os_reason(error)}", "核对路径和权限") from None
    if isinstance(found, CatalogFile):
        echo(f"{file}：{found.catalog.title}，{len(found.items)}项，没有错误")
        return
    for problem in found:
        echo(escaping.line(f"{problem}（提示：{problem.hint}）"))
    say(f"{file}：{count_problems(found)}处错误")
    raise typer.Exit(1)


def _open(name: str | None) -> tuple[CatalogFile, str]:
    """The catalog that is named, that of the project around, or the shipped one; and whose it is.

    Raises CannotCheck for one that cannot be read, and WrongUsage where gongkai.yaml cannot.
    """
    from gongkai_cli.sources.catalog.yaml import open_catalog
    from gongkai_cli.sources.project import load_project, nearest_project

    root = nearest_project(Path.cwd()) if name is None else None
    if root is None:
        return open_catalog(name or DEFAULT, Path.cwd()), ""
    found = open_catalog(load_project(root).value.catalog, root)
    return found, f"（本项目的目录，{found.shown}）"
