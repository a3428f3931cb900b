"""What a monthly report says, every number counted: the one tree that all writers render.

A writer reads a `Monthly` and nothing else: it neither counts nor judges. Texts that came from
records, catalog or settings (titles, names, reasons, messages, paths, addresses) are as people typed
them: a writer escapes them for its own output, and makes a link of an address only where
`outputs.monthly.link_address` lets it. Words for verdicts and states are in `outputs.phrases`. The
JSON of a report is this tree, key by key: fields are added, never renamed, within `gongkai.report/1`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from gongkai_cli.analyses.monthly.figures import (
    Duty,
    Figures,
    Ledger,
    Leftover,
    Overview,
    Provenance,
    Reminder,
    Row,
    Tally,
    TrendPoint,
)
from gongkai_cli.analyses.monthly.problems import Group
from gongkai_cli.model.result import Basis
from gongkai_cli.model.verdicts import Severity, State, Verdict
from gongkai_cli.outputs.monthly.corrections import Comparison

SCHEMA: Literal["gongkai.report/1"] = "gongkai.report/1"


@dataclass(frozen=True, slots=True)
class Problem:
    """One error or warning, numbered from 1 in the order of groups, then of the catalog; waived ones last.

    `ground` is what it rests on: the catalog's time limit with its source and law. `name` is the
    rule's in Chinese. `due` … `days_late` and the published page's `url` are the obligation's, None
    where there is none. `file`, `line`, `column` say where to mend it, `mentions` at which other
    places the message looks (file:line); `message` and `hint` name neither files nor keys of files.
    """

    number: int
    group: Group
    code: str
    name: str
    severity: Severity
    obligation: str | None
    item: str | None
    category: str
    office: str
    title: str
    period: str | None
    verdict: Verdict | None
    due: date | None
    basis: Basis | None
    published: date | None
    workdays_late: int | None
    days_late: int | None
    ground: str
    message: str
    hint: str
    url: str | None
    file: str
    line: int
    column: int
    fingerprint: str
    waived_by: str | None
    mentions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """One line of the rectification ledger (整改台账); the office fills in what became of it."""

    number: int
    problem: int
    item: str | None
    office: str
    code: str
    what: str
    measure: str
    deadline: date


@dataclass(frozen=True, slots=True)
class Rectification:
    """整改要求: by when, counted `within` working days after the as-of day."""

    within: int
    own: bool
    deadline: date
    uncovered_year: int | None
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class Volume:
    """One office's own report beside this one: its file's name without the ending, and its upshot."""

    office: str
    stem: str
    remark: str


@dataclass(frozen=True, slots=True)
class Note:
    """One line of 口径说明."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Monthly:
    """The report of one month, for the whole organisation or for one `office`.

    `opening` is the line that every report begins with; `overall` are the sentences of 总体情况;
    `cautions` must stand before any figure where they are not empty; `praise` is the line to write
    under 存在问题 where there are no problems. `running`: the month was not over on the as-of day.
    `start`: what counts from before that day is not checked. `earlier_reported`: late publications of
    earlier months that were made before this month, hence told in theirs. `previous` is the month
    before as of its last day, None before the start. `trend` ends with this month. `items` counts states over the
    catalog (or the office's items). `affected`: how many obligations the problems that are not waived
    concern. `replaces`: this month's own report as it was signed before, where this one differs.
    `seal` is the SHA-256 of the JSON document with an empty seal; empty anywhere else.
    """

    schema: Literal["gongkai.report/1"]
    title: str
    organisation: str
    office: str | None
    month: str
    first: date
    last: date
    start: date
    as_of: date
    running: bool
    complete: bool
    cautions: tuple[str, ...]
    opening: str
    overall: tuple[str, ...]
    items: Mapping[State, int]
    figures: Figures
    previous: Figures | None
    leftover: Leftover
    trend: tuple[TrendPoint, ...]
    problems: tuple[Problem, ...]
    problems_by_severity: Mapping[Severity, int]
    affected: int
    earlier_reported: int
    praise: str
    by_office: tuple[Row, ...]
    by_channel: tuple[Row, ...]
    by_responsibility: tuple[Row, ...]
    ledger: Ledger
    reminders: tuple[Reminder, ...]
    rectification: Rectification
    comparison: Comparison | None
    overview: tuple[Overview, ...]
    duties: tuple[Duty, ...]
    records: Tally
    method: tuple[Note, ...]
    provenance: Provenance
    volumes: tuple[Volume, ...]
    replaces: Comparison | None = None
    seal: str = ""
