"""Publication records as people write them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from .scalars import IsoDate, PeriodText, Text, Written

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
}
CHINESE_OF: dict[str, str] = {english: chinese for chinese, english in KEYS_IN_CHINESE.items()}


class Publication(Written):
    """One act of publishing: a day, a channel, a place to look it up."""

    published: IsoDate
    channel: Text | None = None
    url: Text | None = None
    places: tuple[Text, ...] = ()
    posted_until: IsoDate | None = None
    withdrawn: IsoDate | None = None


class Record(Written):
    """What the office wrote down about one publication, or about one event still to be published."""

    item: Text
    title: str = ""
    period: PeriodText | None = None
    formed: IsoDate | None = None
    published: IsoDate | None = None
    channel: Text | None = None
    url: Text | None = None
    elements: tuple[Text, ...] | None = None
    places: tuple[Text, ...] = ()
    posted_until: IsoDate | None = None
    evidence: tuple[Text, ...] = ()
    withdrawn: IsoDate | None = None
    nothing_to_disclose: Text | None = None
    due: IsoDate | None = None
    publications: tuple[Publication, ...] | None = None

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
    """The same, each with its number; None where the record itself is the one act."""
    several = record.publications is not None
    for number, act in enumerate(acts_of(record)):
        yield (number if several else None), act
