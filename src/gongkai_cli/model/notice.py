"""State Council holiday notices in `calendar/*.yaml` as people write them."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from .scalars import IsoDate, Text, Written, Year

SATURDAY = 5


class Notice(Written):
    """`calendar/*.yaml`: days that a State Council holiday notice makes off or worked."""

    year: Year
    number: Text | None = None
    issued: IsoDate | None = None
    source: Text | None = None
    amends: Literal["true", "false"] = "false"
    off_days: tuple[IsoDate, ...] = ()
    make_up_workdays: tuple[IsoDate, ...] = ()

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
