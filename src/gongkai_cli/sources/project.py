"""A folder → the project around it: gongkai.yaml, catalog, offices, notices, waivers."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from gongkai_cli.calendar.years import FIRST_YEAR as FIRST_YEAR
from gongkai_cli.calendar.years import LAST_YEAR as LAST_YEAR
from gongkai_cli.model.catalog import TimeLimit
from gongkai_cli.model.lookalikes import alike
from gongkai_cli.model.problem import Problem, WrongUsage, count_problems, os_reason, within_limit
from gongkai_cli.model.project import Exempt, NotApplicable, Project

from .catalog.selectors import UnknownSelector, select_items
from .catalog.yaml import CatalogFile, open_catalog
from .holiday_notice.folder import placed_notices
from .yaml.load_model import Loaded, load_file

if TYPE_CHECKING:
    from gongkai_cli.calendar.workdays import Workdays
    from gongkai_cli.model.notice import Notice

    from .waivers import Waivers

FILE = "gongkai.yaml"
WAIVER_FILES = ("waivers.yaml", "waivers.yml")
NO_OFFICE = "未分配"


@dataclass(frozen=True, slots=True, repr=False)
class LoadedProject:
    """Everything of a project but its records."""

    root: Path
    project: Project
    catalog: CatalogFile
    catalog_line: int
    start_line: int
    offices: Mapping[str, str]
    out: Mapping[str, tuple[NotApplicable | Exempt, ...]]
    notices: tuple[Notice, ...]
    limits: Mapping[str, TimeLimit]
    waivers: Waivers | None = None

    def __repr__(self) -> str:
        return f"<LoadedProject {self.project.organisation}: {len(self.catalog.items)} items>"

    def office(self, item: str) -> str:
        """责任科室 of an item."""
        return self.offices.get(item, NO_OFFICE)

    def office_named(self, asked: str) -> str:
        """The office that is asked for, as gongkai.yaml has it. Raises WrongUsage for one it lacks.

        未分配 is always one: records of no item are put down to it.
        """
        known = [*self.project.offices, NO_OFFICE]
        found = alike(asked, known)
        if found is None:
            raise WrongUsage(f"没有科室“{asked}”", f"现有科室：{'、'.join(sorted(known))}")
        return found

    def limit(self, phrase: str) -> TimeLimit:
        """What a phrase means here: gongkai.yaml's override, else the catalog's dictionary."""
        return self.limits[phrase]

    def taken_out(
        self, item: str, day: date, since: date | None = None
    ) -> NotApplicable | Exempt | None:
        """The decision that takes an item out on a day, if any.

        With `since`, on every day from then through that day: the first of those that follow one
        another without a gap.
        """
        first = day if since is None else min(since, day)
        decisions = self.out.get(item, ())
        found: NotApplicable | Exempt | None = None
        while True:
            here = [e for e in decisions if (e.from_ or first) <= first <= (e.to or first)]
            if not here:
                return None
            enough = next((e for e in here if e.to is None or e.to >= day), None)
            found = found or enough or here[0]
            if enough is not None:
                return found
            first = max(e.to for e in here if e.to is not None) + timedelta(days=1)

    def resumed(self, item: str, day: date) -> date | None:
        """The last day of the latest decision that took the item out before a day, if there is one."""
        ends = (decision.to for decision in self.out.get(item, ()) if decision.to is not None)
        return max((end for end in ends if end < day), default=None)


def nearest_project(folder: Path) -> Path | None:
    """The nearest folder upwards that holds gongkai.yaml, if any."""
    here = folder.resolve()
    return next((place for place in (here, *here.parents) if (place / FILE).is_file()), None)


def find_root(folder: Path) -> Path:
    """The nearest folder upwards that holds gongkai.yaml. Raises WrongUsage."""
    if not folder.exists():
        raise WrongUsage(f"没有文件夹 {folder}", "核对路径；新建一个：gongkai init 文件夹")
    if not folder.is_dir():
        raise WrongUsage(f"{folder} 不是文件夹", "给出公开记录库的文件夹")
    root = nearest_project(folder)
    if root is not None:
        return root
    raise WrongUsage(f"{folder} 及其上级文件夹里都没有 {FILE}", f"新建一个：gongkai init {folder}")


def open_project(folder: Path) -> LoadedProject:
    """Loads a project. Raises WrongUsage for its own file, CannotCheck for catalog and calendar."""
    root = find_root(folder)
    loaded = load_project(root)
    catalog = open_catalog(loaded.value.catalog, root)
    *_, problems = assign_offices(loaded, catalog)
    if problems:
        raise WrongUsage(
            f"{FILE} 有{count_problems(problems)}处错误", "按各行的提示改正", tuple(problems)
        )
    return assemble_project(root, loaded, catalog)


def load_project(root: Path) -> Loaded[Project]:
    """A project's own file. Raises WrongUsage with every problem in it."""
    try:
        loaded = load_file(root / FILE, FILE, Project)
    except OSError as error:
        raise WrongUsage(f"{FILE} 打不开：{os_reason(error)}", "检查文件权限") from error
    if isinstance(loaded, tuple):
        raise WrongUsage(f"{FILE} 有{count_problems(loaded)}处错误", "按各行的提示改正", loaded)
    return loaded


def assemble_project(
    root: Path,
    loaded: Loaded[Project],
    catalog: CatalogFile,
    notices: tuple[Notice, ...] | None = None,
) -> LoadedProject:
    """A project with a catalog that it fits, by its own calendar unless notices are given.

    Raises WrongUsage, and CannotCheck for the calendar.
    """
    project = loaded.value
    offices, out, _ = assign_offices(loaded, catalog)
    limits = dict(catalog.catalog.time_limits)
    for phrase, limit in project.time_limits.items():  # the office's own number is no catalog's
        source = limit.source if limit.law else "project"
        limits[alike(phrase, limits) or phrase] = limit.model_copy(update={"source": source})
    outside = (root / project.records).resolve()
    if root != outside and root not in outside.parents:
        raise WrongUsage(f"{FILE} 的 records 指向项目之外：{project.records}", "写项目里的文件夹")
    if notices is None:
        notices = tuple(notice for _, notice in placed_notices(root / "calendar"))
    return LoadedProject(
        root,
        project,
        catalog,
        loaded.place("catalog")[0],
        loaded.place("start")[0],
        offices,
        out,
        notices,
        limits,
        load_waivers(root),
    )


def assign_offices(
    loaded: Loaded[Project], catalog: CatalogFile
) -> tuple[dict[str, str], dict[str, tuple[NotApplicable | Exempt, ...]], list[Problem]]:
    """Which office and which decisions each item has, and the selectors that name nothing."""
    project = loaded.value
    problems: list[Problem] = []
    offices: dict[str, str] = {}
    out: dict[str, tuple[NotApplicable | Exempt, ...]] = {}

    def ids(selectors: tuple[str, ...], *path: str | int) -> list[str]:
        try:
            return select_items(selectors, catalog.index)
        except UnknownSelector as error:
            near = catalog.index.suggestion(str(error))
            hint = f"{near}写事项编号（如 7），或由小到大的编号范围（如 36-67）"
            problems.append(Problem(FILE, *loaded.place(*path), f"“{error}”不是目录里的事项", hint))
            return []

    for name, selectors in project.offices.items():
        for item in ids(selectors, "offices", name):
            if item in offices:
                place = loaded.place("offices", name)
                message = f"第{item}项同时分给“{offices[item]}”和“{name}”"
                problems.append(Problem(FILE, *place, message, "每项只分给一个科室"))
            offices[item] = name
    decided: dict[str, tuple[NotApplicable | Exempt, ...]] = {
        "not_applicable": project.not_applicable,
        "exempt": project.exempt,
    }
    for key, decisions in decided.items():
        for n, decision in enumerate(decisions):
            for item in ids(decision.items, key, n, "items"):
                out[item] = (*out.get(item, ()), decision)
    if project.start.year < FIRST_YEAR:
        message = f"起始日{project.start}早于工作日历的第一年{FIRST_YEAR}"
        hint = f"写{FIRST_YEAR}-01-01或以后的日期"
        problems.append(Problem(FILE, *loaded.place("start"), message, hint))
    problems += override_problems(loaded, catalog)
    return offices, out, list(within_limit(problems))


def override_problems(loaded: Loaded[Project], catalog: CatalogFile) -> list[Problem]:
    """Overrides of limits that are not ours to set: only a default of this tool may be replaced."""
    problems = []
    for phrase, limit in loaded.value.time_limits.items():
        known = catalog.catalog.time_limits.get(alike(phrase, catalog.catalog.time_limits) or "")
        if known is None:
            message, hint = f"目录里没有“{phrase}”这个公开时限", "写目录 time_limits 里的原话"
        elif known.source != "default":
            message = f"“{phrase}”的期限由目录或法规规定，不能另定"
            hint = "删去这一行；只有目录未规定、用默认口径的期限可以另定"
        elif limit.head != known.head or limit.every != known.every:
            message = f"“{phrase}”只能另定天数，不能改成另一种时限"
            hint = f"保留 {known.head}: {known.every}，只改 within"
        else:
            continue
        problems.append(Problem(FILE, *loaded.place("time_limits", phrase), message, hint))
    return problems


def load_waivers(root: Path) -> Waivers | None:
    """What waivers.yaml holds, None where there is no such file; what is wrong in it is for GK503."""
    if not any(os.path.lexists(root / name) for name in WAIVER_FILES):
        return None
    from .waivers import read_waivers_file

    return read_waivers_file(root)


def build_calendar(project: LoadedProject, *days: date) -> Workdays:
    """The project's calendar, long enough for spans that begin by its start or by any of the days."""
    from gongkai_cli.calendar.workdays import build_workdays

    last = max(day.year for day in (project.project.start, *days))
    return build_workdays(project.notices, through_year=last + 1)
