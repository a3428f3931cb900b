"""Sections 4 and 5 of the design read once more, as plainly as can be: what each obligation comes to.

No index, no grouping ahead and no short ways. What the design leaves to choice is `ANY`. Findings, states and
rates: `plain_rules`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from counting import STEP, nth_after
from plain_records import (
    Act,
    Raw,
    Row,
    acts_of,
    before_it_was_formed,
    before_its_period,
    chosen,
    days_of,
    end,
    further,
    is_unreadable,
    is_zero_report,
    legible,
    periods,
    worked_between,
    written_acts,
)

ANY: Any = type("Any", (), {"__repr__": lambda self: "ANY"})()
"""What the design does not fix."""
COVERED = date(2026, 12, 28)
"""The last day that a notice covers."""


@dataclass(frozen=True)
class Comes:
    """What an obligation comes to. `decided`: the publications of that day that may be the deciding one."""

    id: str
    kind: str
    verdict: str
    due: date | None
    basis: str | None
    decided: tuple[Act, ...] = ()
    published: date | None = None
    workdays_late: int | None = None
    days_late: int | None = None
    lines: tuple[int, ...] = ()
    latest: date | None = None
    mine: tuple[Raw, ...] = field(default=(), repr=False)


# Obligations


WORST_FIRST = (
    "overdue",
    "undetermined",
    "met_late",
    "pending",
    "due_soon",
    "met",
    "nothing_to_disclose",
)


def comes_to(row: Row, written: list[Raw], start: date, as_of: date) -> dict[str, Comes]:
    """All obligations of an item on a day, by id, and what each comes to."""
    written = [{**record, "line": n} for n, record in enumerate(written, 1)]
    doubted = [r for r in written if is_unreadable(r) or r["item"] != row.id]
    records = [r for r in written if r not in doubted]
    clouds = [r for r in doubted if _may_close(r, as_of)]
    since = max(start, row.since)
    found: list[Comes] = []
    for text, last in periods(row.months, since, as_of):
        if last <= row.until:
            mine = [record for record in records if record.get("period") == text]
            due = end(last, row.within) if last < date(2027, 2, 1) else date.max
            comes = _judged(row, f"{row.id}@{text}", mine, last, due, as_of)
            clouded = any(legible(r, "period") in (text, None) for r in clouds)
            overlaps = [_overlaps(row, r, last, as_of) for r in records]
            if comes.verdict == "overdue" and any(overlaps):
                verdict = "undetermined" if True in overlaps else ANY
                comes = replace(comes, verdict=verdict, workdays_late=ANY, days_late=ANY)
            found.append(_taken_out(row, last, _clouded(comes, clouded)))
    for formed, title, mine in _events(row, records, doubted):
        for comes in _event(row, formed, title, mine, start, as_of):
            days = [legible(r, "formed") for r in clouds]
            clouded = comes.due is not None and any(day in (formed, None) for day in days)
            if (
                formed is not None and comes.verdict == "overdue"
            ):  # which may be no event of the item
                unpublished = [r for r in doubted if r not in clouds]
                key = [formed, title]
                clouded |= any([r.get("formed"), r.get("title")] == key for r in unpublished)
            found.append(_taken_out(row, formed or comes.due, _clouded(comes, clouded)))
    if (row.standing or row.always) and since <= as_of <= row.until:
        comes = _clouded(_standing(row, records, nth_after(since, 20), as_of), bool(clouds))
        if row.taken_out:  # lateness counts from the end of the time out
            comes = replace(comes, workdays_late=ANY, days_late=ANY)
        found.append(_taken_out(row, as_of, comes))
    return {comes.id: comes for comes in found}


def _may_close(record: Raw, as_of: date) -> bool:
    """Whether a record that is in doubt may have met anything: one of which all can be read says so."""
    return is_unreadable(record) or bool(acts_of(record, as_of)) or is_zero_report(record, as_of)


def _overlaps(row: Row, record: Raw, last: date, as_of: date) -> Any:
    """Whether a published record whose period does not fit may belong to the round that ends on a day."""
    acts, begins = acts_of(record, as_of), further(last + STEP, -row.months)
    if not acts:
        return False
    if "period" not in record:
        return True if max(act.published for act in acts) >= begins else ANY
    first, its_last, months = days_of(record["period"])
    return months != row.months and first <= last and begins <= its_last


def _clouded(comes: Comes, clouded: bool) -> Comes:
    if clouded and comes.verdict in ("overdue", "met_late"):
        return replace(comes, verdict="undetermined", workdays_late=ANY, days_late=ANY)
    return comes


def _taken_out(row: Row, day: date | None, comes: Comes) -> Comes:
    for verdict, first, last in row.taken_out:
        if day is not None and first <= day <= last:
            return replace(comes, verdict=verdict, workdays_late=ANY, days_late=ANY)
    return comes


def _events(
    row: Row, records: list[Raw], clouds: list[Raw]
) -> Iterator[tuple[Any, Any, list[Raw]]]:
    """Formed day, title and records of each event; an unreadable record of an event is one without records."""
    seen = []
    if row.event or row.on_demand:
        unread = clouds if row.event else []
        for record in (*records, *unread):
            key = [legible(record, "formed"), record.get("title")]
            if row.on_demand and key[0] is None:
                key.append(
                    record.get("due")
                )  # without a formed day the stated day tells them apart
            if key not in seen and not (record in unread and key[0] is None):
                seen.append(key)
                mine = [r for r in records if [r.get("formed"), r.get("title")] == key[:2]]
                if key[2:]:
                    mine = [r for r in mine if r.get("due") == key[2]]
                yield key[0], key[1], mine


def _event(
    row: Row, formed: date | None, title: str | None, mine: list[Raw], start: date, as_of: date
) -> Iterator[Comes]:
    stated = [record["due"] for record in mine if "due" in record]
    if row.on_demand:
        if not stated or (formed is not None and formed > as_of):
            return
        stated = [
            due
            for due in stated
            if row.since <= due <= row.until and max(due, formed or due) >= start
        ]
        if not stated:
            return
        due = min([day for day in stated if day >= (formed or day)] or stated)
    elif formed is None:
        since = max(start, row.since)
        mine = [r for r in mine if not written_acts(r) or since <= _first(r) <= as_of]
        if not mine:
            return  # not yet published, or history
        acts = [act for record in mine for act in acts_of(record, as_of)]
        decided = chosen(row, acts)
        day = decided[0].published if decided else None
        id_ = f"{row.id}@?@{title or ''}"
        yield Comes(id_, "event", "undetermined", None, None, decided, day, mine=tuple(mine))
        return
    else:
        if not max(start, row.since) <= formed <= min(row.until, as_of):
            return
        due = end(formed, row.within)
    id_ = f"{row.id}@{formed or due}@{title or ''}"
    whole = _dated(row, id_, mine, due, formed, as_of)
    readings = [_dated(row, id_, [record], due, formed, as_of) for record in mine]
    verdicts = [each.verdict for each in readings]
    if title is not None or min(verdicts, key=WORST_FIRST.index, default=None) == whole.verdict:
        yield whole  # several of them come to what the worst of them comes to
    elif whole.due is ANY or len({each.due for each in readings}) > 1:
        yield replace(whole, verdict=ANY, due=ANY, published=ANY, workdays_late=ANY, days_late=ANY)
    elif as_of > whole.due:
        late = {"workdays_late": ANY, "days_late": ANY}
        yield replace(whole, verdict="undetermined", published=ANY, lines=(), **late)
    else:
        unpublished = {"due_soon", "pending", "undetermined"}
        worse = next(each for each in readings if each.verdict in unpublished)
        yield replace(worse, mine=tuple(mine), published=ANY, lines=())


def _first(record: Raw) -> date:
    return min(act["published"] for act in written_acts(record))


def _dated(
    row: Row, id_: str, mine: list[Raw], due: date, formed: date | None, as_of: date
) -> Comes:
    """One event under its stated days, where its time limit lets records state one."""
    stated = (
        [record["due"] for record in mine if "due" in record] if row.stated or row.on_demand else []
    )
    good = [day for day in stated if formed is None or day >= formed]
    limit, basis = due, "gazetted" if due <= COVERED or row.on_demand else "provisional"
    if good and not row.on_demand:
        due = min(due, *good)
        # the estimate may be 7 days late, but not before the first day without a notice
        earliest = max(limit - timedelta(days=7), COVERED + STEP)
        basis = "gazetted" if limit <= COVERED or min(good) <= earliest else basis
    comes = _judged(row, id_, mine, None, due, as_of)
    comes = replace(comes, basis=basis, latest=due if row.on_demand else min(good, default=None))
    if len(good) < len(stated):
        late = {"workdays_late": ANY, "days_late": ANY}
        return replace(comes, verdict="undetermined", due=ANY if good else due, basis=ANY, **late)
    return comes


def _judged(
    row: Row, id_: str, mine: list[Raw], period: date | None, due: date, as_of: date
) -> Comes:
    acts = [act for record in mine for act in acts_of(record, as_of)]
    proof = [a for a in acts if not before_it_was_formed(a) and before_its_period(row, a) != "E"]
    contradicted = len(proof) < len(acts)
    up = [act for act in proof if not _withdrawn_in_time(row, act, due, as_of)]
    kind, basis = (
        "event" if period is None else "period",
        "gazetted" if due <= COVERED else "provisional",
    )
    comes = Comes(id_, kind, "", due, basis, mine=tuple(mine))
    if decided := chosen(row, up):
        day = decided[0].published
        lines = tuple(act.record["line"] for act in decided)
        comes = replace(comes, decided=decided, published=day, lines=lines, verdict="met")
        if day <= due:
            return comes
        if contradicted:
            return replace(comes, verdict="undetermined", workdays_late=ANY, days_late=ANY)
        late = {"workdays_late": worked_between(due, day), "days_late": (day - due).days}
        return replace(comes, verdict="met_late", **late)
    zero = [record for record in mine if period is not None and is_zero_report(record, as_of)]
    if zero and period is not None and period <= as_of:
        lines = tuple(record["line"] for record in zero)
        return replace(comes, verdict="nothing_to_disclose", lines=lines)
    comes = _unpublished(comes, due, as_of)
    if contradicted and comes.verdict == "overdue":
        return replace(comes, verdict="undetermined", workdays_late=ANY, days_late=ANY)
    return comes


def _withdrawn_in_time(row: Row, act: Act, due: date, as_of: date) -> bool:
    """Taken down by the due day, it does not count, unless it had been up its full 公示期."""
    if act.withdrawn is None or act.withdrawn > min(due, as_of):
        return False
    return row.display is None or act.withdrawn <= end(act.published, row.display, moved=False)


def _standing(row: Row, records: list[Raw], due: date, as_of: date) -> Comes:
    up, doubtful, came_down = [], [], [due]
    for act in (act for record in records for act in acts_of(record, as_of)):
        ends = [act.withdrawn] if act.withdrawn else []
        ends += [act.posted_until] if act.posted_until and act.posted_until < as_of else []
        if before_it_was_formed(act):
            doubtful += [] if ends else [act]
        elif ends:
            came_down.append(min(ends))
        elif act.end_before:
            doubtful.append(act)
        else:
            up.append(act)
    basis = "gazetted" if due <= COVERED else "provisional"
    comes = Comes(f"{row.id}@standing", "standing", "met", due, basis, mine=tuple(records))
    if decided := chosen(row, up):
        lines = tuple(act.record["line"] for act in decided)
        if any(act.end_before for act in doubtful):  # up or not, which is first may be either
            return replace(comes, decided=(*decided, *doubtful), published=ANY)
        return replace(comes, decided=decided, published=decided[0].published, lines=lines)
    comes = _unpublished(comes, max(came_down), as_of)
    if doubtful and comes.verdict == "overdue":
        late = {"workdays_late": ANY, "days_late": ANY, "published": ANY}
        return replace(comes, verdict="undetermined", **late)
    return comes


def _unpublished(comes: Comes, since: date, as_of: date) -> Comes:
    due = comes.due
    assert due is not None
    if as_of > due:
        late = {"workdays_late": worked_between(since, as_of), "days_late": (as_of - since).days}
        return replace(comes, verdict="overdue", **late)
    far = due == date.max or worked_between(as_of, due) > 5
    return replace(
        comes, verdict="pending" if far else "due_soon", due=ANY if due == date.max else due
    )
