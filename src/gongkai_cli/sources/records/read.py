"""The records folder → its records with file and line, and everything that could not be read, with reasons."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from gongkai_cli.model.problem import CannotCheck, Problem
from gongkai_cli.model.result import LocatedRecord, Unreadable
from gongkai_cli.sources import regular_file
from gongkai_cli.sources.paths import relative, show_path
from gongkai_cli.sources.yaml.file_kinds import LEDGER_MEND, is_table, name_ending
from gongkai_cli.sources.yaml.load_model import os_problem

from .entries import FileRecords
from .folder import list_record_files
from .problem_list import problems_of, unreadable_for
from .readers import READERS

STEP = 200
Progress = Callable[[int, int], None]
"""Told every so often how many files of how many are read."""


@dataclass(frozen=True, slots=True, repr=False)
class Records:
    """What a records folder holds."""

    files: int
    """How many record files there are, read or not."""
    records: tuple[LocatedRecord, ...]
    """In the order of the files, and in a file as they are written."""
    unreadable: tuple[Unreadable, ...]
    """Records, files and folders that could not be read."""
    odd_names: tuple[str, ...] = ()
    """Paths that may not be UTF-8."""
    others: tuple[str, ...] = ()
    """Documents that are neither records nor evidence."""

    def __repr__(self) -> str:
        return f"<Records: {len(self.records)} in {self.files} files, {len(self.unreadable)} unreadable>"


def read_folder(root: Path, folder: str, progress: Progress | None = None) -> Records:
    """Reads every record file below the project's records folder.

    Raises CannotCheck where there is no such folder, no record file, or none that can be parsed.
    """
    place = root / folder
    if not place.is_dir():
        raise CannotCheck(
            f"没有公开记录文件夹 {folder}/", f"建立 {folder}/，或改 gongkai.yaml 的 records"
        )
    walked = list_record_files(str(root), str(place))
    records: list[LocatedRecord] = []
    odd_names: list[str] = []
    unreadable = [unreadable_for(problem) for problem in walked.problems]
    any_parsed, total = False, len(walked.files)
    above = str(root) + os.sep
    for number, path in enumerate(walked.files):
        if progress is not None and number % STEP == 0:
            progress(number, total)
        shown = relative_of(path, above)
        if "\\" in shown:
            odd_names.append(shown)
        found, lost, parsed = read_file(path, shown)
        records += found
        unreadable += lost
        any_parsed = any_parsed or parsed
    tables, others = _look_at_others(walked.others, str(root), records)
    unreadable += tables
    if not total and not unreadable:
        hint = f"在 {folder}/ 里写公开记录（*.yaml）；样例见 gongkai init --demo"
        there = f"；有{len(others)}个不是YAML的：{'、'.join(others[:5])}" if others else ""
        raise CannotCheck(f"{folder}/ 里没有公开记录文件（读到0个文件）{there}", hint)
    if not any_parsed:
        problems = tuple(problem for problem, _ in problems_of(unreadable))
        message = f"{folder}/ 里的{total}个文件没有一个读得出来"
        message = message if total else f"{folder}/ 里没有YAML写的公开记录文件"
        raise CannotCheck(message, "按各行的提示改正", problems)
    return Records(total, tuple(records), tuple(unreadable), tuple(odd_names), tuple(others))


def read_file(path: str, shown: str) -> FileRecords:
    """The records of one file, by the reader for its name; one that cannot be opened is unreadable."""
    try:
        data = regular_file.read_bytes(path)
    except OSError as error:
        return FileRecords((), (unreadable_for(os_problem(shown, error)),), parsed=False)
    return READERS[path[path.rindex(".") :].lower()](data, shown)


def _look_at_others(
    paths: Sequence[str], root: str, records: Sequence[LocatedRecord]
) -> tuple[list[Unreadable], list[str]]:
    """Of files of other kinds, the tables, which may hold records and were not read, and the rest.

    What a record names as its evidence is neither.
    """
    tables: list[Unreadable] = []
    others: list[str] = []
    if not paths:
        return tables, others
    evidence = {os.path.normpath(e) for each in records for e in each.record.evidence}
    for path in paths:
        shown = relative(path, root)
        if os.path.normpath(shown) in evidence:
            continue
        if is_table(path):
            tables.append(unreadable_for(table_problem(shown)))
        else:
            others.append(shown)
    return tables, others


def table_problem(shown: str) -> Problem:
    """That a table was not read, whatever records it may hold."""
    message = f"这是{name_ending(shown)}，本工具不读表格，其中如有公开记录都没有计入"
    return Problem(shown, 1, 1, message, LEDGER_MEND)


def relative_of(path: str, above: str) -> str:
    """`relative` without its cost, for a path below the project's folder; always printable as UTF-8.

    `above` is the folder with a separator at its end.
    """
    inside = path.startswith(above) and "\\" not in path
    return show_path(path[len(above) :]) if inside else relative(path, above)
