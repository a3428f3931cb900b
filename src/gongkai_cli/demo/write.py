"""The demo's files, shipped as they are in `repository/` → a folder."""

from __future__ import annotations

import os
import tempfile
from datetime import date
from pathlib import Path

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
    for name in names:
        _copy(REPOSITORY / name, folder / name)
    return len(names)


def _copy(source: Path, target: Path) -> None:
    """Copies one file whole: the target has all of it or does not exist."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=".", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(source.read_bytes())
        os.chmod(temporary, 0o644)  # mkstemp gives 0600; colleagues read these files too
        os.replace(temporary, target)
    except BaseException:
        os.unlink(temporary)
        raise
