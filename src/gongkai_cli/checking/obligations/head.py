"""What the head of a time limit is given, an item on a day, and what it answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from gongkai_cli.calendar.due_dates import Dues
from gongkai_cli.checking.record_fit import Misfit
from gongkai_cli.model.catalog import Item, TimeLimit
from gongkai_cli.model.record import Record
from gongkai_cli.model.result import LocatedRecord, Obligation

Key = tuple[str, str]
"""What the records of one obligation are filed under: a period, or a day and a title."""
Filed = Mapping[Key, Sequence[LocatedRecord]]
UNDATED = "?"
"""Stands in a key and in an id for a day that is not written."""
DUE_ONLY = "due "
"""Stands in a key before a stated day, where no day of forming is written."""


@dataclass(frozen=True, slots=True)
class Scope:
    """An item, its limit, and the days on which a trigger makes an obligation of it."""

    item: Item
    limit: TimeLimit
    dues: Dues
    start: date
    """The project's first day."""
    as_of: date
    through: date
    """The last day on which a period to come may begin; as-of at the earliest."""
    lower: date
    """The first day of a trigger: the start, or when the item takes effect."""
    upper: date
    """The last day of a trigger."""

    def is_outside(self, first: date, last: date) -> bool:
        """Whether a trigger that lies between two days makes no obligation: the record is history."""
        return last < self.lower or first > self.upper


class Head(Protocol):
    """How one head makes obligations out of an item's records; a new one is a module and a line in HEADS."""

    def is_history(self, record: Record) -> bool:
        """Whether the trigger of a record that has happened lies outside the scope."""

    def key_of(self, record: Record, unfit: Misfit | None) -> Key | None:
        """What a record in scope is filed under; None for nothing."""

    def key_ahead(self, record: Record) -> Key | None:
        """What a record is filed under of which nothing has happened yet; None for nothing."""

    def key_of_history(self, record: Record) -> Key | None:
        """What a record of history is filed under all the same; None for nothing."""

    def obligations(self, filed: Filed) -> Iterator[Obligation]:
        """The obligations, with the records that are filed under them."""
