"""The checks of twelve months → the grid 事项 × 月份."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date

from gongkai_cli.model.result import Assessment
from gongkai_cli.model.verdicts import Verdict

from .figures import Cell, Ledger, LedgerRow
from .monthly_snapshots import Snapshots

WORST_FIRST: tuple[Verdict, ...] = (
    Verdict.OVERDUE,
    Verdict.UNDETERMINED,
    Verdict.MET_LATE,
    Verdict.DUE_SOON,
    Verdict.PENDING,
    Verdict.WAIVED,
    Verdict.MET,
    Verdict.NOTHING,
    Verdict.EXEMPT,
    Verdict.NOT_APPLICABLE,
)
BADNESS = {verdict: n for n, verdict in enumerate(WORST_FIRST)}


def build_ledger(seen: Snapshots) -> Ledger:
    """Each item in each month: what fell due then as known on the as-of day, and what must stand."""
    first = seen.looks[0].month.first
    filled: dict[tuple[str, str], list[Assessment]] = defaultdict(list)
    for judged in seen.now.judged:
        due = judged.obligation.due
        if judged.obligation.kind == "standing" or due is None:
            continue
        if first <= due.day <= seen.month.last:
            filled[judged.obligation.item.id, f"{due.day:%Y-%m}"].append(judged)
    for look in seen.looks:
        for judged in look.checked.judged if look.checked else ():
            if judged.obligation.kind == "standing":
                filled[judged.obligation.item.id, look.month.text].append(judged)
    months = tuple(look.month.text for look in seen.looks)
    rows = tuple(
        LedgerRow(
            each.item,
            each.category,
            each.office,
            tuple(_cell(filled.get((each.item, month)), month) for month in months),
        )
        for each in seen.now.items
    )
    return Ledger(months, rows)


def _cell(some: list[Assessment] | None, month: str) -> Cell | None:
    if not some:
        return None
    worst = min(some, key=_rank)
    counts = Counter(each.verdict for each in some)
    decided, due = worst.decided_by, worst.obligation.due
    due = due if due is not None and f"{due.day:%Y-%m}" == month else None
    return Cell(
        count=len(some),
        verdict=worst.verdict,
        due=due.day if due else None,
        basis=due.basis if due else None,
        published=decided.day if decided else None,
        url=decided.act.url if decided else None,
        by_verdict={verdict: counts[verdict] for verdict in WORST_FIRST if counts[verdict]},
    )


def _rank(judged: Assessment) -> tuple[int, bool, date]:
    """The worst first; of one verdict what fell due in the month, the earliest first."""
    obligation = judged.obligation
    day = obligation.due.day if obligation.due else date.max
    return BADNESS[judged.verdict], obligation.kind == "standing", day
