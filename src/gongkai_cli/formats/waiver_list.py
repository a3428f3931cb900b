"""The waivers of a checked project → `gongkai.waivers/1`, and its JSON Schema; tests hold the two together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..check import Checked
from ..model.result import WaiverState
from ..model.waiver import NEVER
from ..schema_parts import COUNT, DAY, TEXT, a_list, an_object, or_null

if TYPE_CHECKING:
    from ..rules.waiving import Outcome
    from ..waivers import BrokenWaiver

SCHEMA = "gongkai.waivers/1"

WAIVER_LIST: dict[str, Any] = an_object(
    schema={"const": SCHEMA},
    start=DAY,
    as_of=DAY,
    waivers=a_list(
        an_object(
            code=TEXT,
            obligation=TEXT,
            item=or_null(TEXT),
            reason=TEXT,
            approved_by=TEXT,
            approved_on=DAY,
            expires={"anyOf": [DAY, {"const": NEVER}]},
            days_left=or_null(COUNT),
            state={"enum": [each.value for each in WaiverState]},
            findings=COUNT,
            file=TEXT,
            line=COUNT,
        )
    ),
    broken=a_list(
        an_object(
            line=COUNT,
            whole_file={"type": "boolean"},
            problems=a_list(an_object(line=COUNT, column=COUNT, message=TEXT, hint=TEXT)),
        )
    ),
)


def as_json(checked: Checked) -> str:
    """One JSON document; the same files and as-of give the same bytes."""
    import orjson

    return orjson.dumps(as_data(checked), option=orjson.OPT_APPEND_NEWLINE).decode()


def as_data(checked: Checked) -> dict[str, Any]:
    """The list as plain data, in the order of the file; what cannot be read has a list of its own."""
    return {
        "schema": SCHEMA,
        "start": checked.project.project.start.isoformat(),
        "as_of": checked.as_of.isoformat(),
        "waivers": [
            {
                "code": each.placed.waiver.code,
                "obligation": each.placed.waiver.target,
                "item": each.item.id if each.item else None,
                "reason": each.placed.waiver.reason,
                "approved_by": each.placed.waiver.approved_by,
                "approved_on": each.placed.waiver.approved_on.isoformat(),
                "expires": str(each.placed.waiver.expires),
                "days_left": days_left(each, checked),
                "state": each.state.value,
                "findings": len(each.findings),
                "file": each.placed.at("code")[0],
                "line": each.placed.line,
            }
            for each in checked.waivers
        ],
        "broken": [
            {
                "line": each.line,
                "whole_file": each.whole,
                "problems": [
                    {
                        "line": one.line,
                        "column": one.column,
                        "message": one.message,
                        "hint": one.hint,
                    }
                    for one in each.problems
                ],
            }
            for each in broken(checked)
        ],
    }


def days_left(outcome: Outcome, checked: Checked) -> int | None:
    """Calendar days after the as-of day on which it is still valid.

    None without an end, past it, before its first day, and where it can never cover anything.
    """
    waiver = outcome.placed.waiver
    if waiver.expires == NEVER or waiver.last_day < checked.as_of:
        return None
    if outcome.state in (WaiverState.NOT_YET, WaiverState.MALFORMED):
        return None
    return (waiver.last_day - checked.as_of).days


def broken(checked: Checked) -> tuple[BrokenWaiver, ...]:
    """The entries of waivers.yaml that cannot be read."""
    waivers = checked.project.waivers
    return waivers.broken if waivers is not None else ()
