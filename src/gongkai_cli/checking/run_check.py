"""A folder, a day → the result of its check: opens the project, reads its records, judges, finds places."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from gongkai_cli.calendar.workdays import Workdays
from gongkai_cli.model.registration import Registered
from gongkai_cli.sources.catalog.selectors import (
    UnknownSelector,
    select_items,
    split_words,
    unknown_item,
)
from gongkai_cli.sources.paths import names_amiss
from gongkai_cli.sources.places import locate
from gongkai_cli.sources.project import LoadedProject, build_calendar, open_project
from gongkai_cli.sources.records.read import Progress, Records, read_folder

from .check import CheckResult, Selection, check, place_result
from .findings import sources_of

Warn = Callable[[str], None]
"""Takes a line about what is read all the same, such as a file name that is no UTF-8."""


def run_check(
    folder: Path,
    as_of: date,
    *,
    items: Sequence[str] = (),
    offices: Sequence[str] = (),
    through: date | None = None,
    history: Mapping[str, str] | None = None,
    progress: Progress | None = None,
    warn: Warn | None = None,
) -> CheckResult:
    """Checks the project around a folder. Raises WrongUsage and CannotCheck.

    `through` is the last day that will be asked about, where that is later than as-of. With `history`,
    the environment that git is run in, the records are held against their git history (GK401).
    """
    project = open_project(folder)
    narrowed = narrow(project, items, offices)
    records = read_records(project, progress, warn)
    calendar = build_calendar(project, through or as_of)
    known = None
    if history is not None:
        from gongkai_cli.sources.git_history.read import read_registrations

        known = read_registrations(project.root, history, project.catalog.index.own)
    return check_records(project, records, calendar, as_of, narrowed, known)


def read_records(
    project: LoadedProject, progress: Progress | None = None, warn: Warn | None = None
) -> Records:
    """The records of a project. Raises CannotCheck."""
    records = read_folder(project.root, project.project.records, progress)
    if warn is not None:
        for line in names_amiss(records.odd_names):
            warn(line)
    return records


def check_records(
    project: LoadedProject,
    records: Records,
    calendar: Workdays,
    as_of: date,
    narrowed: Selection | None = None,
    registered: Registered | None = None,
) -> CheckResult:
    """Judges what has been read, and looks once more into the files that findings point at."""
    checked = check(project, records, calendar, as_of, narrowed, registered)
    return place_result(checked, locate(project.root, sources_of(checked.findings)))


def narrow(
    project: LoadedProject, items: Sequence[str], offices: Sequence[str]
) -> Selection | None:
    """What is asked for, if not everything. Raises WrongUsage for an item or office that there is not."""
    wanted = set(project.catalog.items)
    asked: dict[str, tuple[str, ...]] = {}
    index = project.catalog.index
    words = [w for each in items for w in ([each] if index.asked(each) else split_words([each]))]
    chosen = list(dict.fromkeys(index.asked(word) or word for word in words))
    if chosen:
        try:
            wanted &= set(select_items(chosen, index))
        except UnknownSelector as error:
            raise unknown_item(str(error), index) from None
        asked["item"] = tuple(chosen)
    if offices:
        named = [project.office_named(office) for office in offices]
        wanted &= {item for item in project.catalog.items if project.office(item) in named}
        asked["office"] = tuple(named)
    return Selection(asked, frozenset(wanted)) if asked else None
