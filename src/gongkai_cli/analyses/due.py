"""A result, a last day → what falls due from as-of through that day, and what each still lacks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from gongkai_cli.calendar.due_dates import expected_window, stated_date
from gongkai_cli.checking.ambiguity import group_by_item
from gongkai_cli.checking.check import CheckResult
from gongkai_cli.checking.matching import Channels, is_set_aside, runs_out, sort_channels, unposted
from gongkai_cli.checking.obligations.build import build_obligations
from gongkai_cli.checking.obligations.index import ObligationIndex
from gongkai_cli.checking.obligations.occurrence import exists
from gongkai_cli.checking.turning_waivers import KIND_OF
from gongkai_cli.checking.verdicts import judge_obligations
from gongkai_cli.model.project import Exempt
from gongkai_cli.model.reason import Reason
from gongkai_cli.model.record import acts_of, numbered_acts
from gongkai_cli.model.result import Assessment, DueDate, LocatedRecord, Obligation, Published
from gongkai_cli.model.verdicts import Verdict, WaiverState


class Missing(StrEnum):
    """What keeps an obligation open."""

    NO_RECORD = "no_record"
    UNPUBLISHED = "unpublished"
    PUBLISHED_LATER = "published_later"
    WITHDRAWN = "withdrawn"
    CONTRADICTORY = "contradictory"
    ZERO_REPORT_EARLY = "zero_report_early"
    ZERO_REPORT_UNFIT = "zero_report_unfit"
    CHANNEL = "channel"
    PLACES = "places"
    NOT_IN_FORCE = "not_in_force"
    RUNS_OUT = "runs_out"


@dataclass(frozen=True, slots=True)
class Entry:
    """One obligation that falls due.

    `due` is its due day, or the last day that a standing item is still in force. `beyond` says that
    the day counted lies after the last day asked about, and only its window reaches back before it.
    `record` is the record that closes nothing yet; `until` the last day that what is up stays up;
    `broader` says that it names a channel that may contain the right one; `places` are those still to
    be posted at; `doubt` is what was written and may have closed it, but
    cannot be judged.
    """

    judged: Assessment
    due: DueDate
    workdays_left: int
    days_left: int
    beyond: bool
    missing: Missing
    record: LocatedRecord | None
    until: date | None
    broader: bool
    channels: tuple[str, ...]
    places: tuple[str, ...]
    url_needed: bool
    doubt: Reason | None


@dataclass(frozen=True, slots=True, repr=False)
class Upcoming:
    """What falls due, soonest first; `closed` counts by verdict what else was due and is settled."""

    checked: CheckResult
    through: date
    entries: tuple[Entry, ...]
    closed: Mapping[Verdict, int]

    def __repr__(self) -> str:
        return f"<Upcoming {self.checked.as_of} to {self.through}: {len(self.entries)} entries>"

    @property
    def provisional(self) -> int:
        """How many of the entries have a day that may yet move."""
        return sum(entry.due.basis == "provisional" for entry in self.entries)


def find_upcoming(checked: CheckResult, through: date) -> Upcoming:
    """What is due from as-of through a day that is no earlier, judged by what was known as of as-of.

    What a waiver will cover on every day from its first overdue one through the last is counted as
    waived, not listed.
    Periods that begin only after as-of are laid out as well. A provisional due day after `through` is
    listed where the true one may be no later than that. What is overdue already is not listed: the
    check has it. Raises CalendarRange where a due day lies beyond the calendar.
    """
    project, as_of = checked.project, checked.as_of
    laid, judged = _ahead(checked, through)
    clouded = group_by_item(laid, checked.unreadable, as_of)
    spared = _spared(checked)
    entries: list[Entry] = []
    closed: Counter[Verdict] = Counter()
    for each in judged:
        obligation = each.obligation
        channels = sort_channels(project.catalog.catalog, obligation.item.channel)
        due = _last_day(checked, each, channels)
        if due is None or due.day < as_of or not _reaches(due, through):
            continue
        verdict = _taken_out(checked, each, due.day)
        missing = None if verdict else _missing(checked, each)
        if missing and spared.get(obligation.id, date.min) >= _last_asked(due, through):
            verdict, missing = Verdict.WAIVED, None
        if missing is None:
            closed[verdict or each.verdict] += 1
            continue
        clouds = clouded.get(obligation.item.id)
        cloud = clouds.covering(obligation) if clouds is not None else None
        entries.append(
            _entry(
                checked,
                each,
                due,
                through,
                missing,
                channels,
                cloud.reason if cloud is not None else None,
            )
        )
    order = project.catalog.order
    entries.sort(key=lambda e: _key(e, order))
    return Upcoming(checked, through, tuple(entries), closed)


def add_coming(checked: CheckResult, through: date) -> CheckResult:
    """The result with the obligations of periods that begin by `through` as well; its figures stay.

    What the check has judged stays as it is: it has seen the waivers.
    """
    _, judged = _ahead(checked, through)
    known = {each.obligation.id for each in checked.judged}
    coming = [each for each in judged if each.obligation.id not in known]
    order = checked.project.catalog.order
    every = sorted([*checked.judged, *coming], key=lambda e: order[e.obligation.item.id])
    return replace(checked, judged=tuple(every))


def _ahead(checked: CheckResult, through: date) -> tuple[ObligationIndex, list[Assessment]]:
    """What exists by `through`, laid out, what the check has not judged judged as of as-of too."""
    project, as_of = checked.project, checked.as_of
    laid = build_obligations(
        project, checked.records, checked.calendar, as_of, through, checked.unreadable
    )
    wanted = {state.item for state in checked.items}
    known = {each.obligation.id for each in checked.judged}
    coming = tuple(e for e in laid.obligations if e.item.id in wanted and e.id not in known)
    laid = replace(laid, obligations=coming)
    more = judge_obligations(project, laid, checked.unreadable, checked.calendar, as_of)
    return laid, [*checked.judged, *more]


def _key(entry: Entry, order: Mapping[str, int]) -> tuple[date, int, str]:
    obligation = entry.judged.obligation
    return entry.due.day, order[obligation.item.id], obligation.id


def _reaches(due: DueDate, through: date) -> bool:
    """Whether the due day, or the first day of its window, is no later than `through`."""
    span = expected_window(due)
    return min(due.day, span[0] if span else due.day) <= through


def _last_day(checked: CheckResult, judged: Assessment, channels: Channels) -> DueDate | None:
    """The last day in time: of a standing item that is up, the last day before nothing is."""
    as_of = checked.as_of
    obligation, due = judged.obligation, judged.obligation.due
    if obligation.kind != "standing" or judged.verdict is not Verdict.MET or due is None:
        return due
    if not judged.accepted and due.day >= as_of:
        return due
    end = runs_out(obligation, channels, checked.calendar, as_of)
    if end is None:
        return None
    return due if due.day > end else stated_date(end)


def _taken_out(checked: CheckResult, judged: Assessment, day: date) -> Verdict | None:
    """The verdict of what a decision takes out, or its last day in force, before the day is past."""
    if judged.verdict in (Verdict.NOT_APPLICABLE, Verdict.EXEMPT):
        return judged.verdict
    obligation = judged.obligation
    if obligation.kind != "standing":
        return None
    decision = checked.project.taken_out(obligation.item.id, day)
    if decision is not None:
        return Verdict.EXEMPT if isinstance(decision, Exempt) else Verdict.NOT_APPLICABLE
    last = obligation.item.effective_to
    return Verdict.NOT_APPLICABLE if last is not None and last <= day else None


def _spared(checked: CheckResult) -> dict[str, date]:
    """Obligations still open that a waiver will turn once they are overdue → its last day."""
    last: dict[str, date] = {}
    for each in checked.waivers:
        waiver = each.placed.waiver
        if each.state is WaiverState.WAITING and waiver.code in KIND_OF:
            last[waiver.target] = max(waiver.last_day, last.get(waiver.target, date.min))
    return last


def _last_asked(due: DueDate, through: date) -> date:
    """The last day asked about on which something would be overdue: at least its first such day."""
    return max(due.day + timedelta(days=1), through)


def _missing(checked: CheckResult, judged: Assessment) -> Missing | None:
    """What an obligation still lacks; None where nothing."""
    obligation, as_of = judged.obligation, checked.as_of
    if judged.verdict is Verdict.MET:
        if obligation.due is not None and obligation.due.day >= as_of and not judged.accepted:
            return Missing.CHANNEL
        if obligation.kind == "standing":
            return Missing.RUNS_OUT
        return Missing.PLACES if _unposted(checked, judged) else None
    if not judged.is_open(as_of):
        return None
    if judged.later:
        return Missing.PUBLISHED_LATER
    if obligation.kind == "standing":
        return Missing.NOT_IN_FORCE
    records = [placed for placed in obligation.records if exists(placed.record, as_of)]
    published = [placed for placed in records if acts_of(placed.record)]
    if obligation.apart and len(published) < len(records):
        return Missing.UNPUBLISHED  # of several without a title, which may be several events
    if published:  # and does not count, or the verdict were another one
        aside = any(_set_aside(placed, obligation, as_of) for placed in published)
        return Missing.CONTRADICTORY if aside else Missing.WITHDRAWN
    if any(placed.record.nothing_to_disclose is not None for placed in records):
        early = obligation.kind == "period"  # of an event it never counts (GK303)
        return Missing.ZERO_REPORT_EARLY if early else Missing.ZERO_REPORT_UNFIT
    return Missing.UNPUBLISHED if obligation.records else Missing.NO_RECORD


def _set_aside(placed: LocatedRecord, obligation: Obligation, as_of: date) -> bool:
    """Whether a publication of the record decides nothing, for its dates contradict each other."""
    acts = (Published(placed, act, number) for number, act in numbered_acts(placed.record))
    return any(act.day <= as_of and is_set_aside(act, obligation, as_of) for act in acts)


def _unposted(checked: CheckResult, judged: Assessment) -> tuple[str, ...]:
    """The places of its channel where the deciding publication was not posted."""
    if judged.decided_by is None or not judged.accepted:
        return ()
    return unposted(checked.project.catalog.catalog, judged.decided_by.act)


def _entry(
    checked: CheckResult,
    judged: Assessment,
    due: DueDate,
    through: date,
    missing: Missing,
    channels: Channels,
    doubt: Reason | None,
) -> Entry:
    obligation, as_of = judged.obligation, checked.as_of
    asked = checked.project.catalog.catalog.channels[channels.exact]
    record = judged.decided_by.placed if judged.decided_by else None
    if missing is Missing.PUBLISHED_LATER:
        record = min(judged.later, key=lambda each: (each.day, _place(each.placed))).placed
    elif record is None and obligation.kind != "standing" and obligation.records:
        record = min(_closing_nothing(missing, obligation, as_of), key=_place)
    return Entry(
        judged=judged,
        due=due,
        workdays_left=checked.calendar.count_between(as_of, due.day),
        days_left=(due.day - as_of).days,
        beyond=due.day > through,
        missing=missing,
        record=record,
        until=runs_out(obligation, channels, checked.calendar, as_of)
        if missing is Missing.RUNS_OUT
        else None,
        broader=judged.decided_by is not None and judged.decided_by.act.channel in channels.broader,
        channels=(channels.exact, *sorted(channels.accepted - {channels.exact})),
        places=_unposted(checked, judged) or asked.places,
        url_needed=asked.medium == "website",
        doubt=doubt,
    )


def _closing_nothing(
    missing: Missing, obligation: Obligation, as_of: date
) -> Sequence[LocatedRecord]:
    """The records of an obligation that `missing` speaks of; there is one at least."""
    records = obligation.records
    if missing is Missing.CONTRADICTORY:
        return [placed for placed in records if _set_aside(placed, obligation, as_of)]
    if missing is Missing.WITHDRAWN:
        return [placed for placed in records if any(e.withdrawn for e in acts_of(placed.record))]
    return [placed for placed in records if not acts_of(placed.record)] or records


def _place(placed: LocatedRecord) -> tuple[str, int]:
    return placed.path, placed.line
