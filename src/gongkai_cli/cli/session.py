"""A folder, a day → a checked project: opens the project, reads its records, judges, narrows."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache
from pathlib import Path

from ..catalog.select import UnknownSelector, select, unknown_item
from ..check import Checked, Narrowed, check
from ..model.fold import without_unseen
from ..model.keys import places_in_english
from ..model.problem import WrongUsage
from ..model.record import Record
from ..model.result import Placed
from ..paths import names_amiss, path_on_disk
from ..project import FIRST_YEAR, LAST_YEAR, OpenProject, calendar_of, open_project
from ..records.read import Records, read_folder
from ..yamltext import plain, text
from ..yamltext.trouble import NotYaml
from .stops import say

BEIJING = timezone(timedelta(hours=8))
MANY_FILES = 2000


def today() -> date:
    """Today in Asia/Shanghai, whatever the machine's zone. Raises WrongUsage for a clock that is years off."""
    day = datetime.now(BEIJING).date()
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        message = f"本机的日期是{day}，不在工作日历的{FIRST_YEAR}至{LAST_YEAR}年之内"
        raise WrongUsage(message, "校准本机的日期后再运行")
    return day


def a_day(value: str | None, option: str) -> date:
    """The day an option names, today without one. Raises WrongUsage."""
    if value is None:
        return today()
    value = without_unseen(value).strip()
    try:
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
            raise ValueError
        day = date.fromisoformat(value)
    except ValueError:
        raise WrongUsage(f"{option} 不是日期：“{value}”", "写成 2026-10-31 这样") from None
    in_range(day.year, option)
    return day


def in_range(year: int, option: str) -> None:
    """Raises WrongUsage for a year that the calendar does not reach."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        message = f"{option} 应在{FIRST_YEAR}至{LAST_YEAR}年之间，现为{year}年"
        raise WrongUsage(message, f"工作日历从{FIRST_YEAR}年起；核对年份")


def run_check(
    folder: Path,
    as_of: date,
    items: list[str] | None = None,
    offices: list[str] | None = None,
    through: date | None = None,
    history: bool = False,
) -> Checked:
    """Checks the project around a folder, against its git history if asked. Raises WrongUsage and CannotCheck.

    `through` is the last day that will be asked about, where that is later than as-of.
    """
    project = open_project(folder)
    narrowed = _narrowed(project, items or [], offices or [])
    records = records_of(project)
    calendar = calendar_of(project, through or as_of)
    known = None
    if history:
        from ..githistory.read import registered

        known = registered(project.root, os.environ, project.catalog.index.own)
    return check(project, records, calendar, as_of, locator(project.root), narrowed, known)


def records_of(project: OpenProject) -> Records:
    """The records of a project; a person who looks on sees how far it is. Raises CannotCheck."""
    with _progress() as advance:
        records = read_folder(project.root, project.project.records, advance)
    for line in names_amiss(records.odd_names):
        say(line)
    return records


def _narrowed(project: OpenProject, items: list[str], offices: list[str]) -> Narrowed | None:
    """What the options narrow to, if anything. Raises WrongUsage."""
    wanted = set(project.catalog.items)
    asked: dict[str, tuple[str, ...]] = {}
    index = project.catalog.index
    words = [word for each in items for word in ([each] if index.asked(each) else split([each]))]
    chosen = list(dict.fromkeys(index.asked(word) or word for word in words))
    if chosen:
        try:
            wanted &= set(select(chosen, index))
        except UnknownSelector as error:
            raise unknown_item(str(error), index) from None
        asked["item"] = tuple(chosen)
    if offices:
        named = [project.office_named(office) for office in offices]
        wanted &= {item for item in project.catalog.items if project.office(item) in named}
        asked["office"] = tuple(named)
    return Narrowed(asked, frozenset(wanted)) if asked else None


def split(values: list[str] | None) -> list[str]:
    """The words of a repeatable option that also takes several at once: --item 7,8."""
    return [word for value in values or [] for word in re.split(r"[,，、\s]+", value) if word]


def locator(root: Path) -> Callable[[Placed, tuple[str | int, ...]], tuple[int, int]]:
    """Finds where a value of a record stands, by reading its file a second time.

    Where the file has changed since, it is the line that the record began at.
    """

    above = str(root)

    @lru_cache(maxsize=2048)
    def places(path: str) -> dict[plain.Path, plain.Position]:
        try:
            data = text.read_bytes(os.path.join(above, path_on_disk(path)))
            return plain.positions(data)
        except (OSError, text.TooLarge, NotYaml):
            return {}

    @lru_cache(maxsize=1)  # asked for file by file, and of few files
    def by_english_keys(path: str) -> dict[plain.Path, plain.Position]:
        return places_in_english(places(path), Record)

    def locate(placed: Placed, path: tuple[str | int, ...]) -> tuple[int, int]:
        if not path:
            return placed.line, 1
        known = places(placed.path)
        if known.get(placed.base, (0, 0))[0] != placed.line:
            return placed.line, 1
        found = known.get((*placed.base, *path))
        if found is None:  # a key in Chinese, or no value there at all
            found = by_english_keys(placed.path).get((*placed.base, *path))
        return found or known[placed.base]

    return locate


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None] | None]:
    """A progress bar on stderr for long loads, where a person looks on."""
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
