"""What came of importing a notice → `gongkai.notice/1`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Literal, NotRequired

from typing_extensions import TypedDict

from gongkai_cli.analyses.notice_import.result import Imported
from gongkai_cli.checking.obligation_diff import Move
from gongkai_cli.model.result import Basis
from gongkai_cli.model.verdicts import Verdict


class NoticeMove(TypedDict):
    """One obligation; due day, firmness and verdict, each from and to."""

    obligation: str
    due: list[str | None]
    basis: tuple[Basis | None, Basis | None]
    verdict: tuple[Verdict | None, Verdict | None]


class NoticeDocument(TypedDict):
    """The notice, the days first; the last four keys only in a project."""

    year: int
    off_days: list[str]
    make_up_workdays: list[str]
    schema: Literal["gongkai.notice/1"]
    number: str | None
    issued: str | None
    amends: bool
    differences: Sequence[str] | None
    reminders: Sequence[str]
    file: NotRequired[str]
    written: NotRequired[bool]
    backup: NotRequired[str | None]
    moves: NotRequired[list[NoticeMove]]


def render(found: Imported) -> str:
    """One JSON document; the same notice and project give the same bytes."""
    reading, file = found.settled.reading, found.file
    document: NoticeDocument = {
        "year": reading.year,
        "off_days": _texts(found.settled.off_days),
        "make_up_workdays": _texts(found.settled.make_up_workdays),
        "schema": "gongkai.notice/1",
        "number": reading.number,
        "issued": reading.issued.isoformat() if reading.issued else None,
        "amends": reading.kind == "amending",
        "differences": found.differences,
        "reminders": found.reminders,
    }
    if file is not None:
        document["file"] = file.file
        document["written"] = file.written
        document["backup"] = file.backup
        document["moves"] = [_move(each) for each in file.moves or ()]
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _texts(days: Sequence[date]) -> list[str]:
    return [day.isoformat() for day in days]


def _move(move: Move) -> NoticeMove:
    return {
        "obligation": move.judged.obligation.id,
        "due": [day.isoformat() if day else None for day in move.days],
        "basis": move.basis,
        "verdict": move.verdicts,
    }
