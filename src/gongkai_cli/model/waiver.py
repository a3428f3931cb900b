"""Waivers (经批准暂不计入) as people write them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import ClassVar, Literal

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from .scalars import DayOrNever, IsoDate, PeriodText, Text, Written

KEYS_IN_CHINESE: dict[str, str] = {
    "规则": "code",
    "义务": "obligation",
    "事项": "item",
    "所属期": "period",
    "理由": "reason",
    "批准人": "approved_by",
    "批准日期": "approved_on",
    "有效期至": "expires",
}
CHINESE_OF: dict[str, str] = {english: chinese for chinese, english in KEYS_IN_CHINESE.items()}
NEVER: Literal["never"] = "never"


class Waiver(Written):
    """经批准暂不计入: a written, dated, approved tolerance of one finding."""

    keys_in_chinese: ClassVar[Mapping[str, str]] = KEYS_IN_CHINESE
    code: Text
    """The rule whose finding is tolerated."""
    obligation: Text | None = None
    """The id of the one obligation: 7@2026-09."""
    item: Text | None = None
    """The item, with `period`, instead of the id."""
    period: PeriodText | None = None
    """The round, with `item`."""
    reason: Text
    """Why it is tolerated."""
    approved_by: Text
    """Who approved it."""
    approved_on: IsoDate
    """The day of approval."""
    expires: DayOrNever
    """The last day on which it is valid, or `never`."""

    @model_validator(mode="after")
    def _names_one_obligation(self) -> Waiver:
        if self.obligation is not None:
            for key in ("item", "period"):
                if getattr(self, key) is not None:
                    raise PydanticCustomError("named_twice", "{key}", {"key": key})
        elif self.item is None or self.period is None:
            key = "item" if self.period is None else "period"
            raise PydanticCustomError("names_nothing", "{key}", {"key": key})
        return self

    @model_validator(mode="after")
    def _approved_before_it_ends(self) -> Waiver:
        if self.expires != NEVER and self.expires < self.approved_on:
            raise PydanticCustomError("ends_first", "{key}", {"key": "expires"})
        return self

    @property
    def target(self) -> str:
        """The id of the one obligation it names, never a prefix of one."""
        return self.obligation if self.obligation is not None else f"{self.item}@{self.period}"

    @property
    def last_day(self) -> date:
        """The last day on which it is valid, itself included."""
        return date.max if self.expires == NEVER else self.expires
