"""Text for machines → standard output as UTF-8, whatever the terminal speaks."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

WIDTH = 100
"""Columns of a table that is written to a file."""


def put(text: str) -> None:
    """Writes text as UTF-8 bytes: JSON must be the same bytes everywhere."""
    put_pieces([text.encode("utf-8", "backslashreplace")])


def put_pieces(pieces: Iterable[bytes]) -> None:
    """The same for a long text that is UTF-8 already and comes in pieces."""
    sys.stdout.flush()
    raw = getattr(sys.stdout, "buffer", None)
    for piece in pieces:
        if raw is None:
            sys.stdout.write(piece.decode())
        else:
            raw.write(piece)
    if raw is not None:
        raw.flush()


@contextmanager
def reader_may_leave() -> Iterator[None]:
    """Goes on in silence where the reader has closed the pipe: the exit code is still to come.

    rich leaves by SystemExit then.
    """
    try:
        yield
        sys.stdout.flush()
    except (BrokenPipeError, SystemExit):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
