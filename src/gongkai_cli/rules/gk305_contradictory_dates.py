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

from ..contradictions import far_ahead
from ..model.record import numbered_acts
from ..model.result import Placed, Severity
from ..periods import parse
from .kit import Context, Draft, Drafts, Rule, about, act_path, name_of

MEND = "对照网页和文件，如实改正写错的一个日期"


def find(context: Context, placed: Placed) -> Drafts:
    """One draft for each pair of dates that cannot both be true; days after the as-of day wait."""
    record = placed.record
    formed, published = record.formed, record.published
    if record.withdrawn or record.posted_until or record.due or record.publications:
        return _contradictions(context, placed)
    if record.nothing_to_disclose is not None or published is None:
        return _contradictions(context, placed)
    in_order = formed is None or formed <= published
    ahead = record.period is not None and published.year <= int(record.period[:4])
    if in_order and not (ahead and published < parse(record.period or "").first):
        return ()  # by far the most records
    return _contradictions(context, placed)


def _contradictions(context: Context, placed: Placed) -> Iterator[Draft]:
    record = placed.record
    pairs: list[tuple[date | None, str, date | None, str, tuple[str | int, ...]]] = []
    if record.due is not None:
        pairs.append((record.formed, "形成", record.due, "应公开", ("due",)))
    for number, act in numbered_acts(record):
        for first, first_word, second, second_word, key in (
            (record.formed, "形成", act.published, "公开", "published"),
            (act.published, "公开", act.withdrawn, "撤下", "withdrawn"),
            (act.published, "公开", act.posted_until, "公示截止", "posted_until"),
        ):
            pairs.append((first, first_word, second, second_word, act_path(number, key)))
    if record.publications is None and record.published is None:
        for end, word, key in (
            (record.withdrawn, "撤下", "withdrawn"),
            (record.posted_until, "公示截止", "posted_until"),
        ):
            pairs.append((record.formed, "形成", end, word, (key,)))
    for first, first_word, second, second_word, path in pairs:
        if first is None or second is None or second >= first or first > context.as_of:
            continue
        yield about(
            placed,
            path,
            f"{name_of(context, placed)}{second_word}日期{second}早于{first_word}日期{first}",
            MEND,
        )
    yield from _far_ahead(context, placed)
    yield from _zero_beside(context, placed)


def _far_ahead(context: Context, placed: Placed) -> Iterator[Draft]:
    """Publications that came longer before their period than anything is published ahead."""
    record = placed.record
    item = context.project.catalog.items[record.item]
    every = context.project.limit(item.time_limit).every
    if record.period is None or parse(record.period).every != every:
        return  # a period of another kind altogether is GK303
    period = parse(record.period)
    for number, act in numbered_acts(record):
        assert act.published is not None
        grave = far_ahead(period, act.published) if act.published <= context.as_of else None
        if grave is None:
            continue
        rest = "，不能作为这一期的公开" if grave is Severity.ERROR else "，仍计为这一期的公开"
        yield about(
            placed,
            act_path(number, "published"),
            f"{name_of(context, placed)}公开日期{act.published}比所属期的第一天{period.first}"
            f"早{(period.first - act.published).days}天{rest}",
            f"{MEND}；所属期写错的改写 period",
            severity=grave,
        )


def _zero_beside(context: Context, placed: Placed) -> Iterator[Draft]:
    """A zero report of a period that was published all the same; the publication decides."""
    mine = context.by_id.get(context.laid.obligation_of.get(placed.key, ""))
    if placed.record.nothing_to_disclose is None or mine is None or mine.decided_by is None:
        return
    if mine.obligation.kind == "period":
        yield about(
            placed,
            ("nothing_to_disclose",),
            f"{name_of(context, placed)}作了零报告，同一期又有{mine.decided_by.day}的公开，以公开为准",
            "没有可公开的内容的删去公开记录；已公开的删去零报告",
            severity=Severity.WARNING,
        )


RULE = Rule(
    code="GK305",
    name="contradictory-dates",
    chinese="日期自相矛盾",
    severity=Severity.ERROR,
    manual=__doc__ or "",
    record=find,
    of_file=True,
)
