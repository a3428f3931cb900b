"""缺网址：在网站上公开，记录没有写网址，或者写的不是网址（待补、无、www.x.cn）。

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
    补上 url，写以 http:// 或 https:// 开头的完整网址；还没有的不写，不要写“待补”。

依据
    登记规范；《政府网站发展指引》（国办发〔2017〕47号）
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple

from gongkai_cli.model.record import numbered_acts
from gongkai_cli.model.result import LocatedRecord
from gongkai_cli.model.verdicts import Severity
from gongkai_cli.model.web_address import is_address

from .base import Context, RecordName, Rule, Violation, about, act_path, name_of


class UrlMissing(NamedTuple):
    """A publication on a website has no address, or something else `written` in its place."""

    why: Literal["unwritten", "no_address"]
    record: RecordName
    published: date
    channel: str
    written: str


def find(context: Context, placed: LocatedRecord) -> Iterator[Violation]:
    """One violation for each publication on a website that has no address, or something else in its place."""
    url = placed.record.url
    if url is not None and is_address(url):
        return  # by far the most records; one with several publications has none of its own
    catalog = context.project.catalog.catalog
    for number, act in numbered_acts(placed.record):
        if act.published is None or act.published > context.as_of:
            continue
        if act.url is not None and is_address(act.url):
            continue
        channel = catalog.channel(act.channel)
        if channel is None or channel.medium != "website":
            continue
        facts = UrlMissing(
            "unwritten" if act.url is None else "no_address",
            name_of(context, placed),
            act.published,
            act.channel or "",
            act.url or "",
        )
        yield about(placed, act_path(number, "channel" if act.url is None else "url"), facts)


RULE = Rule(
    code="GK308",
    name="url-missing",
    chinese="缺网址",
    severity=Severity.WARNING,
    manual=__doc__ or "",
    record=find,
    of_file=True,
)
