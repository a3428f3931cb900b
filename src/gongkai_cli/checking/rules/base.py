"""What rules are made of: the rule, what it sees, the violations that it yields."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from gongkai_cli.model.verdicts import PUBLISHED

if TYPE_CHECKING:
    from datetime import date

    from gongkai_cli.calendar.workdays import Workdays
    from gongkai_cli.checking.apply_waivers import WaiverStatus
    from gongkai_cli.checking.obligations.index import ObligationIndex
    from gongkai_cli.model.catalog import Item
    from gongkai_cli.model.registration import Registered
    from gongkai_cli.model.result import (
        Assessment,
        Facts,
        LocatedRecord,
        Obligation,
        Related,
        Unreadable,
    )
    from gongkai_cli.model.verdicts import Severity, Verdict
    from gongkai_cli.sources.project import LoadedProject


@dataclass(frozen=True, slots=True)
class Context:
    """Everything a rule may look at."""

    project: LoadedProject
    calendar: Workdays
    as_of: date
    laid: ObligationIndex
    judged: tuple[Assessment, ...]
    unreadable: tuple[Unreadable, ...]
    registered: Registered | None = None
    by_id: Mapping[str, Assessment] = field(init=False)

    def __post_init__(self) -> None:
        by_id = {each.obligation.id: each for each in self.judged}
        object.__setattr__(self, "by_id", by_id)


@dataclass(frozen=True, slots=True)
class Violation:
    """What a rule found: facts and no sentence; `checking.findings` adds code, office, place and fingerprint.

    `facts` is a named tuple of the rule's own, one class for each shape of sentence, of which
    `outputs/phrases` makes the words. `at` is a record with the path of the value meant, a ready place
    (path, line, column), or None for the item's row in the catalog. `about` is the obligation that a
    waiver names.
    """

    facts: Facts
    at: tuple[LocatedRecord, tuple[str | int, ...]] | tuple[str, int, int] | None = None
    item: str | None = None
    title: str = ""
    severity: Severity | None = None
    related: tuple[Related, ...] = field(default=())
    about: Obligation | None = None


Violations = Iterable[Violation]


OfObligation = Callable[[Context, "Assessment"], Violations]
OfRecord = Callable[[Context, "LocatedRecord"], Violations]
OfWaivers = Callable[[Context, "tuple[WaiverStatus, ...]"], Violations]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; exactly one of `obligation`, `record`, `whole` and `waivers` finds its violations.

    `concerns` spares it the items that it can never say anything about. `never_waived` says why no
    waiver may name it; empty, one may. `of_file` marks what is wrong in a record file itself and mended
    by writing: `gongkai record lint` finds these and no others, for what an office did or left undone
    must be written down as it was. `needs_history` marks what is looked for with --history alone, and
    found where the whole history is there.
    """

    code: str
    name: str
    chinese: str
    severity: Severity
    manual: str
    verdicts: frozenset[Verdict] = frozenset()
    concerns: Callable[[Context, Item], bool] | None = None
    obligation: OfObligation | None = None
    record: OfRecord | None = None
    whole: Callable[[Context], Violations] | None = None
    waivers: OfWaivers | None = None
    never_waived: str = ""
    of_file: bool = False
    needs_history: bool = False


class RecordName(NamedTuple):
    """What a record is called by: its item, and its period or its title."""

    item: str
    category: str
    period: str | None
    title: str


def limit_source(project: LoadedProject, obligation: Obligation) -> str:
    """Who set the limit of an obligation; empty for a standing one, which has none of the catalog's."""
    if obligation.kind == "standing":
        return ""
    return project.limit(obligation.item.time_limit).source


def at_act(judged: Assessment, key: str) -> tuple[LocatedRecord, tuple[str | int, ...]]:
    """The place of a key of the deciding publication."""
    assert judged.decided_by is not None
    return judged.decided_by.placed, act_path(judged.decided_by.number, key)


def act_path(number: int | None, key: str) -> tuple[str | int, ...]:
    """Where a key of a publication stands in its record; `number` is None where there is but one."""
    return (key,) if number is None else ("publications", number, key)


def about(
    placed: LocatedRecord,
    path: tuple[str | int, ...],
    facts: Facts,
    related: tuple[Related, ...] = (),
    severity: Severity | None = None,
) -> Violation:
    """A violation of one record, at one of its values (at its first line for an empty path)."""
    record = placed.record
    return Violation(
        facts,
        at=(placed, path),
        item=record.item,
        title=record.title,
        severity=severity,
        related=related,
    )


def name_of(context: Context, placed: LocatedRecord) -> RecordName:
    """What a record of the catalog's items is called by."""
    record = placed.record
    item = context.project.catalog.items[record.item]
    return RecordName(item.id, item.category, record.period, record.title)


def own_record(context: Context, judged: Assessment, of_record: bool = False) -> bool:
    """Whether what is wrong with the deciding publication is to be said at this obligation.

    That of a standing item may be history, of which nothing is said, or have decided an obligation of
    its own, at which it was said already. `of_record`: what is wrong lies in the record as a whole.
    """
    decided = judged.decided_by
    if judged.obligation.kind != "standing" or decided is None:
        return decided is not None
    if decided.placed.key in context.laid.history:
        return False
    own = context.by_id.get(context.laid.obligation_of.get(decided.placed.key, ""))
    if own is None or own is judged or own.real_verdict not in PUBLISHED or own.decided_by is None:
        return True
    said = (
        own.decided_by.placed.key == decided.placed.key
        if of_record
        else own.decided_by.is_same(decided)
    )
    return not said
