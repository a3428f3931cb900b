"""State Council holiday notices in `calendar/*.yaml` as people write them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import ClassVar, Literal

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from .scalars import IsoDate, Several, Text, Written, Year

SATURDAY = 5


class Notice(Written):
    """`calendar/*.yaml`: days that a State Council holiday notice makes off or worked."""

    keys_in_chinese: ClassVar[Mapping[str, str]] = {
        "年份": "year", "文号": "number", "发布日期": "issued", "来源": "source", "补充通知": "amends",
        "放假": "off_days", "调休上班": "make_up_workdays",
    }  # fmt: skip
    year: Year
    """The year that the notice arranges; its days may begin in December before."""
    number: Text | None = None
    """文号: 国办发明电〔2025〕7号."""
    issued: IsoDate | None = None
    """The day of issue; the later notice wins."""
    source: Text | None = None
    """The title, or where it is published."""
    amends: Literal["true", "false"] = "false"
    """Whether it only changes the days it names, instead of arranging the whole year."""
    off_days: Several[IsoDate] = ()
    """Days off, weekends among them."""
    make_up_workdays: Several[IsoDate] = ()
    """Weekend days that are worked."""

    @model_validator(mode="after")
    def _apart(self) -> Notice:
        both = sorted(set(self.off_days) & set(self.make_up_workdays))
        if both:
            days = "、".join(day.isoformat() for day in both)
            raise PydanticCustomError("off_and_worked", "{days}", {"days": days})
        if not self.off_days and self.amends == "false":
            raise PydanticCustomError("empty_notice", "{year}", {"year": str(self.year)})
        december = date(self.year - 1, 12, 1)
        for day in (*self.off_days, *self.make_up_workdays):
            if not december <= day <= date(self.year, 12, 31):
                raise PydanticCustomError("foreign_day", "{day}", {"day": str(day)})
        for day in self.make_up_workdays:
            if day.weekday() < SATURDAY and self.amends == "false":
                raise PydanticCustomError("no_weekend", "{day}", {"day": str(day)})
        return self
