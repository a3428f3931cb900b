"""Obligations with their matches → a verdict each; what cannot be judged says why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from .calendar.workdays import Workdays
from .matching import Match, channels_for, match
from .model.catalog import Item
from .model.project import Exempt, NotApplicable
from .model.record import acts_of
from .model.result import Judged, Obligation, Unreadable, Verdict
from .obligations import Laid
from .periods import parse
from .project import OpenProject
from .yamltext.text import FULL_WIDTH


@dataclass(frozen=True, slots=True)
class Cloud:
    """Something written down that may have closed an obligation, but could not be judged."""

    reason: str
    path: str
    line: int
    period: str | None = None
    formed: date | None = None
    obligation: str | None = None
    reach: tuple[date, date] | None = None

    def covers(self, obligation: Obligation) -> bool:
        """Whether nobody can say that the obligation was not met by it.

        What could be read but does not fit, with a `reach`, has been looked at for the standing ones.
        """
        if obligation.id == self.obligation:
            return True
        if self.reach is not None and (obligation.kind == "standing" or obligation.trigger):
            first, last = self.reach
            return obligation.trigger is not None and first <= obligation.trigger <= last
        if obligation.kind == "standing":
            return True
        if self.period is None and self.formed is None:
            return True
        if obligation.period is not None:
            mine = parse(obligation.period)
            return self.period is None or parse(self.period).overlaps(mine)
        if self.formed is not None:
            return obligation.trigger is None or obligation.trigger == self.formed
        assert self.period is not None
        cloud, trigger = parse(self.period), obligation.trigger
        return trigger is None or cloud.first <= trigger <= cloud.last


def clouds(laid: Laid, unreadable: Iterable[Unreadable], as_of: date) -> dict[str, list[Cloud]]:
    """What could not be judged, by item: unreadable records, and records that fit no obligation."""
    found: dict[str, list[Cloud]] = defaultdict(list)
    for each in unreadable:
        for item in each.items:
            reason = f"{each.path}:{each.line} 有一条读不出来的记录"
            found[item].append(Cloud(reason, each.path, each.line, each.period, each.formed))
    for misfit in laid.misfits:
        record = misfit.placed.record
        happened = any(act.published and act.published <= as_of for act in acts_of(record))
        if misfit.closes and (happened or record.nothing_to_disclose is not None):
            placed = misfit.placed
            where = f"{placed.path}:{placed.line}"
            amiss = "所属期与事项不符" if record.period else "没有写所属期"
            reason = f"{where} 的记录{amiss}，不能确定它是否履行了这一义务"
            mine = laid.obligation_of.get(id(placed))
            cloud = Cloud(reason, placed.path, placed.line, None, None, mine, misfit.reach)
            found[record.item].append(cloud)
    for placed in laid.unknown:
        meant = placed.record.item.translate(FULL_WIDTH)
        if meant in laid.by_item:  # GK304 shows the right spelling; what it closes nobody can say
            record, where = placed.record, f"{placed.path}:{placed.line}"
            reason = f"{where} 的事项编号写成了全角“{record.item}”，不能确定它是否履行了这一义务"
            cloud = Cloud(reason, placed.path, placed.line, record.period, record.formed)
            found[meant].append(cloud)
    return dict(found)


def judge_all(
    project: OpenProject,
    laid: Laid,
    unreadable: Iterable[Unreadable],
    calendar: Workdays,
    as_of: date,
) -> list[Judged]:
    """The verdict of every obligation, in the order they were laid out."""
    catalog = project.catalog.catalog
    misfits = {id(misfit.placed) for misfit in laid.misfits if misfit.closes}
    clouded = clouds(laid, unreadable, as_of)
    channels = {name: channels_for(catalog, name) for name in catalog.channels}
    soon = calendar.nth_after(as_of, project.project.due_soon.workdays)
    judged: list[Judged] = []
    item: Item | None = None
    for obligation in laid.obligations:
        if obligation.item is not item:  # they come item by item
            item = obligation.item
            wanted, office = channels[item.channel], project.office(item.id)
        found = match(obligation, wanted, calendar, as_of, misfits)
        verdict, reason = _verdict(project, obligation, found, as_of, soon)
        if verdict is Verdict.OVERDUE:
            cloud = next((c for c in clouded.get(item.id, ()) if c.covers(obligation)), None)
            if cloud is not None:
                verdict, reason = Verdict.UNDETERMINED, cloud.reason
        days = workdays = None
        if verdict in LATE and obligation.due is not None:
            since = max(obligation.due.day, found.lapsed or date.min)
            if obligation.kind == "standing" and project.out:  # nothing had to be up until then
                since = max(since, project.resumed(item.id, as_of) or date.min)
            through = (
                found.decided_by.day if verdict is Verdict.MET_LATE and found.decided_by else as_of
            )
            days, workdays = (through - since).days, calendar.count_between(since, through)
        judged.append(
            Judged(
                obligation,
                verdict,
                office,
                found.decided_by,
                found.accepted,
                workdays,
                days,
                reason,
                found.later,
            )
        )
    return judged


LATE = frozenset({Verdict.MET_LATE, Verdict.OVERDUE, Verdict.UNDETERMINED})


def _taken_out(
    project: OpenProject, obligation: Obligation, as_of: date
) -> NotApplicable | Exempt | None:
    """The decision in force on the trigger day; for a standing obligation, on the as-of day.

    Where the day of an event is not written down, only a decision in force on every day that it may be.
    """
    item, day, since = obligation.item, obligation.trigger, None
    if day is None and obligation.kind == "event":
        acts = [act for placed in obligation.records for act in acts_of(placed.record)]
        known = min((act.published for act in acts if act.published is not None), default=as_of)
        day = min(known, item.effective_to or known)
        since = max(project.project.start, item.effective_from or date.min)
    return project.taken_out(item.id, day or as_of, since)


def _verdict(
    project: OpenProject, obligation: Obligation, found: Match, as_of: date, soon: date
) -> tuple[Verdict, str]:
    decision = None
    if project.out:  # few projects take anything out
        decision = _taken_out(project, obligation, as_of)
    if decision is not None:
        if isinstance(decision, Exempt):
            return Verdict.EXEMPT, f"{decision.law}（{decision.approved_by}批准）"
        return Verdict.NOT_APPLICABLE, f"{decision.reason}（{decision.approved_by}批准）"
    if obligation.due is None:
        return Verdict.UNDETERMINED, "记录没有写形成日期（formed），算不出应公开日期"
    due = obligation.due.day
    if found.decided_by is not None:
        late = obligation.kind != "standing" and found.decided_by.day > due
        return (Verdict.MET_LATE if late else Verdict.MET), ""
    if found.zero_report is not None and obligation.kind == "period":
        assert obligation.trigger is not None
        if obligation.trigger <= as_of:
            return Verdict.NOTHING, found.zero_report.record.nothing_to_disclose or ""
    if as_of > due:
        return Verdict.OVERDUE, ""
    return (Verdict.DUE_SOON if due <= soon else Verdict.PENDING), ""
