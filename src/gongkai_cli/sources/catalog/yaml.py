"""A catalog's name or path → the catalog, or every problem in it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from gongkai_cli.model.catalog import Catalog, Item
from gongkai_cli.model.problem import CannotCheck, Problem, count_problems, os_reason
from gongkai_cli.sources.package_data import shipped
from gongkai_cli.sources.yaml.load_model import load_file

from . import dictionary
from .item_index import ItemIndex


@dataclass(frozen=True, slots=True)
class CatalogFile:
    """A catalog that could be read, its file as messages show it, and where its items stand."""

    catalog: Catalog
    shown: str
    sha256: str
    lines: dict[str, int]
    order: dict[str, int]
    items: dict[str, Item]
    builtin: bool
    index: ItemIndex


def find_catalog(name: str, base: Path) -> tuple[Path, bool]:
    """The file of a catalog id or path, and whether it is one of the package's own.

    Raises CannotCheck where there is none.
    """
    for path in shipped("catalogs", ".yaml"):
        if path.stem == name:
            return path, True
    path = base / name
    if path.exists():  # what is no plain file is told when it is opened
        return path, False
    known = "、".join(p.stem for p in shipped("catalogs", ".yaml"))
    raise CannotCheck(
        f"找不到目录“{name}”", f"写自带目录的编号（{known}），或目录文件相对于项目的路径"
    )


def read_catalog(
    path: Path, shown: str, builtin: bool = False
) -> CatalogFile | tuple[Problem, ...]:
    """Reads and validates one catalog file. Raises OSError where it cannot be opened."""
    loaded = load_file(path, shown, Catalog, dictionary.dictionary_problems)
    if isinstance(loaded, tuple):
        return loaded
    catalog = dictionary.spell_heads(loaded.value)
    items = {item.id: item for item in catalog.items}
    return CatalogFile(
        catalog=catalog,
        shown=shown,
        sha256=hashlib.sha256(loaded.data).hexdigest(),
        lines={
            item.id: line
            for item, line in zip(
                catalog.items, loaded.listed.get("items") or [loaded.place("items")[0]], strict=True
            )
        },
        order={item.id: n for n, item in enumerate(catalog.items)},
        items=items,
        builtin=builtin,
        index=ItemIndex(items),
    )


def open_catalog(name: str, base: Path) -> CatalogFile:
    """The catalog of a project. Raises CannotCheck with every problem where it cannot be used."""
    path, builtin = find_catalog(name, base)
    inside = base.resolve() in path.resolve().parents
    shown = name if inside and not builtin else f"catalogs/{path.name}"
    try:
        found = read_catalog(path, shown, builtin or not inside)
    except OSError as error:
        raise CannotCheck(f"目录文件 {shown} 打不开：{os_reason(error)}", "检查文件权限") from error
    if isinstance(found, tuple):
        raise CannotCheck(
            f"目录文件 {shown} 有{count_problems(found)}处错误",
            f"改正后用 gongkai catalog validate {shown} 复核",
            found,
        )
    return found
