"""Every record under its obligation, or why it has none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from gongkai_cli.checking.record_fit import Misfit
from gongkai_cli.model.result import LocatedRecord, Obligation, RecordKey


class Illegible(NamedTuple):
    """An event of which nothing is known but what is legible here, and where that is written."""

    formed: date | None
    title: str
    path: str
    line: int


@dataclass(frozen=True, slots=True, repr=False)
class ObligationIndex:
    """Every record laid out: under its obligation, or why it has none."""

    obligations: tuple[Obligation, ...]
    """In the order of the catalog; those of one item as its heads make them."""
    misfits: tuple[Misfit, ...]
    """The records that do not fit the kind of their item (GK303)."""
    unknown: tuple[LocatedRecord, ...]
    """The records of items that the catalog lacks."""
    current: tuple[LocatedRecord, ...]
    """The records whose trigger lies in the range that is checked."""
    by_item: Mapping[str, tuple[LocatedRecord, ...]]
    """The records of each item of the catalog, in the order they were read."""
    history: frozenset[RecordKey]
    """The records whose trigger lies outside of it."""
    obligation_of: Mapping[RecordKey, str]
    """The id of the obligation that a record answers for."""
    after_as_of: int
    """How many records name a day after as-of."""
    meant: Mapping[str, tuple[str, ...]]
    """The items that an unknown one, as it is written, may mean."""
    illegible: Mapping[str, Illegible]
    """What makes an event out of what has no record, by the obligation's id."""

    def __repr__(self) -> str:
        return f"<ObligationIndex: {len(self.obligations)} obligations, {len(self.current)} current records>"
