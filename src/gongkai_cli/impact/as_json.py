"""The impact of an edit → `gongkai.impact/1`, for machines."""

from __future__ import annotations

from typing import Any

from .. import __version__
from ..catalog.load import CatalogFile
from ..formats.as_json import summary_data
from ..moves import Move
from .differences import Edit, ItemEdit
from .weigh import Effect, Impact

SCHEMA = "gongkai.impact/1"


def render(impact: Impact) -> str:
    """One JSON document; the same input and as-of give the same bytes."""
    import orjson

    option = orjson.OPT_APPEND_NEWLINE | orjson.OPT_INDENT_2
    return orjson.dumps(as_data(impact), option=option).decode()


def as_data(impact: Impact) -> dict[str, Any]:
    """The same as plain data; `effect` is null where no records were given."""
    found = impact.differences
    return {
        "schema": SCHEMA,
        "tool": {"name": "gongkai-cli", "version": __version__},
        "old": _catalog(impact.old),
        "new": _catalog(impact.new),
        "items": [_item(each) for each in found.items],
        "renumbered": [{"before": old, "after": new} for old, new in found.renumbered],
        "time_limits": [_edit(each) for each in found.time_limits],
        "channels": [_edit(each) for each in found.channels],
        "effect": _effect(impact.effect) if impact.effect is not None else None,
    }


def _catalog(file: CatalogFile) -> dict[str, Any]:
    catalog = file.catalog
    return {
        "id": catalog.catalog,
        "title": catalog.title,
        "items": len(catalog.items),
        "sha256": file.sha256,
    }


def _item(edit: ItemEdit) -> dict[str, Any]:
    kind = "added" if edit.before is None else "removed" if edit.after is None else "changed"
    changes = [_edit(each) for each in edit.edits]
    return {"item": edit.id, "category": edit.item.category, "change": kind, "edits": changes}


def _edit(edit: Edit) -> dict[str, Any]:
    return {"name": edit.name, "before": edit.before, "after": edit.after}


def _effect(effect: Effect) -> dict[str, Any]:
    return {
        "organisation": effect.after.project.project.organisation,
        "start": effect.after.project.project.start.isoformat(),
        "as_of": effect.after.as_of.isoformat(),
        "complete": effect.after.complete,
        "counts": effect.counts,
        "summary": {
            "before": summary_data(effect.before.summary),
            "after": summary_data(effect.after.summary),
        },
        "unfit": {
            "old": [str(each) for each in effect.unfit_old],
            "new": [str(each) for each in effect.unfit_new],
        },
        "obligations": [_move(each) for each in effect.moved],
    }


def _move(move: Move) -> dict[str, Any]:
    obligation = move.judged.obligation
    pairs = {"due": move.days, "basis": move.basis, "verdict": move.verdicts}
    return {
        "id": obligation.id,
        "item": obligation.item.id,
        "category": obligation.item.category,
        "kind": obligation.kind,
        "office": move.judged.office,
        **{name: {"before": old, "after": new} for name, (old, new) in pairs.items()},
    }
