"""Catalog, records, as-of day → the obligations that exist on that day, each with its own records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from gongkai_cli.calendar.due_dates import Dues
from gongkai_cli.calendar.workdays import Workdays
from gongkai_cli.checking.record_fit import Misfit, find_misfit
from gongkai_cli.model.result import LocatedRecord, Obligation, RecordKey, Unreadable
from gongkai_cli.sources.project import LoadedProject

from .event import Event, illegible_obligations
from .head import Head, Key, Scope
from .index import Illegible, ObligationIndex
from .occurrence import exists, is_after
from .on_demand import OnDemand
from .period import Periodic
from .standing import Always, standing_obligation

HEADS: dict[str, Callable[[Scope, Sequence[LocatedRecord]], Head]] = {
    "every": Periodic,
    "after": Event,
    "on_demand": OnDemand,
    "always": Always,
}


def build_obligations(
    project: LoadedProject,
    records: Iterable[LocatedRecord],
    calendar: Workdays,
    as_of: date,
    through: date | None = None,
    unreadable: Iterable[Unreadable] = (),
) -> ObligationIndex:
    """Sorts the records under their items and makes the obligations of DESIGN section 4.

    An `unreadable` record of which the item and the formed day are legible is an event all the same, and
    so is one that names an item which only one of the catalog may be.

    `through`, a day after as-of, adds the periods and standing obligations that begin by then; what
    has been written down and has happened stays what it is on the as-of day.
    """
    by_item: dict[str, list[LocatedRecord]] = {id_: [] for id_ in project.catalog.items}
    unknown: list[LocatedRecord] = []
    after_as_of = 0
    for placed in records:
        record = placed.record
        if is_after(record, as_of):
            after_as_of += 1
        mine = by_item.get(record.item)
        if mine is not None:
            mine.append(placed)
        elif exists(record, as_of):
            unknown.append(placed)
    names = dict.fromkeys(placed.record.item for placed in unknown)
    meant = {name: project.catalog.index.named(name).meant for name in names}
    illegible = _illegible(unreadable, unknown, meant, as_of)
    dues, builder = Dues(calendar), _Builder()
    start = project.project.start
    for item in project.catalog.catalog.items:
        scope = Scope(
            item,
            project.limit(item.time_limit),
            dues,
            start,
            as_of,
            as_of if through is None else through,
            max(start, item.effective_from) if item.effective_from else start,
            item.effective_to or date.max,
        )
        builder.add_item(scope, by_item[item.id], illegible.get(item.id, ()))
    return ObligationIndex(
        obligations=tuple(builder.obligations),
        misfits=tuple(builder.misfits),
        unknown=tuple(unknown),
        current=tuple(builder.current),
        by_item={id_: tuple(mine) for id_, mine in by_item.items()},
        history=frozenset(builder.history),
        obligation_of=builder.obligation_of,
        after_as_of=after_as_of,
        meant=meant,
        illegible=builder.illegible,
    )


def _illegible(
    unreadable: Iterable[Unreadable],
    unknown: Iterable[LocatedRecord],
    meant: dict[str, tuple[str, ...]],
    as_of: date,
) -> dict[str, list[Illegible]]:
    """The events that are all but illegible and can only be one item's, by the item."""
    of_unread = ((e.items, Illegible(e.formed, e.title, e.path, e.line)) for e in unreadable)
    of_unknown = (
        (meant[record.item], Illegible(record.formed, record.title, path, line))
        for record, path, line, _ in unknown
    )
    found: dict[str, list[Illegible]] = {}
    for items, event in (*of_unread, *of_unknown):
        if len(items) == 1 and event.formed is not None and event.formed <= as_of:
            found.setdefault(items[0], []).append(event)
    return found


class _Builder:
    """Collects what `Laid` holds, item by item."""

    def __init__(self) -> None:
        self.obligations: list[Obligation] = []
        self.misfits: list[Misfit] = []
        self.current: list[LocatedRecord] = []
        self.history: set[RecordKey] = set()
        self.obligation_of: dict[RecordKey, str] = {}
        self.illegible: dict[str, Illegible] = {}

    def add_item(
        self, scope: Scope, records: Sequence[LocatedRecord], illegible: Sequence[Illegible]
    ) -> None:
        """Adds an item's records and obligations."""
        head_of = scope.limit.head
        head = HEADS[head_of](scope, records)
        filed = self._file(scope, head, records) if records else {}
        for obligation in head.obligations(filed):
            self._add(obligation)
        if head_of == "after":
            for obligation, event in illegible_obligations(scope, filed, illegible):
                self._add(obligation)
                self.illegible[obligation.id] = event
        if scope.item.standing or head_of == "always":
            standing = standing_obligation(scope, records)
            if standing is None:
                return
            self.obligations.append(standing)
            if (
                head_of == "always"
            ):  # what is wrong with its records is wrong with its one obligation
                for placed in records:
                    if placed.key not in self.history and exists(placed.record, scope.as_of):
                        self.obligation_of[placed.key] = standing.id

    def _file(
        self, scope: Scope, head: Head, records: Sequence[LocatedRecord]
    ) -> dict[Key, list[LocatedRecord]]:
        """The records under their keys; those in scope are current, others history."""
        filed: dict[Key, list[LocatedRecord]] = {}
        item, limit, as_of, current = scope.item, scope.limit, scope.as_of, self.current
        for placed in records:
            record = placed.record
            if not exists(record, as_of):
                key = head.key_ahead(record)
            elif head.is_history(record):
                self.history.add(placed.key)
                key = head.key_of_history(record)
            else:
                current.append(placed)
                unfit = find_misfit(item, limit, placed)
                if unfit is not None:
                    self.misfits.append(unfit)
                key = head.key_of(record, unfit)
            if key is not None:
                together = filed.get(key)
                if together is None:
                    filed[key] = [placed]
                else:
                    together.append(placed)
        return filed

    def _add(self, obligation: Obligation) -> None:
        """Adds an obligation that its records answer for."""
        self.obligations.append(obligation)
        for placed in obligation.records:
            self.obligation_of[placed.key] = obligation.id
