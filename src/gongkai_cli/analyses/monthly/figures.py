"""What a month's report counts: figures, obligations, ledger, reminders; no sentence for people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from gongkai_cli.checking.statistics import Rate
from gongkai_cli.model.result import Basis
from gongkai_cli.model.verdicts import Kind, State, Verdict


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
class Tally:
    """What was read for the whole organisation, of an office's report too.

    Files, records, unreadable places; records of before the start, and with dates after the as-of day.
    """

    files: int
    read: int
    unreadable: int
    history: int
    after_as_of: int
