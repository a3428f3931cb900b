"""Rules over a judged project → findings, stamped with code, severity and office; places → their order."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gongkai_cli.model.catalog import Item
from gongkai_cli.model.result import (
    CatalogRow,
    Finding,
    LocatedRecord,
    Obligation,
    Place,
    Related,
    Source,
    Where,
)
from gongkai_cli.model.verdicts import TURNING, Verdict
from gongkai_cli.sources.project import FILE, NO_OFFICE

from .rules import load_rules
from .rules.base import Context, OfObligation, OfRecord, Rule, Violation

if TYPE_CHECKING:
    from .apply_waivers import WaiverStatus

LAST = 10**9


@dataclass(frozen=True, slots=True)
class Found:
    """All findings, and what became of each waiver."""

    findings: list[Finding]
    waivers: tuple[WaiverStatus, ...] = ()


def find_violations(context: Context) -> Found:
    """All findings, waived ones marked, at symbolic places and so in no order yet (`place_findings`)."""
    stamp = _Stamp(context)
    found = [stamp.finding(*each) for each in _drafts(context)]
    outcomes: tuple[WaiverStatus, ...] = ()
    if context.project.waivers is not None:
        from .apply_waivers import apply_waivers

        settled = apply_waivers(context, found, load_rules())
        found, outcomes = settled.findings, settled.outcomes
        for rule in load_rules().values():
            if rule.waivers is not None:
                of_waivers = rule.waivers(context, outcomes)
                found += [stamp.finding(rule, draft, draft.about) for draft in of_waivers]
    return Found(found, outcomes)


def sources_of(findings: Iterable[Finding]) -> Iterator[Source]:
    """The symbolic places that findings speak of."""
    for finding in findings:
        if finding.source is not None:
            yield finding.source
        yield from (each.source for each in finding.related if each.source is not None)


def place_findings(
    findings: Iterable[Finding], places: Mapping[Where, Place], order: Mapping[str, int]
) -> tuple[Finding, ...]:
    """The findings where their values stand, in the order of catalog, trigger and obligation.

    `places` are those of `sources.places.locate`; what is not among them stays at its record's line.
    Each gets its fingerprint, which counts equal ones in this order.
    """
    at_places = [(each, _placed(each, places)) for each in findings]
    at_places.sort(key=lambda each: _key(each[0], each[1], order))
    seen: Counter[str] = Counter()
    return tuple(
        replace(
            finding,
            place=place,
            related=tuple(_related(each, places) for each in finding.related),
            fingerprint=_fingerprint(finding, seen),
        )
        for finding, place in at_places
    )


def _placed(finding: Finding, places: Mapping[Where, Place]) -> Place:
    source = finding.source
    return places.get(source.where, finding.place) if source is not None else finding.place


def _related(related: Related, places: Mapping[Where, Place]) -> Related:
    place = places.get(related.source.where) if related.source is not None else None
    return replace(related, line=place.line) if place is not None else related


def _drafts(context: Context) -> Iterator[tuple[Rule, Violation, Obligation | None]]:
    relevant = _Relevant(context)
    for judged in context.judged:
        obligation = judged.obligation
        for rule, each in relevant.to_obligation(obligation.item, judged.real_verdict):
            for draft in each(context, judged):
                yield rule, draft, obligation
    of = context.laid.obligation_of

    def answered(placed: LocatedRecord | None) -> Obligation | None:
        """The obligation that a record answers for."""
        judged = context.by_id.get(of.get(placed.key, "")) if placed is not None else None
        return judged.obligation if judged is not None else None

    items = context.project.catalog.items
    for placed in context.laid.current:
        for rule, of_record in relevant.to_record(items[placed.record.item]):
            for draft in of_record(context, placed):
                yield rule, draft, answered(placed)
    for rule in load_rules().values():
        if rule.whole is not None:
            for draft in rule.whole(context):
                source = _source(draft.at)
                yield rule, draft, answered(source.placed if source is not None else None)


class _Relevant:
    """Which rules concern which item, asked once an item."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.obligation: dict[tuple[str, Verdict], list[tuple[Rule, OfObligation]]] = {}
        self.record: dict[str, list[tuple[Rule, OfRecord]]] = {}

    def to_obligation(self, item: Item, verdict: Verdict) -> list[tuple[Rule, OfObligation]]:
        """The rules that look at an item's obligations of one verdict."""
        found = self.obligation.get((item.id, verdict))
        if found is None:
            found = self.obligation[item.id, verdict] = [
                (rule, rule.obligation)
                for rule in load_rules().values()
                if rule.obligation and verdict in rule.verdicts and self._concerns(rule, item)
            ]
        return found

    def to_record(self, item: Item) -> list[tuple[Rule, OfRecord]]:
        """The rules that look at an item's records."""
        found = self.record.get(item.id)
        if found is None:
            found = self.record[item.id] = [
                (rule, rule.record)
                for rule in load_rules().values()
                if rule.record and self._concerns(rule, item)
            ]
        return found

    def _concerns(self, rule: Rule, item: Item) -> bool:
        return rule.concerns is None or rule.concerns(self.context, item)


def _key(finding: Finding, place: Place, order: Mapping[str, int]) -> tuple[object, ...]:
    obligation = finding.obligation
    trigger = obligation.trigger.isoformat() if obligation and obligation.trigger else ""
    return (
        order.get(finding.item or "", LAST),
        trigger,
        obligation.id if obligation else "",
        finding.code,
        place.path,
        place.line,
        place.column,
        finding.facts_in_words,
    )


class _Stamp:
    """Makes findings of drafts: the part that no rule should have to care about."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.catalog = context.project.catalog

    def finding(self, rule: Rule, draft: Violation, obligation: Obligation | None) -> Finding:
        item_id = obligation.item.id if obligation else draft.item
        item = self.catalog.items.get(item_id or "")
        source = _source(draft.at)
        place, related = self.place(draft.at, source, item)
        return Finding(
            code=rule.code,
            name=rule.name,
            severity=draft.severity or rule.severity,
            facts=draft.facts,
            place=place,
            office=self.context.project.office(item_id) if item_id else NO_OFFICE,
            obligation=obligation,
            item=item_id,
            title=draft.title or (obligation.title if obligation else ""),
            related=(*related, *draft.related),
            source=source,
            waived_by=self.waived_by(rule, obligation),
            personal=item is not None and bool(item.personal),
        )

    def waived_by(self, rule: Rule, obligation: Obligation | None) -> str | None:
        """What covers a finding that its obligation's verdict gives rise to, where a waiver turned it."""
        if obligation is None or rule.code not in TURNING:
            return None
        reason = self.context.by_id[obligation.id].reason
        if reason is None or reason.waiver is None or reason.waiver.code != rule.code:
            return None
        from .apply_waivers import describe_waiver

        return describe_waiver(reason.waiver, reason.line)

    def place(
        self,
        at: tuple[LocatedRecord, tuple[str | int, ...]] | tuple[str, int, int] | None,
        source: Source | None,
        item: Item | None,
    ) -> tuple[Place, tuple[Related, ...]]:
        """Where a finding points; without a record, at the item's row in the catalog."""
        if at is not None and isinstance(at[0], str):
            path, line, column = at
            return Place(path, line, column), ()
        if source is not None:
            return source.place, ()
        assert item is not None
        line = self.catalog.lines[item.id]
        if not self.catalog.builtin:
            return Place(self.catalog.shown, line), ()
        row = Related(self.catalog.shown, line, CatalogRow(item.id))
        return Place(FILE, self.context.project.catalog_line), (row,)


def _source(
    at: tuple[LocatedRecord, tuple[str | int, ...]] | tuple[str, int, int] | None,
) -> Source | None:
    """The record that a draft points at, where it does."""
    if at is None or isinstance(at[0], str):
        return None
    placed, value = at
    assert isinstance(placed, LocatedRecord)
    assert isinstance(value, tuple)
    return Source(placed, value)


def with_fingerprint(finding: Finding, seen: Counter[str]) -> Finding:
    """The finding with its fingerprint; `seen` counts those that are alike."""
    return replace(finding, fingerprint=_fingerprint(finding, seen))


def _fingerprint(finding: Finding, seen: Counter[str]) -> str:
    """The digest of code and obligation; without one, of code, path, item and title."""
    if finding.obligation is not None:
        text = f"{finding.code}\n{finding.obligation.id}"
    else:
        text = f"{finding.code}\n{finding.place.path}\n{finding.item or ''}\n{finding.title}"
    seen[text] += 1
    if seen[text] > 1:
        text = f"{text}\n#{seen[text]}"
    return hashlib.sha256(text.encode()).hexdigest()[:32]
