"""Reading a project → a progress bar and remarks on stderr, for a person who looks on."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from gongkai_cli.checking.check import CheckResult
from gongkai_cli.checking.run_check import read_records, run_check
from gongkai_cli.sources.project import LoadedProject
from gongkai_cli.sources.records.read import Records

from .errors import say

MANY_FILES = 2000


def check_folder(
    folder: Path,
    as_of: date,
    items: Sequence[str] | None = None,
    offices: Sequence[str] | None = None,
    through: date | None = None,
    history: bool = False,
) -> CheckResult:
    """`run_check` in this process's environment. Raises WrongUsage and CannotCheck."""
    remarks: list[str] = []
    with _progress() as advance:
        checked = run_check(
            folder,
            as_of,
            items=items or (),
            offices=offices or (),
            through=through,
            history=os.environ if history else None,
            progress=advance,
            warn=remarks.append,
        )
    for remark in remarks:
        say(remark)
    return checked


def read_project_records(project: LoadedProject) -> Records:
    """`read_records` of a project. Raises CannotCheck."""
    remarks: list[str] = []
    with _progress() as advance:
        records = read_records(project, advance, remarks.append)
    for remark in remarks:
        say(remark)
    return records


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None] | None]:
    """A progress bar for long loads, where a person looks on."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    # no thread of its own: the reader says itself how far it is
    with Progress(console=console, transient=True, auto_refresh=False) as bar:
        task = bar.add_task("读取公开记录", visible=False)

        def advance(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total, visible=total >= MANY_FILES, refresh=True)

        yield advance
