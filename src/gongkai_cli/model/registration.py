"""What a record claims about its publication, and the day the claim first entered the version history."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

from .record import Publication, Record

Knowledge = Literal["complete", "shallow", "unknown"]
Unseen = Literal["uncommitted", "before_history", "no_history"]


class Claim(NamedTuple):
    """What a record says: which item, which period or formed day, which title, published when. ISO, or empty."""

    item: str
    """The catalog’s id."""
    period: str
    """The round."""
    formed: str
    """The day formed."""
    title: str
    """As it is written; of an illegible record, its place in the history."""
    published: str
    """The day of publication."""


def claim_of(record: Record, act: Record | Publication) -> Claim:
    """The claim of one act of publishing of a record."""
    formed = record.formed.isoformat() if record.formed else ""
    published = act.published.isoformat() if act.published else ""
    return Claim(record.item, record.period or "", formed, record.title, published)


@dataclass(frozen=True, slots=True, repr=False)
class Registered:
    """The version history of a project's records, as far as it can be known.

    `seen` holds the day in Beijing of the first commit with a claim; None for one that was there
    already where a shallow history breaks off. `begins` is the first commit that holds any claim.
    `why` says what cannot be known, and why; empty for a complete history.
    """

    knowledge: Knowledge
    why: str = ""
    begins: date | None = None
    seen: Mapping[Claim, date | None] = field(default_factory=dict)

    def __repr__(self) -> str:
        return f"<Registered {self.knowledge}: {len(self.seen)} claims>"

    def first_seen(self, claim: Claim) -> date | None:
        """The day the claim entered the history, if that is known."""
        return self.seen.get(claim)

    def unseen(self, claim: Claim) -> Unseen | None:
        """Why that day is not known; None where it is."""
        if self.knowledge == "unknown":
            return "no_history"
        if claim not in self.seen:
            return "uncommitted"
        return "before_history" if self.seen[claim] is None else None
