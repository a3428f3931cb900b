"""A settled notice → its file in the project's `calendar` folder: name, text, and the model it is read as."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from gongkai_cli.calendar.weekdays import weekday
from gongkai_cli.model.problem import Problem
from gongkai_cli.sources.yaml.load_model import load_bytes

if TYPE_CHECKING:
    from gongkai_cli.model.notice import Notice

    from .read import Reading
    from .resolve import Settled

PLAIN = re.compile(r"[\u4e00-\u9fff][\w\u3010-\u301b《》]*")


@dataclass(frozen=True, slots=True)
class Change:
    """What a new notice changes under a key of a file, perhaps at a day; `adds` what was not there at all."""

    key: str
    day: date | None
    words: str
    adds: bool = False


def file_name(reading: Reading) -> str:
    """2027.yaml for a year's notice; 2020-补充-2020-01-26.yaml for one that amends it."""
    if reading.kind == "yearly":
        return f"{reading.year}.yaml"
    return f"{reading.year}-补充-{reading.issued}.yaml"


def file_text(settled: Settled, first_line: str) -> str:
    """The file, each day with its weekday and holiday; `first_line` is the one for editors."""
    reading = settled.reading
    of: dict[date, str] = {}
    for holiday in settled.holidays:
        of |= dict.fromkeys((*holiday.off, *holiday.worked), holiday.name)
    lines = ["# 由 gongkai calendar import 从通知原文读出", f"year: {reading.year}"]
    lines += [f"number: {_scalar(reading.number)}"] if reading.number else []
    lines += [f"issued: {reading.issued}"] if reading.issued else []
    lines += [f"source: {_scalar(reading.title)}"] if reading.title else []
    lines += ["amends: true"] if reading.kind == "amending" else []
    lines += _days("off_days", settled.off_days, of)
    lines += _days("make_up_workdays", settled.make_up_workdays, of)
    return first_line + "\n".join(lines) + "\n"


def as_notice(text: str, shown: str) -> Notice | tuple[Problem, ...]:
    """The model that the file is read as, or what would be wrong with it."""
    from gongkai_cli.model.notice import Notice

    loaded = load_bytes(text.encode(), shown, Notice)
    return loaded if isinstance(loaded, tuple) else loaded.value


def find_changes(old: Notice, new: Notice) -> list[Change]:
    """What a new notice would change in the file of an old one; empty for the same.

    A number or a day of issue that the new one does not know stays, so it is no difference.
    """
    found = []
    for key, word in (("number", "文号"), ("issued", "日期"), ("amends", "amends")):
        before, after = getattr(old, key), getattr(new, key)
        if after is not None and before != after:
            words = f"{word}：原为{before or '（无）'}，现为{after}"
            found.append(Change(key, None, words, before is None))
    for key, word in (("off_days", "放假"), ("make_up_workdays", "上班")):
        before, after = set(getattr(old, key)), set(getattr(new, key))
        found += [Change(key, day, f"{day} 不再{word}") for day in sorted(before - after)]
        found += [Change(key, day, f"{day} 新增{word}") for day in sorted(after - before)]
    return found


def _days(key: str, days: tuple[date, ...], of: Mapping[date, str]) -> list[str]:
    if not days:
        return [f"{key}: []"]
    return [f"{key}:"] + [f"  - {day}  # {weekday(day)} {of[day]}" for day in days]


def _scalar(value: str) -> str:
    """A text as YAML: bare where nothing in it could be taken for YAML's own."""
    return value if PLAIN.fullmatch(value) else json.dumps(value, ensure_ascii=False)
