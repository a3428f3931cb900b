"""The demo's files, shipped in `repository/` → a folder, each with its line for editors."""

from __future__ import annotations

import errno
import os
from datetime import date
from pathlib import Path, PurePosixPath

from gongkai_cli.cli.atomic_write import inside, write_whole
from gongkai_cli.sources.package_data import modeline
from gongkai_cli.sources.regular_file import read_regular_file

from .editors import schema_files

AS_OF = date(2026, 10, 31)
"""The day on which the demo shows everything that its comments promise."""

REPOSITORY = Path(__file__).parent / "repository"
PROJECT = Path("gongkai.yaml")


MAX_BYTES = 1024 * 1024
"""No file of the demo comes near."""


def write_demo(folder: Path) -> int:
    """Copies the demo into a folder, made if need be, and returns the number of files.

    `gongkai.yaml` comes last, so that a copy that broke off is no project; the next one completes it.
    Raises FileExistsError, before anything is written, where a file of that name is not the demo's.
    """
    files = _files(folder)
    foreign = next((path for path, data in files if _there(path) and not _is(path, data)), None)
    if foreign is not None:
        raise FileExistsError(errno.EEXIST, "", str(foreign))
    for path, data in schema_files(folder) + files:
        write_whole(inside(folder, path), data)
    return len(files)


def left_by_broken_copy(folder: Path) -> int:
    """How many of the demo's files a folder holds already."""
    return sum(_there(path) for path, _ in _files(folder))


def _files(folder: Path) -> list[tuple[Path, bytes]]:
    names = sorted(
        (path.relative_to(REPOSITORY) for path in REPOSITORY.rglob("*.yaml")),
        key=lambda name: (name == PROJECT, name),
    )
    return [
        (
            folder / name,
            modeline(PurePosixPath(name.as_posix())).encode() + (REPOSITORY / name).read_bytes(),
        )
        for name in names
    ]


def _there(path: Path) -> bool:
    return os.path.lexists(path)


def _is(path: Path, data: bytes) -> bool:
    try:
        return read_regular_file(path, MAX_BYTES) == data
    except OSError:
        return False
