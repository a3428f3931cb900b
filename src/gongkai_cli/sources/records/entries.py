"""Plain data of the records of one file, whatever its format → records, and what could not be read, with reasons."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, NamedTuple

from pydantic import ValidationError

from gongkai_cli.model.chinese_keys import in_english
from gongkai_cli.model.problem import MOST_LISTED
from gongkai_cli.model.record import Record
from gongkai_cli.model.result import LocatedRecord, Unreadable
from gongkai_cli.sources.yaml.events import Path, Position
from gongkai_cli.sources.yaml.load_model import Doubled, doubled_keys, explain_errors, place_trouble

PLAIN_KEYS = frozenset(Record.model_fields) - {"publications"}
"""The keys that need no translation, neither their own nor inside them."""
Record.model_rebuild()
_validate = Record.__pydantic_validator__.validate_python


class FileRecords(NamedTuple):
    """What one file holds: its records, what could not be read, and whether the file could be parsed at all."""

    records: Sequence[LocatedRecord]
    unreadable: Sequence[Unreadable]
    parsed: bool = True


class Entries:
    """The records of one file as they are read, in their order.

    `places` gives where everything in a record stands, by the record's path in the file; it is asked
    only where something is wrong.
    """

    __slots__ = ("listed", "others", "places", "records", "shown", "unreadable")

    def __init__(self, shown: str, places: Callable[[Path], Mapping[Path, Position]]) -> None:
        self.shown, self.places = shown, places
        self.records: list[LocatedRecord] = []
        self.unreadable: list[Unreadable] = []
        self.listed = 0
        self.others: dict[tuple[Any, ...], tuple[Unreadable, int, int]] | None = None

    @property
    def full(self) -> bool:
        """Whether as many problems are listed as anybody reads."""
        return self.listed >= MOST_LISTED

    def read(self, entry: Any, base: Path, line: int, doubled: Sequence[Doubled] = ()) -> None:
        """Takes one entry as a record, or as something that could not be read."""
        shown = self.shown
        problems = [place_trouble(shown, trouble) for trouble, _ in doubled] if doubled else []
        raw = entry
        if entry.__class__ is dict and not PLAIN_KEYS.issuperset(entry):
            english = in_english(entry, Record)
            entry = english.data
            if english.twice:
                places = {} if self.full else self.places(base)
                problems += doubled_keys(english, shown, lambda: places, base)
        # of a key written twice nobody can say which value is meant
        unclear = problems[0] if problems else None
        unlisted, details = 0, []
        try:
            record = _validate(entry)
        except ValidationError as error:
            unlisted = error.error_count()
            if not self.full:
                details = error.errors(include_url=False)[:MOST_LISTED]
        else:
            if unclear is None:
                self.records.append(LocatedRecord(record, shown, line, base))
                return
        if (
            details
        ):  # not in the handler: a parser paused in it would keep the error, and this frame
            unlisted -= len(details)
            at = partial(self.places, base)
            problems += explain_errors(details, Record, shown, at, base)
        from gongkai_cli.sources.spelling import right_day, right_period

        from .duplicate_keys import is_slip, items_inside, items_of, lost_records, values_of

        of = values_of(raw, doubled)
        legible = entry if isinstance(entry, dict) and unclear is None else {}
        title, lost = legible.get("title"), []
        if unclear and (self.full or not is_slip(of, doubled, base, self.places(base))):
            lost = lost_records(of, unclear)
        problems.sort(key=lambda problem: (problem.line, problem.column))
        left = MOST_LISTED - self.listed
        if not self.full and len(problems) > left:
            unlisted += len(problems) - left
            del problems[left:]
        self.add(
            Unreadable(
                shown,
                line,
                items_of(of["item"]) or items_inside(raw),
                right_period(legible.get("period")),
                right_day(legible.get("formed")),
                tuple(problems),
                title if isinstance(title, str) else "",
                unlisted=unlisted,
            ),
            *lost,
        )

    def add(self, *unreadable: Unreadable) -> None:
        """Keeps what could not be read; past the limit, of those alike the first, and how many they are."""
        for each in unreadable:
            if not self.full:
                self.listed += len(each.problems)
                self.unreadable.append(each)
                continue
            alike = each.items, each.period, each.formed, each.title
            count = each.unlisted + len(each.problems)
            self.others = self.others or {}
            first, records, unlisted = self.others.get(alike, (each, 0, 0))
            self.others[alike] = first, records + each.records, unlisted + count

    def result(self) -> FileRecords:
        """What was read; of what was added past the limit, how many they are."""
        if self.others:
            self.unreadable += (
                replace(first, problems=(), records=records, unlisted=unlisted)
                for first, records, unlisted in self.others.values()
            )
        return FileRecords(self.records, self.unreadable)
