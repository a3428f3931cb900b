"""The demo's files, shipped in `repository/` → a folder, each with its line for editors."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path, PurePosixPath

from ..editors import install, modeline
from ..whole import write_whole

AS_OF = date(2026, 10, 31)
"""The day on which the demo shows everything that its comments promise."""

REPOSITORY = Path(__file__).parent / "repository"
PROJECT = Path("gongkai.yaml")


def write(folder: Path) -> int:
    """Copies the demo into a folder, made if need be, and returns the number of files.

    Raises FileExistsError, before anything is written, where one of the files is already there.
    `gongkai.yaml` comes last, so that a copy that broke off is no project.
    """
    names = sorted(
        (path.relative_to(REPOSITORY) for path in REPOSITORY.rglob("*.yaml")),
        key=lambda name: (name == PROJECT, name),
    )
    for name in (PROJECT, *names):
        if os.path.lexists(folder / name):
            raise FileExistsError(str(folder / name))
    install(folder)
    for name in names:
        line = modeline(PurePosixPath(name.as_posix()))
        write_whole(folder / name, line.encode() + (REPOSITORY / name).read_bytes())
    return len(names)
