"""张贴地点不全：须在几处张贴的公示，记录没有写全张贴地点。

为什么
    目录点明了张贴的地点，少一处就有一处的公众看不到。

合规的例子
    item: 145
    title: 公示
    formed: 2026-03-02
    published: 2026-03-05
    channel: 申请人户口所在地、居住地及工作单位张贴公示
    places: [户口所在地, 居住地, 工作单位]

违规的例子
    item: 145
    title: 公示
    formed: 2026-03-02
    published: 2026-03-05
    channel: 申请人户口所在地、居住地及工作单位张贴公示
    places: [居住地]

怎样改
    在缺的地点补张贴并登记；已张贴的补写 places。

依据
    目录的公开形式栏
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from gongkai_cli.checking.matching import sort_channels, unposted
from gongkai_cli.model.catalog import Item
from gongkai_cli.model.result import Assessment
from gongkai_cli.model.verdicts import PUBLISHED, Severity

from .base import Context, Rule, Violation, at_act, own_record


class PlacesMissing(NamedTuple):
    """Places where a notice had to be posted and was not."""

    missing: tuple[str, ...]


def find(context: Context, judged: Assessment) -> Iterator[Violation]:
    """One violation that names every place where the deciding publication was not posted."""
    if not own_record(context, judged):
        return
    assert judged.decided_by is not None
    act, catalog = judged.decided_by.act, context.project.catalog.catalog
    channels = sort_channels(catalog, judged.obligation.item.channel)
    missing = unposted(catalog, act)
    if missing and (act.channel in channels.accepted or act.channel in channels.broader):
        at = at_act(judged, "places" if act.places else "channel")
        yield Violation(PlacesMissing(tuple(missing)), at=at)


def concerns(context: Context, item: Item) -> bool:
    """Items of which a channel that may be used names places."""
    catalog = context.project.catalog.catalog
    channels = sort_channels(catalog, item.channel)
    return any(catalog.channels[name].places for name in channels.accepted | channels.broader)


RULE = Rule(
    code="GK309",
    name="place-missing",
    chinese="张贴地点不全",
    severity=Severity.ERROR,
    manual=__doc__ or "",
    verdicts=PUBLISHED,
    obligation=find,
    concerns=concerns,
)
