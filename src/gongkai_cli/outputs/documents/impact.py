"""The impact of an edit → `gongkai.impact/1`, for machines."""

from __future__ import annotations

from datetime import date
from typing import Literal

from typing_extensions import TypedDict

from gongkai_cli.analyses.baseline.earlier import CheckedCatalog, Count, Tool
from gongkai_cli.analyses.impact.differences import Edit, ItemEdit
from gongkai_cli.analyses.impact.weigh import Effect, Impact
from gongkai_cli.checking.obligation_diff import Move
from gongkai_cli.model.result import Basis
from gongkai_cli.model.verdicts import Kind, Verdict

from .check_writer import catalog_part, summary_part, tool
from .parts import SummaryPart, dump


class EditPart(TypedDict):
    """One thing that reads otherwise; null where it is not there on that side."""

    name: str
    before: str | None
    after: str | None


class ItemPart(TypedDict):
    """An item that was added, removed or changed."""

    item: str
    category: str
    change: Literal["added", "removed", "changed"]
    edits: list[EditPart]


class Renumbered(TypedDict):
    """An item that has another number and is otherwise the one it was."""

    before: str
    after: str


class Days(TypedDict):
    """A due day before and after; null where the obligation does not exist on that side."""

    before: date | None
    after: date | None


class Bases(TypedDict):
    """How firm the due day was and is."""

    before: Basis | None
    after: Basis | None


class Verdicts(TypedDict):
    """The verdict before and after."""

    before: Verdict | None
    after: Verdict | None


class MovedObligation(TypedDict):
    """One obligation that is new, gone, due on another day or judged otherwise."""

    id: str
    item: str
    category: str
    kind: Kind
    office: str
    due: Days
    basis: Bases
    verdict: Verdicts


class EffectCounts(TypedDict):
    """How many obligations; moved and turned overlap."""

    added: Count
    removed: Count
    moved: Count
    turned: Count


class Summaries(TypedDict):
    """The figures under each catalog."""

    before: SummaryPart
    after: SummaryPart


class Unfit(TypedDict):
    """What of the project's settings fits neither catalog."""

    old: list[str]
    new: list[str]


class EffectPart(TypedDict):
    """What the edit does to one project's obligations."""

    organisation: str
    start: date
    as_of: date
    complete: bool
    counts: EffectCounts
    summary: Summaries
    unfit: Unfit
    obligations: list[MovedObligation]


class ImpactDocument(TypedDict):
    """The edit, and its effect; null where no records were given."""

    schema: Literal["gongkai.impact/1"]
    tool: Tool
    old: CheckedCatalog
    new: CheckedCatalog
    items: list[ItemPart]
    renumbered: list[Renumbered]
    time_limits: list[EditPart]
    channels: list[EditPart]
    effect: EffectPart | None


def render(impact: Impact) -> bytes:
    """One JSON document; the same input and as-of give the same bytes."""
    found = impact.differences
    document: ImpactDocument = {
        "schema": "gongkai.impact/1",
        "tool": tool(),
        "old": catalog_part(impact.old),
        "new": catalog_part(impact.new),
        "items": [_item(each) for each in found.items],
        "renumbered": [{"before": old, "after": new} for old, new in found.renumbered],
        "time_limits": [_edit(each) for each in found.time_limits],
        "channels": [_edit(each) for each in found.channels],
        "effect": _effect(impact.effect) if impact.effect is not None else None,
    }
    return dump(document, indent=True)


def _item(edit: ItemEdit) -> ItemPart:
    return {
        "item": edit.id,
        "category": edit.item.category,
        "change": "added"
        if edit.before is None
        else "removed"
        if edit.after is None
        else "changed",
        "edits": [_edit(each) for each in edit.edits],
    }


def _edit(edit: Edit) -> EditPart:
    return {"name": edit.name, "before": edit.before, "after": edit.after}


def _effect(effect: Effect) -> EffectPart:
    project, counts = effect.after.project.project, effect.counts
    return {
        "organisation": project.organisation,
        "start": project.start,
        "as_of": effect.after.as_of,
        "complete": effect.after.complete,
        "counts": {
            "added": counts["added"],
            "removed": counts["removed"],
            "moved": counts["moved"],
            "turned": counts["turned"],
        },
        "summary": {
            "before": summary_part(effect.before.summary),
            "after": summary_part(effect.after.summary),
        },
        "unfit": {
            "old": [str(each) for each in effect.unfit_old],
            "new": [str(each) for each in effect.unfit_new],
        },
        "obligations": [_moved(each) for each in effect.moved],
    }


def _moved(move: Move) -> MovedObligation:
    obligation = move.judged.obligation
    return {
        "id": obligation.id,
        "item": obligation.item.id,
        "category": obligation.item.category,
        "kind": obligation.kind,
        "office": move.judged.office,
        "due": {"before": move.days[0], "after": move.days[1]},
        "basis": {"before": move.basis[0], "after": move.basis[1]},
        "verdict": {"before": move.verdicts[0], "after": move.verdicts[1]},
    }
