"""公开形式不符：决定判定的那次公开，不是通过目录规定的公开形式。

为什么
    目录定了公开形式，公众到那里找；换了地方等于没有按目录公开。只写了同一媒介的上一级（如只写“政府网站”）或没有写的，是警告。

合规的例子
    item: 7
    period: 2026-09
    published: 2026-10-20
    channel: 政府网站常规公开

违规的例子
    item: 7
    period: 2026-09
    published: 2026-10-20
    channel: 社区居务公开栏

怎样改
    在规定的公开形式上补公开并登记；另在其他渠道（如微信）转发不受影响。

依据
    目录的公开形式栏
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from gongkai_cli.model.catalog import Channel
from gongkai_cli.model.result import Assessment
from gongkai_cli.model.verdicts import PUBLISHED, Severity

from .base import Context, Rule, Violation, Violations, at_act, own_record


class WrongChannel(NamedTuple):
    """The channel `used` is not known to be the one `wanted`; what is unwritten or broader may be."""

    why: Literal["unwritten", "broader", "other", "unlisted"]
    wanted: str
    used: str | None


def find(context: Context, judged: Assessment) -> Violations:
    """One violation where the deciding publication is on no accepted channel."""
    if judged.accepted or not own_record(context, judged):
        return ()
    assert judged.decided_by is not None
    wanted, used = judged.obligation.item.channel, judged.decided_by.act.channel
    catalog = context.project.catalog.catalog
    known = catalog.channel(used)
    why: Literal["unwritten", "broader", "other", "unlisted"] = "other"
    if used is None:
        why = "unwritten"
    elif known is None:
        why = "unlisted"
    elif _is_broader(known, catalog.channels[wanted], wanted):
        why = "broader"
    violation = Violation(
        WrongChannel(why, wanted, used),
        at=at_act(judged, "channel" if used else "published"),
        severity=Severity.WARNING if why in ("unwritten", "broader") else None,
    )
    return (violation,)


def _is_broader(used: Channel, asked: Channel, name: str) -> bool:
    """Whether the channel used may be the one asked for: it accepts it, and is of the same medium."""
    return name in used.accepts and used.medium == asked.medium


RULE = Rule(
    code="GK301",
    name="channel",
    chinese="公开形式不符",
    severity=Severity.ERROR,
    manual=__doc__ or "",
    verdicts=PUBLISHED,
    obligation=find,
)
