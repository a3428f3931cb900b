"""Record files → their plain documents, parsed by a second process while the first one works."""

from __future__ import annotations

import marshal
import os
import tempfile
from collections.abc import Sequence
from typing import IO, Any

from ..yamltext import plain, text
from ..yamltext.plain import Document
from ..yamltext.trouble import NotYaml

Documents = list[Document]


class Ahead:
    """A second process that parses some files. What it cannot settle is left to the first."""

    def __init__(self, paths: Sequence[str]) -> None:
        self.paths = paths
        self.file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115  # closed by documents()
        self.child = os.fork()
        if self.child == 0:
            code = 1
            try:
                marshal.dump([_documents(path) for path in paths], self.file)
                self.file.flush()
                code = 0
            finally:
                os._exit(code)

    def documents(self) -> list[Documents | None]:
        """For each path its documents, or None for a file that the first process must look at itself."""
        _, status = os.waitpid(self.child, 0)
        with self.file:
            if status != 0:
                return [None] * len(self.paths)
            self.file.seek(0)
            found: list[Any] = marshal.load(self.file)
        return [
            None
            if rows is None
            else [Document(root, line, lines, ()) for root, line, lines in rows]
            for rows in found
        ]


def start(paths: Sequence[str]) -> Ahead | None:
    """Starts the second process where there are a processor for it and a system that can fork."""
    allowed = getattr(os, "sched_getaffinity", None)
    processors = len(allowed(0)) if allowed is not None else os.cpu_count() or 1
    if not hasattr(os, "fork") or processors < 2:
        return None
    try:
        return Ahead(paths)
    except OSError:  # no process or no room for the file: the first process does all of it
        return None


def _documents(path: str) -> list[tuple[Any, int, tuple[int, ...]]] | None:
    """Documents in a shape that marshal carries; None where anything is amiss."""
    try:
        data = text.read_bytes(path)
        if data[:2] in text.UTF_16:
            return None
        found = plain.documents(data)
    except (OSError, text.TooLarge, NotYaml):
        return None
    if any(document.troubles for document in found):
        return None
    return [(document.root, document.line, document.entry_lines) for document in found]
