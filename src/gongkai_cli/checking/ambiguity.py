"""What was written down but cannot be judged → the obligations that it may have closed all the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from gongkai_cli.calendar.periods import parse_period
from gongkai_cli.model.reason import Reason, ReasonCode
from gongkai_cli.model.record import Record, acts_of
from gongkai_cli.model.result import Obligation, Unreadable
from gongkai_cli.model.verdicts import Verdict

from .obligations.index import ObligationIndex

NOWHERE = date.max, date.min
"""The reach of what can be no other obligation's than the one that it names."""


@dataclass(frozen=True, slots=True)
class Ambiguity:
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
            mine = parse_period(obligation.period)
            return self.period is None or parse_period(self.period).overlaps(mine)
        if self.formed is not None:
            return obligation.trigger == self.formed or _is_undated(obligation)
        assert self.period is not None
        cloud, trigger = parse_period(self.period), obligation.trigger
        return trigger is None or cloud.first <= trigger <= cloud.last


def _is_undated(obligation: Obligation) -> bool:
    """Whether nothing written of an event says on which day it was formed."""
    records = obligation.records
    return obligation.trigger is None or (
        bool(records) and all(placed.record.formed is None for placed in records)
    )


def find_ambiguities(
    laid: ObligationIndex, unreadable: Iterable[Unreadable], as_of: date
) -> dict[str, list[Ambiguity]]:
    """What could not be judged, by item: unreadable records, and records that fit no obligation."""
    found: dict[str, list[Ambiguity]] = defaultdict(list)
    for each in unreadable:
        for item in each.items:
            reason = Reason(ReasonCode.UNREADABLE_RECORD, each.path, each.line)
            found[item].append(Ambiguity(reason, each.period, each.formed))
    for misfit in laid.misfits:
        record = misfit.placed.record
        if misfit.closes and _may_close(record, as_of):
            placed = misfit.placed
            code = ReasonCode.UNFIT_PERIOD if record.period else ReasonCode.NO_PERIOD
            reason = Reason(code, placed.path, placed.line)
            mine = laid.obligation_of.get(placed.key)
            found[record.item].append(Ambiguity(reason, obligation=mine, reach=misfit.reach))
    for placed in laid.unknown:
        record = placed.record
        for meant in laid.meant[record.item]:  # GK304 names it; what it closes nobody can say
            reason = Reason(
                ReasonCode.UNCLEAR_ITEM, placed.path, placed.line, said=record.item, item=meant
            )
            if _may_close(record, as_of):
                cloud = Ambiguity(reason, record.period, record.formed)
            else:  # it can only be the one event that it speaks of
                own = f"{meant}@{record.formed}@{record.title}"
                cloud = Ambiguity(reason, obligation=own, reach=NOWHERE)
            found[meant].append(cloud)
    return dict(found)


def _may_close(record: Record, as_of: date) -> bool:
    """Whether anything is written in a record that could have met an obligation by the day."""
    happened = any(act.published and act.published <= as_of for act in acts_of(record))
    return happened or record.nothing_to_disclose is not None


@dataclass(frozen=True, slots=True)
class Ambiguities:
    """All of one item, in the order they were read, each with its place in it; of those alike the first.

    `named` are those that can be no other obligation's than the one they name: there may be thousands.
    """

    named: Mapping[str, tuple[int, Ambiguity]]
    others: tuple[tuple[int, Ambiguity], ...]

    def covering(
        self, obligation: Obligation, verdict: Verdict = Verdict.OVERDUE
    ) -> Ambiguity | None:
        """The first that covers an obligation, if any."""
        own = self.named.get(obligation.id)
        mine = [own] if own is not None and own[1].covers(obligation, verdict) else []
        mine += (each for each in self.others if each[1].covers(obligation, verdict))
        return min(mine, key=lambda each: each[0])[1] if mine else None


def group_by_item(
    laid: ObligationIndex, unreadable: Iterable[Unreadable], as_of: date
) -> dict[str, Ambiguities]:
    """`clouds`, ready to be asked of one obligation after another."""
    found: dict[str, Ambiguities] = {}
    for item, all_of_it in find_ambiguities(laid, unreadable, as_of).items():
        named: dict[str, tuple[int, Ambiguity]] = {}
        others: dict[tuple[object, ...], tuple[int, Ambiguity]] = {}
        for placed in enumerate(all_of_it):
            cloud = placed[1]
            if cloud.reach == NOWHERE and cloud.obligation is not None:
                named.setdefault(cloud.obligation, placed)
            else:
                alike = cloud.period, cloud.formed, cloud.obligation, cloud.reach
                others.setdefault(alike, placed)
        found[item] = Ambiguities(named, tuple(others.values()))
    return found
