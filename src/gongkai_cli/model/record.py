"""Publication records as people write them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from pydantic import ValidationInfo, field_validator, model_validator
from pydantic_core import PydanticCustomError

from .lookalikes import fold
from .scalars import IsoDate, PeriodText, Several, Text, Written

KEYS_IN_CHINESE: dict[str, str] = {
    "事项": "item",
    "标题": "title",
    "所属期": "period",
    "形成日期": "formed",
    "公开日期": "published",
    "公开形式": "channel",
    "网址": "url",
    "内容要素": "elements",
    "张贴地点": "places",
    "公示截止": "posted_until",
    "佐证": "evidence",
    "撤下日期": "withdrawn",
    "零报告": "nothing_to_disclose",
    "应公开日期": "due",
    "公开情况": "publications",
    "备注": "note",
    "经办人": "handler",
    "文号": "document",
}
CHINESE_OF: dict[str, str] = {english: chinese for chinese, english in KEYS_IN_CHINESE.items()}
NO_ZERO_REPORT = frozenset(
    ["否", "不", "不是", "非", "no", "n", "false", "f", "off", "0", "×", "✗", "✘", "~", "null"]
)
"""Words in the column 零报告 by which no zero report is meant (folded, in lower case)."""
NOTHING = frozenset(
    ["无", "没有", "暂无", "空", "none", "nil", "na", "n/a", "-", "--", "—", "——", "/", "\\"]
)
"""Words by which either is meant: beside a publication none, alone perhaps one without its reason."""
NO_REASON = frozenset(
    [
        *("是", "是的", "有", "对", "yes", "y", "true", "t", "on", "ok", "1", "√", "✓", "✔"),
        *(
            "零报告",
            "有零报告",
            "零",
            "零条",
            "0条",
            "0件",
            "无无",
            "正常",
            "已报",
            "已公开",
            "同上",
        ),
        *("待补", "待定", "待核实", "待填", "不详", "未知", "见备注"),
    ]
)
"""Words by which a zero report may be meant, but which are not its reason."""
NEITHER = re.compile(r"(?:不作|未作|不是|没有|无)零报告|否[，,、；;。(（].*")
"""What says that there is no zero report in more words."""
EDGES = re.compile(r"^[\W_]+|[\W_]+$")
"""Stops, quotes and brackets around a word."""


USUAL_NAMES: dict[str, str] = {
    "序号": "事项", "编号": "事项", "项目": "事项", "事项编号": "事项", "事项序号": "事项", "事项名称": "事项",
    "名称": "标题", "信息名称": "标题", "信息标题": "标题",
    "生成日期": "形成日期", "生成时间": "形成日期", "形成时间": "形成日期",
    "发布日期": "公开日期", "发布时间": "公开日期", "公开时间": "公开日期",
    "公开渠道": "公开形式", "公开载体": "公开形式", "公开方式": "公开形式", "渠道": "公开形式",
    "链接": "网址", "网页": "网址", "公开网址": "网址", "下架日期": "撤下日期", "撤稿日期": "撤下日期",
    "无内容": "零报告", "文件号": "文号", "责任人": "经办人", "说明": "备注",
    "id": "item", "no": "item", "number": "item", "name": "title",
    "date": "published", "publish_date": "published", "link": "url", "href": "url",
}  # fmt: skip
"""What offices call these columns otherwise → the key that is meant."""


class Publication(Written):
    """One act of publishing: a day, a channel, a place to look it up."""

    keys_in_chinese: ClassVar[Mapping[str, str]] = {
        "公开日期": "published", "公开形式": "channel", "网址": "url", "张贴地点": "places",
        "公示截止": "posted_until", "撤下日期": "withdrawn",
    }  # fmt: skip
    published: IsoDate
    """The day of publication."""
    channel: Text | None = None
    """公开形式, a phrase of the catalog."""
    url: Text | None = None
    """The page."""
    places: Several[Text] = ()
    """Where the posting was put up."""
    posted_until: IsoDate | None = None
    """公示截止: the last day that it is to stay up."""
    withdrawn: IsoDate | None = None
    """The day it was taken down."""


class Record(Written):
    """What the office wrote down about one publication, or about one event still to be published."""

    keys_in_chinese: ClassVar[Mapping[str, str]] = KEYS_IN_CHINESE
    usual_names: ClassVar[Mapping[str, str]] = USUAL_NAMES
    item: Text
    """The catalog’s item, by number, number and name, or name."""
    title: str = ""
    """What was published, as it is called."""
    period: PeriodText | None = None
    """The round that it closes: 2026-10, 2026-Q3, 2026-H1, 2026."""
    formed: IsoDate | None = None
    """The day the information was formed or changed: an event’s trigger."""
    published: IsoDate | None = None
    """The day of the one publication; several stand in `publications`."""
    publications: Several[Publication] | None = None
    """The acts of publishing, where there are several."""
    channel: Text | None = None
    """公开形式 of the one publication, a phrase of the catalog."""
    url: Text | None = None
    """Its page."""
    elements: Several[Text] | None = None
    """What of the content standard the publication carries; None where it is not written down."""
    places: Several[Text] = ()
    """Where the posting was put up."""
    posted_until: IsoDate | None = None
    """公示截止: the last day that it is to stay up."""
    evidence: Several[Text] = ()
    """Files inside the project that show it."""
    withdrawn: IsoDate | None = None
    """The day it was taken down."""
    nothing_to_disclose: Text | None = None
    """零报告: why there was nothing in the period, in words."""
    due: IsoDate | None = None
    """A due day that the record states, where the limit allows it."""
    note: Text | None = None
    """备注; kept and shown, as are the two below: no verdict hangs on them."""
    handler: Text | None = None
    """经办人."""
    document: Text | None = None
    """文号."""

    @field_validator("nothing_to_disclose")
    @classmethod
    def _in_words(cls, written: str | None, info: ValidationInfo) -> str | None:
        """The reason in words, or None for a word that says that there is no zero report."""
        if written is None:
            return None
        word = fold(written).lower()
        bare = EDGES.sub("", word)
        word = bare or (word if word in NO_ZERO_REPORT or word in NOTHING else "-")
        if word in NO_ZERO_REPORT or NEITHER.fullmatch(word):
            return None
        # of a publication that cannot be read nobody can say that it is not there
        beside = any(info.data.get(key, True) for key in ("published", "publications"))
        if word in NOTHING and beside:
            return None
        if word in NOTHING or word in NO_REASON:
            raise PydanticCustomError("no_reason", "no reason")
        return written

    @model_validator(mode="after")
    def _single_or_several(self) -> Record:
        if self.publications is None:
            return self
        if not self.publications:
            raise PydanticCustomError("no_publications", "publications")
        single = [key for key in Publication.model_fields if getattr(self, key)]
        if single:
            keys = "、".join(single)
            raise PydanticCustomError("single_and_several", "{keys}", {"keys": keys})
        return self


def acts_of(record: Record) -> Sequence[Record | Publication]:
    """The acts of publishing of a record; none where it is still to be published."""
    if record.publications is not None:
        return record.publications
    return (record,) if record.published is not None else ()


def numbered_acts(record: Record) -> Iterator[tuple[int | None, Record | Publication]]:
    """Each act of publishing with its number; None where the record itself is the one act."""
    several = record.publications is not None
    for number, act in enumerate(acts_of(record)):
        yield (number if several else None), act
