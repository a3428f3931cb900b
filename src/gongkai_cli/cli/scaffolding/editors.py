"""A new repository → what lets editors complete and check its files: its schemas."""

from __future__ import annotations

from pathlib import Path

from gongkai_cli.cli.atomic_write import inside
from gongkai_cli.sources.package_data import FOLDER, shipped

NAMES = ("project", "record", "waivers", "notice")


def schema_files(folder: Path, names: tuple[str, ...] = NAMES) -> list[tuple[Path, bytes]]:
    """The schemas as files of the repository's `.schemas` folder. Raises OSError where that leads elsewhere."""
    return [
        (inside(folder, folder / FOLDER / path.name), path.read_bytes())
        for path in shipped("schemas", ".schema.json")
        if path.name.removesuffix(".schema.json") in names
    ]
