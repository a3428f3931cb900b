"""A signed (frozen) report and today's records → what reads differently since it was signed."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from ..check import Checked
from ..model.problem import CannotCheck, os_reason
from ..model.result import PUBLISHED, Verdict
from ..periods import Period, parse
from ..summary import faulty
from .count import of_month
from .model import SCHEMA, Comparison, Correction, Provenance, Told
from .seen import Seen

FOLDER = "reports"
NAME = re.compile(r"(20(?:0[5-9]|[1-4][0-9])-(?:0[1-9]|1[0-2]))(?:\.v([1-9][0-9]*))?\.json")
INPUTS = {
    "catalog": "目录",
    "project": "项目设置（gongkai.yaml）",
    "records": "公开记录",
    "calendar": "工作日历",
    "waivers": "经批准暂不计入（waivers.yaml）",
}
"""What a report is made of, as `Provenance` names it → in Chinese."""


@dataclass(frozen=True)
class FrozenDuty:
    """What a signed report keeps of an obligation; other keys are let pass."""

    id: str
    item: str
    office: str
    due: date
    verdict: Verdict
    published: date | None
    faulty: bool


@dataclass(frozen=True)
class Signed:
    """What is read of a signed report."""

    schema: Literal["gongkai.report/1"]
    month: str
    as_of: date
    office: str | None
    duties: tuple[FrozenDuty, ...]
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Frozen:
    """A signed report and the file it was read from."""

    file: str
    signed: Signed


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


def latest_before(root: Path, month: Period) -> Frozen | None:
    """The last signed report of an earlier month. Raises CannotCheck where it cannot be read."""
    names = [name for text, _, name in versions(root) if text < month.text]
    return read(root, names[-1]) if names else None


def read(root: Path, name: str) -> Frozen:
    """A signed report. Raises CannotCheck where it is not one."""
    from pydantic import TypeAdapter, ValidationError

    shown = f"{FOLDER}/{name}"
    hint = "从版本库或备份里恢复这个文件；它是签存的通报，不能手改"
    try:
        data = (root / FOLDER / name).read_bytes()
        signed = TypeAdapter(Signed).validate_json(data)
    except OSError as error:
        raise CannotCheck(f"签存的通报 {shown} 打不开：{os_reason(error)}", hint) from error
    except ValidationError as error:
        message = f"签存的通报 {shown} 不是 {SCHEMA} 格式，有{error.error_count()}处不符"
        raise CannotCheck(message, hint) from None
    own = signed.month == name[:7] and signed.as_of == parse(name[:7]).last
    if not own or signed.office is not None:
        raise CannotCheck(f"签存的通报 {shown} 的内容与文件名不符", hint)
    return Frozen(shown, signed)


def checked_then(seen: Seen, frozen: Frozen, check: Callable[[date], Checked]) -> Checked:
    """Today's records as of the signed report's day; one of the looks where it is among them."""
    for look in seen.looks:
        if look.as_of == frozen.signed.as_of and look.checked is not None:
            return look.checked
    return check(frozen.signed.as_of)


def compare(
    frozen: Frozen, then: Checked, now: Provenance, office: str | None = None
) -> Comparison:
    """What the same question, asked today, answers otherwise; of one office where it is named."""
    signed = frozen.signed
    items = {each.item for each in then.items if office is None or each.office == office}
    before = {
        duty.id: (duty.item, duty.office, Told(duty.due, duty.verdict, duty.published, duty.faulty))
        for duty in signed.duties
        if office is None or duty.item in items
    }
    amiss = faulty(then.findings)
    after = {}
    for each in of_month(then.judged, parse(signed.month), signed.as_of):
        obligation, due = each.obligation, each.obligation.due
        if obligation.item.id in items and due is not None:
            published = each.decided_by.day if each.decided_by else None
            wrong = each.verdict in PUBLISHED and obligation.id in amiss
            told = Told(due.day, each.verdict, published, wrong)
            after[obligation.id] = (obligation.item.id, each.office, told)
    corrections = []
    for id_ in (*before, *(new for new in after if new not in before)):
        item, name, _ = after.get(id_) or before[id_]
        old = before[id_][2] if id_ in before else None
        new = after[id_][2] if id_ in after else None
        if old != new:
            corrections.append(Correction(id_, item, name, old, new))
    order = then.project.catalog.order
    corrections.sort(key=lambda each: (order.get(each.item, len(order)), each.obligation))
    return Comparison(
        signed.month, frozen.file, signed.as_of, changed(signed.provenance, now), tuple(corrections)
    )


def changed(before: Provenance, now: Provenance) -> tuple[str, ...]:
    """Which inputs differ, in Chinese."""
    words = [word for key, word in INPUTS.items() if getattr(before, key) != getattr(now, key)]
    if before.tool != now.tool:
        words.append(f"工具版本（{before.tool}→{now.tool}）")
    return tuple(words)
