"""A new repository → what lets editors complete and check its files: schemas, and a line that names them."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from gongkai_cli.sources.package_data import shipped

from .whole import inside

FOLDER = ".schemas"
NAMES = ("project", "record", "waivers", "notice")
OF_FILE = {"gongkai.yaml": "project", "waivers.yaml": "waivers"}
OF_FOLDER = {"calendar": "notice"}
"""Which schema a file at the top of the repository, or in a folder of it, follows; all others are records."""


def schema_files(folder: Path, names: tuple[str, ...] = NAMES) -> list[tuple[Path, bytes]]:
    """The schemas as files of the repository's `.schemas` folder. Raises OSError where that leads elsewhere."""
    return [
        (inside(folder, folder / FOLDER / path.name), path.read_bytes())
        for path in shipped("schemas", ".schema.json")
        if path.name.removesuffix(".schema.json") in names
    ]


def modeline(file: PurePosixPath) -> str:
    """The first line of a repository's file, by its path from the repository's folder."""
    name = OF_FILE.get(str(file)) or OF_FOLDER.get(file.parts[0], "record")
    up = "../" * (len(file.parts) - 1)
    return f"# yaml-language-server: $schema={up}{FOLDER}/{name}.schema.json\n"
