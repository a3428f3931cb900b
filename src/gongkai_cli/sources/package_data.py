"""A folder of data files that come with the package → the files."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

PACKAGE = Path(__file__).resolve().parent.parent
FOLDER = ".schemas"
OF_FILE = {"gongkai.yaml": "project", "waivers.yaml": "waivers"}
OF_FOLDER = {"calendar": "notice"}
"""Which schema a file at the top of the repository, or in a folder of it, follows; all others are records."""


def shipped(folder: str, suffix: str) -> list[Path]:
    """The data files that come with the package, in the wheel or beside a checkout's src."""
    for place in (PACKAGE / "data" / folder, PACKAGE.parent.parent / folder):
        if place.is_dir():
            return sorted(p for p in place.glob(f"*{suffix}") if ".annotations" not in p.name)
    return []


def modeline(file: PurePosixPath) -> str:
    """The first line of a repository's file, by its path from the repository's folder."""
    name = OF_FILE.get(str(file)) or OF_FOLDER.get(file.parts[0], "record")
    up = "../" * (len(file.parts) - 1)
    return f"# yaml-language-server: $schema={up}{FOLDER}/{name}.schema.json\n"
