"""Rules over a judged project → findings, stamped with code, severity, office, place and fingerprint."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ..model.catalog import Item
from ..model.result import Finding, Obligation, Place, Placed, RecordKey, Related, Source, Verdict
from ..project import FILE, NO_OFFICE
from . import BY_CODE, RULES
from .kit import Context, Draft, OfObligation, OfRecord, Rule

if TYPE_CHECKING:
    from ..model.waiver import Waiver
    from .waiving import Outcome

Locate = Callable[[Placed, tuple[str | int, ...]], tuple[int, int]]
Where = tuple[RecordKey, tuple[str | int, ...]]
"""A record and the path of a value in it."""
PRIVACY = "公开前须去除个人隐私（条例第十五条）"
LAST = 10**9


@dataclass(frozen=True, slots=True)
class Found:
    """All findings, what became of each waiver, and the waivers that turn an obligation's verdict."""

    findings: tuple[Finding, ...]
    waivers: tuple[Outcome, ...] = ()
    turned: Mapping[str, Waiver] = field(default_factory=dict)


def findings(context: Context, locate: Locate) -> Found:
    """All findings in the order of catalog, trigger and obligation; waived ones marked.

    `locate` says where a value of a record stands, as line and column from 1.
    """
    drafts = list(_drafts(context))
    stamp = _Stamp(context, _located((draft for _, draft, _ in drafts), locate))
    found = [stamp.finding(rule, draft, obligation) for rule, draft, obligation in drafts]
    outcomes: tuple[Outcome, ...] = ()
    turned: Mapping[str, Waiver] = {}
    if context.project.waivers is not None:
        from .waiving import settle

        settled = settle(context, found, BY_CODE)
        found, outcomes, turned = settled.findings, settled.outcomes, settled.turned
        for rule in RULES:
            if rule.waivers is not None:
                of_waivers = rule.waivers(context, outcomes)
                found += [stamp.finding(rule, draft, draft.about) for draft in of_waivers]
    order = context.project.catalog.order
    found.sort(key=lambda each: _key(each, order))
    seen: Counter[str] = Counter()
    stamped = tuple(with_fingerprint(finding, seen) for finding in found)
    return Found(stamped, outcomes, turned)


def _drafts(context: Context) -> Iterator[tuple[Rule, Draft, Obligation | None]]:
    relevant = _Relevant(context)
    for judged in context.judged:
        obligation = judged.obligation
        for rule, each in relevant.to_obligation(obligation.item, judged.verdict):
            for draft in each(context, judged):
                yield rule, draft, obligation
    of = context.laid.obligation_of

    def answered(placed: Placed | None) -> Obligation | None:
        """The obligation that a record answers for."""
        judged = context.by_id.get(of.get(placed.key, "")) if placed is not None else None
        return judged.obligation if judged is not None else None

    items = context.project.catalog.items
    for placed in context.laid.current:
        for rule, of_record in relevant.to_record(items[placed.record.item]):
            for draft in of_record(context, placed):
                yield rule, draft, answered(placed)
    for rule in RULES:
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
                for rule in RULES
                if rule.obligation and verdict in rule.verdicts and self._concerns(rule, item)
            ]
        return found

    def to_record(self, item: Item) -> list[tuple[Rule, OfRecord]]:
        """The rules that look at an item's records."""
        found = self.record.get(item.id)
        if found is None:
            found = self.record[item.id] = [
                (rule, rule.record) for rule in RULES if rule.record and self._concerns(rule, item)
            ]
        return found

    def _concerns(self, rule: Rule, item: Item) -> bool:
        return rule.concerns is None or rule.concerns(self.context, item)


def _key(finding: Finding, order: dict[str, int]) -> tuple[object, ...]:
    obligation = finding.obligation
    trigger = obligation.trigger.isoformat() if obligation and obligation.trigger else ""
    place = finding.place
    return (
        order.get(finding.item or "", LAST),
        trigger,
        obligation.id if obligation else "",
        finding.code,
        place.path,
        place.line,
        place.column,
        finding.message,
    )


class _Stamp:
    """Makes findings of drafts: the part that no rule should have to care about."""

    def __init__(self, context: Context, located: Mapping[Where, tuple[int, int]]) -> None:
        self.context, self.located = context, located
        self.catalog = context.project.catalog

    def finding(self, rule: Rule, draft: Draft, obligation: Obligation | None) -> Finding:
        item_id = obligation.item.id if obligation else draft.item
        item = self.catalog.items.get(item_id or "")
        source = _source(draft.at)
        place, related = self.place(draft.at, source, item)
        message = draft.message
        if item is not None and item.personal:
            message = f"{message}；{PRIVACY}"
        return Finding(
            code=rule.code,
            name=rule.name,
            severity=draft.severity or rule.severity,
            message=message,
            hint=draft.hint,
            place=place,
            office=self.context.project.office(item_id) if item_id else NO_OFFICE,
            obligation=obligation,
            item=item_id,
            title=draft.title or (obligation.title if obligation else ""),
            related=(*related, *draft.related),
            source=source,
        )

    def place(
        self,
        at: tuple[Placed, tuple[str | int, ...]] | tuple[str, int, int] | None,
        source: Source | None,
        item: Item | None,
    ) -> tuple[Place, tuple[Related, ...]]:
        """Where a finding points; without a record, at the item's row in the catalog."""
        if at is not None and isinstance(at[0], str):
            path, line, column = at
            return Place(path, line, column), ()
        if source is not None:
            where = self.located[source.placed.key, source.value]
            return Place(source.placed.path, *where), ()
        assert item is not None
        line = self.catalog.lines[item.id]
        if not self.catalog.builtin:
            return Place(self.catalog.shown, line), ()
        row = Related(self.catalog.shown, line, f"目录第{item.id}项")
        return Place(FILE, self.context.project.catalog_line), (row,)


def _located(drafts: Iterable[Draft], locate: Locate) -> dict[Where, tuple[int, int]]:
    """Where the values that drafts point at stand, asked for file by file: each is opened but once."""
    wanted = {
        (source.placed.key, source.value): source.placed
        for source in (_source(draft.at) for draft in drafts)
        if source is not None
    }
    in_files = sorted(wanted.items(), key=lambda each: each[1].path)
    return {where: locate(placed, where[1]) for where, placed in in_files}


def _source(
    at: tuple[Placed, tuple[str | int, ...]] | tuple[str, int, int] | None,
) -> Source | None:
    """The record that a draft points at, where it does."""
    if at is None or isinstance(at[0], str):
        return None
    placed, value = at
    assert isinstance(placed, Placed)
    assert isinstance(value, tuple)
    return Source(placed, value)


def with_fingerprint(finding: Finding, seen: Counter[str]) -> Finding:
    """The finding with its fingerprint: code and obligation; without one code, path, item, title."""
    if finding.obligation is not None:
        text = f"{finding.code}\n{finding.obligation.id}"
    else:
        text = f"{finding.code}\n{finding.place.path}\n{finding.item or ''}\n{finding.title}"
    seen[text] += 1
    if seen[text] > 1:
        text = f"{text}\n#{seen[text]}"
    digest = hashlib.sha256(text.encode()).hexdigest()[:32]
    return replace(finding, fingerprint=digest)
