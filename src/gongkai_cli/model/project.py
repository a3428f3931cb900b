"""`gongkai.yaml` as people write it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from .catalog import TimeLimit
from .scalars import IsoDate, PathText, Several, Text, Workdays, Written

Selectors = Several[Text]


class DueSoon(Written):
    """How near a due day must be to be announced, in working days."""

    keys_in_chinese: ClassVar[Mapping[str, str]] = {"工作日": "workdays"}
    workdays: Workdays = 5
    """Working days before the due day, from which on it is due soon."""


class History(Written):
    """How many working days after its publication a record may enter the version history unremarked."""

    keys_in_chinese: ClassVar[Mapping[str, str]] = {"工作日": "workdays"}
    workdays: Workdays = 10
    """Working days after publication; a record that enters later is GK401."""


DECIDED = {"事项": "items", "批准人": "approved_by", "起日": "from", "止日": "to"}


class _Decided(Written):
    """Items that a decision takes out of the check, by trigger day, both days inclusive."""

    items: Selectors = Field(min_length=1)
    """Items by number, name or range."""
    approved_by: Text
    """Who decided."""
    from_: IsoDate | None = Field(default=None, alias="from")
    """The first trigger day taken out; from the beginning where it is left out."""
    to: IsoDate | None = None
    """The last trigger day taken out; for good where it is left out."""

    @model_validator(mode="after")
    def _in_order(self) -> _Decided:
        if self.from_ and self.to and self.from_ > self.to:
            raise PydanticCustomError("from_after_to", "from")
        return self


class NotApplicable(_Decided):
    """不适用: the office has no such business, and says why."""

    keys_in_chinese: ClassVar[Mapping[str, str]] = {**DECIDED, "理由": "reason"}
    reason: Text
    """Why the office has no such business."""


class Exempt(_Decided):
    """依法不予公开: a law forbids or excuses publication (《政府信息公开条例》第十四至十六条)."""

    keys_in_chinese: ClassVar[Mapping[str, str]] = {**DECIDED, "依据": "law"}
    law: Text
    """The article that forbids or excuses publication."""


class Project(Written):
    """`gongkai.yaml`: whose records these are, against which catalog, from which day on."""

    keys_in_chinese: ClassVar[Mapping[str, str]] = {
        "单位": "organisation", "目录": "catalog", "起始日": "start", "记录": "records", "科室": "offices",
        "不适用": "not_applicable", "依法不予公开": "exempt", "即将到期": "due_soon", "版本历史": "history",
        "公开时限": "time_limits",
    }  # fmt: skip
    organisation: Text
    """The office whose records these are."""
    catalog: PathText
    """The id of a shipped catalog, or a path inside the project."""
    start: IsoDate
    """The first trigger day that is checked."""
    records: PathText = "records"
    """The folder of records, inside the project."""
    offices: dict[str, Selectors] = Field(default_factory=dict)
    """责任科室 → its items."""
    not_applicable: Several[NotApplicable] = ()
    """不适用."""
    exempt: Several[Exempt] = ()
    """依法不予公开."""
    due_soon: DueSoon = DueSoon()
    """When an obligation is due soon."""
    history: History = History()
    """When a record is registered late."""
    time_limits: dict[str, TimeLimit] = Field(default_factory=dict)
    """Limits of the office’s own in place of this tool’s defaults, by phrase."""
