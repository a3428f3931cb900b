"""Symbolic places (a record, and the path of a value in it) → lines and columns, each file read once."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from gongkai_cli.model.chinese_keys import places_in_english
from gongkai_cli.model.record import Record
from gongkai_cli.model.result import Place, Source, Where

from .paths import path_on_disk
from .regular_file import read_bytes
from .yaml import events
from .yaml.errors import NotYaml


def locate(root: Path, sources: Iterable[Source]) -> dict[Where, Place]:
    """Where values of a project's records begin, for all of them at once.

    Left out is what nobody can find any more, for its file has changed or gone since the records were
    read: `Source.place`, the record's own line, stands for that.
    """
    in_file: dict[str, list[Source]] = defaultdict(list)
    for source in sources:
        if source.value:
            in_file[source.placed.path].append(source)
    found: dict[Where, Place] = {}
    for path, wanted in in_file.items():
        found.update(_in_file(os.path.join(root, path_on_disk(path)), wanted))
    return found


def _in_file(path: str, wanted: Iterable[Source]) -> Iterator[tuple[Where, Place]]:
    try:
        known: Mapping[events.Path, events.Position] = events.find_positions(read_bytes(path))
    except (OSError, NotYaml):
        return
    english: Mapping[events.Path, events.Position] | None = None
    for source in wanted:
        placed = source.placed
        first = known.get(placed.base)
        if first is None or first[0] != placed.line:
            continue
        value = (*placed.base, *source.value)
        at = known.get(value)
        if at is None:  # a key in Chinese, or no value there at all
            english = english or places_in_english(known, Record)
            at = english.get(value, first)
        yield source.where, Place(placed.path, *at)
