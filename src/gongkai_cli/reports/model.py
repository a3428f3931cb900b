"""What a monthly report says, every number counted: the one tree that all writers render.

A writer reads a `Monthly` and nothing else: it neither counts nor judges. Texts that came from
records, catalog or settings (titles, names, reasons, messages, paths, addresses) are as people typed
them: a writer escapes them for its own output, and makes a link of an address only where
`address.address` lets it. Words for verdicts and states are in `words`. The JSON of a report is this
tree, key by key: fields are added, never renamed, within `gongkai.report/1`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ..model.result import Basis, Kind, Severity, State, Verdict
from ..summary import Rate
from .amended import Comparison

SCHEMA: Literal["gongkai.report/1"] = "gongkai.report/1"

Group = Literal["this_month", "earlier_open", "earlier_closed", "records"]
"""Why a problem is in the report.

`this_month`: due, lapsed or published this month, or not tied to an earlier month.
`earlier_open`: of an earlier month and unmended on the as-of day (此前遗留).
`earlier_closed`: due in an earlier month, published late this month (此前到期、本月补公开).
`records`: belongs to no obligation: unreadable, unknown item, duplicate …
"""


@dataclass(frozen=True, slots=True)
class Figures:
    """The numbers of one month for one set of items; `due` is the sum of `by_verdict`.

    `due`: obligations whose due day lies in the month, and `carried` ones: due on the last day of the
    month before and not published on it, which on that day could still be done in time, so that
    every obligation enters the rates of one month. `provisional`: how many of `due` have a
    provisional due day; they enter no rate. `nonconforming`: published ones of `due` with an error or
    warning of GK301–309. Rates are DESIGN section 8's, [number, of] or None of nothing: gazetted,
    due by the as-of day, met, met_late, overdue or undetermined.
    """

    due: int
    by_verdict: Mapping[Verdict, int]
    carried: int
    provisional: int
    nonconforming: int
    disclosed: Rate
    on_time: Rate
    conforming: Rate

    @property
    def open(self) -> int:
        """Not yet due on the as-of day, or due on it and not yet published."""
        return self.by_verdict[Verdict.DUE_SOON] + self.by_verdict[Verdict.PENDING]


@dataclass(frozen=True, slots=True)
class Leftover:
    """What is in no figure of the month and open all the same on the as-of day.

    Of what fell due in earlier months: `unpublished`, `undetermined` (nobody can say), `waived` (both, by
    approval, for now). `undated`: no due day can be counted, so in no month at all. Of what must always
    stand: `lapsed` is not published now, whenever it fell due; `lapse_undetermined` nobody can say.
    """

    unpublished: int
    undetermined: int
    waived: int
    undated: int
    lapsed: int
    lapse_undetermined: int


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """A month by time travel, as of its own last day; figures None before the project began."""

    month: str
    as_of: date
    figures: Figures | None


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table by office, channel or responsibility; the rows add up to the whole.

    `items`: how many catalog items; `problems`: of the report, waived ones left out.
    """

    name: str
    items: int
    figures: Figures
    problems: int


@dataclass(frozen=True, slots=True)
class Duty:
    """One obligation of the month, as of the as-of day.

    `published` is the day of the publication that decided it, with its channel and address;
    `file` and `line` are the record's; `faulty` says that it is counted in `nonconforming`.
    """

    id: str
    item: str
    category: str
    office: str
    kind: Kind
    title: str
    period: str | None
    trigger: date | None
    due: date
    basis: Basis
    carried: bool
    verdict: Verdict
    verdict_unwaived: Verdict | None
    published: date | None
    channel: str | None
    url: str | None
    workdays_late: int | None
    days_late: int | None
    faulty: bool
    reason: str
    file: str | None
    line: int | None


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
class Cell:
    """One item in one month of the ledger: its `count` obligations due then, and the worst of them.

    A standing obligation stands in every month from the project's start on, with its verdict on that
    month's last day (or the as-of day) and no due day but in the month it fell due.
    `by_verdict` holds only verdicts that occur.
    """

    count: int
    verdict: Verdict
    due: date | None
    basis: Basis | None
    published: date | None
    url: str | None
    by_verdict: Mapping[Verdict, int]


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One item; a cell for each month of `Ledger.months`, None where nothing was due."""

    item: str
    category: str
    office: str
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """事项 × 月份: twelve months through the report's, every item of the catalog."""

    months: tuple[str, ...]
    rows: tuple[LedgerRow, ...]


@dataclass(frozen=True, slots=True)
class Reminder:
    """What is still to be published and falls due by the end of the next month.

    `window`: between which days a provisional due day may come to lie.
    """

    id: str
    item: str
    category: str
    office: str
    kind: Kind
    title: str
    period: str | None
    due: date
    basis: Basis
    window: tuple[date, date] | None
    workdays_left: int
    next_month: bool


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
class Overview:
    """One item of the catalog in 一览表; `due`, `by_verdict` and `problems` are the month's."""

    item: str
    responsibility: str
    matter: str
    category: str
    time_limit: str
    channel: str
    office: str
    state: State
    publications: int
    due: int
    by_verdict: Mapping[Verdict, int]
    problems: int


@dataclass(frozen=True, slots=True)
class Provenance:
    """What the report was made of, as SHA-256; `calendar` covers the gazetted days and notices."""

    tool: str
    catalog: str
    project: str
    records: str
    calendar: str
    waivers: str | None


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
class Tally:
    """What was read for the whole organisation, of an office's report too.

    Files, records, unreadable places; records of before the start, and with dates after the as-of day.
    """

    files: int
    read: int
    unreadable: int
    history: int
    after_as_of: int


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
