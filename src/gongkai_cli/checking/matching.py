"""An obligation and its records → the publication that decides it, as of a day."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from gongkai_cli.calendar.due_dates import compute_display_due, expected_window
from gongkai_cli.calendar.periods import parse_period
from gongkai_cli.calendar.workdays import Workdays
from gongkai_cli.model.catalog import Catalog, Item
from gongkai_cli.model.lookalikes import Alike, fold
from gongkai_cli.model.record import Publication, Record, acts_of, numbered_acts
from gongkai_cli.model.result import (
    ActUse,
    Assessment,
    DueDate,
    LocatedRecord,
    Obligation,
    Published,
    ZeroUse,
)

from .contradictions import end_days, has_false_end, proves_nothing
from .obligations.occurrence import exists


class Match(NamedTuple):
    """What the records of an obligation amount to by the as-of day.

    `lapsed`: the last day that standing content came down on. `doubtful`: a publication that is set
    aside, for its dates contradict each other, but may be the one that met the obligation. `considered`:
    every publication and what became of it, empty where the deciding one is alone.
    """

    decided_by: Published | None
    accepted: bool
    zero_report: LocatedRecord | None
    later: tuple[Published, ...]
    lapsed: date | None = None
    doubtful: Published | None = None
    considered: tuple[tuple[Published, ActUse], ...] = ()

    def untitled(self) -> Match:
        """The same where none of those that count decides, for nobody can say of how many events they are."""
        considered = tuple(
            (act, ActUse.UNTITLED if use in COUNTING else use) for act, use in self.considered
        )
        return self._replace(decided_by=None, accepted=False, considered=considered)


NO_MATCH = Match(None, False, None, ())
COUNTING = frozenset({ActUse.DECIDES, ActUse.OTHER_CHANNEL, ActUse.LATER, ActUse.SAME_DAY})
"""What became of the publications that count: one of them decides."""
DOWN = frozenset({ActUse.TAKEN_DOWN, ActUse.RUN_OUT})
"""What became of those that are no longer up."""


@dataclass(frozen=True, slots=True)
class Channels:
    """How the channels of a catalog stand to the one that an item asks for, look-alikes among them."""

    exact: str
    accepted: Alike
    broader: Alike
    known: Alike
    ranks: dict[str | None, int] = field(default_factory=dict, compare=False)
    """The rank of each channel that was asked for, as it is written."""

    def rank(self, channel: str | None) -> int:
        """Which publications decide before which: accepted, in the dictionary or unwritten, any other."""
        rank = self.ranks.get(channel)
        if rank is None:
            beside = 1 if channel is None or channel in self.known else 2
            rank = self.ranks[channel] = 0 if channel in self.accepted else beside
        return rank

    def order(self, published: Published) -> tuple[object, ...]:
        """Of one day the best fitting first, told apart by what is written alone."""
        act, record = published.act, published.placed.record
        channel = fold(act.channel or "")
        return (
            channel != fold(self.exact),
            channel not in self.broader,
            channel,
            record.elements is None,
            -len(record.elements or ()),
            record.elements or (),
            -len(act.places),
            act.places,
            act.url or "",
        )


def sort_channels(catalog: Catalog, channel: str) -> Channels:
    """The channels that satisfy a phrase (itself and what its dictionary accepts), and broader ones."""
    known = catalog.channels
    accepted = Alike((channel, *known[channel].accepts))
    broader = Alike(name for name, each in known.items() if channel in each.accepts)
    return Channels(channel, accepted, broader, Alike(known))


def unposted(catalog: Catalog, act: Publication | Record) -> tuple[str, ...]:
    """The places of the channel used where a publication was not posted."""
    channel, posted = catalog.channel(act.channel), Alike(act.places)
    return tuple(place for place in channel.places if place not in posted) if channel else ()


def match_publications(
    obligation: Obligation,
    channels: Channels,
    calendar: Workdays,
    as_of: date,
) -> Match:
    """Finds the deciding publication: the earliest of those on the best channels (`Channels.rank`).

    A publication withdrawn on or before the due day does not count; a standing obligation counts only
    what is up on the as-of day. One whose dates contradict each other is set aside.
    """
    if not obligation.records:
        return NO_MATCH
    if len(obligation.records) == 1 and obligation.kind != "standing":
        placed = obligation.records[0]
        record = placed.record
        day = record.published
        if day and day <= as_of and not record.withdrawn:
            firm = record.formed is None or record.formed <= day
            if firm and (
                obligation.trigger is None or day >= obligation.trigger
            ):  # by far the most
                accepted = channels.rank(record.channel) == 0
                return Match(Published(placed, record, None), accepted, None, ())
    considered: list[tuple[Published, ActUse | None]] = []
    for placed in obligation.records:
        for number, act in numbered_acts(placed.record):
            published = Published(placed, act, number)
            considered.append((published, _barred(published, obligation, calendar, as_of)))
    decided = _best([act for act, use in considered if use is None], channels)
    doubtful = [act for act, use in considered if use is ActUse.CONTRADICTORY]
    ends_of_those_down = (_ended(act, as_of) for act, use in considered if use in DOWN)
    return Match(
        decided,
        decided is not None and channels.rank(decided.act.channel) == 0,
        _zero_report(obligation, decided, as_of),
        tuple(act for act, use in considered if use is ActUse.AFTER_AS_OF),
        max((day for day in ends_of_those_down if day is not None), default=None),
        _best(doubtful, channels),
        tuple((act, use or _rated(act, decided, channels)) for act, use in considered),
    )


def _barred(
    published: Published, obligation: Obligation, calendar: Workdays, as_of: date
) -> ActUse | None:
    """Why a publication does not count at all; None where it does."""
    if published.day > as_of:
        return ActUse.AFTER_AS_OF
    if obligation.kind == "standing":
        withdrawn, until = end_days(published.act)
        if withdrawn is not None and withdrawn <= as_of:
            return ActUse.TAKEN_DOWN
        if until is not None and until < as_of:
            return ActUse.RUN_OUT
    elif withdrawn_in_time(published, obligation, calendar, as_of):
        return ActUse.WITHDRAWN_IN_TIME
    return ActUse.CONTRADICTORY if is_set_aside(published, obligation, as_of) else None


def _rated(published: Published, decided: Published | None, channels: Channels) -> ActUse:
    """How a publication that counts stands to the one that decides."""
    assert decided is not None
    if published.is_same(decided):
        return ActUse.DECIDES
    if channels.rank(published.act.channel) > channels.rank(decided.act.channel):
        return ActUse.OTHER_CHANNEL
    return ActUse.SAME_DAY if published.day == decided.day else ActUse.LATER


def zero_use(
    obligation: Obligation, placed: LocatedRecord, decided: Published | None, as_of: date
) -> ZeroUse:
    """What becomes of a zero report of the obligation; the first of those that count closes it."""
    if obligation.kind == "standing":
        return ZeroUse.STANDING
    if obligation.kind != "period":
        return ZeroUse.UNFIT
    if not exists(placed.record, as_of):
        return ZeroUse.NOT_YET
    if decided is not None:
        return ZeroUse.OUTDONE
    assert obligation.trigger is not None
    return ZeroUse.EARLY if as_of < obligation.trigger else ZeroUse.COUNTS


def _zero_report(
    obligation: Obligation, decided: Published | None, as_of: date
) -> LocatedRecord | None:
    for placed in obligation.records:
        written = placed.record.nothing_to_disclose is not None
        if written and zero_use(obligation, placed, decided, as_of) is ZeroUse.COUNTS:
            return placed
    return None


def is_set_aside(published: Published, obligation: Obligation, as_of: date) -> bool:
    """Whether a publication decides nothing here, for its dates contradict each other (DESIGN section 5).

    A standing obligation asks besides whether it is still up, which nobody can say where the day it was
    taken down on cannot be true; it does not ask for the period.
    """
    record, act = published.placed.record, published.act
    if obligation.kind == "standing" and has_false_end(act):
        return True
    period = parse_period(obligation.period) if obligation.period is not None else None
    return proves_nothing(record, act, period, as_of)


def runs_out(
    obligation: Obligation, channels: Channels, calendar: Workdays, as_of: date
) -> date | None:
    """The last day on which a standing obligation has anything up, going by what is written.

    None where something stays up, or nothing is. What is up on the best channels counts; a day of
    taking down that lies ahead is taken at its word.
    """
    up: list[tuple[int, date | None]] = []
    for placed in obligation.records:
        for act in acts_of(placed.record):
            published = Published(placed, act, None)
            if _barred(published, obligation, calendar, as_of) is None:
                up.append((channels.rank(act.channel), _last_up(published)))
    best = min((rank for rank, _ in up), default=0)
    last = [day for rank, day in up if rank == best]
    days = [day for day in last if day is not None]
    return max(days) if days and len(days) == len(last) else None


def _last_up(published: Published) -> date | None:
    """The last day that a publication is up, if one is written."""
    withdrawn, until = end_days(published.act)
    last = [withdrawn - timedelta(days=1)] if withdrawn is not None else []
    return min([*last, until] if until is not None else last, default=None)


def _best(published: list[Published], channels: Channels) -> Published | None:
    """The first on the best channels; several of one day are told apart by `Channels.order`."""
    if len(published) < 2:  # by far the most
        return published[0] if published else None
    ranked = [(channels.rank(each.act.channel), each.act.published) for each in published]
    first = min(ranked)
    tied = [each for each, rank in zip(published, ranked, strict=True) if rank == first]
    return tied[0] if len(tied) == 1 else min(tied, key=channels.order)


def _ended(published: Published, as_of: date) -> date | None:
    """The day a publication was down by, where it is no longer up on the as-of day."""
    withdrawn, until = end_days(published.act)
    past = [withdrawn] if withdrawn is not None and withdrawn <= as_of else []
    if until is not None and until < as_of:
        past.append(until)
    return min(past, default=None)


def display_end_of(published: date, item: Item, calendar: Workdays) -> DueDate | None:
    """The last day that a notice of the item must stay up.

    None where the item asks for no time, or the notice is older than the calendar. Raises CalendarRange
    for a time that leads out of the calendar.
    """
    if item.display is None or published < calendar.covered_from:
        return None
    return compute_display_due(published, item.display, calendar)


def withdrawn_in_time(
    published: Published, obligation: Obligation, calendar: Workdays, as_of: date
) -> bool:
    """Whether it was taken down by the due day; a notice that had been up its full time was not."""
    withdrawn, _ = end_days(published.act)
    if withdrawn is None or obligation.due is None:
        return False
    full = display_end_of(published.day, obligation.item, calendar)
    if full is not None and withdrawn > full.day:
        return False
    return withdrawn <= min(obligation.due.day, as_of)


def withdrawn_in_doubt(judged: Assessment, calendar: Workdays, as_of: date) -> Published | None:
    """A publication that does not count, for it was taken down too early, but may count after all.

    It may where the due day or the end of its 公示期 is provisional, and can lie before the day it was
    taken down once the missing notice is known. One after that which does count changes nothing.
    """
    obligation, decided = judged.obligation, judged.decided_by
    due, through = obligation.due, decided.day if decided is not None else as_of
    if due is None or obligation.kind == "standing":
        return None
    for placed in obligation.records:
        for number, act in numbered_acts(placed.record):
            mine = Published(placed, act, number)
            if act.withdrawn is None or mine.day > through:
                continue
            if not withdrawn_in_time(mine, obligation, calendar, as_of):
                continue
            limits = (due, display_end_of(mine.day, obligation.item, calendar))
            spans = [expected_window(each) for each in limits if each is not None]
            if any(span is not None and act.withdrawn > span[0] for span in spans):
                return mine
    return None
