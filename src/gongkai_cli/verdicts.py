"""Obligations with their matches → a verdict each; what cannot be judged says why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from .calendar.workdays import Workdays
from .contradictions import has_false_end
from .matching import Match, channels_for, match
from .model.catalog import Item
from .model.project import Exempt, NotApplicable
from .model.reason import Reason, ReasonCode
from .model.record import Record, acts_of
from .model.result import Judged, Obligation, Placed, Published, Unreadable, Verdict
from .obligations import Laid
from .periods import parse
from .project import OpenProject

Judgement = tuple[Verdict, Reason | None]


@dataclass(frozen=True, slots=True)
class Cloud:
    """Something written down that may have closed an obligation, but could not be judged."""

    reason: Reason
    period: str | None = None
    formed: date | None = None
    obligation: str | None = None
    reach: tuple[date, date] | None = None

    def covers(self, obligation: Obligation, verdict: Verdict = Verdict.OVERDUE) -> bool:
        """Whether nobody can say that the obligation was not met by it, or not in time.

        What could be read but does not fit, with a `reach`, closes nothing that another record closed
        late (DESIGN section 5), and has been looked at for the standing ones.
        """
        if self.reach is not None and verdict is Verdict.MET_LATE:
            return False
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
            return obligation.trigger == self.formed or _is_undated(obligation)
        assert self.period is not None
        cloud, trigger = parse(self.period), obligation.trigger
        return trigger is None or cloud.first <= trigger <= cloud.last


def _is_undated(obligation: Obligation) -> bool:
    """Whether nothing written of an event says on which day it was formed."""
    records = obligation.records
    return obligation.trigger is None or (
        bool(records) and all(placed.record.formed is None for placed in records)
    )


def clouds(laid: Laid, unreadable: Iterable[Unreadable], as_of: date) -> dict[str, list[Cloud]]:
    """What could not be judged, by item: unreadable records, and records that fit no obligation."""
    found: dict[str, list[Cloud]] = defaultdict(list)
    for each in unreadable:
        for item in each.items:
            reason = Reason(ReasonCode.UNREADABLE_RECORD, each.path, each.line)
            found[item].append(Cloud(reason, each.period, each.formed))
    for misfit in laid.misfits:
        record = misfit.placed.record
        if misfit.closes and _may_close(record, as_of):
            placed = misfit.placed
            code = ReasonCode.UNFIT_PERIOD if record.period else ReasonCode.NO_PERIOD
            reason = Reason(code, placed.path, placed.line)
            mine = laid.obligation_of.get(placed.key)
            found[record.item].append(Cloud(reason, obligation=mine, reach=misfit.reach))
    for placed in laid.unknown:
        record = placed.record
        for meant in laid.meant[record.item]:  # GK304 names it; what it closes nobody can say
            reason = Reason(
                ReasonCode.UNCLEAR_ITEM, placed.path, placed.line, said=record.item, item=meant
            )
            if _may_close(record, as_of):
                cloud = Cloud(reason, record.period, record.formed)
            else:  # it can only be the one event that it speaks of
                own = f"{meant}@{record.formed}@{record.title}"
                cloud = Cloud(reason, obligation=own, reach=NOWHERE)
            found[meant].append(cloud)
    return dict(found)


NOWHERE = date.max, date.min
"""The reach of what can be no other obligation's than the one that it names."""


def _may_close(record: Record, as_of: date) -> bool:
    """Whether anything is written in a record that could have met an obligation by the day."""
    happened = any(act.published and act.published <= as_of for act in acts_of(record))
    return happened or record.nothing_to_disclose is not None


def clouds_apart(
    laid: Laid, unreadable: Iterable[Unreadable], as_of: date
) -> dict[str, list[Cloud]]:
    """`clouds`, of those that cover the same obligations the first: there may be thousands of them."""
    apart: dict[str, list[Cloud]] = {}
    for item, found in clouds(laid, unreadable, as_of).items():
        first: dict[tuple[object, ...], Cloud] = {}
        for cloud in found:
            first.setdefault((cloud.period, cloud.formed, cloud.obligation, cloud.reach), cloud)
        apart[item] = list(first.values())
    return apart


def judge_all(
    project: OpenProject,
    laid: Laid,
    unreadable: Iterable[Unreadable],
    calendar: Workdays,
    as_of: date,
) -> list[Judged]:
    """The verdict of every obligation, in the order they were laid out."""
    catalog = project.catalog.catalog
    clouded = clouds_apart(laid, unreadable, as_of)
    channels = {name: channels_for(catalog, name) for name in catalog.channels}
    # beyond the last day through which no more working days lie than due_soon says
    beyond = calendar.nth_after(as_of, project.project.due_soon.workdays + 1)
    judged: list[Judged] = []
    item: Item | None = None
    for obligation in laid.obligations:
        if obligation.item is not item:  # they come item by item
            item = obligation.item
            wanted, office = channels[item.channel], project.office(item.id)
        found = match(obligation, wanted, calendar, as_of)
        verdict, reason = _verdict(project, obligation, found, as_of, beyond)
        if obligation.apart:
            several = [(each, match(each, wanted, calendar, as_of)) for each in obligation.apart]
            each_alone = [_verdict(project, *each, as_of, beyond)[0] for each in several]
            if min(each_alone, key=WORST_FIRST.index) is not verdict:
                verdict, reason = _unclear(obligation, as_of, beyond)
                if any(alone.decided_by is None for _, alone in several):
                    found = found._replace(decided_by=None, accepted=False)
        if verdict is Verdict.OVERDUE or verdict is Verdict.MET_LATE:
            for cloud in clouded.get(item.id, ()):
                if cloud.covers(obligation, verdict):
                    verdict, reason = Verdict.UNDETERMINED, cloud.reason
                    break
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
                None,
                found.zero_report if verdict is Verdict.NOTHING else None,
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
    project: OpenProject, obligation: Obligation, found: Match, as_of: date, beyond: date
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
    elif found.zero_report is not None and obligation.kind == "period":
        assert obligation.trigger is not None
        if obligation.trigger <= as_of:
            said = found.zero_report.record.nothing_to_disclose or ""
            return Verdict.NOTHING, Reason(ReasonCode.NOTHING_TO_DISCLOSE, said=said)
    if as_of <= due:
        return _open(due, beyond), None
    if found.doubtful is not None:
        return Verdict.UNDETERMINED, _doubtful(found.doubtful)
    return Verdict.OVERDUE, None


def _due_too_early(project: OpenProject, obligation: Obligation) -> Reason | None:
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


def _contradiction(code: ReasonCode, placed: Placed, day: date, against: date | str = "") -> Reason:
    return Reason(code, placed.path, placed.line, day, against)
