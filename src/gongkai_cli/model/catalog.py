"""The catalog as people write it: items, and the dictionaries that explain its phrases."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from .lookalikes import alike
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
    """工作日, 1 to 250."""
    days: Days | None = None
    """Calendar days, 1 to 366."""
    months: Months | None = None
    """Calendar months, 1 to 24."""

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
    """Once in each such period, due `within` after its last day."""
    after: Text | None = None
    """What happens on the day that `within` counts from, in words: 信息形成或者变更."""
    always: Truth | None = None
    """To be there at all times."""
    on_demand: Truth | None = None
    """Only on application; never due."""
    within: Span | None = None
    """Through which working or calendar day, counted from the day after the trigger."""
    advise: Span | None = None
    """A shorter time that is advised; GK202 alone asks for it."""
    stated: Truth = False
    """Whether the day is set case by case, so that a record may state its own."""
    source: Source = "catalog"
    """Who set the limit."""
    law: Text | None = None
    """The article that sets it, where the source is a law."""

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
    """website, board, posting, purchase or other."""
    accepts: Several[Text] = ()
    """Narrower channels of the dictionary that satisfy this one too."""
    places: Several[Text] = ()
    """Where a posting must be put up."""


class Item(Written):
    """One row of the table: the six columns word for word, and what a machine needs to know beside."""

    keys_in_chinese: ClassVar[Mapping[str, str]] = {
        "编号": "id", "具体职责": "responsibility", "业务事项": "matter", "信息类别": "category",
        "内容标准": "content_standard", "公开时限": "time_limit", "公开形式": "channel", "内容要素": "elements",
        "长期公开": "standing", "公示期": "display", "个人信息": "personal", "备注": "note",
        "生效日期": "effective_from", "失效日期": "effective_to",
    }  # fmt: skip
    id: Text
    """编号; what records name the item by."""
    responsibility: Text
    """具体职责, word for word."""
    matter: Text
    """业务事项, word for word."""
    category: Text
    """信息类别, word for word; what the item is called."""
    content_standard: str
    """内容标准, word for word."""
    time_limit: Text
    """公开时限, a phrase of the catalog’s `time_limits`."""
    channel: Text
    """公开形式, a phrase of the catalog’s `channels`."""
    elements: Several[Text] = ()
    """What the content standard lists, where it lists anything."""
    standing: Truth = False
    """Whether at least one publication must always be in force."""
    display: Span | None = None
    """公示期: how long a notice must stay up."""
    personal: Several[Text] = ()
    """Elements that are personal data: never enforced."""
    note: Text | None = None
    """What a reader of the row must know."""
    effective_from: IsoDate | None = None
    """The first trigger day that the item applies to."""
    effective_to: IsoDate | None = None
    """The last trigger day that the item applies to."""

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
    """The id of the catalog, stable over its editions."""
    title: Text
    """Its full title."""
    source: Text | None = None
    """Where the table came from."""
    time_limits: dict[str, TimeLimit]
    """Each phrase of 公开时限 → what it means."""
    channels: dict[str, Channel]
    """Each phrase of 公开形式 → what it means."""
    items: Several[Item] = Field(min_length=1)
    """The rows, in the order of the original."""

    def channel(self, written: str | None) -> Channel | None:
        """The channel that a record names, or one that looks like it; None for none of the dictionary's."""
        return self.channels.get(alike(written, self.channels) or "")
