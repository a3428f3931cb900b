"""`gongkai.yaml` as people write it."""

from __future__ import annotations

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from .catalog import TimeLimit
from .scalars import IsoDate, Text, Workdays, Written

Selectors = tuple[Text, ...]


class DueSoon(Written):
    """How near a due day must be to be announced, in working days."""

    workdays: Workdays = 5


class History(Written):
    """How many working days after its publication a record may enter the version history unremarked."""

    workdays: Workdays = 10


class _Decided(Written):
    """Items that a decision takes out of the check, by trigger day, both days inclusive."""

    items: Selectors = Field(min_length=1)
    approved_by: Text
    from_: IsoDate | None = Field(default=None, alias="from")
    to: IsoDate | None = None

    @model_validator(mode="after")
    def _in_order(self) -> _Decided:
        if self.from_ and self.to and self.from_ > self.to:
            raise PydanticCustomError("from_after_to", "from")
        return self


class NotApplicable(_Decided):
    """不适用: the office has no such business, and says why."""

    reason: Text


class Exempt(_Decided):
    """依法不予公开: a law forbids or excuses publication (《政府信息公开条例》第十四至十六条)."""

    law: Text


class Project(Written):
    """`gongkai.yaml`: whose records these are, against which catalog, from which day on."""

    organisation: Text
    catalog: Text
    start: IsoDate
    records: Text = "records"
    offices: dict[str, Selectors] = Field(default_factory=dict)
    not_applicable: tuple[NotApplicable, ...] = ()
    exempt: tuple[Exempt, ...] = ()
    due_soon: DueSoon = DueSoon()
    history: History = History()
    time_limits: dict[str, TimeLimit] = Field(default_factory=dict)
