"""Assessment obligations and findings → every number that any output prints, each counted here once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from gongkai_cli.model.record import acts_of
from gongkai_cli.model.registration import Registered, claim_of
from gongkai_cli.model.result import Assessment, Finding
from gongkai_cli.model.verdicts import PUBLISHED, Severity, State, Verdict
from gongkai_cli.sources.project import LoadedProject

from .obligations.index import ObligationIndex

Rate = tuple[int, int] | None
COUNTED = (*PUBLISHED, Verdict.OVERDUE, Verdict.UNDETERMINED)
TAKEN_OUT = (Verdict.NOT_APPLICABLE, Verdict.EXEMPT)


@dataclass(frozen=True, slots=True)
class ItemState:
    """What the result says of one catalog item."""

    item: str
    category: str
    office: str
    state: State
    publications: int


class Rates(NamedTuple):
    """What of the counted was published, published in time, and published as the catalog asks."""

    disclosed: Rate
    on_time: Rate
    conforming: Rate


@dataclass(frozen=True, slots=True)
class Summary:
    """The overall figures."""

    items: Mapping[State, int]
    obligations: int
    by_verdict: Mapping[Verdict, int]
    rates: Rates
    findings: Mapping[Severity, int]
    waived_findings: int = 0


def format_percent(rate: Rate) -> str:
    """A rate for people, cut to one decimal and never rounded up: 100% only when all are in."""
    if rate is None:
        return "—"
    number, of = rate
    tenths = number * 1000 // of
    return f"{tenths // 10}%" if tenths % 10 == 0 else f"{tenths // 10}.{tenths % 10}%"


def list_item_states(
    project: LoadedProject,
    laid: ObligationIndex,
    judged: Iterable[Assessment],
    unreadable: Container[str],
    as_of: date,
) -> tuple[ItemState, ...]:
    """The state of every item of the catalog, in its order; silence is not compliance."""
    verdicts: dict[str, set[Verdict]] = defaultdict(set)
    for each in judged:
        verdicts[each.obligation.item.id].add(each.verdict)
    published = Counter(
        placed.record.item
        for placed in laid.current
        for act in acts_of(placed.record)
        if act.published is not None and act.published <= as_of
    )
    states = []
    for item in project.catalog.catalog.items:
        mine = verdicts[item.id]
        head = project.limit(item.time_limit).head
        gone = item.effective_to is not None and item.effective_to < as_of
        gone = gone or (item.effective_from is not None and item.effective_from > as_of)
        if any(verdict not in TAKEN_OUT for verdict in mine):
            state = State.JUDGED
        elif mine or gone or project.taken_out(item.id, as_of) is not None:
            state = State.NOT_APPLICABLE
        elif head == "after":
            written = item.id in unreadable  # something was, though nobody can read it
            state = State.JUDGED if written else State.NO_EVENT
        else:  # a periodic item without a period yet is as little judged as one not in force
            state = State.ON_DEMAND if head == "on_demand" else State.NOT_APPLICABLE
        states.append(
            ItemState(item.id, item.category, project.office(item.id), state, published[item.id])
        )
    return tuple(states)


def compute_rate(number: int, of: int) -> Rate:
    """A share as two whole numbers; None of nothing."""
    return (number, of) if of else None


def count_findings(findings: Iterable[Finding]) -> dict[Severity, int]:
    """Findings by severity, waived ones left out."""
    counts = Counter(each.severity for each in findings if each.waived_by is None)
    return {severity: counts[severity] for severity in Severity}


def count_waived(findings: Iterable[Finding]) -> int:
    """The findings that `count_findings` leaves out."""
    return sum(each.waived_by is not None for each in findings)


def faulty_obligations(findings: Iterable[Finding], judged: Iterable[Assessment]) -> set[str]:
    """The published obligations that do not conform: their deciding publication has a fault.

    That is an error or warning of GK301–310, at whichever obligation it was told; a GK306 and the
    warnings of GK305 are none. What is undetermined does not conform either (DESIGN section 8).
    """
    wrong = {
        (source.placed.path, source.placed.base, source.number)
        for finding in findings
        if (source := finding.source) is not None and _is_fault(finding)
    }
    amiss = set()
    for each in judged:
        decided = each.decided_by
        if decided is None:
            continue
        record = decided.placed.path, decided.placed.base
        if (
            each.verdict is Verdict.UNDETERMINED
            or (*record, None) in wrong
            or (*record, decided.number) in wrong
        ):
            amiss.add(each.obligation.id)
    return amiss


def _is_fault(finding: Finding) -> bool:
    if not "GK301" <= finding.code <= "GK310" or finding.severity is Severity.NOTICE:
        return False
    if finding.code == "GK305":
        return finding.severity is Severity.ERROR
    return finding.code != "GK306"


def is_published(judged: Assessment) -> bool:
    """Whether it counts as disclosed: published, though perhaps nobody can say whether in time."""
    undetermined = judged.verdict is Verdict.UNDETERMINED and judged.decided_by is not None
    return undetermined or judged.verdict in PUBLISHED


def count_uncommitted(laid: ObligationIndex, registered: Registered, as_of: date) -> int:
    """Publications of records under check that stand in no commit, where there is a history at all."""
    return sum(
        act.published is not None
        and act.published <= as_of
        and registered.unseen(claim_of(placed.record, act)) == "uncommitted"
        for placed in laid.current
        for act in acts_of(placed.record)
    )


def compute_rates(judged: Iterable[Assessment], amiss: Container[str], as_of: date) -> Rates:
    """The three rates over what is gazetted and was due before the as-of day.

    `amiss` are the ids of what does not conform. A waived verdict enters no rate; a waived GK301–310
    still counts as not conforming, for it is so.
    """
    counted = [
        each
        for each in judged
        if each.verdict in COUNTED
        and each.obligation.due is not None
        and each.obligation.due.basis == "gazetted"
        and each.obligation.due.day < as_of
    ]
    published = [each for each in counted if is_published(each)]
    dated = [each for each in counted if each.obligation.kind != "standing"]
    return Rates(
        disclosed=compute_rate(len(published), len(counted)),
        on_time=compute_rate(sum(each.verdict is Verdict.MET for each in dated), len(dated)),
        conforming=compute_rate(
            sum(each.obligation.id not in amiss for each in published), len(published)
        ),
    )


def summarise(
    items: Iterable[ItemState],
    judged: Iterable[Assessment],
    findings: Iterable[Finding],
    as_of: date,
) -> Summary:
    """Counts everything."""
    states = Counter(each.state for each in items)
    judged, findings = list(judged), list(findings)
    verdicts = Counter(each.verdict for each in judged)
    return Summary(
        items={state: states[state] for state in State},
        obligations=len(judged),
        by_verdict={verdict: verdicts[verdict] for verdict in Verdict},
        rates=compute_rates(judged, faulty_obligations(findings, judged), as_of),
        findings=count_findings(findings),
        waived_findings=count_waived(findings),
    )
