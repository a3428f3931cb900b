"""The checks of a month → its report: what was counted, and what is said of it."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai_cli.analyses.monthly.count import list_duties
from gongkai_cli.analyses.monthly.figures import Provenance, Tally
from gongkai_cli.analyses.monthly.ledger import build_ledger
from gongkai_cli.analyses.monthly.month import count_month
from gongkai_cli.analyses.monthly.monthly_snapshots import Snapshots
from gongkai_cli.analyses.monthly.problems import count_affected, count_severities
from gongkai_cli.analyses.monthly.reminders import list_reminders
from gongkai_cli.outputs.documents.report import SCHEMA, Monthly
from gongkai_cli.outputs.phrases.check import INCOMPLETE, states_line
from gongkai_cli.outputs.phrases.method import method_notes
from gongkai_cli.outputs.phrases.monthly import overall, praise, title
from gongkai_cli.sources.records.problem_list import count_unreadable

from .corrections import Comparison
from .problems import build_problems, rectification

WITHIN = 10
"""Working days for rectification where the office sets no other number; no source gives one."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked beside month and day; `own` says that `within` is the office's own number."""

    office: str | None = None
    within: int = WITHIN
    own: bool = False


def build_report(
    seen: Snapshots, provenance: Provenance, asked: Asked, comparison: Comparison | None = None
) -> Monthly:
    """The report of what was seen; for one office `seen` is `Snapshots.of` that office."""
    counted, now, month = count_month(seen), seen.now, seen.month
    found, severities = build_problems(counted.problems, now), count_severities(counted.problems)
    tables = counted.tables
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
        running=counted.running,
        complete=now.complete,
        cautions=cautions(seen),
        opening=states_line(counted.items, now.project.project.start),
        overall=overall(counted),
        items=counted.items,
        figures=counted.figures,
        previous=counted.previous,
        leftover=counted.leftover,
        trend=counted.trend,
        problems=found,
        problems_by_severity=severities,
        affected=count_affected(counted.problems),
        earlier_reported=counted.reported,
        praise="" if any(severities.values()) else praise(counted),
        by_office=tables.by_office(),
        by_channel=tables.by_column(lambda item: item.channel),
        by_responsibility=tables.by_column(lambda item: item.responsibility),
        ledger=build_ledger(seen),
        reminders=list_reminders(now, month),
        rectification=rectification(found, now, asked.within, asked.own),
        comparison=comparison,
        overview=tables.overview(),
        duties=list_duties(counted.due, counted.by),
        records=Tally(
            now.files, now.read, count_unreadable(now.unreadable), now.history, now.after_as_of
        ),
        method=method_notes(now, month, provenance, asked.within, asked.own),
        provenance=provenance,
        volumes=(),
    )


def cautions(seen: Snapshots) -> tuple[str, ...]:
    """What must be known before any figure is believed."""
    said = [] if seen.now.complete else [INCOMPLETE]
    if seen.elsewhere:
        said.append(f"另有{seen.elsewhere}处问题不能确定属于哪个事项和科室，见全单位的通报")
    return tuple(said)
