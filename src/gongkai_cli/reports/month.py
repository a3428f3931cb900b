"""The checks of a month → its report: what was counted, and what is said of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from gongkai_cli.analyses.monthly.figures import Provenance, Tally, TrendPoint
from gongkai_cli.analyses.monthly.problems import count_affected, count_severities, select_problems
from gongkai_cli.analyses.monthly.tables import Tables

from ..formats.wordage import INCOMPLETE, states_line
from ..model.result import State
from ..records.problems import count_unreadable
from .ahead import reminders
from .amended import Comparison
from .count import Basis, basis, duties, fallen_due, figures, leftover, of_month
from .ledger import ledger
from .method import method
from .model import SCHEMA, Monthly
from .problems import problems, rectification
from .seen import Look, Seen, month_before
from .words import overall, praise, title

WITHIN = 10
"""Working days for rectification where the office sets no other number; no source gives one."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked beside month and day; `own` says that `within` is the office's own number."""

    office: str | None = None
    within: int = WITHIN
    own: bool = False


def monthly(
    seen: Seen,
    provenance: Provenance,
    asked: Asked,
    comparison: Comparison | None = None,
) -> Monthly:
    """The report of what was seen; for one office `seen` is `Seen.of` that office."""
    now, month = seen.now, seen.month
    bases = [
        basis(look.checked, look.month, eve) if look.checked else None for look, eve in seen.pairs()
    ]
    trend = tuple(_point(look, by) for look, by in zip(seen.looks, bases, strict=True))
    by = bases[-1]
    assert by is not None  # the last look is the month's own
    due, left = of_month(now.judged, by), leftover(now.judged, by)
    mine, fallen = figures(due, by), figures(fallen_due(due, now.as_of), by)
    previous, before = trend[-2].figures, month_before(month)
    grouped, reported = select_problems(now, month)
    found, severities = problems(grouped, now), count_severities(grouped)
    counted = Counter(each.state for each in now.items)
    items = {state: counted[state] for state in State}
    waived = sum(each.waived_by is not None for each in found)
    blessed = praise(mine, fallen, items, now.complete, waived, now.as_of)
    tables = Tables(now, by, tuple(due), tuple(finding for _, finding in grouped))
    return Monthly(
        schema=SCHEMA,
        title=title(month, now.as_of),
        organisation=now.project.project.organisation,
        office=asked.office,
        month=month.text,
        first=month.first,
        last=month.last,
        start=now.project.project.start,
        as_of=now.as_of,
        running=now.as_of < month.last,
        complete=now.complete,
        cautions=cautions(seen),
        opening=states_line(items, now.project.project.start),
        overall=overall(mine, previous, left, before, items, month, now.as_of, now.complete),
        items=items,
        figures=mine,
        previous=previous,
        leftover=left,
        trend=trend,
        problems=found,
        problems_by_severity=severities,
        affected=count_affected(grouped),
        earlier_reported=reported,
        praise="" if any(severities.values()) else blessed,
        by_office=tables.by_office(),
        by_channel=tables.by_column(lambda item: item.channel),
        by_responsibility=tables.by_column(lambda item: item.responsibility),
        ledger=ledger(seen),
        reminders=reminders(now, month),
        rectification=rectification(found, now, asked.within, asked.own),
        comparison=comparison,
        overview=tables.overview(),
        duties=duties(due, by),
        records=Tally(
            now.files, now.read, count_unreadable(now.unreadable), now.history, now.after_as_of
        ),
        method=method(now, month, provenance, asked.within, asked.own),
        provenance=provenance,
        volumes=(),
    )


def cautions(seen: Seen) -> tuple[str, ...]:
    """What must be known before any figure is believed."""
    said = [] if seen.now.complete else [INCOMPLETE]
    if seen.elsewhere:
        said.append(f"另有{seen.elsewhere}处问题不能确定属于哪个事项和科室，见全单位的通报")
    return tuple(said)


def _point(look: Look, by: Basis | None) -> TrendPoint:
    if look.checked is None or by is None:
        return TrendPoint(look.month.text, look.as_of, None)
    return TrendPoint(look.month.text, look.as_of, figures(of_month(look.checked.judged, by), by))
