"""What came of importing a notice: as it was read, what became of its file, which due days move."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from gongkai_cli.checking.obligation_diff import Move
from gongkai_cli.sources.holiday_notice.resolve import Settled


@dataclass(frozen=True, slots=True)
class Written:
    """What became of the notice's file in the project, and what it moves there.

    `outcome` says it in words. `backup` is where the file's earlier content was put. `moves` are the due
    days as of `as_of`, of periods that begin by `through`; None where the project cannot be checked.
    """

    file: str
    outcome: str
    written: bool
    backup: str | None
    moves: Sequence[Move] | None
    as_of: date
    through: date


@dataclass(frozen=True, slots=True)
class Imported:
    """A notice as it was read; `differences` from the installed calendar, None where it lacks the year.

    `reminders` are what a person should look at again; `file` is None outside a project.
    """

    settled: Settled
    differences: Sequence[str] | None
    reminders: Sequence[str]
    file: Written | None = None
