"""The bytes of a YAML file → the records in it, and what in it could not be read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from gongkai_cli.model.chinese_keys import places_in_english
from gongkai_cli.model.problem import Problem
from gongkai_cli.model.record import Record
from gongkai_cli.model.result import Unreadable
from gongkai_cli.sources.yaml.encodings import best_text
from gongkai_cli.sources.yaml.errors import NotYaml
from gongkai_cli.sources.yaml.events import Path, Position, positions_by_entry
from gongkai_cli.sources.yaml.load_model import entries_of, place_trouble, read_documents

from .entries import Entries, FileRecords
from .problem_list import unreadable_for

NO_BLANK = re.compile(r"-?\s*(?:item|事项):\S")


def read_yaml(data: bytes, shown: str) -> FileRecords:
    """Any number of documents, each a record or a list of records."""
    try:
        documents = read_documents(data)
    except NotYaml as error:
        lost = _read_broken(best_text(data), place_trouble(shown, error.trouble))
        return FileRecords((), lost, parsed=False)
    entries = Entries(shown, _EntryPlaces(data))
    for base, line, entry, doubled in entries_of(documents):
        if entry.__class__ is str and (len(base) == 1 or "：" in entry or NO_BLANK.match(entry)):
            entries.add(*_explain_no_record(entry, shown, line))
        else:
            entries.read(entry, base, line, doubled)
    return entries.result()


class _EntryPlaces:
    """Where everything in a record stands, by its English keys too; asked for in the records' order.

    Parsed a second time, from the bytes that were read, for few files need it.
    """

    __slots__ = ("ahead", "data", "known")

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.ahead: Iterator[dict[Path, Position]] | None = None
        self.known: Mapping[Path, Position] = {}

    def __call__(self, base: Path) -> Mapping[Path, Position]:
        if self.ahead is None:
            self.ahead = positions_by_entry(self.data)
        if base not in self.known:
            found: dict[Path, Position] = {}
            while base not in found:
                found = next(self.ahead)
            self.known = places_in_english(found, Record)
        return self.known


def _read_broken(content: str, problem: Problem) -> tuple[Unreadable, ...]:
    """What cannot be parsed clouds every item that it names; part of it that names none, the whole check."""
    from .legible_parts import read_legible

    legible = read_legible(content)
    found = unreadable_for(problem, legible.items)
    if legible.lost and legible.items:
        return found, Unreadable(problem.path, problem.line, (), None, None, ())
    return (found,)


def _explain_no_record(root: Any, shown: str, line: int) -> tuple[Unreadable, ...]:
    """What is a mere word or sentence instead of a record, most often for a full-width colon."""
    message, mend = "不是公开记录（应由“键: 值”组成）", "冒号用半角“:”，后面空一格"
    if "：" in root:
        message = "冒号写成了全角“：”"
    elif NO_BLANK.match(root):
        message, mend = "冒号后面缺一个空格", "冒号后面空一格"
    official = message, f"{mend}，如 事项: 7"
    problem = Problem(shown, line, 1, message, f"{mend}，如 item: 7", official=official)
    return _read_broken(root.replace(" ", "\n"), problem)
