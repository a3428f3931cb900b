"""Why a verdict is what it is, as facts; `outputs.phrases.reasons` makes the sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .waiver import Waiver


class ReasonCode(StrEnum):
    """What a verdict rests on, where the verdict alone does not say it."""

    UNREADABLE_RECORD = "unreadable_record"
    """Something that cannot be read may have closed the obligation."""
    NO_PERIOD = "no_period"
    """So may a record that names no period."""
    UNFIT_PERIOD = "unfit_period"
    """So may one whose period is none of the item's."""
    UNCLEAR_ITEM = "unclear_item"
    """So may one whose item may be this one, as it is written."""
    NO_FORMED_DAY = "no_formed_day"
    """Without the day that the information was formed there is no due day."""
    DUE_BEFORE_FORMED = "due_before_formed"
    """The due day that a record states lies before the day the information was formed."""
    PUBLISHED_BEFORE_FORMED = "published_before_formed"
    """The day of publication lies before the day the information was formed."""
    PUBLISHED_BEFORE_PERIOD = "published_before_period"
    """The day of publication lies long before the period."""
    PUBLISHED_AFTER_END = "published_after_end"
    """The day of publication lies after the day of taking down or the end of posting."""
    UNTITLED_RECORDS = "untitled_records"
    """Several records of one day have no title: nobody can say how many events they are."""
    NOTHING_TO_DISCLOSE = "nothing_to_disclose"
    """What a zero report says."""
    NOT_APPLICABLE = "not_applicable"
    """A decision that the item does not apply."""
    EXEMPT = "exempt"
    """A decision that the law forbids to publish."""
    WAIVED = "waived"
    """A waiver in force."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A code with the facts that belong to it."""

    code: ReasonCode
    path: str = ""
    """The file of the record (or waiver) that it rests on."""
    line: int = 0
    """The line that the record (or waiver) begins at."""
    day: date | None = None
    """The day that contradicts another: of publication, or the stated due day."""
    against: date | str = ""
    """What it contradicts: a day, or a period."""
    said: str = ""
    """What people wrote: the item, the reason of a zero report or of a decision, the law."""
    by: str = ""
    """Who approved the decision."""
    item: str = ""
    """The id of the item that may be meant."""
    number: int = 0
    """How many records have no title."""
    waiver: Waiver | None = None
