"""经批准暂不计入没有用到：在有效期里，所指的义务没有所指的问题，或与前面的一条完全相同。

为什么
    没有用到的，多半是编号写错了，本想管的问题照常计入；或者问题已经解决，留着会在以后无意中再用到。
    以下情形不算没有用到：义务还没有到期，问题还可能发生；义务因记录读不出来无法判定；已经过期；
    指名 GK401 而这次没有对照版本记录（--history），或版本记录不完整。

合规的例子
    - code: GK101
      obligation: 7@2026-09
      reason: 网站改版停更
      approved_by: 街道办主任
      approved_on: 2026-10-12
      expires: 2026-12-31

违规的例子
    - code: GK201
      obligation: 7@2026-09
      reason: 网站改版停更
      approved_by: 街道办主任
      approved_on: 2026-10-12
      expires: 2026-12-31

怎样改
    核对 code 和 obligation（gongkai check --format json 列出全部义务的编号）；问题已解决的删去这一条。
    一条只管它写明的那一条规则和那一件义务：7 管不到 70，7@2026-0 什么也管不到。

依据
    waivers.yaml 的 code、obligation
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from gongkai_cli.model.verdicts import Severity, WaiverState

from .base import Context, Rule, Violation

if TYPE_CHECKING:
    from gongkai_cli.checking.apply_waivers import WaiverStatus
    from gongkai_cli.model.verdicts import Verdict

NEIGHBOURS = 50
"""How many events of the same day or title are looked through for the one that was meant."""


class WaiverRepeated(NamedTuple):
    """A waiver says what the one that begins at the line `first` says."""

    code: str
    target: str
    first: int


class NoSuchFinding(NamedTuple):
    """The obligation that a waiver names, judged so, has no finding of its rule; it has `others`."""

    code: str
    verdict: Verdict
    others: tuple[str, ...]


class NoSuchObligation(NamedTuple):
    """There is no obligation that a waiver names; `near` is the id that may be meant."""

    target: str
    near: str


def find(context: Context, outcomes: tuple[WaiverStatus, ...]) -> Iterator[Violation]:
    """One violation for each waiver in force that covers nothing, with what it may have meant."""
    neighbours: _Neighbours | None = None
    for outcome in outcomes:
        if outcome.state is not WaiverState.UNUSED:
            continue
        waiver, key = outcome.placed.waiver, "code"
        facts: WaiverRepeated | NoSuchFinding | NoSuchObligation
        if outcome.twin is not None:
            facts = WaiverRepeated(waiver.code, waiver.target, outcome.twin.line)
        elif outcome.judged is not None:
            facts = NoSuchFinding(waiver.code, outcome.judged.real_verdict, outcome.others)
        else:
            neighbours = neighbours or _Neighbours(context)
            key = "obligation" if waiver.obligation is not None else "period"
            facts = NoSuchObligation(waiver.target, neighbours.nearest(outcome))
        yield Violation(
            facts,
            at=outcome.placed.at(key),
            item=outcome.item.id if outcome.item else None,
            title=f"{waiver.code} {waiver.target}",
            about=outcome.judged.obligation if outcome.judged else None,
        )


class _Neighbours:
    """The events of an item that share a day or a title, to name the one that was meant."""

    def __init__(self, context: Context) -> None:
        self.near: dict[tuple[str, str], list[str]] = defaultdict(list)
        for judged in context.judged:
            if judged.obligation.kind == "event":
                for key in self.keys(judged.obligation.item.id, judged.obligation.id):
                    self.near[key].append(judged.obligation.id)

    @staticmethod
    def keys(item: str, target: str) -> list[tuple[str, str]]:
        """Under what an id is filed: its item with its day, and with its title."""
        day, _, title = target[len(item) + 1 :].partition("@")
        return [(item, f"{day}@"), (item, title.strip())]

    def nearest(self, outcome: WaiverStatus) -> str:
        """The id that is most like the one written; empty where none is near."""
        from gongkai_cli.checking.validate_waiver import suggest_nearest

        target = outcome.placed.waiver.target
        item = outcome.item.id if outcome.item else ""
        ids = chain.from_iterable(self.near.get(key, ()) for key in self.keys(item, target))
        return suggest_nearest(target, islice(ids, NEIGHBOURS))


RULE = Rule(
    code="GK502",
    name="waiver-unused",
    chinese="经批准暂不计入没有用到",
    severity=Severity.WARNING,
    manual=__doc__ or "",
    waivers=find,
    never_waived="它查的是 waivers.yaml 本身",
)
