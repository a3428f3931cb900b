"""The issued table and its annotations → catalogs/xicheng-jiedao.yaml."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "tests/fixtures/xicheng-jiedao-source.txt"
ANNOTATIONS = ROOT / "catalogs/xicheng-jiedao.annotations.yaml"
CATALOG = ROOT / "catalogs/xicheng-jiedao.yaml"

SCHEMA_LINE = "# yaml-language-server: $schema=../schemas/catalog.schema.json"
MADE_BY = "# 由 scripts/build_catalog.py 生成，请勿手改；补充内容写在 {annotations}。"
HEADINGS = ["序号", "具体职责", "业务事项", "信息类别", "内容标准", "公开时限", "公开形式"]
COLUMNS = [
    "id",
    "responsibility",
    "matter",
    "category",
    "content_standard",
    "time_limit",
    "channel",
]
MERGED = ("responsibility", "matter")
ADDITIONS = ("elements", "standing", "display", "personal", "note")
HEAD = ("catalog", "title", "source")
DICTIONARIES = {"time_limits": "time_limit", "channels": "channel"}
ONE_LINE = 1_000_000  # wider than any scalar, so that PyYAML never folds one


def main(arguments: list[str] | None = None) -> int:
    """0 when written or up to date, 1 when `--check` finds a difference, 2 when it cannot be built."""
    options = _options(arguments)
    try:
        text = build(options.table, options.annotations)
    except (OSError, ValueError, yaml.YAMLError) as error:
        print(f"未生成目录：{error}", file=sys.stderr)
        return 2
    if not options.check:
        replace(options.output, text)
        return 0
    if options.output.is_file() and options.output.read_bytes() == text.encode():
        return 0
    print(f"{options.output} 与原表和补充文件不一致。", file=sys.stderr)
    print("提示：运行 python scripts/build_catalog.py 重新生成。", file=sys.stderr)
    return 1


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare only; exit 1 when different")
    parser.add_argument("--table", type=Path, default=TABLE)
    parser.add_argument("--annotations", type=Path, default=ANNOTATIONS)
    parser.add_argument("--output", type=Path, default=CATALOG)
    return parser.parse_args(arguments)


def build(table: Path, annotations: Path) -> str:
    """The catalog's text; ValueError where table and annotations do not fit together."""
    rows = filled_down(read_table(table.read_text(encoding="utf-8")))
    additions = yaml.safe_load(annotations.read_text(encoding="utf-8"))
    document = assemble(rows, additions)
    text = render(document, annotations.name)
    if yaml.safe_load(text) != document:
        raise ValueError("生成的文件重新读入后与原内容不同")
    return text


def read_table(text: str) -> list[dict[str, str]]:
    """The rows with their cells as one line each; a last row that is only a number is left out."""
    cells = read_cells(text)
    width = len(HEADINGS)
    grid = [cells[start : start + width] for start in range(0, len(cells), width)]
    if not grid or grid[0] != HEADINGS:
        raise ValueError(f"原表首行应为{'、'.join(HEADINGS)}")
    if not any(grid[-1][1:]):
        grid.pop()
    if len(grid[-1]) != width:
        raise ValueError(f"原表最后一行只有{len(grid[-1])}格，应为{width}格")
    rows = [dict(zip(COLUMNS, cells, strict=True)) for cells in grid[1:]]
    for number, row in enumerate(rows, start=1):
        if row["id"] != str(number):
            raise ValueError(f"原表第{number}行的序号是“{row['id']}”，应为{number}")
    return rows


def read_cells(text: str) -> list[str]:
    """Every cell in order: one begins at a tab, a line without a tab continues the cell before."""
    cells: list[str] = []
    for line in text.splitlines():
        if line.lstrip(" \N{NO-BREAK SPACE}").startswith("\t"):
            cells.append(line.strip())
        elif cells:
            cells[-1] += line.strip()
    return cells


def filled_down(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """The rows with the text of merged cells repeated in each row that they span."""
    above = dict.fromkeys(MERGED, "")
    filled = []
    for row in rows:
        above = {column: row[column] or above[column] for column in MERGED}
        filled.append(row | above)
    return filled


def assemble(rows: list[dict[str, str]], annotations: dict[str, Any]) -> dict[str, Any]:
    """The whole document; ValueError for a phrase not explained, or an annotation nobody knows."""
    known = {*HEAD, *DICTIONARIES, "items"}
    _same("补充文件的键", set(annotations), known)
    for dictionary, column in DICTIONARIES.items():
        _same(dictionary, set(annotations[dictionary]), {row[column] for row in rows})
    additions = annotations["items"]
    strangers = set(additions) - {row["id"] for row in rows}
    if strangers:
        raise ValueError(f"补充文件里有原表没有的序号：{_listed(strangers)}")
    items = [row | _ordered(row["id"], additions.get(row["id"], {})) for row in rows]
    return {key: annotations[key] for key in (*HEAD, *DICTIONARIES)} | {"items": items}


def _same(what: str, found: set[str], wanted: set[str]) -> None:
    if missing := wanted - found:
        raise ValueError(f"{what}缺少：{_listed(missing)}")
    if needless := found - wanted:
        raise ValueError(f"{what}多出：{_listed(needless)}")


def _ordered(number: str, additions: dict[str, Any]) -> dict[str, Any]:
    if strangers := set(additions) - set(ADDITIONS):
        raise ValueError(f"补充文件第{number}项有不认识的键：{_listed(strangers)}")
    return {key: additions[key] for key in ADDITIONS if key in additions}


def _listed(names: set[str]) -> str:
    return "、".join(sorted(map(str, names)))


def render(document: dict[str, Any], annotations: str) -> str:
    """YAML with a key a line, short collections inline, and a blank line between items."""
    lines = [SCHEMA_LINE, MADE_BY.format(annotations=annotations), ""]
    lines += [_entry(key, document[key]) for key in HEAD]
    for dictionary in DICTIONARIES:
        lines += ["", f"{dictionary}:"]
        lines += [f"  {_entry(key, rule)}" for key, rule in document[dictionary].items()]
    lines += ["", "items:"]
    lines.append("\n\n".join(map(_item, document["items"])))
    return "\n".join(lines) + "\n"


def _item(item: dict[str, Any]) -> str:
    entries = [f'id: "{item["id"]}"']
    entries += [_entry(key, value) for key, value in item.items() if key != "id"]
    return "  - " + "\n    ".join(entries)


def _entry(key: str, value: object) -> str:
    return f"{_inline(key)}: {_inline(value)}"


def _inline(value: object) -> str:
    """One line of YAML that re-reads as `value`; quoted only where it has to be."""
    text: str = yaml.safe_dump(
        value, allow_unicode=True, default_flow_style=True, sort_keys=False, width=ONE_LINE
    )
    return text.removesuffix("...\n").rstrip("\n")


def replace(path: Path, text: str) -> None:
    """Write the file whole or not at all."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with open(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        os.chmod(temporary, 0o644)  # mkstemp makes files that only their owner can read
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise


if __name__ == "__main__":
    sys.exit(main())
