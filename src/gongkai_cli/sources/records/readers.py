"""The end of a record file's name → what reads such files. A new format is one line here.

A reader gives each record a key of its own in the file, a path (YAML: document, entry), which stays the
same wherever the file is read.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from .entries import FileRecords
from .yaml import read_yaml


class RecordReader(Protocol):
    """Bytes of a file, and its path as messages show it → its records and what of it could not be read."""

    def __call__(self, data: bytes, shown: str) -> FileRecords:
        """Reads one file; `shown` is its path as messages show it."""


READERS: Mapping[str, RecordReader] = {".yaml": read_yaml, ".yml": read_yaml}
SUFFIXES = tuple(READERS)
