"""重复登记：两条记录的事项、所属期或形成日期、标题、公开日期、形式和网址完全相同。

为什么
    重复的记录使公开件数虚高。

合规的例子
    item: 7
    period: 2026-09
    published: 2026-10-20
    channel: 政府网站常规公开

违规的例子
    - {item: 7, period: 2026-09, published: 2026-10-20, channel: 政府网站常规公开}
    - {item: 7, period: 2026-09, published: 2026-10-20, channel: 政府网站常规公开}

怎样改
    删去多余的一条；确是两次公开的，写明各自的标题或网址。

依据
    登记规范
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from gongkai_cli.model.lookalikes import fold
from gongkai_cli.model.result import LocatedRecord, Related
from gongkai_cli.model.verdicts import Severity

from .base import Context, RecordName, Rule, Violation, about, name_of


class Duplicate(NamedTuple):
    """A record that says what the one `elsewhere` (file, line) says."""

    record: RecordName
    elsewhere: tuple[str, int]


class WrittenFirst(NamedTuple):
    """A related place: the first of two equal records."""


def find(context: Context) -> Iterator[Violation]:
    """One violation for every record that repeats an earlier one, which it names."""
    first: dict[tuple[object, ...], LocatedRecord] = {}
    for placed in _not_alone(context):
        record = placed.record
        key = (
            record.item,
            record.period,
            record.formed,
            record.title,
            record.published,
            fold(record.channel or ""),
            record.url,
            record.publications,
        )
        twin = first.setdefault(key, placed)
        if twin is not placed:
            facts = Duplicate(name_of(context, placed), (twin.path, twin.line))
            yield about(placed, (), facts, (Related(twin.path, twin.line, WrittenFirst()),))


def _not_alone(context: Context) -> Iterator[LocatedRecord]:
    """Records that share an obligation with another one, or have none: only these can be equal."""
    laid = context.laid
    shared = Counter(laid.obligation_of.values())
    for placed in laid.current:
        mine = laid.obligation_of.get(placed.key)
        if mine is None or shared[mine] > 1:
            yield placed


RULE = Rule(
    code="GK306",
    name="duplicate",
    chinese="重复登记",
    severity=Severity.WARNING,
    manual=__doc__ or "",
    whole=find,
    of_file=True,
)
