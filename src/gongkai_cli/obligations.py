"""Catalog, records, as-of day → the obligations that exist on that day, each with its own records."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from .calendar.workdays import Workdays
from .deadlines import Dues, earlier_of, stated_date
from .misfits import Misfit, misfit, reach
from .model.catalog import Item, Span, TimeLimit
from .model.record import Record, acts_of
from .model.result import DueDate, Obligation, Placed, RecordKey, Unreadable
from .periods import begun
from .project import OpenProject

STATUTORY_SPAN = Span.model_validate({"workdays": "20"})
"""《政府信息公开条例》第二十六条: the outer limit of any information, and of what must always be in force."""
UNDATED = "?"
DUE_ONLY = "due "


class Illegible(NamedTuple):
    """An event of which nothing is known but what is legible here, and where that is written."""

    formed: date | None
    title: str
    path: str
    line: int


@dataclass(slots=True)
class Laid:
    """Every record laid out: under its obligation, or why it has none. Filled once, then read."""

    obligations: list[Obligation] = field(default_factory=list)
    misfits: list[Misfit] = field(default_factory=list)
    unknown: list[Placed] = field(default_factory=list)
    current: list[Placed] = field(default_factory=list)
    by_item: dict[str, list[Placed]] = field(default_factory=dict)
    history: set[RecordKey] = field(default_factory=set)
    obligation_of: dict[RecordKey, str] = field(default_factory=dict)
    after_as_of: int = 0
    meant: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The items that an unknown one, as it is written, may mean."""
    illegible: dict[str, Illegible] = field(default_factory=dict)
    """What makes an event out of what has no record, by the obligation's id."""


def exists(record: Record, as_of: date) -> bool:
    """Whether anything of the record had happened by the day; one without dates always counts."""
    formed, published = record.formed, record.published
    if (formed is not None and formed <= as_of) or (published is not None and published <= as_of):
        return True
    acts = record.publications
    if acts is not None:
        return any(act.published <= as_of for act in acts)
    return formed is None and published is None


def lay_out(
    project: OpenProject,
    records: Iterable[Placed],
    calendar: Workdays,
    as_of: date,
    through: date | None = None,
    unreadable: Iterable[Unreadable] = (),
) -> Laid:
    """Sorts the records under their items and makes the obligations of DESIGN section 4.

    An `unreadable` record of which the item and the formed day are legible is an event all the same, and
    so is one that names an item which only one of the catalog may be.

    `through`, a day after as-of, adds the periods and standing obligations that begin by then; what
    has been written down and has happened stays what it is on the as-of day.
    """
    laid = Laid()
    through = as_of if through is None else through
    by_item = laid.by_item = {id_: [] for id_ in project.catalog.items}
    for placed in records:
        record = placed.record
        if _after(record, as_of):
            laid.after_as_of += 1
        mine = by_item.get(record.item)
        if mine is not None:
            mine.append(placed)
        elif exists(record, as_of):
            laid.unknown.append(placed)
            laid.meant[record.item] = project.catalog.index.named(record.item).meant
    illegible: dict[str, list[Illegible]] = {}
    of_unread = ((e.items, Illegible(e.formed, e.title, e.path, e.line)) for e in unreadable)
    of_unknown = (
        (laid.meant[record.item], Illegible(record.formed, record.title, path, line))
        for record, path, line, _ in laid.unknown
    )
    for items, event in (*of_unread, *of_unknown):
        if len(items) == 1 and event.formed is not None and event.formed <= as_of:
            illegible.setdefault(items[0], []).append(event)
    dues = Dues(calendar)
    for item in project.catalog.catalog.items:
        layout = _ItemLayout(project, item, dues, as_of, through, laid)
        layout.lay(by_item[item.id], illegible.get(item.id, ()))
    return laid


def _after(record: Record, as_of: date) -> bool:
    """Whether anything that the record says happened lies after the day."""
    formed, published = record.formed, record.published
    if formed is not None and formed > as_of:
        return True
    if published is not None and published <= as_of and record.withdrawn is None:
        return False  # by far the most records
    for act in acts_of(record):
        assert act.published is not None
        if act.published > as_of or (act.withdrawn is not None and act.withdrawn > as_of):
            return True
    return False


class _ItemLayout:
    """Lays out the records of one item."""

    def __init__(
        self,
        project: OpenProject,
        item: Item,
        dues: Dues,
        as_of: date,
        through: date,
        laid: Laid,
    ) -> None:
        self.item, self.dues, self.laid = item, dues, laid
        self.as_of, self.through = as_of, through
        self.limit: TimeLimit = project.limit(item.time_limit)
        self.head = self.limit.head
        self.start = start = project.project.start
        self.lower = max(start, item.effective_from) if item.effective_from else start
        self.upper = item.effective_to or date.max

    def lay(self, records: list[Placed], illegible: Sequence[Illegible]) -> None:
        """Adds the item's obligations, in order of trigger, to the layout."""
        grouped: dict[tuple[str, str], list[Placed]] = {}
        head, lower, upper = self.head, self.lower, self.upper
        current, as_of = self.laid.current, self.as_of
        demanded = self.demanded(records) if head == "on_demand" else frozenset()
        for placed in records:
            record = placed.record
            if not exists(record, as_of):
                if head == "on_demand" and not record.formed:
                    ahead = _demanded_as(record)
                    if ahead is not None and ahead in demanded:
                        grouped.setdefault(ahead, []).append(placed)
                if head == "every" and record.period:
                    grouped.setdefault((record.period, ""), []).append(placed)
                continue
            formed = record.formed
            if head == "every" or formed is None:
                first, last = self.reach(record)
            else:
                first = last = formed  # by far the most records
            past = last < lower or first > upper
            if head == "on_demand":
                ahead = _demanded_as(record)
                past = not self.is_owed(record) if record.due else past and ahead not in demanded
                if past and ahead is not None and ahead in demanded:
                    grouped.setdefault(ahead, []).append(placed)  # it may close what others demand
            if past:
                self.laid.history.add(placed.key)
                continue
            current.append(placed)
            key = self.key_of(placed)
            if key is None:
                continue
            together = grouped.get(key)
            if together is None:
                grouped[key] = [placed]
            else:
                together.append(placed)
        if self.head == "every":
            self.periods(grouped)
        elif self.head in ("after", "on_demand"):
            self.events(grouped)
        if self.head == "after":
            self.illegible_events(grouped, illegible)
        if self.item.standing or self.head == "always":
            self.standing(records)

    def reach(self, record: Record) -> tuple[date, date]:
        """The first and the last day that the trigger of a record may lie on; history lies outside.

        For records whose trigger is not simply the day they were formed.
        """
        if self.limit.every is not None:
            return reach(self.limit.every, record)
        days = [act.published for act in acts_of(record) if act.published is not None]
        latest = min(days, default=None)  # formed by then at the latest
        if latest is None:
            return date.min, date.max
        return (date.min if self.head == "after" else latest), latest

    def key_of(self, placed: Placed) -> tuple[str, str] | None:
        """What a record is filed under: its period, or its formed day and title; None for nothing."""
        record, head = placed.record, self.head
        unfit = misfit(self.item, self.limit, placed)
        if unfit is not None:
            self.laid.misfits.append(unfit)
        if head == "every":
            closed = unfit is not None and unfit.closes
            return None if record.period is None or closed else (record.period, "")
        if head == "on_demand":
            return _demanded_as(record)
        if record.formed is not None and head == "after":
            return (record.formed.isoformat(), record.title)
        if head == "after":  # nobody can say that two events without a day and a title are one
            published = min((act.published for act in acts_of(record) if act.published), default="")
            return (UNDATED, record.title or str(published))
        return None

    def demanded(self, records: Iterable[Placed]) -> frozenset[tuple[str, str]]:
        """What is filed under which of an item on demand is owed, whatever day it was formed on."""
        named = (_demanded_as(e.record) for e in records if self.is_owed(e.record))
        return frozenset(each for each in named if each is not None)

    def is_owed(self, record: Record) -> bool:
        """Whether an item on demand is in force on the stated day, and one of the record's days is checked.

        A stated day before the start beside a later day of forming is a contradiction, and owed.
        """
        due, formed = record.due, record.formed
        if due is None:
            return False
        in_force = (self.item.effective_from or date.min) <= due <= self.upper
        return in_force and max(due, formed or due) >= self.start

    def periods(self, grouped: dict[tuple[str, str], list[Placed]]) -> None:
        """One obligation for each period that has begun, or begins by `through`."""
        assert self.limit.every
        assert self.limit.within
        for period in begun(self.limit.every, self.lower, self.through):
            if period.last > self.upper:
                break
            due = self.dues.of(period.last, self.limit.within)
            records = grouped.get((period.text, ""), [])
            id_ = f"{self.item.id}@{period.text}"
            self.add("period", id_, f"{period.text}期", period.text, period.last, due, records)

    def events(self, grouped: dict[tuple[str, str], list[Placed]]) -> None:
        """One obligation for each event that happened, or for each stated day on demand."""
        item = self.item.id
        for (formed, title), records in grouped.items():
            day = formed.removeprefix(DUE_ONLY)
            # one event may be due on the day that another of the same title was formed on
            apart = day != formed and _states_a_day(grouped.get((day, title), ()))
            id_ = f"{item}@{formed if apart else day}@{title}"
            if formed == UNDATED:
                self.add("event", id_, records[0].record.title, None, None, None, records)
                continue
            trigger = date.fromisoformat(day)
            if trigger > self.as_of and day == formed:
                continue
            due = self.due_of(trigger, records)
            if due is None:
                continue
            alone = self.each_alone(id_, trigger, records) if not title and len(records) > 1 else ()
            self.add("event", id_, title, None, trigger, due, records, alone)

    def each_alone(
        self, id_: str, trigger: date, records: Sequence[Placed]
    ) -> tuple[Obligation, ...]:
        """Records of one day without a title, read as one event each; one that owes nothing is none."""
        found = ((placed, self.due_of(trigger, (placed,))) for placed in records)
        return tuple(
            Obligation(id_, self.item, "event", "", None, trigger, due, (placed,))
            for placed, due in found
            if due is not None
        )

    def due_of(self, trigger: date, records: Sequence[Placed]) -> DueDate | None:
        """When an event is due; None on demand, where none of its records states a day.

        A stated day that cannot be true, for it lies before the day the information was formed, is used
        only where there is no other: the verdict says that nobody can tell (DESIGN section 5).
        """
        within = self.limit.within
        limit = self.dues.of(trigger, within) if within else None
        if within is not None and not self.limit.stated:
            return limit
        usable = usable_dues(records, self.lower)
        if limit is not None:
            return earlier_of(limit, usable[0]) if usable else limit
        stated = [p.record.due for p in records if p.record.due is not None]
        here = [due for due in usable if self.lower <= due <= self.upper]
        return stated_date(min(here or stated)) if stated else None

    def illegible_events(
        self, grouped: dict[tuple[str, str], list[Placed]], illegible: Sequence[Illegible]
    ) -> None:
        """One obligation for each event that nothing legible is written of but its day."""
        assert self.limit.within
        known = set(grouped)
        days = {formed for formed, _ in known}
        for event in illegible:
            formed, title = event.formed, event.title
            assert formed is not None
            day = formed.isoformat()
            here = self.lower <= formed <= self.upper
            if not here or (day, title) in known or (not title and day in days):
                continue
            known.add((day, title))
            due, id_ = self.dues.of(formed, self.limit.within), f"{self.item.id}@{day}@{title}"
            self.add("event", id_, title, None, formed, due, [])
            self.laid.illegible[id_] = event

    def standing(self, records: list[Placed]) -> None:
        """The obligation to have something up at all times, where the item is in force."""
        if self.lower > self.through or self.upper < self.as_of:
            return
        due = self.dues.of(self.lower, STATUTORY_SPAN)
        id_ = f"{self.item.id}@standing"
        self.add("standing", id_, "长期公开", None, None, due, records)
        if self.head == "always":  # what is wrong with its records is wrong with its one obligation
            for placed in records:
                if placed.key not in self.laid.history and exists(placed.record, self.as_of):
                    self.laid.obligation_of[placed.key] = id_

    def add(
        self,
        kind: str,
        id_: str,
        title: str,
        period: str | None,
        trigger: date | None,
        due: DueDate | None,
        records: list[Placed],
        apart: tuple[Obligation, ...] = (),
    ) -> None:
        """Adds one obligation, and remembers whose obligation its records answer for."""
        if kind != "standing":
            for placed in records:
                self.laid.obligation_of[placed.key] = id_
        self.laid.obligations.append(
            Obligation(id_, self.item, kind, title, period, trigger, due, tuple(records), apart)  # type: ignore[arg-type]
        )


def usable_dues(records: Iterable[Placed], lower: date) -> list[date]:
    """The stated due days on or after the day the information was formed, the earliest first.

    `lower` stands for that day where none is written.
    """
    each = ((placed.record.due, placed.record.formed) for placed in records)
    return sorted(due for due, formed in each if due is not None and due >= (formed or lower))


def _states_a_day(records: Sequence[Placed]) -> bool:
    """Whether any of the records of one event on demand states the day it is due on."""
    return any(placed.record.due is not None for placed in records)


def _demanded_as(record: Record) -> tuple[str, str] | None:
    """What a record of an item on demand is filed under: its formed or its stated day, and its title."""
    if record.formed is not None:
        return record.formed.isoformat(), record.title
    return (f"{DUE_ONLY}{record.due}", record.title) if record.due is not None else None
