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

from ..model.catalog import Channel
from ..model.result import PUBLISHED, Judged, Severity
from .kit import Context, Draft, Drafts, Rule, at_act, own_record, what


def find(context: Context, judged: Judged) -> Drafts:
    """One draft where the deciding publication is on no accepted channel."""
    if judged.accepted or not own_record(context, judged):
        return ()
    assert judged.decided_by is not None
    obligation = judged.obligation
    wanted, used = obligation.item.channel, judged.decided_by.act.channel
    catalog = context.project.catalog.catalog
    known = catalog.channel(used)
    severity, note = None, ""
    if used is None:
        severity, note = Severity.WARNING, "记录没有写公开形式，不能确定"
    elif known is not None and _is_broader(known, catalog.channels[wanted], wanted):
        severity, note = Severity.WARNING, f"记录只写了“{used}”，不能确定是否为规定的栏目"
    else:
        note = f"记录为“{used}”" + ("" if known is not None else "（目录未列这一形式）")
    draft = Draft(
        f"{what(obligation)}应通过“{wanted}”公开，{note}",
        f"在“{wanted}”上公开后登记；记录写得不准的改准",
        at=at_act(judged, "channel" if used else "published"),
        severity=severity,
    )
    return (draft,)


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
