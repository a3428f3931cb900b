"""日期自相矛盾：同一条记录里的日期互相矛盾：公开早于形成、撤下或公示截止早于公开、应公开早于形成。

为什么
    矛盾的日期至少有一个是错的，据此得出的判定靠不住。工具只指出矛盾，不建议改成哪一天。

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

from ..model.record import numbered_acts
from ..model.result import Placed, Severity
from .kit import Context, Draft, Drafts, Rule, about, act_path, name_of


def find(context: Context, placed: Placed) -> Drafts:
    """One draft for each pair of dates that cannot both be true; days after the as-of day wait."""
    record = placed.record
    formed, published = record.formed, record.published
    in_order = formed is None or published is None or formed <= published
    if in_order and not (
        record.withdrawn or record.posted_until or record.due or record.publications
    ):
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
            "对照网页和文件，如实改正写错的一个日期",
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
