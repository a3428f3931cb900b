"""Sorted files → findings about what is wrong in them, by the rules that judge a file by itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from gongkai_cli.calendar.periods import parse_period
from gongkai_cli.checking.findings import (
    find_violations,
    place_findings,
    sources_of,
    with_fingerprint,
)
from gongkai_cli.checking.obligations.build import build_obligations
from gongkai_cli.checking.rules import load_rules
from gongkai_cli.checking.rules.base import Context
from gongkai_cli.checking.verdicts import judge_obligations
from gongkai_cli.model.problem import Problem
from gongkai_cli.model.record import acts_of
from gongkai_cli.model.result import Finding, LocatedRecord, Place, Unreadable
from gongkai_cli.model.verdicts import Severity
from gongkai_cli.sources.catalog.item_index import with_meant_items, with_own_items
from gongkai_cli.sources.places import locate
from gongkai_cli.sources.project import LAST_YEAR, NO_OFFICE, LoadedProject, build_calendar
from gongkai_cli.sources.records.problem_list import problems_of, unreadable_for
from gongkai_cli.sources.records.read import read_file
from gongkai_cli.sources.yaml.load_model import os_problem

from .discover import CALENDAR, Given, Home, Kind, Sorted

CODES: dict[Kind, tuple[str, str]] = {
    "record": ("GK901", "unreadable-record"),
    "waivers": ("GK503", "waiver-malformed"),
    "project": ("project", "project-malformed"),
    "calendar": ("calendar", "calendar-malformed"),
    "catalog": ("catalog", "catalog-malformed"),
}
"""Code and name of what is wrong in a file of each kind; settings have no rule, and so no number."""
Naming = Callable[[Path, str], str]
"""A project's folder and a path inside it → the path that the reader knows the file by."""


@dataclass(frozen=True, slots=True)
class Linted:
    """What was looked at and what was found, with the paths that the reader knows.

    `alone` are the records that were held against the record's form only, each with what it wants for.
    """

    findings: tuple[Finding, ...]
    files: tuple[Given, ...]
    records: int
    passed_over: tuple[tuple[str, str], ...]
    alone: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class _Read:
    """The records of one project, as far as they were given."""

    records: list[LocatedRecord] = field(default_factory=list)
    unreadable: list[Unreadable] = field(default_factory=list)
    others: list[Given] = field(default_factory=list)
    files: list[Given] = field(default_factory=list)


def lint(given: Sorted, today: date, naming: Naming) -> Linted:
    """Looks at every file. The day matters to waivers alone; nothing here is ever late or missing."""
    homes: dict[Path, tuple[Home, _Read]] = {}
    for file in given.files:
        _, read = homes.setdefault(file.home.root, (file.home, _Read()))
        if file.kind == "record":
            read.files.append(file)
            held = read_file(file.path, file.inside)
            read.records += held.records
            read.unreadable += held.unreadable
        else:
            read.others.append(file)
    for file, problem in given.refused:
        _, read = homes.setdefault(file.home.root, (file.home, _Read()))
        read.unreadable.append(unreadable_for(replace(problem, path=file.inside)))
    found: list[Finding] = []
    seen: Counter[str] = Counter()
    for home, read in homes.values():
        plain = [with_fingerprint(each, seen) for each in dict.fromkeys(_of_settings(home, read))]
        if home.project is not None:
            plain += _of_records(home.project, read, today)
        else:
            unread = (_finding(p, "record", item) for p, item in problems_of(read.unreadable))
            plain += [with_fingerprint(each, seen) for each in unread]
        found += [_named(each, home.root, naming) for each in plain]
    found.sort(key=lambda f: (f.place.path, f.place.line, f.place.column, f.code, f.facts_in_words))
    alone = [
        (file.shown, home.why)
        for home, read in homes.values()
        if home.project is None
        for file in read.files
    ]
    records = sum(len(read.records) for _, read in homes.values())
    files = (*given.files, *(file for file, _ in given.refused))
    return Linted(tuple(found), files, records, given.passed_over, tuple(alone))


def _of_records(project: LoadedProject, read: _Read, today: date) -> Sequence[Finding]:
    """What the rules about files find, as if everything written down had come to pass."""
    if not read.records and not read.unreadable:
        return []
    day = _latest(read.records, project.project.start)
    within = min(day, date(LAST_YEAR, 12, 31))
    calendar = build_calendar(project, within)
    index = project.catalog.index
    unreadable = with_meant_items(read.unreadable, index)
    laid = build_obligations(project, with_own_items(read.records, index), calendar, within)
    written = tuple(each for each in laid.obligations if each.records)
    laid = replace(laid, obligations=written)
    judged = tuple(judge_obligations(project, laid, unreadable, calendar, within))
    without = replace(project, waivers=None)
    context = Context(without, calendar, day, laid, judged, unreadable)
    found = [f for f in find_violations(context).findings if load_rules()[f.code].of_file]
    if project.waivers is not None:
        from gongkai_cli.checking.apply_waivers import apply_waivers

        found = apply_waivers(
            replace(context, project=project, as_of=today), found, load_rules()
        ).findings
    places = locate(project.root, sources_of(found))
    return place_findings(found, places, project.catalog.order)


def _latest(records: Iterable[LocatedRecord], start: date) -> date:
    """The last day that any of the records speaks of."""
    return max((day for placed in records for day in _days(placed)), default=start)


def _days(placed: LocatedRecord) -> Iterator[date]:
    record = placed.record
    if record.period is not None:
        yield parse_period(record.period).last
    acts = (record, *acts_of(record))
    ends = [day for act in acts for day in (act.published, act.withdrawn, act.posted_until)]
    yield from (day for day in (record.formed, record.due, *ends) if day is not None)


def _of_settings(home: Home, read: _Read) -> Iterator[Finding]:
    """What is wrong in the project's own files, and why its project cannot be opened."""
    for problem in home.problems:
        yield _finding(problem, _kind_of(problem.path))
    for file in read.others:
        for problem in _problems(file):
            yield _finding(problem, file.kind)


def _kind_of(path: str) -> Kind:
    if path == "gongkai.yaml":
        return "project"
    return "calendar" if path.startswith(f"{CALENDAR}/") else "catalog"


def _problems(file: Given) -> Iterable[Problem]:
    """What is wrong in one file by its own model; gongkai.yaml is its project's to tell."""
    try:
        if file.kind == "waivers":
            return _of_waivers(file)
        if file.kind == "calendar":
            from gongkai_cli.sources.holiday_notice.folder import load_notice

            loaded = load_notice(Path(file.path), file.inside)
            return loaded if isinstance(loaded, tuple) else ()
        if file.kind == "catalog":
            from gongkai_cli.sources.catalog.yaml import read_catalog

            opened = read_catalog(Path(file.path), file.inside)
            return opened if isinstance(opened, tuple) else ()
    except OSError as error:
        return (os_problem(file.inside, error),)
    return ()


def _of_waivers(file: Given) -> tuple[Problem, ...]:
    project = file.home.project
    if project is not None and project.waivers is not None:
        from gongkai_cli.checking.validate_waiver import list_problems

        return list_problems(project, project.waivers, load_rules())
    from gongkai_cli.sources.waivers import read_waivers_file

    return read_waivers_file(file.home.root).problems


def _finding(problem: Problem, kind: Kind, item: str | None = None) -> Finding:
    code, name = CODES[kind]
    return Finding(
        code=code,
        name=name,
        severity=Severity.ERROR,
        facts=problem.illegible,
        place=Place(problem.path, problem.line, problem.column),
        office=NO_OFFICE,
        item=item,
    )


def _named(finding: Finding, root: Path, naming: Naming) -> Finding:
    place = replace(finding.place, path=naming(root, finding.place.path))
    related = tuple(replace(each, path=naming(root, each.path)) for each in finding.related)
    return replace(finding, place=place, related=related)
