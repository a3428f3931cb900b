"""`gongkai.check/1`, what machines rely on (DESIGN section 8), key by key; `check_writer` writes it."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, NotRequired

from pydantic import WithJsonSchema
from typing_extensions import TypedDict

from gongkai_cli.analyses.baseline.earlier import (
    CheckItem,
    Count,
    EarlierFinding,
    EarlierObligation,
    History,
)
from gongkai_cli.model.baseline import Cause, Change
from gongkai_cli.model.registration import Unseen
from gongkai_cli.model.verdicts import Kind

from .parts import Head, RecordPlace, Related, SummaryPart, count_each

CauseName = Annotated[str, WithJsonSchema({"enum": [each.value for each in Cause]})]


class DecidingRecord(RecordPlace):
    """The record of the deciding publication; with `--history` when it was first committed, or why nobody knows."""

    first_seen: NotRequired[date | None]
    first_seen_unknown: NotRequired[Unseen]


class CheckObligation(EarlierObligation):
    """One thing that must be published, and its verdict on the as-of day."""

    category: str
    office: str
    kind: Kind
    period: str | None
    days_late: Count | None
    record: DecidingRecord | None
    reason: NotRequired[str]
    due_window: NotRequired[tuple[date, date]]


class CheckFinding(EarlierFinding):
    """One violation; `change` to `counts` only where an earlier report was given (`--since`)."""

    kind: Kind | None
    period: str | None
    trigger: date | None
    hint: str
    column: Count
    related: list[Related]
    change: NotRequired[Change]
    causes: NotRequired[tuple[Cause, ...]]
    ways: NotRequired[tuple[str, ...]]
    counts: NotRequired[bool]


class RemovedFinding(EarlierFinding):
    """A finding of the earlier report that this result does not hold."""

    causes: tuple[Cause, ...]
    turned: tuple[str, ...]
    ways: tuple[str, ...]
    counts: bool


class SinceFigures(TypedDict):
    """What the result was compared with; `changed` is how each thing around it was and is."""

    as_of: date
    complete: bool
    new_only: bool
    changed: dict[CauseName, tuple[str, str]]
    counts: Annotated[dict[str, int], WithJsonSchema(count_each(Change))]


class SincePart(SinceFigures):
    """The comparison with an earlier report (`--since`)."""

    gone: list[RemovedFinding]
    postponed: list[RemovedFinding]
    taken_out: list[RemovedFinding]
    turned: list[RemovedFinding]
    resolved: list[RemovedFinding]
    undetermined: list[RemovedFinding]


class CheckHeader(Head):
    """What was checked, and the figures."""

    schema: Literal["gongkai.check/1"]
    summary: SummaryPart


class CheckOpening(CheckHeader):
    """Everything but the lists; `history` and `since` only with the options of these names."""

    history: NotRequired[History]
    since: NotRequired[SincePart]


class CheckDocument(CheckOpening):
    """The result of `gongkai check`."""

    items: list[CheckItem]
    obligations: list[CheckObligation]
    findings: list[CheckFinding]
