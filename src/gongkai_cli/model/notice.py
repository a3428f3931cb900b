"""State Council holiday notices in `calendar/*.yaml` as people write them."""

from __future__ import annotations

from typing import Literal

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from .scalars import IsoDate, Text, Written, Year


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
        return self
