"""`gongkai schema`: the JSON Schemas of the files that people write and of the documents."""

from __future__ import annotations

from typing import Annotated

import typer

from gongkai_cli.outputs.schemas import NAMES


def schema(
    name: Annotated[
        str,
        typer.Argument(metavar="名称", help="、".join(NAMES)),
    ],
) -> None:
    """打印 JSON Schema，供编辑器和其他工具使用。

    例：gongkai schema record > record.schema.json
    """
    from gongkai_cli.model.problem import WrongUsage
    from gongkai_cli.outputs.schemas import schema_text

    from .stdout import put

    if name not in NAMES:
        raise WrongUsage(f"没有名为“{name}”的格式", f"可用：{'、'.join(NAMES)}")
    put(schema_text(name).encode())
