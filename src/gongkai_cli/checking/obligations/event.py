"""The head `after`: one obligation for each event; what dated obligations share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from gongkai_cli.calendar.due_dates import earlier_of
from gongkai_cli.checking.record_fit import Misfit
from gongkai_cli.model.record import Record
from gongkai_cli.model.result import DueDate, LocatedRecord, Obligation

from .head import DUE_ONLY, UNDATED, Filed, Key, Scope
from .index import Illegible
from .occurrence import first_published


class Event:
    """Files records under the day the information was formed and their title."""

    def __init__(self, scope: Scope, records: Sequence[LocatedRecord]) -> None:
        self.scope = scope

    def is_history(self, record: Record) -> bool:
        """Without a day of forming, it was formed by the first publication at the latest."""
        formed = record.formed
        if formed is not None:
            return self.scope.is_outside(formed, formed)
        return self.scope.is_outside(date.min, first_published(record) or date.max)

    def key_of(self, record: Record, unfit: Misfit | None) -> Key | None:
        """The day and the title; nobody can say that two events without a day and a title are one."""
        if record.formed is not None:
            return record.formed.isoformat(), record.title
        return UNDATED, record.title or str(first_published(record) or "")

    def key_ahead(self, record: Record) -> Key | None:
        """Nothing: there is no event yet."""
        return None

    def key_of_history(self, record: Record) -> Key | None:
        """Nothing."""
        return None

    def obligations(self, filed: Filed) -> Iterator[Obligation]:
        """One for each event that has happened."""
        return dated_obligations(self.scope, filed, self._due_of)

    def _due_of(self, trigger: date, records: Sequence[LocatedRecord]) -> DueDate:
        """The limit; where it is `stated`, the day that a record states if that is earlier."""
        scope = self.scope
        assert scope.limit.within
        limit = scope.dues.of(trigger, scope.limit.within)
        usable = usable_dues(records, scope.lower) if scope.limit.stated else []
        return earlier_of(limit, usable[0]) if usable else limit


def dated_obligations(
    scope: Scope,
    filed: Filed,
    due_of: Callable[[date, Sequence[LocatedRecord]], DueDate | None],
) -> Iterator[Obligation]:
    """One for each day and title; where `due_of` says None, nothing is owed."""
    item = scope.item
    for (formed, title), records in filed.items():
        day = formed.removeprefix(DUE_ONLY)
        # one event may be due on the day that another of the same title was formed on
        apart = day != formed and _states_a_day(filed.get((day, title), ()))
        id_ = f"{item.id}@{formed if apart else day}@{title}"
        of_it = tuple(records)
        if formed == UNDATED:
            yield Obligation(id_, item, "event", of_it[0].record.title, None, None, None, of_it)
            continue
        trigger = date.fromisoformat(day)
        if trigger > scope.as_of and day == formed:
            continue
        due = due_of(trigger, records)
        if due is None:
            continue
        alone: tuple[Obligation, ...] = ()
        if not title and len(records) > 1:  # each may be an event by itself
            each_due = ((placed, due_of(trigger, (placed,))) for placed in records)
            alone = tuple(
                Obligation(id_, item, "event", "", None, trigger, its_due, (placed,))
                for placed, its_due in each_due
                if its_due is not None
            )
        yield Obligation(id_, item, "event", title, None, trigger, due, of_it, alone)


def illegible_obligations(
    scope: Scope, filed: Filed, illegible: Iterable[Illegible]
) -> Iterator[tuple[Obligation, Illegible]]:
    """One for each event that nothing legible is written of but its day."""
    assert scope.limit.within
    known = set(filed)
    days = {formed for formed, _ in known}
    for event in illegible:
        formed, title = event.formed, event.title
        assert formed is not None
        day = formed.isoformat()
        here = scope.lower <= formed <= scope.upper
        if not here or (day, title) in known or (not title and day in days):
            continue
        known.add((day, title))
        due, id_ = scope.dues.of(formed, scope.limit.within), f"{scope.item.id}@{day}@{title}"
        yield Obligation(id_, scope.item, "event", title, None, formed, due), event


def usable_dues(records: Iterable[LocatedRecord], lower: date) -> list[date]:
    """The stated due days on or after the day the information was formed, the earliest first.

    `lower` stands for that day where none is written.
    """
    each = ((placed.record.due, placed.record.formed) for placed in records)
    return sorted(due for due, formed in each if due is not None and due >= (formed or lower))


def _states_a_day(records: Sequence[LocatedRecord]) -> bool:
    """Whether any of the records of one event on demand states the day it is due on."""
    return any(placed.record.due is not None for placed in records)
