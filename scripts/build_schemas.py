"""The models → `schemas/*.schema.json`; `--check` compares instead of writing."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from gongkai_cli.outputs.schemas import NAMES, schema_text

FOLDER = Path(__file__).resolve().parent.parent / "schemas"


def main(arguments: list[str]) -> int:
    """Writes every schema whole; returns 1 where `--check` finds one that is not fresh."""
    stale = 0
    FOLDER.mkdir(exist_ok=True)
    for name in NAMES:
        path, text = FOLDER / f"{name}.schema.json", schema_text(name)
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            continue
        stale += 1
        if "--check" in arguments:
            print(f"{path.name} 与模型不一致，请运行 python scripts/build_schemas.py")
            continue
        fresh = path.with_suffix(".tmp")
        fresh.write_text(text, encoding="utf-8")
        os.replace(fresh, path)
    return int("--check" in arguments and stale > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
