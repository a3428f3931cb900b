"""waivers.yaml → the waivers that could be read, each with its place, and what is wrong with the rest."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from .model.keys import in_english, places_in_english
from .model.problem import Problem, os_reason, within_limit
from .model.waiver import Waiver
from .records.read import Broken, parse_file
from .records.walk import within
from .regular_file import require_regular_file
from .written import doubled_keys, place_of, placed
from .yamltext import plain
from .yamltext.plain import KEY_OF, Position
from .yamltext.trouble import Trouble

FILE = "waivers.yaml"
SHORT = "waivers.yml"
"""A slip of the name, which must not leave people believing that their waivers work."""
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


def read(root: Path) -> Waivers:
    """Reads a project's waivers.yaml. Never raises: a file that cannot be used is a problem of its own."""
    path = root / FILE
    if not os.path.lexists(path):
        return _nothing(
            Trouble(1, 1, f"文件名应为 {FILE}，现为 {SHORT}，没有读取", "改文件名"), SHORT
        )
    project = os.path.realpath(root)
    if not within(os.path.realpath(path), project):
        return _nothing(Trouble(1, 1, "符号链接指向项目之外，未读取", "把文件复制到项目里"))
    try:
        require_regular_file(path)
        data, documents = parse_file(str(path))
    except OSError as error:
        return _nothing(Trouble(1, 1, f"文件打不开：{os_reason(error)}", "检查这个文件及其权限"))
    except Broken as error:
        return _nothing(error.trouble)
    places = places_in_english(plain.positions(data), Waiver) if documents else {}
    listed: list[PlacedWaiver] = []
    broken: list[BrokenWaiver] = []
    for base, line, entry, troubles in _entries(documents):
        problems = [placed(FILE, trouble) for trouble in troubles]
        waiver, more = _waiver(base, entry, places)
        problems += more
        if waiver is None or problems:
            broken.append(BrokenWaiver(line, tuple(problems)))
            continue
        listed.append(PlacedWaiver(waiver, line, _by_key(base, entry, places)))
    return Waivers(tuple(listed), tuple(broken))


def _nothing(trouble: Trouble, shown: str = FILE) -> Waivers:
    return Waivers((), (BrokenWaiver(trouble.line, (placed(shown, trouble),), whole=True),))


def _entries(
    documents: list[plain.Document],
) -> Iterator[tuple[plain.Path, int, Any, list[Trouble]]]:
    """Each thing written down, with its path, line and doubled keys."""
    for index, document in enumerate(documents):
        amiss: dict[int, list[Trouble]] = {}
        for number, trouble, _ in document.troubles:
            amiss.setdefault(number, []).append(trouble)
        if isinstance(document.root, list):
            for number, entry in enumerate(document.root):
                line = document.entry_lines[number]
                yield (index, number), line, entry, amiss.get(number, [])
        else:
            yield (index,), document.line, document.root, amiss.get(0, [])


def _waiver(
    base: plain.Path, entry: Any, places: Mapping[plain.Path, Position]
) -> tuple[Waiver | None, list[Problem]]:
    """The waiver made from plain data, or None, and each problem with its place."""
    if not isinstance(entry, dict):
        place = place_of(base, (), places)
        return None, [Problem(FILE, *place, "不是一条经批准暂不计入（应由“键: 值”组成）", ENTRY)]
    english = in_english(entry, Waiver)
    problems = list(doubled_keys(english, FILE, lambda: places, base))
    try:
        return Waiver.model_validate(english.data), problems
    except ValidationError as error:
        from .wording import explained

        for detail in error.errors(include_url=False):
            loc = detail["loc"] or (detail["ctx"]["key"],)
            at = (*loc, KEY_OF) if detail["type"] == "extra_forbidden" else loc
            message, hint = explained(detail, Waiver, entry)
            problems.append(Problem(FILE, *place_of(base, at, places), message, hint))
        return None, problems


def _by_key(
    base: plain.Path, entry: Mapping[str, Any], places: Mapping[plain.Path, Position]
) -> dict[str, Position]:
    return {key: place_of(base, (key,), places) for key in in_english(entry, Waiver).data}
