"""The files that a report is made of → their digests, the same wherever the project lies."""

from __future__ import annotations

import hashlib
from pathlib import Path

from gongkai_cli import __version__
from gongkai_cli.calendar.workdays import Workdays
from gongkai_cli.sources.paths import relative
from gongkai_cli.sources.project import FILE, LoadedProject
from gongkai_cli.sources.records.folder import list_record_files
from gongkai_cli.sources.regular_file import read_regular_file

from .figures import Provenance

WAIVERS = "waivers.yaml"


def provenance(project: LoadedProject, calendar: Workdays) -> Provenance:
    """Digests of catalog, settings, record files (names and bytes), notices and waivers.

    In settings, records and waivers \\r\\n counts as \\n, so that a checkout on Windows has the same ones.
    """
    waivers = project.root / WAIVERS
    return Provenance(
        tool=f"gongkai-cli {__version__}",
        catalog=project.catalog.sha256,
        project=_digest(project.root / FILE),
        records=_records(project.root, project.project.records),
        calendar=calendar.sha256(),
        waivers=_digest(waivers) if waivers.is_file() else None,
    )


def _digest(path: Path) -> str:
    try:
        data = read_regular_file(path)
    except OSError:  # the check says so; here it only must not look like an empty file
        return "unreadable"
    return hashlib.sha256(data.replace(b"\r\n", b"\n")).hexdigest()


def _records(root: Path, folder: str) -> str:
    """One digest over every record file: its path in the project and its bytes, lines ending in \\n."""
    whole = hashlib.sha256()
    named = {
        relative(path, str(root)): path
        for path in list_record_files(str(root), str(root / folder)).files
    }
    for shown, path in sorted(named.items()):
        whole.update(f"{shown}\0{_digest(Path(path))}\n".encode())
    return whole.hexdigest()
