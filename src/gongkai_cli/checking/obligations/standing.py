"""The head `always`, and `standing` beside any other: something must be up at all times."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from gongkai_cli.checking.record_fit import Misfit
from gongkai_cli.model.catalog import Span
from gongkai_cli.model.record import Record
from gongkai_cli.model.result import LocatedRecord, Obligation

from .head import Filed, Key, Scope
from .occurrence import first_published

STATUTORY_SPAN = Span.model_validate({"workdays": "20"})
"""《政府信息公开条例》第二十六条: the outer limit of any information, and of what must always be in force."""


class Always:
    """Files nothing: all records of the item are its one obligation's."""

    def __init__(self, scope: Scope, records: Sequence[LocatedRecord]) -> None:
        self.scope = scope

    def is_history(self, record: Record) -> bool:
        """By the day of forming, or else of the first publication."""
        day = record.formed or first_published(record)
        return self.scope.is_outside(day or date.min, day or date.max)

    def key_of(self, record: Record, unfit: Misfit | None) -> Key | None:
        """Nothing."""
        return None

    def key_ahead(self, record: Record) -> Key | None:
        """Nothing."""
        return None

    def key_of_history(self, record: Record) -> Key | None:
        """Nothing."""
        return None

    def obligations(self, filed: Filed) -> Iterator[Obligation]:
        """None but the standing one."""
        return iter(())


def standing_obligation(scope: Scope, records: Sequence[LocatedRecord]) -> Obligation | None:
    """The obligation to have something up at all times; None while the item is not in force."""
    if scope.lower > scope.through or scope.upper < scope.as_of:
        return None
    due, id_ = scope.dues.of(scope.lower, STATUTORY_SPAN), f"{scope.item.id}@standing"
    return Obligation(id_, scope.item, "standing", "长期公开", None, None, due, tuple(records))
