"""The waivers of a checked project → how long each is valid, and which cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai_cli.checking.check import CheckResult
from gongkai_cli.model.verdicts import WaiverState
from gongkai_cli.model.waiver import NEVER

if TYPE_CHECKING:
    from gongkai_cli.checking.apply_waivers import WaiverStatus
    from gongkai_cli.sources.waivers import BrokenWaiver


def days_left(outcome: WaiverStatus, checked: CheckResult) -> int | None:
    """Calendar days after the as-of day on which it is still valid.

    None without an end, past it, before its first day, and where it can never cover anything.
    """
    waiver = outcome.placed.waiver
    if waiver.expires == NEVER or waiver.last_day < checked.as_of:
        return None
    if outcome.state in (WaiverState.NOT_YET, WaiverState.MALFORMED):
        return None
    return (waiver.last_day - checked.as_of).days


def broken_entries(checked: CheckResult) -> tuple[BrokenWaiver, ...]:
    """The entries of waivers.yaml that cannot be read."""
    waivers = checked.project.waivers
    return waivers.broken if waivers is not None else ()
