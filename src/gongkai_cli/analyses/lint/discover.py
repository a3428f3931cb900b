"""Paths as given → the files to look at, each with its kind and its project; and what is passed over."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Literal

from gongkai_cli.model.problem import Problem, Stop, WrongUsage, os_reason
from gongkai_cli.model.project import Project
from gongkai_cli.sources.catalog.yaml import find_catalog, open_catalog
from gongkai_cli.sources.holiday_notice.folder import read_notices
from gongkai_cli.sources.paths import is_within, relative, show_path
from gongkai_cli.sources.project import (
    FILE,
    WAIVER_FILES,
    LoadedProject,
    assemble_project,
    assign_offices,
    load_project,
    nearest_project,
)
from gongkai_cli.sources.records.folder import list_record_files
from gongkai_cli.sources.records.readers import SUFFIXES
from gongkai_cli.sources.yaml.file_kinds import LEDGER_MEND, is_table, name_content, name_ending

Kind = Literal["record", "project", "waivers", "calendar", "catalog"]
CALENDAR, CATALOGS, RECORDS = "calendar", "catalogs", "records"
NOT_YAML = "不是YAML文件"
HEAD = 64 * 1024
"""Bytes by which a file that is no YAML is known."""
NO_PROJECT = f"不在任何公开记录库里，没有可用的 {FILE}"


@dataclass(frozen=True, slots=True)
class Home:
    """The project around a file, or why it cannot be opened; for a file outside any, its folder alone.

    `settings` are gongkai.yaml's, which may be right where the catalog or the calendar is not; `why` says
    for want of what there is no project. A project whose calendar is wrong has what is right of it.
    """

    root: Path
    project: LoadedProject | None = None
    problems: tuple[Problem, ...] = ()
    settings: Project | None = None
    why: str = ""

    @property
    def lone(self) -> bool:
        """Whether there is no gongkai.yaml around."""
        return self.why == NO_PROJECT


@dataclass(frozen=True, slots=True)
class Given:
    """A file to look at: on disk, from its project's folder, and as it was given."""

    path: str
    inside: str
    shown: str
    kind: Kind
    home: Home


@dataclass(frozen=True, slots=True)
class Sorted:
    """What was given: files to look at, links that lead nowhere good, files passed over with the reason."""

    files: tuple[Given, ...]
    refused: tuple[tuple[Given, Problem], ...]
    passed_over: tuple[tuple[str, str], ...]


def discover(paths: Iterable[str], in_project: bool = False) -> Sorted:
    """Finds the project around each file; a folder stands for the files below it that are anybody's.

    `in_project` passes over what is in no project; else it is held against the form of a record.

    Raises WrongUsage for a path that does not exist.
    """
    homes: dict[Path, Home] = {}
    files: dict[str, Given] = {}
    refused: list[tuple[Given, Problem]] = []
    passed: list[tuple[str, str]] = []
    for shown in paths:
        if not os.path.lexists(shown):
            raise WrongUsage(f"没有文件 {shown}", "核对路径；路径从当前文件夹算起")
        folder = os.path.isdir(shown)
        if folder:
            passed += _others_below(shown)
        for path, problem in _below(shown) if folder else _single(shown):
            home = _home(path, homes)
            found = NO_PROJECT if in_project and home.lone else _given(path, home)
            if (
                found == NOT_YAML
                and not folder
                and name_ending(path)
                and (is_table(path) or not in_project)
            ):
                refused.append(_not_yaml(path, home))
            elif isinstance(found, str):
                if not folder:
                    passed.append((_printable(path), found))
            elif problem is not None:
                refused.append((found, problem))
            else:
                files.setdefault(os.path.join(home.root, found.inside), found)
    return Sorted(tuple(files.values()), tuple(refused), tuple(passed))


def _below(folder: str) -> Iterator[tuple[str, Problem | None]]:
    top = os.path.realpath(folder)
    base = str(
        nearest_project(Path(folder)) or top
    )  # a link inside the project is as good as a file
    walked = list_record_files(base, folder)
    for problem in walked.problems:
        inside = os.path.relpath(os.path.join(base, problem.path), top)
        yield os.path.normpath(os.path.join(folder, inside)), problem
    for path in walked.files:
        yield os.path.normpath(path), None


def _others_below(folder: str) -> list[tuple[str, str]]:
    """The tables and documents below a folder, each with what it is."""
    return [
        (_printable(os.path.normpath(path)), f"{name_ending(path)}，没有读")
        for path in list_record_files(
            str(nearest_project(Path(folder)) or os.path.realpath(folder)), folder
        ).others
    ]


def _not_yaml(path: str, home: Home) -> tuple[Given, Problem]:
    """A file given by name that is no YAML: what it is, and what to do."""
    where = Path(path)
    inside = relative(str(where.parent.resolve() / where.name), str(home.root))
    try:
        with open(path, "rb") as stream:
            content = name_content(stream.read(HEAD))
    except OSError as error:
        content = f"打不开的文件（{os_reason(error)}）"
    what = content or name_ending(path)
    message = f"这是{what}，{NOT_YAML}，没有读" if what else f"{NOT_YAML}，没有读"
    hint = (
        LEDGER_MEND if is_table(path) else "公开记录写成 .yaml 文件再查（写法见 docs/records.md）"
    )
    return Given(path, inside, _printable(path), "record", home), Problem(
        inside, 1, 1, message, hint
    )


def _single(path: str) -> Iterator[tuple[str, Problem | None]]:
    root = nearest_project(Path(path).parent)
    if os.path.islink(path) and root is not None:
        target = os.path.realpath(path)
        if not is_within(target, str(root)):
            yield path, Problem(path, 1, 1, "符号链接指向项目之外，未读取", "把文件复制到项目里")
            return
    if not os.path.isfile(path):
        message = "不是普通文件（或链接已断），未读取"
        yield path, Problem(path, 1, 1, message, "换成普通的YAML文件，或删去")
        return
    yield path, None


def _home(path: str, homes: dict[Path, Home]) -> Home:
    folder = Path(path).parent.resolve()
    home = homes.get(folder)
    if home is not None:
        return home
    root = nearest_project(folder)
    if root is None:
        home = Home(folder, why=NO_PROJECT)
    elif root in homes:
        home = homes[root]
    else:
        home = homes[root] = _opened(root)
    homes[folder] = home
    return home


def _opened(root: Path) -> Home:
    """The project as far as it can be opened, and what is wrong, each in the file that is to blame."""
    try:
        loaded = load_project(root)
    except Stop as stop:
        return Home(root, None, _told(stop, FILE), why=f"{FILE} 有错误")
    settings, blamed = loaded.value, FILE
    try:
        _, builtin = find_catalog(settings.catalog, root)
        blamed = FILE if builtin else os.path.normpath(settings.catalog).replace(os.sep, "/")
        catalog = open_catalog(settings.catalog, root)
    except Stop as stop:
        told = _told(stop, blamed, loaded.place("catalog")[0])
        problems = [replace(each, path=blamed) for each in told]  # by its path, not by its name
        return Home(root, None, tuple(problems), settings, f"目录 {settings.catalog} 用不了")
    *_, wrong = assign_offices(loaded, catalog)
    if wrong:
        return Home(root, None, tuple(wrong), settings, f"{FILE} 有错误")
    try:
        notices, problems = read_notices(root / CALENDAR)
    except Stop as stop:
        notices, problems = [], list(_told(stop, CALENDAR))
    try:
        project = assemble_project(root, loaded, catalog, tuple(notice for _, notice in notices))
    except Stop as stop:
        return Home(root, None, (*problems, *_told(stop, FILE)), settings, f"{FILE} 有错误")
    return Home(root, project, tuple(problems), settings)


def _told(stop: Stop, blamed: str, line: int = 1) -> tuple[Problem, ...]:
    """What stopped the opening: the problems it names, or itself, at the top of the file to blame."""
    at = line if blamed == FILE else 1
    return stop.problems or (Problem(blamed, at, 1, stop.message, stop.hint),)


def _given(path: str, home: Home) -> Given | str:
    """The file with its kind, or why it is none of anybody's business here."""
    where = Path(path)
    inside = relative(str(where.parent.resolve() / where.name), str(home.root))
    kind, why = _kind(PurePosixPath(inside), home)
    return why if kind is None else Given(path, inside, _printable(path), kind, home)


def _kind(inside: PurePosixPath, home: Home) -> tuple[Kind | None, str]:
    """The kind of a file by its path inside its project, or None and why it has none."""
    if str(inside) == FILE:
        return "project", ""
    if str(inside) in WAIVER_FILES and not home.lone:
        return "waivers", ""
    if not inside.name.lower().endswith(SUFFIXES):
        return None, NOT_YAML
    if home.lone:
        return "record", ""
    settings = home.settings
    if settings is not None and _same(home.root / settings.catalog, home.root / inside):
        return "catalog", ""
    records = PurePosixPath(os.path.normpath(settings.records if settings else RECORDS))
    if inside.is_relative_to(records):
        if any(part.startswith(".") for part in inside.relative_to(records).parts):
            return None, "名字以点开头，检查时不读"
        return "record", ""
    if str(inside.parent) == CALENDAR and not inside.name.startswith("."):
        return "calendar", ""
    if str(inside.parent) == CATALOGS and ".annotations." not in inside.name:
        return "catalog", ""
    return None, f"不是公开记录（不在 {records}/ 里）"


def _same(one: Path, other: Path) -> bool:
    return os.path.realpath(one) == os.path.realpath(other)


def _printable(path: str) -> str:
    return show_path(path)
