"""缺网址：在网站上公开，记录没有写网址。

为什么
    没有网址就无从核对网页、日期和内容。

合规的例子
    item: 7
    period: 2026-09
    published: 2026-10-20
    channel: 政府网站常规公开
    url: https://www.example.gov.cn/t20261020.html

违规的例子
    item: 7
    period: 2026-09
    published: 2026-10-20
    channel: 政府网站常规公开

怎样改
    补上 url。

依据
    登记规范；《政府网站发展指引》（国办发〔2017〕47号）
"""

from __future__ import annotations

from ..model.record import numbered_acts
from ..model.result import Placed, Severity
from .kit import Context, Drafts, Rule, about, act_path, name_of


def find(context: Context, placed: Placed) -> Drafts:
    """One draft for a record of which a publication on a website has no address."""
    record = placed.record
    if record.url is not None:
        return ()
    catalog = context.project.catalog.catalog
    for number, act in numbered_acts(record):
        channel = catalog.channel(act.channel)
        if channel is None or channel.medium != "website" or act.url is not None:
            continue
        if act.published is not None and act.published <= context.as_of:
            draft = about(
                placed,
                act_path(number, "channel"),
                f"{name_of(context, placed)}{act.published}在“{act.channel}”公开，记录没有写网址",
                "补上 url",
            )
            return (draft,)
    return ()


RULE = Rule(
    code="GK308",
    name="url-missing",
    chinese="缺网址",
    severity=Severity.WARNING,
    manual=__doc__ or "",
    record=find,
    of_file=True,
)
