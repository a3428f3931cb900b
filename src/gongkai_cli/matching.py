"""An obligation and its records → the publication that decides it, as of a day."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from datetime import date

from .model.catalog import Catalog
from .model.result import Obligation, Placed, Published
from .obligations import acts_of


@dataclass(frozen=True, slots=True)
class Match:
    """What the records of an obligation amount to by the as-of day."""

    decided_by: Published | None
    accepted: bool
    zero_report: Placed | None
    later: tuple[Published, ...]
    lapsed: date | None = None


def accepted_channels(catalog: Catalog, channel: str) -> frozenset[str]:
    """The channels that satisfy a catalog's phrase: itself, and what its dictionary accepts."""
    return frozenset((channel, *catalog.channels[channel].accepts))


def match(
    obligation: Obligation, accepted: frozenset[str], as_of: date, misfits: Container[int]
) -> Match:
    """Finds the deciding publication: the earliest on an accepted channel, else the earliest.

    A publication withdrawn on or before the due day does not count; a standing obligation counts
    only what is up on the as-of day. `misfits` holds the ids of records that close nothing.
    """
    standing = obligation.kind == "standing"
    counted: list[Published] = []
    later: list[Published] = []
    zero: Placed | None = None
    lapsed: date | None = None
    for placed in obligation.records:
        if not standing and id(placed) in misfits:
            continue
        record = placed.record
        if record.nothing_to_disclose is not None and zero is None:
            zero = placed
        for number, act in enumerate(acts_of(record)):
            assert act.published is not None
            published = Published(placed, act, number if record.publications is not None else None)
            if act.published > as_of:
                later.append(published)
            elif standing:
                ended = _ended(published, as_of)
                if ended is None:
                    counted.append(published)
                else:
                    lapsed = ended if lapsed is None else max(lapsed, ended)
            elif not _withdrawn_in_time(published, obligation, as_of):
                counted.append(published)
    on_accepted = [each for each in counted if each.act.channel in accepted]
    decided = min(on_accepted or counted, key=lambda each: each.day, default=None)
    return Match(decided, bool(on_accepted), zero, tuple(later), lapsed)


def _ended(published: Published, as_of: date) -> date | None:
    """The day a publication was down by, where it is no longer up on the as-of day."""
    withdrawn, until = published.act.withdrawn, published.act.posted_until
    if withdrawn is not None and withdrawn <= as_of:
        return withdrawn
    return until if until is not None and until < as_of else None


def _withdrawn_in_time(published: Published, obligation: Obligation, as_of: date) -> bool:
    withdrawn = published.act.withdrawn
    if withdrawn is None or obligation.due is None:
        return False
    return withdrawn <= min(obligation.due.day, as_of)
