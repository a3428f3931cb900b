"""日期自相矛盾：同一条记录里的日期互相矛盾：公开早于形成、早于所属期太多，撤下或公示截止早于公开，应公开早于形成。

为什么
    矛盾的日期至少有一个是错的，据此得出的判定靠不住：公开早于形成，或早于所属期的前一期，不能作为公开的
    证明，到期后无法判定（GK902）；撤下、公示截止早于公开的不采用。工具只指出矛盾，不建议改成哪一天。
    公开在所属期的前一期里、又早于通常的提前（月10日、季度30日、半年60日、年120日），仍计为公开，是警告；
    既作零报告又登记公开，以公开为准，也是警告。

合规的例子
    item: 126
    title: 通知
    formed: 2026-03-12
    published: 2026-03-13
    channel: 政府网站常规公开

违规的例子
    item: 126
    title: 通知
    formed: 2026-03-12
    published: 2026-03-10
    channel: 政府网站常规公开

怎样改
    对照网页和文件的实际日期，如实改正写错的一个。

依据
    国办秘函〔2019〕19号（伪造发布日期一票否决）
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple

from gongkai_cli.calendar.periods import parse_period
from gongkai_cli.checking.contradictions import early_severity
from gongkai_cli.model.record import numbered_acts
from gongkai_cli.model.result import LocatedRecord
from gongkai_cli.model.verdicts import Severity

from .base import Context, RecordName, Rule, Violation, Violations, about, act_path, name_of

DateKey = Literal["formed", "due", "published", "withdrawn", "posted_until"]


class Backwards(NamedTuple):
    """The day `then`, of one key, lies before the day `since`, of another one, that it cannot precede."""

    record: RecordName
    key: DateKey
    then: date
    since_key: DateKey
    since: date


class FarAhead(NamedTuple):
    """A publication came too long before the `first` day of its period; `counts`: as its publication."""

    record: RecordName
    published: date
    first: date
    counts: bool


class ZeroBeside(NamedTuple):
    """A zero report of a period of which something was published all the same."""

    record: RecordName
    published: date


def find(context: Context, placed: LocatedRecord) -> Violations:
    """One violation for each pair of dates that cannot both be true; days after the as-of day wait."""
    record = placed.record
    formed, published = record.formed, record.published
    if record.withdrawn or record.posted_until or record.due or record.publications:
        return _contradictions(context, placed)
    if record.nothing_to_disclose is not None or published is None:
        return _contradictions(context, placed)
    in_order = formed is None or formed <= published
    ahead = record.period is not None and published.year <= int(record.period[:4])
    if in_order and not (ahead and published < parse_period(record.period or "").first):
        return ()  # by far the most records
    return _contradictions(context, placed)


def _contradictions(context: Context, placed: LocatedRecord) -> Iterator[Violation]:
    record = placed.record
    pairs: list[tuple[DateKey, date | None, DateKey, date | None, int | None]] = []
    if record.due is not None:
        pairs.append(("formed", record.formed, "due", record.due, None))
    for number, act in numbered_acts(record):
        pairs.append(("formed", record.formed, "published", act.published, number))
        pairs.append(("published", act.published, "withdrawn", act.withdrawn, number))
        pairs.append(("published", act.published, "posted_until", act.posted_until, number))
    if record.publications is None and record.published is None:
        pairs.append(("formed", record.formed, "withdrawn", record.withdrawn, None))
        pairs.append(("formed", record.formed, "posted_until", record.posted_until, None))
    for since_key, since, key, then, number in pairs:
        if since is None or then is None or then >= since or since > context.as_of:
            continue
        facts = Backwards(name_of(context, placed), key, then, since_key, since)
        yield about(placed, act_path(number, key), facts)
    yield from _far_ahead(context, placed)
    yield from _zero_beside(context, placed)


def _far_ahead(context: Context, placed: LocatedRecord) -> Iterator[Violation]:
    """Publications that came longer before their period than anything is published ahead."""
    record = placed.record
    item = context.project.catalog.items[record.item]
    every = context.project.limit(item.time_limit).every
    if record.period is None or parse_period(record.period).every != every:
        return  # a period of another kind altogether is GK303
    period = parse_period(record.period)
    for number, act in numbered_acts(record):
        assert act.published is not None
        grave = early_severity(period, act.published) if act.published <= context.as_of else None
        if grave is not None:
            counts = grave is not Severity.ERROR
            facts = FarAhead(name_of(context, placed), act.published, period.first, counts)
            yield about(placed, act_path(number, "published"), facts, severity=grave)


def _zero_beside(context: Context, placed: LocatedRecord) -> Iterator[Violation]:
    """A zero report of a period that was published all the same; the publication decides."""
    mine = context.by_id.get(context.laid.obligation_of.get(placed.key, ""))
    if placed.record.nothing_to_disclose is None or mine is None or mine.decided_by is None:
        return
    if mine.obligation.kind == "period":
        facts = ZeroBeside(name_of(context, placed), mine.decided_by.day)
        yield about(placed, ("nothing_to_disclose",), facts, severity=Severity.WARNING)


RULE = Rule(
    code="GK305",
    name="contradictory-dates",
    chinese="日期自相矛盾",
    severity=Severity.ERROR,
    manual=__doc__ or "",
    record=find,
    of_file=True,
)
