"""The catalog as people write it: items, and the dictionaries that explain its phrases."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from .fold import alike
from .scalars import Days, IsoDate, Months, Several, Text, Truth, Workdays, Written

Every = Literal["month", "quarter", "half_year", "year"]
Source = Literal["catalog", "law", "default", "project"]
"""Who set a limit: the catalog, a law, this tool where both are silent, or the office itself."""
Medium = Literal["website", "board", "posting", "purchase", "other"]

HEADS = ("every", "after", "always", "on_demand")


class Span(Written):
    """A length of time in exactly one unit: working days, calendar days or months."""

    keys_in_chinese: ClassVar[Mapping[str, str]] = {
        "工作日": "workdays", "日": "days", "月": "months",
    }  # fmt: skip
    workdays: Workdays | None = None
    days: Days | None = None
    months: Months | None = None

    @model_validator(mode="after")
    def _one_unit(self) -> Span:
        if sum(unit is not None for unit in (self.workdays, self.days, self.months)) != 1:
            raise PydanticCustomError("span_units", "one unit")
        return self

    def __str__(self) -> str:
        if self.workdays is not None:
            return f"{self.workdays}个工作日"
        return f"{self.days}日" if self.days is not None else f"{self.months}个月"

    @property
    def longest_days(self) -> int:
        """The calendar days the span takes at most, to compare spans of different units."""
        if self.workdays is not None:
            return self.workdays * 7 // 5
        return self.days if self.days is not None else (self.months or 0) * 31


class TimeLimit(Written):
    """What a phrase of the 公开时限 column means: one head, and the span that goes with it."""

    keys_in_chinese: ClassVar[Mapping[str, str]] = {
        "周期": "every", "起算": "after", "长期": "always", "应需求": "on_demand", "期限": "within",
        "建议": "advise", "另定": "stated", "来源": "source", "依据": "law",
    }  # fmt: skip
    every: Every | None = None
    after: Text | None = None
    always: Truth | None = None
    on_demand: Truth | None = None
    within: Span | None = None
    advise: Span | None = None
    stated: Truth = False
    source: Source = "catalog"
    law: Text | None = None

    @property
    def head(self) -> str:
        """The one head this limit has: every, after, always or on_demand."""
        return next(head for head in HEADS if getattr(self, head))

    @model_validator(mode="after")
    def _one_head(self) -> TimeLimit:
        heads = [head for head in HEADS if getattr(self, head)]
        if len(heads) != 1:
            raise PydanticCustomError("heads", "{found}", {"found": "、".join(heads)})
        head = heads[0]
        counted = head in ("every", "after")
        if counted and self.within is None:
            raise PydanticCustomError("no_within", "{head}", {"head": head})
        if not counted and self.within is not None:
            raise PydanticCustomError("needless", "{key}", {"key": "within", "head": head})
        if head != "after":
            for key in ("advise", "stated"):
                if getattr(self, key):
                    raise PydanticCustomError("needless", "{key}", {"key": key, "head": head})
        if self.advise and self.within and self.advise.longest_days >= self.within.longest_days:
            raise PydanticCustomError("advise_too_long", "advise")
        return self


class Channel(Written):
    """What a phrase of the 公开形式 column means: its medium, and which narrower channels satisfy it."""

    keys_in_chinese: ClassVar[Mapping[str, str]] = {
        "媒介": "medium", "包含": "accepts", "张贴地点": "places",
    }  # fmt: skip
    medium: Medium
    accepts: Several[Text] = ()
    places: Several[Text] = ()


class Item(Written):
    """One row of the table: the six columns word for word, and what a machine needs to know beside."""

    keys_in_chinese: ClassVar[Mapping[str, str]] = {
        "编号": "id", "具体职责": "responsibility", "业务事项": "matter", "信息类别": "category",
        "内容标准": "content_standard", "公开时限": "time_limit", "公开形式": "channel", "内容要素": "elements",
        "长期公开": "standing", "公示期": "display", "个人信息": "personal", "备注": "note",
        "生效日期": "effective_from", "失效日期": "effective_to",
    }  # fmt: skip
    id: Text
    responsibility: Text
    matter: Text
    category: Text
    content_standard: str
    time_limit: Text
    channel: Text
    elements: Several[Text] = ()
    standing: Truth = False
    display: Span | None = None
    personal: Several[Text] = ()
    note: Text | None = None
    effective_from: IsoDate | None = None
    effective_to: IsoDate | None = None

    @model_validator(mode="after")
    def _sensible(self) -> Item:
        if self.effective_from and self.effective_to and self.effective_from > self.effective_to:
            raise PydanticCustomError("from_after_to", "effective_from")
        return self


class Catalog(Written):
    """A disclosure catalog: its items and the dictionaries of its phrases."""

    keys_in_chinese: ClassVar[Mapping[str, str]] = {
        "目录": "catalog", "标题": "title", "来源": "source", "公开时限": "time_limits",
        "公开形式": "channels", "事项": "items",
    }  # fmt: skip
    catalog: Text
    title: Text
    source: Text | None = None
    time_limits: dict[str, TimeLimit]
    channels: dict[str, Channel]
    items: Several[Item] = Field(min_length=1)

    def channel(self, written: str | None) -> Channel | None:
        """The channel that a record names, or one that looks like it; None for none of the dictionary's."""
        return self.channels.get(alike(written, self.channels) or "")
