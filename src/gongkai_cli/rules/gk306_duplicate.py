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

from ..model.fold import fold
from ..model.result import Placed, Related, Severity
from .kit import Context, Draft, Rule, about, name_of


def find(context: Context) -> Iterator[Draft]:
    """One draft for every record that repeats an earlier one, which it names."""
    first: dict[tuple[object, ...], Placed] = {}
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
            yield about(
                placed,
                (),
                f"{name_of(context, placed)}与 {twin.path}:{twin.line} 完全相同",
                "删去多余的一条；确是两次公开的写明各自的标题或网址",
                (Related(twin.path, twin.line, "先登记的一条"),),
            )


def _not_alone(context: Context) -> Iterator[Placed]:
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
