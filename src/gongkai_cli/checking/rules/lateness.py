"""How late an obligation is, and how sure that is → the facts and the severity that rules share."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from gongkai_cli.model.verdicts import Severity

from .base import limit_source

if TYPE_CHECKING:
    from gongkai_cli.model.result import Assessment, Published
    from gongkai_cli.sources.project import LoadedProject

    from .base import Context

LENIENT_DAYS = 7
"""Calendar days past a provisional due day for which lateness stays a warning (DESIGN section 4)."""


class Shown(NamedTuple):
    """The days on which something went up and came down again."""

    published: date
    withdrawn: date


class Lateness(NamedTuple):
    """How late an obligation is, in calendar and in working days, and what may be said against that.

    `limit` is who set its limit. `later`: the first publication after the as-of day. `doubt`: what came
    down and may yet count, once a provisional day is certain. `down`: what came down and does not.
    """

    days: int
    workdays: int
    limit: str
    later: date | None = None
    doubt: Shown | None = None
    down: tuple[Shown, ...] = ()


class Lapse(NamedTuple):
    """The day after which a standing item's lateness counts, where that is not the due day.

    Its last content came down on it; `resumed`: the item was not applicable (依法不予公开) through it.
    """

    day: date
    resumed: bool


def lateness(context: Context, judged: Assessment) -> Lateness:
    """How late an overdue or late obligation is, with all that belongs to it."""
    days, workdays = judged.days_late or 0, judged.workdays_late or 0
    limit = limit_source(context.project, judged.obligation)
    perhaps = _in_doubt(context, judged)
    if perhaps is not None:
        assert perhaps.act.withdrawn is not None
        doubt = Shown(perhaps.day, perhaps.act.withdrawn)
        return Lateness(days, workdays, limit, later(judged), doubt)
    down = _down(judged, context.as_of)
    return Lateness(days, workdays, limit, later(judged), None, down)


def _in_doubt(context: Context, judged: Assessment) -> Published | None:
    """What was taken down and may yet count; its module is no part of a rule's manual, so it is loaded here."""
    from gongkai_cli.checking.matching import withdrawn_in_doubt

    return withdrawn_in_doubt(judged, context.calendar, context.as_of)


def _down(judged: Assessment, as_of: date) -> tuple[Shown, ...]:
    """What was published and taken down by the as-of day and does not count; of no standing item."""
    if judged.obligation.kind == "standing":
        return ()
    from gongkai_cli.model.record import acts_of

    return tuple(
        Shown(act.published, act.withdrawn)
        for placed in judged.obligation.records
        for act in acts_of(placed.record)
        if act.published is not None
        and act.withdrawn is not None
        and act.published <= act.withdrawn <= as_of
    )


def later(judged: Assessment) -> date | None:
    """The first publication after the as-of day, which would have closed the obligation."""
    return min((each.day for each in judged.later), default=None)


def lapsed(project: LoadedProject, judged: Assessment, as_of: date) -> Lapse | None:
    """What a standing item's lateness counts from, where that is not the due day."""
    obligation, late = judged.obligation, judged.days_late
    if obligation.kind != "standing" or obligation.due is None or late is None:
        return None
    since = as_of - timedelta(days=late)
    if since <= obligation.due.day:
        return None
    return Lapse(since, project.resumed(obligation.item.id, as_of) == since)


def severity_of(context: Context, judged: Assessment) -> Severity:
    """An error; on a provisional due day a warning up to LENIENT_DAYS calendar days past it.

    Counted from the due day, whenever standing content came down after it: that day is certain. A
    warning also while nobody knows whether what was taken down had been up long enough.
    """
    due, decided = judged.obligation.due, judged.decided_by
    assert due is not None
    through = decided.day if decided is not None else context.as_of
    lenient = due.basis == "provisional" and (through - due.day).days <= LENIENT_DAYS
    if due.not_after is not None and through > due.not_after:
        lenient = False  # past the stated day, which the limit can only come before
    if lenient or _in_doubt(context, judged) is not None:
        return Severity.WARNING
    return Severity.ERROR
