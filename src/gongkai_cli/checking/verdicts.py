"""Obligations with their matches and waivers → a verdict each; what cannot be judged says why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from gongkai_cli.calendar.workdays import Workdays
from gongkai_cli.model.catalog import Item
from gongkai_cli.model.project import Exempt, NotApplicable
from gongkai_cli.model.reason import Reason, ReasonCode
from gongkai_cli.model.record import acts_of
from gongkai_cli.model.result import Assessment, LocatedRecord, Obligation, Published, Unreadable
from gongkai_cli.model.verdicts import CODES, Verdict
from gongkai_cli.sources.project import LoadedProject

from .ambiguity import group_by_item
from .contradictions import has_false_end
from .matching import Match, match_publications, sort_channels
from .obligations.index import ObligationIndex

if TYPE_CHECKING:
    from gongkai_cli.sources.waivers import PlacedWaiver

Judgement = tuple[Verdict, Reason | None]


def judge_obligations(
    project: LoadedProject,
    laid: ObligationIndex,
    unreadable: Iterable[Unreadable],
    calendar: Workdays,
    as_of: date,
) -> list[Assessment]:
    """The verdict of every obligation, in the order they were laid out."""
    catalog = project.catalog.catalog
    clouded = group_by_item(laid, unreadable, as_of)
    waivers: Mapping[tuple[str, str], PlacedWaiver] = {}
    if project.waivers is not None:
        from .turning_waivers import find_turning_waivers

        waivers = find_turning_waivers(project, as_of)
    channels = {name: sort_channels(catalog, name) for name in catalog.channels}
    # beyond the last day through which no more working days lie than due_soon says
    beyond = calendar.nth_after(as_of, project.project.due_soon.workdays + 1)
    judged: list[Assessment] = []
    item: Item | None = None
    for obligation in laid.obligations:
        if obligation.item is not item:  # they come item by item
            item = obligation.item
            wanted, office = channels[item.channel], project.office(item.id)
        found = match_publications(obligation, wanted, calendar, as_of)
        verdict, reason = _verdict(project, obligation, found, as_of, beyond)
        if obligation.apart:
            several = [
                (each, match_publications(each, wanted, calendar, as_of))
                for each in obligation.apart
            ]
            each_alone = [_verdict(project, *each, as_of, beyond)[0] for each in several]
            if min(each_alone, key=WORST_FIRST.index) is not verdict:
                verdict, reason = _unclear(obligation, as_of, beyond)
                if any(alone.decided_by is None for _, alone in several):
                    found = found.untitled()
        if item.id in clouded and (verdict is Verdict.OVERDUE or verdict is Verdict.MET_LATE):
            cloud = clouded[item.id].covering(obligation, verdict)
            if cloud is not None:
                verdict, reason = Verdict.UNDETERMINED, cloud.reason
        days = workdays = None
        due, trigger = obligation.due, obligation.trigger
        # a stated day that is wrong may lie before the trigger: nothing is counted from it
        if verdict in LATE and due is not None and (trigger is None or trigger <= due.day):
            since = max(due.day, found.lapsed or date.min)
            if obligation.kind == "standing" and project.out:  # nothing had to be up until then
                since = max(since, project.resumed(item.id, as_of) or date.min)
            through = found.decided_by.day if found.decided_by else as_of
            if through > since or verdict is Verdict.OVERDUE:
                days, workdays = (through - since).days, calendar.count_between(since, through)
        unwaived = None
        if waivers:
            placed = waivers.get((CODES.get((verdict, obligation.kind), ""), obligation.id))
            if placed is not None:
                unwaived, verdict = verdict, Verdict.WAIVED
                reason = Reason(ReasonCode.WAIVED, line=placed.line, waiver=placed.waiver)
        judged.append(
            Assessment(
                obligation,
                verdict,
                office,
                found.decided_by,
                found.accepted,
                workdays,
                days,
                reason,
                found.later,
                unwaived,
                found.zero_report if verdict is Verdict.NOTHING else None,
                found.considered,
            )
        )
    return judged


WORST_FIRST = (
    Verdict.OVERDUE,
    Verdict.UNDETERMINED,
    Verdict.MET_LATE,
    Verdict.PENDING,
    Verdict.DUE_SOON,
    *(Verdict.MET, Verdict.NOTHING, Verdict.NOT_APPLICABLE, Verdict.EXEMPT),
)
"""What several obligations come to together is what the worst of them comes to."""
LATE = frozenset({Verdict.MET_LATE, Verdict.OVERDUE, Verdict.UNDETERMINED})


def _taken_out(
    project: LoadedProject, obligation: Obligation, as_of: date
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


def _unclear(obligation: Obligation, as_of: date, beyond: date) -> Judgement:
    """What untitled records come to that are one event or several, where that makes a difference.

    Undetermined once due; until then the worse reading, by which one of them is still to be published.
    """
    assert obligation.due is not None
    if as_of > obligation.due.day:
        number = len(obligation.records)
        return Verdict.UNDETERMINED, Reason(ReasonCode.UNTITLED_RECORDS, number=number)
    return _open(obligation.due.day, beyond), None


def _open(due: date, beyond: date) -> Verdict:
    return Verdict.DUE_SOON if due < beyond else Verdict.PENDING


def _verdict(
    project: LoadedProject, obligation: Obligation, found: Match, as_of: date, beyond: date
) -> Judgement:
    decision = None
    if project.out:  # few projects take anything out
        decision = _taken_out(project, obligation, as_of)
    if isinstance(decision, Exempt):
        reason = Reason(ReasonCode.EXEMPT, said=decision.law, by=decision.approved_by)
        return Verdict.EXEMPT, reason
    if decision is not None:
        reason = Reason(ReasonCode.NOT_APPLICABLE, said=decision.reason, by=decision.approved_by)
        return Verdict.NOT_APPLICABLE, reason
    if obligation.due is None:
        return Verdict.UNDETERMINED, Reason(ReasonCode.NO_FORMED_DAY)
    if obligation.kind == "event":
        too_early = _due_too_early(project, obligation)
        if too_early is not None:
            return Verdict.UNDETERMINED, too_early
    due = obligation.due.day
    if found.decided_by is not None:
        if obligation.kind == "standing" or found.decided_by.day <= due:
            return Verdict.MET, None
        if found.doubtful is None:
            return Verdict.MET_LATE, None
    elif found.zero_report is not None:
        said = found.zero_report.record.nothing_to_disclose or ""
        return Verdict.NOTHING, Reason(ReasonCode.NOTHING_TO_DISCLOSE, said=said)
    if as_of <= due:
        return _open(due, beyond), None
    if found.doubtful is not None:
        return Verdict.UNDETERMINED, _doubtful(found.doubtful)
    return Verdict.OVERDUE, None


def _due_too_early(project: LoadedProject, obligation: Obligation) -> Reason | None:
    """Why nobody can say by when an event is due: the day that a record states cannot be true."""
    for placed in obligation.records:
        due, formed = placed.record.due, placed.record.formed
        if due is None or formed is None or due >= formed:
            continue
        limit = project.limit(obligation.item.time_limit)
        if limit.stated or limit.head == "on_demand":  # elsewhere it is GK303 and no more
            return _contradiction(ReasonCode.DUE_BEFORE_FORMED, placed, due, formed)
    return None


def _doubtful(published: Published) -> Reason:
    placed, day = published.placed, published.day
    formed, period = placed.record.formed, placed.record.period
    if formed is not None and day < formed:
        return _contradiction(ReasonCode.PUBLISHED_BEFORE_FORMED, placed, day, formed)
    if period is not None and not has_false_end(published.act):
        return _contradiction(ReasonCode.PUBLISHED_BEFORE_PERIOD, placed, day, period)
    return _contradiction(ReasonCode.PUBLISHED_AFTER_END, placed, day)


def _contradiction(
    code: ReasonCode, placed: LocatedRecord, day: date, against: date | str = ""
) -> Reason:
    return Reason(code, placed.path, placed.line, day, against)
