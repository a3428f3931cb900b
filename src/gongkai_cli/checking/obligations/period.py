"""The head `every`: one obligation for each period."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gongkai_cli.calendar.periods import begun_periods
from gongkai_cli.checking.record_fit import Misfit, range_of_periods
from gongkai_cli.model.record import Record
from gongkai_cli.model.result import LocatedRecord, Obligation

from .head import Filed, Key, Scope


class Periodic:
    """Files records under the period that they declare."""

    def __init__(self, scope: Scope, records: Sequence[LocatedRecord]) -> None:
        assert scope.limit.every
        self.scope, self.every = scope, scope.limit.every

    def is_history(self, record: Record) -> bool:
        """Of a record without a period, whether every period that it may speak of lies outside."""
        return self.scope.is_outside(*range_of_periods(self.every, record))

    def key_of(self, record: Record, unfit: Misfit | None) -> Key | None:
        """The period, unless it is none of the item's."""
        closed = unfit is not None and unfit.closes
        return None if record.period is None or closed else (record.period, "")

    def key_ahead(self, record: Record) -> Key | None:
        """The period: what is registered ahead stands with it."""
        return (record.period, "") if record.period else None

    def key_of_history(self, record: Record) -> Key | None:
        """Nothing."""
        return None

    def obligations(self, filed: Filed) -> Iterator[Obligation]:
        """One for each period that has begun, or begins by the scope's last day."""
        scope, item = self.scope, self.scope.item
        assert scope.limit.within
        for period in begun_periods(self.every, scope.lower, scope.through):
            if period.last > scope.upper:
                break
            yield Obligation(
                f"{item.id}@{period.text}",
                item,
                "period",
                f"{period.text}期",
                period.text,
                period.last,
                scope.dues.of(period.last, scope.limit.within),
                tuple(filed.get((period.text, ""), ())),
            )
