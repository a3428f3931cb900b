"""waivers.yaml → the waivers that could be read, each with its place, and what is wrong with the rest."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from gongkai_cli.model.chinese_keys import in_english, places_in_english
from gongkai_cli.model.problem import Problem, within_limit
from gongkai_cli.model.waiver import Waiver

from . import regular_file
from .paths import is_within
from .yaml.errors import NotYaml
from .yaml.events import Path as Keys
from .yaml.events import Position, find_positions
from .yaml.load_model import (
    Places,
    doubled_keys,
    entries_of,
    os_problem,
    place_of,
    place_trouble,
    read_documents,
    validate,
)

FILE = "waivers.yaml"
SHORT = "waivers.yml"
"""A slip of the name, which must not leave people believing that their waivers work."""
NO_ENTRY = "不是一条经批准暂不计入（应由“键: 值”组成）"
OFFICIAL_ENTRY = "每条以“- ”开头，写规则、义务、理由、批准人、批准日期、有效期至"
ENTRY = "每条以“- ”开头，写 code、obligation、reason、approved_by、approved_on、expires"


@dataclass(frozen=True, slots=True)
class PlacedWaiver:
    """A waiver and where it and its values stand in waivers.yaml, by their English keys."""

    waiver: Waiver
    line: int
    places: Mapping[str, Position]

    def at(self, key: str) -> tuple[str, int, int]:
        """File, line and column of a value, of the waiver itself where it is not written down."""
        return (FILE, *self.places.get(key, (self.line, 1)))


@dataclass(frozen=True, slots=True)
class BrokenWaiver:
    """An entry that cannot be read, the line where it begins, and all that is wrong with it.

    `whole` where it is the file that cannot be read, with every entry that it may hold.
    """

    line: int
    problems: tuple[Problem, ...]
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Waivers:
    """What waivers.yaml holds: the waivers that can be read, and the entries that cannot."""

    listed: tuple[PlacedWaiver, ...]
    broken: tuple[BrokenWaiver, ...]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The problems of what cannot be read, in the order of the lines, as many as are listed."""
        return within_limit([problem for each in self.broken for problem in each.problems])


def read_waivers_file(root: Path) -> Waivers:
    """Reads a project's waivers.yaml. Never raises: a file that cannot be used is a problem of its own."""
    path = root / FILE
    if not os.path.lexists(path):
        message, hint = f"文件名应为 {FILE}，现为 {SHORT}，没有读取", "改文件名"
        official = "经批准暂不计入的登记文件名写错，没有读取", hint
        return _nothing(Problem(SHORT, 1, 1, message, hint, official=official))
    if not is_within(os.path.realpath(path), os.path.realpath(root)):
        message = "符号链接指向项目之外，未读取"
        return _nothing(Problem(FILE, 1, 1, message, "把文件复制到项目里"))
    try:
        return read_waivers(regular_file.read_regular_file(path))
    except OSError as error:
        return _nothing(os_problem(FILE, error, "检查这个文件及其权限"))


def read_waivers(data: bytes) -> Waivers:
    """The waivers in the bytes of waivers.yaml."""
    try:
        documents = read_documents(data)
    except NotYaml as error:
        return _nothing(place_trouble(FILE, error.trouble))
    places = cache(lambda: places_in_english(find_positions(data), Waiver))
    listed: list[PlacedWaiver] = []
    broken: list[BrokenWaiver] = []
    for base, line, entry, doubled in entries_of(documents):
        waiver, more = _read_entry(entry, places, base)
        problems = (*(place_trouble(FILE, trouble) for trouble, _ in doubled), *more)
        if waiver is None or problems:
            broken.append(BrokenWaiver(line, problems))
            continue
        keys = in_english(entry, Waiver).data
        of_keys = {key: place_of(base, (key,), places()) for key in keys}
        listed.append(PlacedWaiver(waiver, line, of_keys))
    return Waivers(tuple(listed), tuple(broken))


def _nothing(problem: Problem) -> Waivers:
    return Waivers((), (BrokenWaiver(problem.line, (problem,), whole=True),))


def _read_entry(entry: Any, places: Places, base: Keys) -> tuple[Waiver | None, list[Problem]]:
    """The waiver made from plain data, or None, and each problem with its place."""
    if not isinstance(entry, dict):
        place = place_of(base, (), places())
        official = (NO_ENTRY, OFFICIAL_ENTRY)
        return None, [Problem(FILE, *place, NO_ENTRY, ENTRY, official=official)]
    english = in_english(entry, Waiver)
    waiver, problems, _ = validate(english.data, Waiver, FILE, places, base)
    return waiver, [*doubled_keys(english, FILE, places, base), *problems]
