"""Findings and waivers, as of a day → the findings marked with what covers them, and what became of each waiver."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from gongkai_cli.calendar.periods import parse_period
from gongkai_cli.model.catalog import Item
from gongkai_cli.model.result import Assessment, Finding
from gongkai_cli.model.verdicts import TURNING, Verdict, WaiverState
from gongkai_cli.model.waiver import NEVER, Waiver
from gongkai_cli.sources.waivers import FILE, PlacedWaiver

from .rules.base import Context, Rule
from .turning_waivers import item_of, kind_of, precedence
from .validate_waiver import Flaw, content, validate_waiver

OPEN = frozenset({Verdict.PENDING, Verdict.DUE_SOON, Verdict.UNDETERMINED})
"""The verdicts under which a finding may still come, or nobody can say that there is none."""
IN_FORCE = frozenset({WaiverState.ACTIVE, WaiverState.PERMANENT})


@dataclass(frozen=True, slots=True)
class WaiverStatus:
    """One waiver on the as-of day.

    `findings` are what it names: covered while it is in force, once it has expired what stands
    uncovered. `others` are the codes found at its obligation instead; `twin` is an
    equal waiver before it.
    """

    placed: PlacedWaiver
    state: WaiverState
    item: Item | None = None
    judged: Assessment | None = None
    findings: tuple[Finding, ...] = ()
    flaw: Flaw | None = None
    others: tuple[str, ...] = ()
    twin: PlacedWaiver | None = None


@dataclass(frozen=True, slots=True)
class Settled:
    """The findings, those marked that are waived; and the outcome of each waiver."""

    findings: list[Finding]
    outcomes: tuple[WaiverStatus, ...]


def apply_waivers(context: Context, found: list[Finding], rules: Mapping[str, Rule]) -> Settled:
    """Holds every waiver against the findings. Their order in the file decides nothing.

    Those of a verdict that a waiver has turned are marked already; the others only now.
    """
    assert context.project.waivers is not None
    settler = _Settler(context, found, rules)
    outcomes = [settler.outcome(placed) for placed in context.project.waivers.listed]
    marked = list(found)
    for target, placed in _covering(outcomes).items():
        for number in settler.named[target]:
            marked[number] = replace(
                found[number], waived_by=describe_waiver(placed.waiver, placed.line)
            )
    return Settled(marked, tuple(_with_findings(each, settler, marked) for each in outcomes))


class _Settler:
    """Says of one waiver after another what it amounts to."""

    def __init__(self, context: Context, found: list[Finding], rules: Mapping[str, Rule]) -> None:
        self.context, self.rules = context, rules
        self.named: dict[tuple[str, str], list[int]] = defaultdict(list)
        self.codes: dict[str, set[str]] = defaultdict(set)
        for number, finding in enumerate(found):
            if finding.obligation is not None:
                self.named[finding.code, finding.obligation.id].append(number)
                self.codes[finding.obligation.id].add(finding.code)
        self.first: dict[tuple[object, ...], PlacedWaiver] = {}
        items = context.project.catalog.items.keys()
        self.clouded = {item for each in context.unreadable for item in each.items}
        self.blind = any(items.isdisjoint(each.items) for each in context.unreadable)

    def outcome(self, placed: PlacedWaiver) -> WaiverStatus:
        """What a waiver amounts to, without its findings."""
        waiver, project = placed.waiver, self.context.project
        item = item_of(project, waiver)
        judged = self.context.by_id.get(waiver.target)
        outcome = WaiverStatus(placed, WaiverState.ACTIVE, item, judged)
        if waiver.approved_on > self.context.as_of:
            return replace(outcome, state=WaiverState.NOT_YET)
        wrong = validate_waiver(project, waiver, self.rules)
        if wrong is not None:
            return replace(outcome, state=WaiverState.MALFORMED, flaw=wrong)
        if waiver.last_day < self.context.as_of:
            return replace(outcome, state=WaiverState.EXPIRED)
        twin = self.first.setdefault(content(waiver), placed)
        if twin is not placed:
            return replace(outcome, state=WaiverState.UNUSED, twin=twin)
        if (waiver.code, waiver.target) in self.named:
            state = WaiverState.PERMANENT if waiver.expires == NEVER else WaiverState.ACTIVE
            return replace(outcome, state=state)
        if self.may_come(waiver, item, judged):
            return replace(outcome, state=WaiverState.WAITING)
        others = tuple(sorted(self.codes.get(waiver.target, ())))
        return replace(outcome, state=WaiverState.UNUSED, others=others)

    def may_come(self, waiver: Waiver, item: Item | None, judged: Assessment | None) -> bool:
        """Whether the finding may still come, or could not be looked for."""
        if judged is not None and self.rules[waiver.code].needs_history:
            known = self.context.registered
            return known is None or known.knowledge != "complete" or judged.verdict in OPEN
        if judged is not None:
            return judged.verdict in OPEN
        assert item is not None
        if self.blind or item.id in self.clouded:
            return True
        if kind_of(self.context.project, item, waiver.target) != "period":
            return False
        return parse_period(waiver.target[len(item.id) + 1 :]).first > self.context.as_of


def _covering(outcomes: Iterable[WaiverStatus]) -> dict[tuple[str, str], PlacedWaiver]:
    """Of the waivers in force that only mark a finding, the one that does."""
    best: dict[tuple[str, str], PlacedWaiver] = {}
    for outcome in outcomes:
        placed = outcome.placed
        if outcome.state in IN_FORCE and placed.waiver.code not in TURNING:
            target = placed.waiver.code, placed.waiver.target
            best[target] = min(placed, best.get(target, placed), key=precedence)
    return best


def _with_findings(outcome: WaiverStatus, settler: _Settler, marked: list[Finding]) -> WaiverStatus:
    waiver = outcome.placed.waiver
    mine = [marked[n] for n in settler.named.get((waiver.code, waiver.target), ())]
    if outcome.state is WaiverState.EXPIRED:
        return replace(outcome, findings=tuple(f for f in mine if f.waived_by is None))
    return replace(outcome, findings=tuple(mine)) if outcome.state in IN_FORCE else outcome


def describe_end(waiver: Waiver) -> str:
    """至2026-12-31, or 长期有效."""
    return "长期有效" if waiver.expires == NEVER else f"至{waiver.expires}"


def describe_waiver(waiver: Waiver, line: int) -> str:
    """Who approved it, when, how long and why, and where it is written: `waived_by` of a finding."""
    return (
        f"批准人{waiver.approved_by}，{waiver.approved_on}批准，{describe_end(waiver)}，"
        f"理由：{waiver.reason}（{FILE}:{line}）"
    )
