"""A folder of data files that come with the package → the files."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent


def shipped(folder: str, suffix: str) -> list[Path]:
    """The data files that come with the package, in the wheel or beside a checkout's src."""
    for place in (PACKAGE / "data" / folder, PACKAGE.parent.parent / folder):
        if place.is_dir():
            return sorted(p for p in place.glob(f"*{suffix}") if ".annotations" not in p.name)
    return []
