"""`reports/` of a project → the signed (frozen) reports, each read only if nobody changed it by hand."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

from gongkai_cli.analyses.monthly.figures import (
    Figures,
    Ledger,
    Leftover,
    Provenance,
    Reminder,
    TrendPoint,
)
from gongkai_cli.calendar.periods import Period, parse_period
from gongkai_cli.model.problem import CannotCheck, os_reason
from gongkai_cli.model.verdicts import Severity, State, Verdict
from gongkai_cli.outputs.documents import report_writer
from gongkai_cli.outputs.documents.report import SCHEMA, Monthly, Problem
from gongkai_cli.sources.regular_file import read_regular_file

FOLDER = "reports"
MAX_BYTES = 64 * 1024 * 1024
"""The report of 20,000 records has some 15 MB."""
NAME = re.compile(r"(20(?:0[5-9]|[1-4][0-9])-(?:0[1-9]|1[0-2]))(?:\.v([1-9][0-9]*))?\.json")
HINT = "从版本库或备份里恢复这个文件；它是签存的通报，不能手改，要更正的用 --refreeze 另存一版"


@dataclass(frozen=True)
class SignedDuty:
    """What is read of an obligation of a signed report; other keys are let pass."""

    id: str
    item: str
    category: str
    office: str
    title: str
    period: str | None
    due: date
    verdict: Verdict
    published: date | None
    faulty: bool


@dataclass(frozen=True)
class SignedItem:
    """What is read of a catalog item."""

    item: str
    category: str
    office: str
    state: State
    publications: int


@dataclass(frozen=True)
class SignedRow:
    """What is read of an office's line."""

    name: str
    figures: Figures


@dataclass(frozen=True)
class SignedWithin:
    """What was asked about the rectification."""

    within: int
    own: bool
    deadline: date


@dataclass(frozen=True)
class Signed:
    """What is read of a signed report; the names are `Monthly`'s, so that the two can be compared."""

    schema: Literal["gongkai.report/1"]
    month: str
    as_of: date
    office: str | None
    figures: Figures
    leftover: Leftover
    earlier_reported: int
    problems_by_severity: Mapping[Severity, int]
    trend: tuple[TrendPoint, ...]
    by_office: tuple[SignedRow, ...]
    duties: tuple[SignedDuty, ...]
    problems: tuple[Problem, ...]
    overview: tuple[SignedItem, ...]
    ledger: Ledger
    reminders: tuple[Reminder, ...]
    rectification: SignedWithin
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Frozen:
    """A signed report, the file it was read from and which version of its month it is.

    `core` is what two versions are compared by.
    """

    file: str
    version: int
    signed: Signed
    core: Any


def versions(root: Path, month: str | None = None) -> list[tuple[str, int, str]]:
    """(month, version, file name) of the frozen reports of a project, in order. Raises CannotCheck."""
    try:
        names = os.listdir(root / FOLDER)
    except FileNotFoundError:
        return []
    except OSError as error:
        raise CannotCheck(
            f"通报文件夹 {FOLDER} 打不开：{os_reason(error)}", "检查它的权限"
        ) from error
    found = [
        (match[1], int(match[2] or 1), match[0]) for match in map(NAME.fullmatch, names) if match
    ]
    return sorted(each for each in found if month is None or each[0] == month)


def latest_before(root: Path, month: Period) -> tuple[Frozen, ...]:
    """Every version of the last signed month before this one, in order. Raises CannotCheck."""
    months = [text for text, _, _ in versions(root) if text < month.text]
    return of_month(root, months[-1]) if months else ()


def of_month(root: Path, month: str) -> tuple[Frozen, ...]:
    """Every signed version of a month's report. Raises CannotCheck where one cannot be read."""
    return tuple(_read(root, name, number) for _, number, name in versions(root, month))


def _read(root: Path, name: str, version: int) -> Frozen:
    import orjson
    from pydantic import TypeAdapter, ValidationError

    shown = f"{FOLDER}/{name}"
    try:
        data = read_regular_file(root / FOLDER / name, MAX_BYTES)
        core = _core(data)
        signed = TypeAdapter(Signed).validate_json(data)
    except OSError as error:
        raise CannotCheck(f"签存的通报 {shown} 打不开：{os_reason(error)}", HINT) from error
    except orjson.JSONDecodeError as error:  # also for NaN and Infinity, which others let pass
        at = f"第{error.lineno}行第{error.colno}列读不下去"
        raise CannotCheck(f"签存的通报 {shown} 已损坏，不是JSON（{at}）", HINT) from None
    except ValidationError as error:
        message = f"签存的通报 {shown} 不是 {SCHEMA} 格式，有{error.error_count()}处不符"
        raise CannotCheck(message, HINT) from None
    if not report_writer.is_whole(data):
        raise CannotCheck(f"签存的通报 {shown} 签存以后被改动过，校验码不符", HINT)
    own = signed.month == name[:7] and signed.as_of == parse_period(name[:7]).last
    if not own or signed.office is not None:
        raise CannotCheck(f"签存的通报 {shown} 的内容与文件名不符", HINT)
    return Frozen(shown, version, signed, core)


def says_the_same(frozen: Frozen, monthly: Monthly) -> bool:
    """Whether the report would be signed as it was, but for what it says of earlier versions."""
    return bool(frozen.core == _core(report_writer.render(monthly)))


def _core(data: bytes) -> Any:
    """What a report says, but for what it says of earlier versions. Raises JSONDecodeError."""
    import orjson

    tree: Any = orjson.loads(data)
    if not isinstance(tree, dict):
        return tree
    return {key: value for key, value in tree.items() if key not in ("replaces", "seal", "volumes")}
