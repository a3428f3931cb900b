"""The head `on_demand`: one obligation for each day that a record states."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from gongkai_cli.calendar.due_dates import stated_date
from gongkai_cli.checking.record_fit import Misfit
from gongkai_cli.model.record import Record
from gongkai_cli.model.result import DueDate, LocatedRecord, Obligation

from .event import dated_obligations, usable_dues
from .head import DUE_ONLY, Filed, Key, Scope
from .occurrence import first_published


class OnDemand:
    """Files records under their day of forming or their stated day, and their title.

    `demanded` is what is owed, whatever day it was formed on: other records may close it.
    """

    def __init__(self, scope: Scope, records: Sequence[LocatedRecord]) -> None:
        self.scope = scope
        named = (_demanded_as(each.record) for each in records if self._is_owed(each.record))
        self.demanded = frozenset(each for each in named if each is not None)

    def is_history(self, record: Record) -> bool:
        """A record that states a day is history unless that is owed; another, unless it may close it."""
        if record.due:
            return not self._is_owed(record)
        if _demanded_as(record) in self.demanded:
            return False
        day = record.formed or first_published(record)
        return self.scope.is_outside(day or date.min, day or date.max)

    def key_of(self, record: Record, unfit: Misfit | None) -> Key | None:
        """The day of forming, or the stated one, and the title."""
        return _demanded_as(record)

    def key_ahead(self, record: Record) -> Key | None:
        """What is demanded, where no day of forming is written."""
        return None if record.formed else self.key_of_history(record)

    def key_of_history(self, record: Record) -> Key | None:
        """What others demand: the record may close it."""
        key = _demanded_as(record)
        return key if key in self.demanded else None

    def obligations(self, filed: Filed) -> Iterator[Obligation]:
        """One for each day and title of which a record states when it is due."""
        return dated_obligations(self.scope, filed, self._due_of)

    def _is_owed(self, record: Record) -> bool:
        """Whether the item is in force on the stated day, and one of the record's days is checked.

        A stated day before the start beside a later day of forming is a contradiction, and owed.
        """
        due, formed = record.due, record.formed
        if due is None:
            return False
        in_force = (self.scope.item.effective_from or date.min) <= due <= self.scope.upper
        return in_force and max(due, formed or due) >= self.scope.start

    def _due_of(self, trigger: date, records: Sequence[LocatedRecord]) -> DueDate | None:
        """The earliest stated day; None where none of the records states one.

        One that cannot be true, for it lies before the day the information was formed, is used only
        where there is no other: the verdict says that nobody can tell (DESIGN section 5).
        """
        scope = self.scope
        stated = [placed.record.due for placed in records if placed.record.due is not None]
        usable = usable_dues(records, scope.lower)
        here = [due for due in usable if scope.lower <= due <= scope.upper]
        return stated_date(min(here or stated)) if stated else None


def _demanded_as(record: Record) -> Key | None:
    if record.formed is not None:
        return record.formed.isoformat(), record.title
    return (f"{DUE_ONLY}{record.due}", record.title) if record.due is not None else None
